"""The acceptors of the formats, at both sides of every bound."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pytest_segur.number import Number
from pytest_segur.spec.formats import (
    MISSING,
    Amount,
    Boolean,
    EmptyObject,
    Facultative,
    FrenchDate,
    Integer,
    ListOf,
    Null,
    OneOf,
    OperatorCode,
    Rows,
    Unfilled,
    Varchar,
    french_date,
    is_blank,
)
from pytest_segur.spec.operators import CODES
from pytest_segur.spec.text import same

#: The code points with the property White_Space, from Unicode's PropList.txt.
WHITE_SPACE = [
    *range(0x9, 0xE),
    *(0x20, 0x85, 0xA0, 0x1680),
    *range(0x2000, 0x200B),
    *(0x2028, 0x2029, 0x202F, 0x205F, 0x3000),
]
NAME = Varchar(below=50, capitals=True)

#: A value of each kind that a file can hold, besides the one that a format wants.
KINDS: list[Any] = [
    MISSING,
    None,
    True,
    False,
    "",
    " ",
    "x",
    "null",
    "true",
    Number("0"),
    Number("1"),
    Number("1.00"),
    [],
    ["x"],
    {},
    {"x": None},
]


def accepted_kinds(acceptor: Any) -> list[Any]:  # noqa: ANN401 - a callable of any format
    """Give the kinds that an acceptor takes."""
    return [value for value in KINDS if acceptor(value)]


@pytest.mark.parametrize(
    ("form", "kinds"),
    [
        (Varchar(exactly=1), ["x"]),
        (Varchar(below=5), ["x", "null", "true"]),
        (Varchar(below=5, capitals=True), []),
        (OneOf(("x", "y")), ["x"]),
        (OperatorCode(frozenset({"x"})), ["x"]),
        (Null(), [None]),
        (Unfilled(), [MISSING, None]),
        (Unfilled(or_false=True), [MISSING, None, False]),
        (Boolean(), [True, False]),
        (Integer(lowest=1, highest=200), [Number("1")]),
        (Amount(), [Number("1.00")]),
        (FrenchDate(), []),
        (Facultative(Varchar(below=5)), [MISSING, None, "", " ", "x", "null", "true"]),
        (Rows(fewest=1, expected=same("")), [["x"]]),
        (Rows(most=0, expected=same("")), [[]]),
        (EmptyObject(), [{}]),
        (ListOf(Varchar(exactly=1)), [[], ["x"]]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_format_accepts_its_own_kind_of_value_only(form: Any, kinds: list[Any]) -> None:  # noqa: ANN401
    """A wrong type is never converted: not 1 for true, not "" for null."""
    assert accepted_kinds(form.acceptor()) == kinds


@pytest.mark.parametrize("character", ["x", "É", "\U0001f600", "\ud800", "\u0301", "\x00"])
def test_lengths_count_code_points(character: str) -> None:
    """Beyond the basic plane too, and half of a surrogate pair for one."""
    exactly, below = Varchar(exactly=3).acceptor(), Varchar(below=3).acceptor()
    assert [exactly(character * n) for n in range(5)] == [False, False, False, True, False]
    assert [below(character * n) for n in range(5)] == [False, True, True, False, False]


@pytest.mark.parametrize("n", [9, 10, 14, 15])
def test_an_exact_length_is_exact(n: int) -> None:
    """One fewer, right, one more."""
    accepts = Varchar(exactly=n).acceptor()
    assert [accepts("7" * (n + more)) for more in (-1, 0, 1)] == [False, True, False]


def test_blank_is_what_unicode_calls_white_space() -> None:
    """Every code point with the property, and no other."""
    # All of the first blocks; of the rest of Unicode, which has none, every 97th.
    points = [*range(0x3100), *range(0x3100, sys.maxunicode + 1, 97)]
    assert [point for point in points if is_blank(chr(point))] == WHITE_SPACE
    assert is_blank("")
    assert is_blank("".join(map(chr, WHITE_SPACE)))


def test_a_string_of_blanks_is_not_filled() -> None:
    """A string of one blank each, and one of all of them."""
    one, many = Varchar(exactly=1).acceptor(), Varchar(below=50).acceptor()
    assert not [point for point in WHITE_SPACE if one(chr(point))]
    blanks = "".join(map(chr, WHITE_SPACE))
    assert not many(blanks)
    assert many(f"{blanks}x")


@pytest.mark.parametrize(
    "character", ["\x1c", "\x1d", "\x1e", "\x1f", "\u200b", "\ufeff", "\u2800"]
)
def test_what_only_looks_blank_is_filled(character: str) -> None:
    """Python calls U+001C to U+001F blank, Unicode does not; a zero-width space is none."""
    assert Varchar(exactly=2).acceptor()(character * 2)
    assert not Facultative(Varchar(exactly=1)).acceptor()(character * 2)


@pytest.mark.parametrize(
    "name",
    [
        "DURAND",
        "D'ARTAGNAN-ÉLIE",
        "ŒUF Ÿ Ç",
        "007",
        "-",
        "ŠĐ",
        "İ",
        "日本",
        "ª",
        "DŽ",
        "Ǆ",
        "\ud800",
    ],
)
def test_capitals_are_names_that_are_their_own_upper_case(name: str) -> None:
    """Accents, digits, signs and scripts without case are fine."""
    assert NAME.acceptor()(name)


@pytest.mark.parametrize(
    "name", ["Durand", "DURANd", "É é", "STRAßE", "ŉGA", "ǅ", "ı", "ſ", "ﬁ", "ⓐ", "ა", "ǰ", "ΐ"]
)
def test_what_has_another_upper_case_is_no_capital(name: str) -> None:
    """The full mapping counts: ß is SS, ŉ is ʼN, titlecase digraphs have capitals too."""
    assert not NAME.acceptor()(name)
    assert Varchar(below=50).acceptor()(name)


@pytest.mark.parametrize("literal", ["1", "2", "99", "200"])
def test_integers_within_bounds_are_accepted(literal: str) -> None:
    """Both bounds belong to them."""
    assert Integer(lowest=1, highest=200).acceptor()(Number(literal))


@pytest.mark.parametrize(
    "literal", ["0", "201", "-1", "-0", "1.0", "1e0", "1E0", "2e2", "1.5", "7" * 5_000]
)
def test_other_numbers_are_no_such_integers(literal: str) -> None:
    """It is the literal that counts: not 1.0, not 1e0, and none is too long to be refused."""
    assert not Integer(lowest=1, highest=200).acceptor()(Number(literal))


@pytest.mark.parametrize("literal", ["1075.00", "0.00", "-0.00", "-12.34", "7" * 5_000 + ".00"])
def test_amounts_have_two_decimals(literal: str) -> None:
    """Any size, any sign."""
    assert Amount().acceptor()(Number(literal))


@pytest.mark.parametrize(
    "literal", ["1075", "1075.0", "1075.000", "1.07500E3", "1075.00e0", "-1", "0", "0.1"]
)
def test_numbers_with_other_decimals_are_no_amounts(literal: str) -> None:
    """Neither fewer nor more, and no exponent."""
    assert not Amount().acceptor()(Number(literal))


@given(st.dates())
@example(date(1, 1, 1))
@example(date(9999, 12, 31))
def test_every_day_of_the_calendar_is_a_date(day: date) -> None:
    """Years 0001 to 9999; the day after the last of a month is none."""
    text = f"{day.day:02}/{day.month:02}/{day.year:04}"
    assert FrenchDate().acceptor()(text)
    assert french_date(text) == day


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024, 2100, 2400])
def test_no_month_is_longer_than_it_is(year: int, month: int) -> None:
    """Leap years by the Gregorian rule."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = {2: 29 if is_leap else 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    accepts = FrenchDate().acceptor()
    assert accepts(f"{last}/{month:02}/{year}")
    assert not accepts(f"{last + 1}/{month:02}/{year}")


