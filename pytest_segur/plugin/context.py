"""What every node of a session shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.plugin.configuration import Configuration
    from pytest_segur.plugin.failure import Words
    from pytest_segur.plugin.folders import Folders


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
    """

    configuration: Configuration
    root: pathlib.Path
    words: Words
    records_warnings: bool
    tells_all: bool
    folders: Folders
    surprises: dict[str, Diagnosis] = field(default_factory=dict)
    outbox: list[Diagnosis] = field(default_factory=list)
