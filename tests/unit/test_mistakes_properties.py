"""Hints are harmless sentences, whatever was found, and give no person away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_segur.number import Number
from pytest_segur.rules.mistakes import mistake_in
from pytest_segur.spec.balises import HEADER_ROWS, PERSONAL, REQUEST_ROWS
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import MISSING
from pytest_segur.spec.text import LANGUAGES

if TYPE_CHECKING:
    from pytest_segur.spec.row import Row

ROWS = (*HEADER_ROWS, *REQUEST_ROWS)


def hints(line: Row, value: object) -> list[str]:
    """Give all hints on a value, in the editions that refuse it and in both languages."""
    refusing = [e for e in Edition if not line.format_in(e).acceptor()(value)]
    found = (mistake_in(value, line, edition) for edition in refusing)
    return [hint.to(language) for hint in found if hint is not None for language in LANGUAGES]


ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=80),
    st.text(st.sampled_from("0123456789 .,/-eE€\u202e\x1b"), max_size=70),
    st.sampled_from([None, True, False, MISSING, [], ["x"], {}, {"x": None}, {"x": 1}]),
    st.integers().map(str).map(Number),
    st.sampled_from(
        ["1.5", "1.55", "1.555", "1e5", "-1E-5", "1e-99", "0e99", "9" * 99, "1e999"]
    ).map(Number),
)


@pytest.mark.parametrize("line", ROWS, ids=lambda line: f"{line.code}-{line.name}")
@settings(max_examples=40)
@given(value=ANYTHING)
def test_no_value_breaks_a_hint_or_a_terminal(line: Row, value: object) -> None:
    """Hints are printable sentences in both languages, whatever was found, in both editions."""
    for sentence in hints(line, value):
        assert sentence.isprintable()
        assert sentence.endswith(".")
        assert len(sentence) < 300


@pytest.mark.parametrize(
    "line",
    [line for line in REQUEST_ROWS if line.name in PERSONAL],
    ids=lambda line: f"{line.code}-{line.name}",
)
@settings(max_examples=25)
@given(value=st.text(st.sampled_from("kwxyzKWXYZ"), min_size=3, max_size=160))
def test_no_hint_repeats_a_personal_value(line: Row, value: str) -> None:
    """Of names, addresses and numbers of persons at most the shape is told."""
    assert not [hint for hint in hints(line, value) if value.casefold() in hint.casefold()]
