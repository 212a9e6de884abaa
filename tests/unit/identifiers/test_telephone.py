"""Telephone numbers of the whole country, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_segur.identifiers import telephone
from pytest_segur.identifiers.exceptions import InvalidComponent, InvalidFormat

#: Blocks that the regulator keeps for works of fiction.
FICTION = ["01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98"]
WRITTEN = [
    ("0199001234", "0199001234"),
    ("01 99 00 12 34", "0199001234"),
    ("01.99.00.12.34", "0199001234"),
    ("01-99-00-12-34", "0199001234"),
    ("01/99/00/12/34", "0199001234"),
    ("01\u00a099\u202f00 12 34", "0199001234"),
    ("01 99 001 234", "0199001234"),
    ("+33199001234", "+33199001234"),
    ("+33 1 99 00 12 34", "+33199001234"),
    ("+33 (0)1 99 00 12 34", "+33199001234"),
    ("(+33) 1 99 00 12 34", "+33199001234"),
    ("0033199001234", "+33199001234"),
    ("00 33 1 99 00 12 34", "+33199001234"),
    ("0800 12 34 56", "0800123456"),
    ("09 72 12 34 56", "0972123456"),
]
OVERSEAS = {
    "GP": ["0590 27 34 56", "0590 82 12 34", "0690 30 12 34", "+590 690 30 12 34"],
    "MQ": ["0596 39 12 34", "0696 30 12 34", "00596 596 39 12 34"],
    "GF": ["0594 30 12 34", "0694 20 12 34", "+594 594 30 12 34"],
    "RE": ["0262 12 34 56", "0692 12 34 56", "+262 692 12 34 56", "00 262 262 12 34 56"],
    "YT": ["0269 60 12 34", "0639 69 00 01", "+262 269 60 12 34"],
    "PM": ["41 12 34", "+508 41 12 34"],
    "BL": ["0590 27 12 34", "+590 590 27 12 34"],
    "MF": ["0590 87 12 34", "+590 590 87 12 34"],
    "NC": ["25 12 34", "+687 25 12 34", "00 687 75 12 34"],
    "PF": ["40 41 23 45", "+689 89 12 34 56"],
    "WF": ["72 12 34", "+681 72 12 34"],
}
NO_NUMBERS = ["", "-", "non communiqué", "3²", "ⅷ", "\ud800", "+", "0", "01 99 00 12 34 " * 20]
NO_SUCH_NUMBERS = [
    "01 99 00 12",
    "01 99 00 12 34 5",
    "00 00 00 00 00",
    "15",
    "112",
    "3639",
    "+32 471 12 34 56",
    "0032 471 12 34 56",
    "+1 202 555 0123",
    "+377 93 12 34 56",
    "+262 492 12 34 56",
]


@pytest.mark.parametrize(("number", "compact"), WRITTEN)
def test_a_number_may_be_written_in_many_ways(number: str, compact: str) -> None:
    """With blanks, dots, hyphens; as it is dialled at home or from abroad."""
    assert telephone.validate(number) == compact


@pytest.mark.parametrize(
    ("region", "number"), [(r, n) for r, all_ in OVERSEAS.items() for n in all_]
)
def test_numbers_overseas_are_french(region: str, number: str) -> None:
    """Of every territory that has a numbering plan."""
    assert telephone.is_valid(number), region


@pytest.mark.parametrize("block", FICTION)
@pytest.mark.parametrize("rest", [" 00 00", " 12 34", " 99 99"])
def test_numbers_of_fiction_are_accepted(block: str, rest: str) -> None:
    """At home, from abroad, and in writings that no pattern clears."""
    number = block + rest
    abroad = f"+33{number[1:]}"
    assert telephone.is_valid(number)
    assert telephone.is_valid(abroad)
    assert telephone.problem_by_library(f"({abroad})") is None


@pytest.mark.parametrize("number", ["+33 6 39 97 12 34", "+33 6 39 99 12 34", "+262 639 98 12 34"])
def test_the_neighbours_of_fiction_are_not(number: str) -> None:
    """The block ends where the regulator says; in Mayotte it is of no use."""
    assert not telephone.is_valid(number)


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_what_is_no_number_is_refused(number: str) -> None:
    """Written otherwise than any number."""
    with pytest.raises(InvalidFormat):
        telephone.validate(number)


@pytest.mark.parametrize("number", NO_SUCH_NUMBERS)
def test_numbers_that_no_plan_has_are_refused(number: str) -> None:
    """Too short or too long, services, and other countries."""
    with pytest.raises(InvalidComponent):
        telephone.validate(number)


@given(st.from_regex(telephone.PLAIN, fullmatch=True))
def test_what_is_plain_the_library_accepts(number: str) -> None:
    """The pattern clears no number that the library, or the rule of fiction, would refuse."""
    assert telephone.is_plain(number)
    assert telephone.problem_by_library(number) is None


@given(st.from_regex(r"(?:0|\+33 ?|0033)[ .-]?[1-9](?:[ .-]?[0-9]){8}", fullmatch=True))
def test_every_number_is_judged_like_the_library(number: str) -> None:
    """Ten digits of any kind: cleared or not, the answer is the same."""
    assert telephone.is_valid(number) == (telephone.problem_by_library(number) is None)


@given(st.text("0123456789+()/.- ;=ext*#٣１\ud800", max_size=30) | st.text(max_size=20))
def test_any_text_gets_an_answer(number: str) -> None:
    """Whatever the library trips over is not a number."""
    assert telephone.is_valid(number) in {True, False}


@pytest.mark.parametrize(
    "number",
    [
        "0199001234",
        "06 12 34 56 78",
        "+33 6 12 34 56 78",
        "06.39.98.00.01",
        "07-81-23-45-67",
        "0262 12 34 56",
        "0692123456",
        "0690 30 12 34",
        "0696 30 12 34",
        "0590 82 12 34",
        "0594 30 12 34",
        "0596 39 12 34",
    ],
)
def test_usual_numbers_are_plain(number: str) -> None:
    """Else each would wait for the library."""
    assert telephone.is_plain(number)
