"""Each doctor: D235 to D238."""

from __future__ import annotations

from typing import Final

from pytest_segur import Number
from support.cases.case import Case, accepted, refused
from support.cases.families import below, exactly
from support.cases.values import BLANKS
from support.submissions import DELETE

_L: Final = "beneficiaires/liberal"

_NAMES: Final = [
    *below("D235", f"{_L}/0/nomMedecin", 50, capitals=True, base="alone"),
    refused("D235", "the last of three", {f"{_L}/2/nomMedecin": "Durand"}, base="agent"),
    refused(
        "D235",
        "two of three",
        {f"{_L}/0/nomMedecin": "durand", f"{_L}/2/nomMedecin": DELETE},
        codes=("D235", "D235"),
    ),
]

_OBLIGATORY: Final = [
    *below("D236", f"{_L}/0/emailMedecin", 150, base="alone"),
    *below("D237", f"{_L}/0/telephoneMedecin", 50, base="alone"),
    *(
        refused(code, f"{why}, all signed", {f"{_L}/1/{name}": value}, base="all_signed")
        for code, name in (("D236", "emailMedecin"), ("D237", "telephoneMedecin"))
        for why, value in {"absent": DELETE, "null": None, "blank": "  "}.items()
    ),
]

_WITH_AGENT: Final = [
    case
    for code, name, limit in (("D236", "emailMedecin", 150), ("D237", "telephoneMedecin", 50))
    for case in (
        *(
            accepted(code, f"{why}, agent", {f"{_L}/0/{name}": value}, base="agent")
            for why, value in {
                "absent": DELETE,
                "null": None,
                "more blanks than characters are allowed": " " * 200,
                f"{limit - 1} characters": "9" * (limit - 1),
                **BLANKS,
            }.items()
        ),
        *(
            refused(code, f"{why}, agent", {f"{_L}/1/{name}": value}, base="agent")
            for why, value in {
                f"{limit} characters": "9" * limit,
                "a number": Number("1"),
                "false": False,
                "an array": [],
                "an object": {},
            }.items()
        ),
    )
]

_NUMBERS: Final = [
    *exactly("D238", f"{_L}/0/RPPS", 15, base="alone", editions=("published",)),
    *exactly("D238", f"{_L}/0/RPPS", 11, base="alone", editions=("corrected",)),
    refused("D238", "the last of three", {f"{_L}/2/RPPS": "10000000001"}, editions=("published",)),
    refused(
        "D238", "the last of three", {f"{_L}/2/RPPS": "000010000000001"}, editions=("corrected",)
    ),
]

CASES: Final[list[Case]] = [*_NAMES, *_OBLIGATORY, *_WITH_AGENT, *_NUMBERS]