@pytest.mark.parametrize(
    "text",
    [
        "01/03/0000",
        "00/03/2022",
        "01/00/2022",
        "01/13/2022",
        "1/3/2022",
        "01/03/22",
        "01-03-2022",
        "2022-03-01",
        "01/03/2022 ",
        " 01/03/2022",
        "01/03/2022\n",
        "01/03/20222",
        "\u0660\u0661/\u0660\u0663/\u0662\u0660\u0662\u0662",
        "０１/０３/２０２２",
        "01/03/+022",
        "",
    ],
)
def test_other_notations_are_no_dates(text: str) -> None:
    """Two, two and four ASCII digits, and nothing around them."""
    assert not FrenchDate().acceptor()(text)
    assert french_date(text) is None


@pytest.mark.parametrize("text", ["ht", "HT ", " HT", "H", "HT\n", "ＨＴ", ""])
def test_a_listed_value_is_compared_as_it_stands(text: str) -> None:
    """No trimming, no case, no normalisation."""
    assert OneOf(("HT", "TTC")).acceptor()("HT")
    assert not OneOf(("HT", "TTC")).acceptor()(text)


def test_operator_codes_are_those_of_the_list_and_of_the_house() -> None:
    """As printed, blanks included."""
    accepts = OperatorCode(CODES | {"XXX_1"}).acceptor()
    assert all(map(accepts, ["MAI_15", "CH _20", "XXX_1", "HÔP_302"]))
    assert not any(map(accepts, ["MAI_16", "CH_20", "ch _20", "MAILIZ", "MAI_15 "]))


@pytest.mark.parametrize("size", range(4))
def test_rows_are_counted(size: int) -> None:
    """At least so many, at most so many."""
    value: list[object] = [{}] * size
    assert Rows(fewest=2, expected=same("")).acceptor()(value) == (size >= 2)
    assert Rows(fewest=1, most=2, expected=same("")).acceptor()(value) == (1 <= size <= 2)


def test_a_list_is_as_good_as_its_elements() -> None:
    """The positions of those at fault are told."""
    sites = ListOf(Varchar(exactly=3))
    assert sites.acceptor()(["777", "888"])
    assert not sites.acceptor()(["777", "88", None])
    assert list(sites.refused(["777", "88", None, "999", ["777"]])) == [1, 2, 4]


def test_a_facultative_value_that_is_given_respects_its_format() -> None:
    """Left out, null or blank is fine; anything else is looked at."""
    accepts = Facultative(Varchar(below=5)).acceptor()
    assert all(map(accepts, [MISSING, None, "", "\u00a0\t" * 9, "abcd"]))
    assert not any(map(accepts, ["abcde", False, Number("1"), [], {}]))


def test_what_is_missing_says_so() -> None:
    """The mark of a missing balise is told apart from null in every output."""
    assert repr(MISSING) == "MISSING"
