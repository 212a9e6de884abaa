"""SIRET numbers: against python-stdnum, and the exception of La Poste."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pytest_segur.identifiers import luhn, siret
from pytest_segur.identifiers.exceptions import (
    InvalidChecksum,
    InvalidFormat,
    InvalidLength,
    ValidationError,
)

#: INSEE's own example, hospitals as their register gives them, and the head office of La Poste.
USUAL = ["73282932000074", "26010004500012", "26971036400028", "20003001300011", "35600000000048"]
#: Post offices: their digits add up to a multiple of five.
POST_OFFICES = ["35600000009075", "35600000049837"]

fourteen_digits = st.text("0123456789", min_size=14, max_size=14)


@pytest.mark.parametrize("number", [*USUAL, *POST_OFFICES])
def test_published_numbers_are_valid(number: str) -> None:
    """Written in groups too."""
    assert siret.validate(number) == number
    grouped = f"{number[:3]} {number[3:6]}.{number[6:9]}\u00a0{number[9:]}"
    assert siret.validate(grouped) == number


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("", InvalidFormat),
        ("7328293200007A", InvalidFormat),
        ("７3282932000074", InvalidFormat),
        ("7328293200", InvalidLength),
        ("732829320000740", InvalidLength),
        ("73282932000079", InvalidChecksum),
        ("35600000009076", InvalidChecksum),
    ],
)
def test_the_reason_is_told(number: str, reason: type[ValidationError]) -> None:
    """What is written wrongly, then what is too long or short, then the key."""
    with pytest.raises(reason):
        siret.validate(number)
    assert not siret.is_valid(number)


def test_both_keys_must_be_right() -> None:
    """The key of the whole does not make up for that of the firm."""
    digits = "7328293210007"
    number = digits + luhn.check_digit(digits)
    assert luhn.is_valid(number)
    with pytest.raises(InvalidChecksum):
        siret.validate(number)


@given(fourteen_digits)
def test_any_fourteen_digits_are_what_the_library_says(number: str) -> None:
    """Here nearly always: wrong."""
    assert siret.is_valid(number) == siret.is_accepted_by_library(number)


@given(st.text("0123456789", min_size=8, max_size=8), st.text("0123456789", min_size=4, max_size=4))
def test_what_usual_keys_clear_the_library_accepts(firm: str, establishment: str) -> None:
    """No number is cleared that the library would refuse."""
    siren = firm + luhn.check_digit(firm)
    digits = siren + establishment
    number = digits + luhn.check_digit(digits)
    assume(siret.has_usual_keys(number))
    assert siret.is_accepted_by_library(number)


@given(st.text("0123456789", min_size=5, max_size=5))
def test_la_poste_is_left_to_the_library(establishment: str) -> None:
    """Its numbers are never cleared by the usual keys."""
    number = f"356000000{establishment}"
    assert not siret.has_usual_keys(number)
    assert siret.is_valid(number) == siret.is_accepted_by_library(number)
