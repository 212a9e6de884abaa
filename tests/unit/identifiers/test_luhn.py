"""The Luhn key, against published numbers and a second calculation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_segur.identifiers import luhn


@pytest.mark.parametrize("number", ["79927398713", "4111111111111111", "732829320", "18", "0018"])
def test_a_right_key_is_seen(number: str) -> None:
    """Of any length, padded or not: the first is the usual example of the method."""
    assert luhn.is_valid(number)


@pytest.mark.parametrize("number", ["79927398710", "732829321", "1", "888888888888888"])
def test_a_wrong_key_is_seen(number: str) -> None:
    """A lone digit that is not zero cannot be its own key."""
    assert not luhn.is_valid(number)


@pytest.mark.parametrize("number", ["", "0", "000000000000000"])
def test_nothing_has_no_key(number: str) -> None:
    """Zeros would pass the calculation, and are no number."""
    assert not luhn.is_valid(number)


@pytest.mark.parametrize(
    "junk", [None, 18, b"18", ["18"], "1 8", "+18", "18\n", "\ud80018", "１８"]
)
def test_what_is_no_text_of_digits_has_no_key(junk: object) -> None:
    """Nor does it raise anything."""
    assert luhn.is_valid(junk) is False


def test_a_number_may_be_of_any_length() -> None:
    """Python converts no more than 4300 digits; the key is not a conversion."""
    assert luhn.is_valid("0" * 10_000 + "18")


@given(st.text("0123456789", min_size=1, max_size=20))
def test_the_key_is_that_of_the_textbook(digits: str) -> None:
    """Doubled from the right, the digits of what is doubled added up."""
    total = sum(
        sum(map(int, str(int(digit) * (1 + rank % 2)))) for rank, digit in enumerate(digits[::-1])
    )
    assert luhn.is_valid(digits) == (total % 10 == 0 and total > 0)


@given(st.text("0123456789", max_size=20).filter(lambda digits: digits.strip("0")))
def test_a_number_is_right_with_the_key_that_is_given(digits: str) -> None:
    """And with no other digit in its place."""
    right = luhn.check_digit(digits)
    assert [key for key in "0123456789" if luhn.is_valid(digits + key)] == [right]


def test_the_key_of_zeros_is_zero() -> None:
    """The calculation has an answer, though the whole is no number."""
    assert luhn.check_digit("00") == "0"


@pytest.mark.parametrize("digits", ["", "12a", "1 2", "٣٤", "3²"])
def test_only_digits_have_a_key(digits: str) -> None:
    """Digits of other scripts are none here."""
    with pytest.raises(ValueError, match="not ASCII digits"):
        luhn.check_digit(digits)
