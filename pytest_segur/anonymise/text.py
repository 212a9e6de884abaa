r"""Goes through the text of a file and replaces values in it; everything else stays as written.

A text is read token by token, so that neither a key that an object has twice nor a root that
is no object is in the way.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pytest_segur.anonymise.kinds import DOCUMENT, TEXT, kind_of

if TYPE_CHECKING:
    from pytest_segur.anonymise.kinds import Kind
    from pytest_segur.anonymise.names import Names
    from pytest_segur.anonymise.pseudonyms import Pseudonyms

# Possessive: nothing is tried twice, so the time stays proportional to the text.
_TOKEN: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{},:]|[-+.0-9A-Za-z]++', re.DOTALL)
_LITERALS: Final = frozenset({"null", "true", "false"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A text in which nothing personal is left.

    Attributes:
        text: what it has become.
        documents: the names that it gives to documents, as they were.
    """

    text: str
    documents: frozenset[str]


@dataclass(slots=True)
class _Level:
    """An object or array that the walk is inside of.

    Attributes:
        kind: what stands in it; in an object, what stands under the name that was read last.
        is_object: whether names and values take turns.
        awaits_name: whether a name comes next.
    """

    kind: Kind
    is_object: bool
    awaits_name: bool = field(init=False)

    def __post_init__(self) -> None:
        self.awaits_name = self.is_object


class Replacement:
    """Replaces what stands in texts.

    Args:
        pseudonyms: for values.
        names: for names of balises.
    """

    def __init__(self, pseudonyms: Pseudonyms, names: Names) -> None:
        self._pseudonyms = pseudonyms
        self._names = names

    def in_text(self, text: str) -> Replaced:
        """Replace all that might be anybody's in a sound JSON text.

        Raises:
            AnonymiseError: a value cannot be replaced without a rule noticing.
        """
        parts: list[str] = []
        documents: set[str] = set()
        levels = [_Level(TEXT, is_object=False)]
        # What was written in ASCII only is so for a reason.
        is_ascii = text.isascii()
        done = 0
        for token in _TOKEN.finditer(text):
            written = token[0]
            new = self._passed(written, levels, documents, is_ascii=is_ascii)
            if new != written:
                parts += (text[done : token.start()], new)
                done = token.end()
        parts.append(text[done:])
        return Replaced(text="".join(parts), documents=frozenset(documents))

    def _passed(
        self, written: str, levels: list[_Level], documents: set[str], *, is_ascii: bool
    ) -> str:
        """Pass one token: give what takes its place, itself as a rule."""
        level = levels[-1]
        if written in "{[":
            levels.append(_Level(level.kind, is_object=written == "{"))
        elif written in "}]":
            levels.pop()
        elif written == ",":
            level.awaits_name = level.is_object
        elif written.startswith('"'):
            value = json.loads(written)
            if level.awaits_name:
                level.awaits_name = False
                level.kind = kind_of(value)
                new = self._names.of(value)
            else:
                new = self._pseudonyms.of(level.kind, value)
                if level.kind is DOCUMENT:
                    documents.add(value)
            return written if new == value else json.dumps(new, ensure_ascii=is_ascii)
        elif written != ":" and written not in _LITERALS:
            return self._pseudonyms.of_number(level.kind, written)
        return written
