"""The command line of somebody else's validator, its placeholders filled in for each case.

>>> line = CommandLine.read("juge --profils={profiles} {file} {archive}")
>>> line.filled({"file": "a b.json", "profiles": "", "archive": None})
['juge', '--profils=', 'a b.json', '']
>>> line.filled({"file": "a.json", "profiles": None, "archive": "a.zip"})
['juge', 'a.json', 'a.zip']
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from pytest_segur.spec.text import Text, TextError
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What a command can be told of a case.
PLACEHOLDERS: Final = ("file", "edition", "profiles", "archive", "history", "today")
#: What stands for profiles that are not known, where a placeholder is an argument of its own.
UNKNOWN: Final = "unknown"

_BRACES: Final = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]")
_LITERAL: Final[Mapping[str, str]] = {"{{": "{", "}}": "}"}


class CommandError(TextError):
    """A command cannot be run, whatever the case."""


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A command with placeholders.

    Attributes:
        words: the program and its arguments, placeholders still in them.
        placeholders: the names of those that it has.
    """

    words: tuple[str, ...]
    placeholders: frozenset[str]

    @classmethod
    def read(cls, text: str) -> Self:
        """Take a command apart, as a shell would, without being one.

        Args:
            text: the command; ``{{`` and ``}}`` stand for braces that are no placeholder's.

        Raises:
            CommandError: it is malformed, or has a placeholder that does not exist.
        """
        try:
            words = tuple(shlex.split(text))
        except ValueError:
            raise CommandError(
                Text("--command : un guillemet n'est pas fermé", "--command: a quote is not closed")
            ) from None
        if not words:
            raise CommandError(Text("--command est vide", "--command is empty"))
        found = {name for word in words for name in _names_in(word)}
        if "file" not in found:
            raise CommandError(
                Text(
                    "--command doit dire où va le fichier : {file}",
                    "--command must say where the file goes: {file}",
                )
            )
        return cls(words, frozenset(found))

    def must_be_there(self) -> None:
        """Make sure that there is such a program.

        Raises:
            CommandError: there is none, or it is not executable.
        """
        program = _BRACES.sub(lambda match: _LITERAL.get(match[0], match[0]), self.words[0])
        if shutil.which(program) is not None:
            return
        name = quoted(program)
        if os.path.exists(program):  # noqa: PTH110 - never raises
            raise CommandError(
                Text(f"{name} n'est pas exécutable", f"{name} is not executable"),
            )
        raise CommandError(Text(f"commande introuvable : {name}", f"command not found: {name}"))

    def filled(self, values: Mapping[str, str | None]) -> list[str]:
        """Write the arguments for a case.

        An argument around a placeholder that there is nothing to fill in for is left out
        (``--archive={archive}``); one that is the placeholder alone is empty, so that those
        behind it keep their place, or ``unknown`` for the profiles.

        Args:
            values: by placeholder; None where there is nothing to tell.
        """
        filled = (_filled(word, values) for word in self.words)
        return [word for word in filled if word is not None]


def _names_in(word: str) -> list[str]:
    names = [match[0] for match in _BRACES.finditer(word) if match[0] not in _LITERAL]
    for name in names:
        if name[1:-1] not in PLACEHOLDERS:
            shown, known = quoted(name), " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
            raise CommandError(
                Text(
                    f"--command : {shown} est inconnu ; paramètres admis : {known} ; "
                    "une accolade s'écrit {{ ou }}",
                    f"--command: {shown} is not known; allowed: {known}; "
                    "a brace is written {{ or }}",
                )
            )
    return [name[1:-1] for name in names]


def _filled(word: str, values: Mapping[str, str | None]) -> str | None:
    names = _names_in(word)
    if any(values.get(name) is None for name in names):
        if word != f"{{{names[0]}}}":
            return None
        return UNKNOWN if names == ["profiles"] else ""

    def fill(match: re.Match[str]) -> str:
        return _LITERAL.get(match[0]) or str(values[match[0][1:-1]])

    return _BRACES.sub(fill, word)
