"""What of a file is not as ``attendu.json`` has it: all that is worth an annotation.

That a wrong example is refused for the right reason is a success, and nothing to mark in red
beside a change of somebody's code.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pytest_segur.expectations import ARCHIVE, FILE
from pytest_segur.plugin.agreement import Agreement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.diagnosis import ArchiveDiagnosis, Diagnosis, RequestDiagnosis
    from pytest_segur.expectations import Expectation

    _Part = TypeVar("_Part", Diagnosis, RequestDiagnosis, ArchiveDiagnosis)


def surprises_in(diagnosis: Diagnosis, meant: Expectation) -> Diagnosis:
    """Leave out the errors and advisories that a file is meant to have."""
    if not meant.errors and not meant.advisories:
        return diagnosis
    archive = diagnosis.archive
    whole = _surprising(diagnosis, FILE, meant)
    return replace(
        whole,
        requests=tuple(_surprising(one, one.position, meant) for one in diagnosis.requests),
        archive=None if archive is None else _surprising(archive, ARCHIVE, meant),
    )


def _surprising(part: _Part, key: str | int, meant: Expectation) -> _Part:
    errors = Agreement.of((one.code for one in part.errors), meant.errors.get(key, ()))
    if errors.holds:
        part = replace(part, errors=(), omitted=_of_kind(part.omitted, advisory=True))
    wanted = (meant.advisories or {}).get(key, ())
    advisories = Agreement.of((one.code for one in part.advisories), wanted)
    if advisories.holds_in_any_order:
        part = replace(part, advisories=(), omitted=_of_kind(part.omitted, advisory=False))
    return part


def _of_kind(omitted: Mapping[str, int], *, advisory: bool) -> dict[str, int]:
    return {code: n for code, n in omitted.items() if code.startswith("A") is advisory}
