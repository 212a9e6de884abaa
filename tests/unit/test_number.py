"""A number is its literal: compared, hashed, copied and kept as that."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pytest_segur.number import Number


@given(st.text(st.sampled_from("-+.eE0127 \n_x\u0663"), max_size=8))
@example("1075.00")
@example("-0")
@example("1E+05")
def test_a_literal_is_what_json_takes_for_a_number(text: str) -> None:
    """Whatever the standard library reads as a number to the last character, and no more."""
    try:
        value, end = json.JSONDecoder(parse_constant=str).raw_decode(text)
    except json.JSONDecodeError:
        is_number = False
    else:
        is_number = end == len(text) and isinstance(value, int | float)
    if is_number:
        assert Number(text).literal == text
    else:
        with pytest.raises(ValueError, match="not a JSON number"):
            Number(text)


def test_numbers_are_equal_by_their_literals() -> None:
    """Neither value nor type of another number makes two equal."""
    assert Number("1.0") == Number("1.0")
    assert hash(Number("1.0")) == hash(Number("1.0"))
    assert Number("1.0") != Number("1.00")
    assert Number("1") != 1
    assert Number("1") != "1"
    assert Number("1") != Decimal(1)


def test_a_number_never_changes() -> None:
    """Its literal can be neither set nor deleted."""
    number = Number("1.0")
    with pytest.raises(AttributeError, match="a Number never changes: literal"):
        number.literal = "2.0"
    with pytest.raises(AttributeError, match="a Number never changes: literal"):
        del number.literal
    assert number == Number("1.0")


def test_a_number_is_copied_and_pickled() -> None:
    """It crosses processes."""
    number = Number("1075.00")
    assert copy.deepcopy([number]) == [number]
    assert pickle.loads(pickle.dumps(number)) == number  # noqa: S301 - made a line above
    assert eval(repr(number)) == number  # noqa: S307 - what a repr is for


def test_the_value_forgets_how_it_was_written() -> None:
    """As a `Decimal`, exactly; an exponent beyond reason is an error."""
    assert Number("1.07500E3").to_decimal() == Decimal("1075.00")
    assert Number("0.1").to_decimal() == Decimal("0.1")
    with pytest.raises(InvalidOperation):
        Number("1e" + "9" * 30).to_decimal()
