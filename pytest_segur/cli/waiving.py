"""Waivers on the command line: what they make of the files that were judged."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pytest_segur.reports.paths import report_path
from pytest_segur.waivers.applying import apply_waivers, used_in
from pytest_segur.waivers.outcome import Ledger, outcomes_of
from pytest_segur.waivers.reading import read_waivers
from pytest_segur.waivers.surroundings import candidates_for
from pytest_segur.waivers.undecided import undecided_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.spec.text import Text
    from pytest_segur.waivers.outcome import Outcome
    from pytest_segur.waivers.waiver import Waiver


@dataclass(frozen=True, slots=True)
class Waiving:
    """The files that were judged, with what is waived of them.

    Attributes:
        diagnoses: paths as the report names them, and what was found, marked.
        outcomes: what became of each waiver; None where none were asked for.
    """

    diagnoses: list[tuple[str, Diagnosis]]
    outcomes: Sequence[Outcome] | None = None

    @property
    def complaints(self) -> list[Text]:
        """What is wrong with the waivers themselves."""
        found = (outcome.complaint for outcome in self.outcomes or ())
        return [complaint for complaint in found if complaint is not None]

    def to_dicts(self) -> list[dict[str, Any]] | None:
        """Give what the report says of the waivers."""
        return None if self.outcomes is None else [one.to_dict() for one in self.outcomes]


def waive(diagnoses: Iterable[tuple[str, Diagnosis]], file: str | None, *, today: date) -> Waiving:
    """Mark what is waived, and see what became of each waiver.

    Args:
        diagnoses: paths as the report names them, and what was found.
        file: the waivers; None: nothing is waived.
        today: the day that they are held against.

    Raises:
        WaiverError: the file cannot be used.
    """
    if file is None:
        return Waiving(list(diagnoses))
    waivers = read_waivers(file)
    marked: list[tuple[str, Diagnosis]] = []
    ledger = Ledger()
    for path, diagnosis in diagnoses:
        applied = apply_waivers(waivers, diagnosis, path=path, today=today)
        marked.append((path, applied))
        undecided = undecided_in(waivers, applied, path=path)
        ledger.note(path, used=used_in(applied), undecided=undecided)
    return Waiving(marked, outcomes_of(waivers, ledger, today=today, existing=_existing))


def _existing(waiver: Waiver) -> Iterator[str]:
    here = pathlib.Path()
    return (report_path(path, root=here) for path in candidates_for(waiver, [here]))
