"""What each rule refuses and what it lets pass, as data: a module for each part of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from support.cases import beneficiaries, doctors, documents, first_control, header, installation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from support.cases.case import Case

#: Every case of the first and the second control, by the part of a file that it is about.
BY_PART: Final[Mapping[str, Sequence[Case]]] = {
    "first control": first_control.CASES,
    "header": header.CASES,
    "beneficiaries": beneficiaries.CASES,
    "doctors": doctors.CASES,
    "installation": installation.CASES,
    "documents": documents.CASES,
}
CASES: Final[Sequence[Case]] = [case for cases in BY_PART.values() for case in cases]
REFUSED: Final[Sequence[Case]] = [case for case in CASES if case.codes]
ACCEPTED: Final[Sequence[Case]] = [case for case in CASES if not case.codes]
