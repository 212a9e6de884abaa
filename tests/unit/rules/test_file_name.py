"""The name of a file, taken apart and put together."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_segur.rules.file_name import FileName

_digits = st.text("0123456789", min_size=8, max_size=8)


@given(
    numero_ans=st.text(min_size=1, max_size=20),
    day=_digits,
    number=st.text("0123456789", min_size=3, max_size=3),
)
def test_a_name_is_read_as_it_is_written(numero_ans: str, day: str, number: str) -> None:
    """Whatever stands in the ANS number, dashes and line breaks included."""
    name = FileName(numero_ans=numero_ans, day=day, number=number)
    assert FileName.read(str(name)) == name


@given(name=st.text(max_size=40) | st.from_regex(r"JSON-.*-[0-9]+-[0-9]+\.json"))
def test_what_is_read_is_written_as_it_was(name: str) -> None:
    """Any other name is none."""
    parts = FileName.read(name)
    assert parts is None or str(parts) == name


def test_dashes_belong_to_the_number() -> None:
    """The last date and the last file number count."""
    parts = FileName.read("JSON-A-20220301-001-20220302-002.json")
    assert parts == FileName(numero_ans="A-20220301-001", day="20220302", number="002")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("20220301", date(2022, 3, 1)),
        ("20200229", date(2020, 2, 29)),
        ("00010101", date(1, 1, 1)),
        ("99991231", date(9999, 12, 31)),
        ("20210229", None),
        ("00000101", None),
        ("20221301", None),
    ],
)
def test_the_day_is_one_of_the_calendar(day: str, expected: date | None) -> None:
    """None when there is no such day."""
    assert FileName(numero_ans="1", day=day, number="001").date == expected
