"""Compares the diagnosis of a submission with that of its anonymous copy."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_segur.diagnosis import (
        ArchiveDiagnosis,
        Diagnosis,
        Fault,
        OtherEdition,
        RequestDiagnosis,
    )
    from pytest_segur.positions import Path

    _Translation = Callable[[Path], Path]


def same_path(path: Path) -> Path:
    """Leave a place where it is."""
    return path


def summary(diagnosis: Diagnosis, translated: _Translation = same_path) -> dict[str, Any]:
    """Give all of a diagnosis but its words: codes and places, in order, and what is not told.

    Args:
        diagnosis: what was found.
        translated: gives the place of the copy that a place of the original has become.
    """
    return {
        **_faults(diagnosis, translated),
        "requests": [
            {**_faults(request, translated), "not evaluated": dict(request.not_evaluated)}
            for request in diagnosis.requests
        ],
        "archive": diagnosis.archive and _faults(diagnosis.archive, translated),
        "other edition": diagnosis.other and _outlook(diagnosis.other),
    }


def _faults(
    part: Diagnosis | RequestDiagnosis | ArchiveDiagnosis, translated: _Translation
) -> dict[str, Any]:
    return {
        "errors": [_told(fault, translated) for fault in part.errors],
        "advisories": [_told(fault, translated) for fault in part.advisories],
        "omitted": dict(part.omitted),
    }


def _told(fault: Fault, translated: _Translation) -> tuple[str, Path]:
    return fault.code, translated(fault.finding.path)


def _outlook(other: OtherEdition) -> tuple[str, int, int, bool]:
    return other.edition, other.accepted, other.rejected, other.is_readable


def counted(diagnosis: Diagnosis) -> Counter[str]:
    """Count the errors of a diagnosis by rule, then its advisories.

    Those that are not listed count too.
    """
    parts: list[Diagnosis | RequestDiagnosis | ArchiveDiagnosis] = [diagnosis, *diagnosis.requests]
    if diagnosis.archive is not None:
        parts.append(diagnosis.archive)
    advisories: Counter[str] = Counter()
    for part in parts:
        advisories.update(fault.code for fault in part.advisories)
        advisories.update({code: n for code, n in part.omitted.items() if code.startswith("A")})
    return diagnosis.by_code() + advisories
