"""Two JSON values side by side."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_segur import Number
from pytest_segur.asp.comparison import Difference, differences
from pytest_segur.spec.formats import MISSING

_JSON = st.recursive(
    st.none() | st.booleans() | st.sampled_from(["", "a"]) | st.just(Number("1.00")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=8,
)


@given(_JSON)
def test_a_value_is_like_its_copy(value: object) -> None:
    """Nothing is found where nothing differs."""
    assert list(differences(value, copy.deepcopy(value))) == []


@given(_JSON, _JSON)
def test_values_that_differ_have_a_difference(one: object, other: object) -> None:
    """And it is the same one from the other side."""
    found = list(differences(one, other))
    back = list(differences(other, one))

    assert bool(found) == (one != other)
    mirrored = {(item.path, repr(item.returned), repr(item.submitted)) for item in back}
    assert {(item.path, repr(item.submitted), repr(item.returned)) for item in found} == mirrored


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Number("1075.00"), Number("1075.0"), "1075.00 → 1075.0"),
        (None, False, "null → false"),
        ("1", Number("1"), '"1" → 1'),
        ([], {}, "an array that is empty → an object that is empty"),
        ([None], [], "null → absent"),
    ],
)
def test_kinds_and_literals_count(one: object, other: object, expected: str) -> None:
    """What Python takes for equal is not."""
    (found,) = differences(one, other)

    assert found.to_text("en") == expected


def test_places_apart_are_left_out() -> None:
    """With all that stands below them."""
    assert list(differences({"a": [1]}, {"a": None}, apart={("a",)})) == []


def test_personal_values_are_masked_unless_asked_for() -> None:
    """By shape, so that what has changed stays visible."""
    found = Difference(("liberal", 0, "nomMedecin"), "DURAND", "Durand")

    assert found.to_text("fr") == '"AAAAAA" → "Aaaaaa"'
    assert found.to_text("fr", show_values=True) == '"DURAND" → "Durand"'
    assert found.to_dict("fr") == {
        "pointer": "/liberal/0/nomMedecin",
        "submitted": '"AAAAAA"',
        "returned": '"Aaaaaa"',
    }
    assert Difference((), MISSING, None).to_dict("fr")["submitted"] == "absent"
    assert Difference((), [], {}).to_text("fr") == "un tableau vide → un objet vide"
