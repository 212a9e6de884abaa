"""``attendu.json::attendu``: fails when the file asks for what cannot be."""

from __future__ import annotations

import os
import pathlib
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.diagnosis import MOST_LISTED
from pytest_segur.discovery import collects_nothing
from pytest_segur.expectations import ADVISORIES, ARCHIVE, FILE, REQUESTS, Problem
from pytest_segur.plugin.failure import Refused
from pytest_segur.plugin.glance import glance
from pytest_segur.plugin.nodes import JsonFile, JsonItem
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pytest

    from pytest_segur.plugin.folders import Folder
    from pytest_segur.plugin.glance import Glance
    from pytest_segur.positions import Path

_AT_FAULT: Final = Text("défauts dans attendu.json : {count}", "faults in attendu.json: {count}")
_MORE: Final = Text("… autres défauts : {count}", "… more faults: {count}")
_NO_SUBMISSION: Final = Text(
    "{name} n'est pas un fichier de demandes de ce dossier",
    "{name} is no submission of this folder",
)
_NO_REQUEST: Final = Text(
    "il n'y a pas de demande {position} : le fichier en a {count}",
    "there is no request {position}: the file has {count}",
)
_NO_REQUESTS: Final = Text(
    "il n'y a pas de demande {position} : le premier contrôle refuse le fichier",
    "there is no request {position}: the first control refuses the file",
)
_NO_ARCHIVE: Final = Text("il n'y a pas d'archive", "there is no archive")
_NO_CODE: Final = Text("{code} n'est le code d'aucune règle", "{code} is no rule")
_MISPLACED: Final = Text(
    "{code} n'a pas sa place ici ; codes admis : {allowed}",
    "{code} does not occur here; allowed: {allowed}",
)
#: First letters of the codes that a part can have.
_ERRORS: Final[Mapping[str, str]] = {FILE: "SF", REQUESTS: "DX", ARCHIVE: "P"}
_ADVISORIES: Final[Mapping[str, str]] = {FILE: "A", REQUESTS: "A", ARCHIVE: "A"}


class ExpectationsFile(JsonFile):
    """A file ``attendu.json``."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield its one item."""
        yield ExpectationsItem.from_parent(self, name="attendu", folder=self.folder())


class ExpectationsItem(JsonItem):
    """Holds what the file asks for against the submissions beside it.

    Args:
        folder: what holds in its folder.
    """

    def __init__(self, *, folder: Folder, **kwargs: Any) -> None:  # noqa: ANN401 - what pytest gives to its nodes
        super().__init__(**kwargs)
        self._folder = folder
        self._context = kwargs["parent"].context

    def runtest(self) -> None:
        """Fail for everything that is wrong, all at once."""
        examiner = _Examiner(self._folder, self.path.parent, self._context.configuration.archive)
        lines = self._folder.problem_lines(self._context.words, examiner.problems())
        if lines:
            words = self._context.words
            line = int(lines[0].split(":")[1])
            more = len(lines) - MOST_LISTED
            shown = [*lines[:MOST_LISTED], words(_MORE, count=str(more))] if more > 0 else lines
            raise Refused(words(_AT_FAULT, count=str(len(lines))), shown, line=line)


class _Examiner:
    """Looks at the submissions that are named."""

    def __init__(self, folder: Folder, path: pathlib.Path, archive: pathlib.Path | None) -> None:
        self._folder = folder
        self._path = path
        self._archive = archive
        self._codes = {*CATALOGUE, *(rule.code for rule in folder.settings.rules)}

    def problems(self) -> Iterator[Problem]:
        """Give what is named and does not exist."""
        for name, meant in self._folder.expectations.files.items():
            if not self._is_submission(name):
                yield _problem(_NO_SUBMISSION, (name,), name=quoted(name))
                continue
            settings = self._folder.settings_of(name)
            seen = glance(self._path / name, settings, archive=self._archive)
            yield from self._parts(meant.errors, (name,), seen, _ERRORS)
            advisories = meant.advisories or {}
            yield from self._parts(advisories, (name, ADVISORIES), seen, _ADVISORIES)

    def _is_submission(self, name: str) -> bool:
        is_plain = pathlib.PurePath(name).name == name and not collects_nothing(name)
        return is_plain and os.path.isfile(self._path / name)  # noqa: PTH113 - never raises

    def _parts(
        self,
        meant: Mapping[str | int, tuple[str, ...]],
        path: Path,
        seen: Glance,
        beginnings: Mapping[str, str],
    ) -> Iterator[Problem]:
        for key, codes in meant.items():
            place = (*path, *((REQUESTS, str(key)) if isinstance(key, int) else (key,)))
            if isinstance(key, int) and key > len(seen.numbers):
                count = len(seen.numbers)
                text = _NO_REQUEST if count else _NO_REQUESTS
                yield _problem(text, place, position=str(key), count=str(count))
            elif key == ARCHIVE and codes and not seen.has_archive:
                yield _problem(_NO_ARCHIVE, place)
            begin = beginnings[REQUESTS if isinstance(key, int) else key]
            for index, code in enumerate(codes):
                if code not in self._codes:
                    yield _problem(_NO_CODE, (*place, index), code=quoted(code))
                elif code[0] not in begin:
                    allowed = ", ".join(f"{letter}…" for letter in begin)
                    yield _problem(_MISPLACED, (*place, index), code=code, allowed=allowed)


def _problem(text: Text, path: Path, **values: str) -> Problem:
    return Problem(Text(text.to("fr", **values), text.to("en", **values)), path)
