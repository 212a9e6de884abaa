"""What every node of a session shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

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
        folders: what holds in each folder.
        outbox: diagnoses that are not reported on yet.
        extras: what a page shows beside, by the paths of the diagnoses; only for a page.
    """

    configuration: Configuration
    root: pathlib.Path
    words: Words
    records_warnings: bool
    folders: Folders
    outbox: list[Diagnosis] = field(default_factory=list)
    extras: dict[str, dict[str, Any]] = field(default_factory=dict)
