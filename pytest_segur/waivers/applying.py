"""Marks the faults of a submission that waivers stand for; the verdicts stay as they were."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_segur.expectations import ARCHIVE, FILE
from pytest_segur.spec.skeleton import REQUESTS
from pytest_segur.waived import Waived
from pytest_segur.waivers.waiver import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from pytest_segur.diagnosis import Diagnosis, Fault, RequestDiagnosis
    from pytest_segur.waivers.waiver import Meant, Waiver


def apply_waivers(
    waivers: Iterable[Waiver],
    diagnosis: Diagnosis,
    *,
    path: str,
    today: date,
    meant: Meant = NOTHING,
) -> Diagnosis:
    """Mark what is waived of a submission.

    Args:
        waivers: all of them.
        diagnosis: what was found.
        path: the file, as reports name it.
        today: what has expired by then waives nothing.
        meant: the faults that it is meant to have, by the keys of ``attendu.json``: they need
            no waiver, and use none.
    """
    concerned = [one for one in waivers if one.is_current(today) and one.is_about(path)]
    if not concerned:
        return diagnosis
    marker = _Marker(concerned, diagnosis.requests)
    requests = [
        replace(request, errors=marker.mark(request.errors, meant.get(request.position, ())))
        for request in diagnosis.requests
    ]
    archive = diagnosis.archive
    if archive is not None:
        archive = replace(archive, errors=marker.mark(archive.errors, meant.get(ARCHIVE, ())))
    errors = marker.mark(diagnosis.errors, meant.get(FILE, ()))
    return replace(diagnosis, errors=errors, requests=tuple(requests), archive=archive)


def used_in(diagnosis: Diagnosis) -> frozenset[int]:
    """Give the entries of the waivers that stand for a fault of a submission."""
    faults = (fault for part in diagnosis.parts() for fault in part.errors)
    return frozenset(entry for one in faults if one.waived for entry in one.waived.entries)


class _Marker:
    """Marks faults.

    Args:
        waivers: those that hold, and are about the file.
        requests: of the file.
    """

    def __init__(self, waivers: Sequence[Waiver], requests: Sequence[RequestDiagnosis]) -> None:
        self._waivers = waivers
        self._numbers = {one.position: one.numeroEditeur for one in requests}

    def mark(self, faults: tuple[Fault, ...], meant: tuple[str, ...]) -> tuple[Fault, ...]:
        """Mark the faults of one part that are waived, those left out that it is meant to have."""
        return tuple(fault if fault.code in meant else self._marked(fault) for fault in faults)

    def _marked(self, fault: Fault) -> Fault:
        number = self._number_at(fault)
        covering = [one for one in self._waivers if one.covers(fault, number)]
        if not covering:
            return fault
        waived = Waived(
            reason=covering[0].reason,
            until=covering[0].until,
            is_of_rule=any(one.pointer is None for one in covering),
            entries=tuple(one.entry for one in covering),
        )
        return replace(fault, waived=waived)

    def _number_at(self, fault: Fault) -> str | None:
        """Give the numeroEditeur of the request that a fault is in: of its document, too."""
        steps = fault.finding.path[:2]
        if len(steps) < 2 or steps[0] != REQUESTS or not isinstance(steps[1], int):  # noqa: PLR2004
            return None
        return self._numbers.get(steps[1] + 1)
