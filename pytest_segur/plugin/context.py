"""What every node of a session shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.checking import Source
    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.expectations import Expectation
    from pytest_segur.plugin.configuration import Configuration
    from pytest_segur.plugin.folders import Folders
    from pytest_segur.plugin.words import Words
    from pytest_segur.settings import Settings


@dataclass(frozen=True, slots=True)
class Judged:
    """A file that was just judged.

    Attributes:
        source: what was judged.
        settings: how.
        meant: what the file is meant to have.
        diagnosis: what was found, with paths as reports write them.
    """

    source: Source
    settings: Settings
    meant: Expectation
    diagnosis: Diagnosis


class Observer(Protocol):
    """Looks at the files of a session, where they are judged."""

    def observe(self, judged: Judged) -> Diagnosis:
        """Take notice of a file, and give what is to be kept of it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One session.

    Attributes:
        configuration: what the user decided.
        root: reports name files from there.
        words: how things are said.
        records_warnings: whether pytest records them; Python prints them otherwise.
        tells_all: whether failures are told in full, however long they are.
        folders: what holds in each folder.
        surprises: what is to be annotated of files, by the paths of their diagnoses.
        outbox: diagnoses that are not reported on yet.
        observers: who else looks at each file that is judged, in turn.
    """

    configuration: Configuration
    root: pathlib.Path
    words: Words
    records_warnings: bool
    tells_all: bool
    folders: Folders
    surprises: dict[str, Diagnosis] = field(default_factory=dict)
    outbox: list[Diagnosis] = field(default_factory=list)
    observers: list[Observer] = field(default_factory=list)
