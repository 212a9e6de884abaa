"""What each rule refuses and what it lets pass, as data: a module for each part of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from support.cases import beneficiaries, doctors, documents, first_control, header, installation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from support.cases.case import Case

#: Every case of the first and the second control.
CASES: Final[Sequence[Case]] = (
    *first_control.CASES,
    *header.CASES,
    *beneficiaries.CASES,
    *doctors.CASES,
    *installation.CASES,
    *documents.CASES,
)
REFUSED: Final[Sequence[Case]] = [case for case in CASES if case.codes]
ACCEPTED: Final[Sequence[Case]] = [case for case in CASES if not case.codes]
