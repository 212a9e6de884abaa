"""The file ``attendu.json`` of one folder, as `segur expect` reads and writes it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.asp.errors import HistoryError
from pytest_segur.asp.portal import Portal
from pytest_segur.cli.misuse import Misuse
from pytest_segur.discovery import EXPECTATIONS
from pytest_segur.document import Unreadable, parse, read_file
from pytest_segur.expectations import Expectations, read_expectations
from pytest_segur.reports.expectation import FOUND_KEYS
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible
from pytest_segur.writing import dumps

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

    from pytest_segur.settings import Settings

#: The keys of an entry that say how a file is judged, whatever is found.
_JUDGING: Final = frozenset({"edition", "profiles", "today", "history"})


@dataclass(slots=True)
class WrittenExpectations:
    """What the submissions of one folder are meant to have.

    Attributes:
        path: the file, there or not.
        entries: one a submission, as they stand in the file.
        read: what they mean.
    """

    path: pathlib.Path
    entries: dict[str, Any] = field(default_factory=dict)
    read: Expectations = field(default_factory=Expectations)

    @classmethod
    def of_folder(cls, folder: pathlib.Path) -> WrittenExpectations:
        """Read the file of a folder; there is nothing in one that is not there yet.

        Raises:
            Misuse: it cannot be read, or is no object of objects.
        """
        path = folder / EXPECTATIONS
        if not os.path.lexists(path):
            return cls(path)
        try:
            entries = parse(read_file(path)).root
        except Unreadable as problem:
            code = problem.code
            raise _misuse(path, Text(f"illisible ({code})", f"unreadable ({code})")) from None
        for name, entry in entries.items():
            if not isinstance(entry, dict):
                words = Text("n'est pas un objet", "is not an object")
                raise _misuse(path, words, name=name)
        return cls(path, entries, read_expectations(path))

    def settings_for(self, name: str, settings: Settings, given: Mapping[str, Any]) -> Settings:
        """Give how a submission is judged: as its entry says, unless the user says otherwise.

        Args:
            name: base name of the submission.
            settings: those of the command line.
            given: the keys of an entry that the command line decides.

        Raises:
            Misuse: the entry has a value that it cannot have.
        """
        decides = _JUDGING - given.keys()
        for problem in self.read.problems:
            if problem.path[0] == name and problem.path[1] in decides:
                raise _misuse(self.path, problem.text, name=name)
        meant = self.read.of(name).apply(settings)
        # What the user decides stays as he decided.
        decided: dict[str, Any] = {key: getattr(settings, key) for key in given}
        history = self._history(name)
        return replace(meant, history=history, **decided)

    def expect(self, name: str, given: Mapping[str, Any], found: Mapping[str, Any]) -> None:
        """Replace what an entry says was found; how the file is judged stays.

        Args:
            name: base name of the submission.
            given: how it is judged, as far as the command line decides that.
            found: its codes.
        """
        entry = self.entries.get(name, {})
        kept = {key: value for key, value in entry.items() if key not in FOUND_KEYS}
        self.entries[name] = {**kept, **given, **found}

    def to_bytes(self) -> bytes:
        """Write the file."""
        return dumps(self.entries)

    def _history(self, name: str) -> Portal | None:
        history = self.read.of(name).history
        if history is None:
            return None
        try:
            # What a portal has seen already is a history, as the rules want it.
            return Portal.load(self.path.parent / history)
        except HistoryError as problem:
            raise _misuse(self.path, problem.text, name=name) from None


def _misuse(path: pathlib.Path, why: Text, *, name: str | None = None) -> Misuse:
    file = visible(str(path))
    place = "" if name is None else f" : {visible(name)}"
    place_en = "" if name is None else f": {visible(name)}"
    return Misuse(
        Text(
            f"{file} est mal formé, rien n'a été écrit{place} : {why.fr}",
            f"{file} is malformed, nothing was written{place_en}: {why.en}",
        )
    )
