"""The JSON Schema and the sentence of each format say what its acceptor does."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pytest_segur.number import Number
from pytest_segur.spec.balises import HEADER_ROWS, REQUEST_ROWS
from pytest_segur.spec.formats import (
    Amount,
    Boolean,
    EmptyObject,
    Facultative,
    Format,
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
)
from pytest_segur.spec.notation import small_letters
from pytest_segur.spec.operators import CODES, LABELS
from pytest_segur.spec.text import Text, same

SHORT = Varchar(exactly=2)
FORMATS: list[Format] = [
    SHORT,
    Varchar(below=3),
    Varchar(below=4, capitals=True),
    OneOf(("HT", "TTC")),
    OperatorCode(CODES),
    Null(),
    Unfilled(),
    Unfilled(or_false=True),
    Boolean(),
    Integer(lowest=1, highest=20),
    Amount(),
    FrenchDate(),
    Facultative(SHORT),
    Rows(expected=same("")),
    Rows(fewest=1, most=2, expected=same("")),
    EmptyObject(),
    ListOf(SHORT),
]

LITERALS = st.sampled_from(
    ["0", "-0", "1", "20", "21", "1.0", "1e0", "2E1", "1.5", "1.50", "1075.00", "-1.00", "1.000"]
)
STRINGS = st.one_of(
    st.text(st.sampled_from("aAÉé ß\n\t\u00a0\u200b\x1c\U0001f600"), max_size=5),
    st.sampled_from(["HT", "TTC", "ht", "MAI_15", "CH _20", "null", "true", "01/03/2022"]),
    st.sampled_from(["31/02/2022", "32/01/2022", "01/13/2022", "01/01/0000", "1/1/2022"]),
    st.dates().map(lambda day: f"{day.day:02}/{day.month:02}/{day.year:04}"),
)
SCALARS = st.none() | st.booleans() | LITERALS.map(Number) | STRINGS
VALUES = st.one_of(
    SCALARS, st.lists(SCALARS, max_size=3), st.dictionaries(st.just("a"), SCALARS, max_size=1)
)


def plain(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Give a value as other readers of JSON see it, numbers without their literals."""
    if isinstance(value, Number):
        is_integer = value.literal.lstrip("-").isdecimal()
        return int(value.literal) if is_integer else float(value.literal)
    return list(map(plain, value)) if isinstance(value, list) else value


def is_beyond_schemas(form: Format, value: object) -> bool:
    """Tell what no JSON Schema can see: literals."""
    return isinstance(form, Integer | Amount) and isinstance(value, Number)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: type(form).__name__)
@given(value=VALUES)
@example(value="01/03/2022\n")
@example(value="  ")
def test_the_schema_agrees_with_the_acceptor(form: Format, value: object) -> None:
    """On every value, but for what schemas cannot express: there it accepts more, never less."""
    in_schema = Draft202012Validator(form.schema).is_valid(plain(value))
    accepted = form.acceptor()(value)
    if accepted:
        assert in_schema
    elif in_schema:
        assert is_beyond_schemas(form, value)


@pytest.mark.parametrize(
    ("form", "value"),
    [
        (Integer(lowest=1, highest=20), Number("1.0")),
        (Amount(), Number("1075.0")),
        # A Georgian letter, whose capital is younger than Unicode 3.2.
        (Varchar(below=9, capitals=True), "\u10d0"),
    ],
)
def test_what_schemas_cannot_express_is_known(form: Format, value: object) -> None:
    """The acceptor refuses it, the schema lets it pass."""
    assert not form.acceptor()(value)
    assert Draft202012Validator(form.schema).is_valid(plain(value))


def test_the_schema_of_a_date_knows_every_calendar() -> None:
    """Each day and month, there or not, of years of every kind, and what may follow the end."""
    years = (0, 1, 4, 99, 100, 400, 1000, 1582, 1900, 2000, 2022, 2023, 2024, 9996, 9999)
    is_valid = Draft202012Validator(FrenchDate().schema).is_valid
    days = itertools.product(range(33), range(14), years)
    dates = [f"{day:02}/{month:02}/{year:04}" for day, month, year in days]
    assert [date for date in dates if is_valid(date) != (french_date(date) is not None)] == []
    assert not any(map(is_valid, ("01/03/2022\n", "\n01/03/2022", "001/03/2022", "01/03/20222")))


def test_the_schema_knows_the_small_letters_of_an_unchanging_unicode() -> None:
    """None too many; and all that are not younger, nor their capitals: French has none such."""
    small = re.compile(f"[{small_letters()}]")
    points = map(chr, range(0x10000))
    missed = [each for each in points if bool(small.match(each)) != (each != each.upper())]
    assert [each for each in missed if each == each.upper()] == []
    known = unicodedata.ucd_3_2_0.category
    assert all("Cn" in map(known, (each, *each.upper())) for each in missed)
    assert min(map(ord, missed)) == 0x180


@pytest.mark.parametrize(
    "row", [*HEADER_ROWS, *REQUEST_ROWS], ids=lambda row: f"{row.code}-{row.name}"
)
def test_every_line_of_the_table_has_a_sound_schema(row: Any) -> None:  # noqa: ANN401
    """In both editions, where they differ."""
    for form in filter(None, (row.format, row.corrected)):
        Draft202012Validator.check_schema(form.schema)


def test_the_schema_lists_the_operators_by_their_rank() -> None:
    """As section 4 prints them; codes of a house come last, sorted."""
    schema = OperatorCode(CODES | {"ZZZ", "AAA", "X_9y"}).schema
    assert cast("list[str]", schema["enum"]) == [*LABELS, "AAA", "X_9y", "ZZZ"]


@pytest.mark.parametrize(
    ("form", "fr", "en"),
    [
        (
            Varchar(exactly=14),
            "une chaîne d'exactement 14 caractères",
            "a string of exactly 14 characters",
        ),
        (
            Varchar(below=50, capitals=True),
            "une chaîne de 1 à 49 caractères en majuscules",
            "a string of 1 to 49 characters in capitals",
        ),
        (OneOf(("C",)), "« C »", '"C"'),
        (OneOf(("A", "B", "C")), "« A », « B » ou « C »", '"A", "B" or "C"'),
        (
            OperatorCode(CODES),
            "un code de la liste des opérateurs (section 4)",
            "a code of the list of operators (section 4)",
        ),
        (Null(), "null", "null"),
        (Unfilled(), "non renseigné (null ou absent)", "left out (null or absent)"),
        (
            Unfilled(or_false=True),
            "non renseigné (null, false ou absent)",
            "left out (null, false or absent)",
        ),
        (Boolean(), "true ou false", "true or false"),
        (
            Integer(lowest=1, highest=200),
            "un entier de 1 à 200",
            "an integer from 1 to 200",
        ),
        (
            Amount(),
            "un nombre écrit avec deux décimales, sans guillemets (1075.00)",
            "a number written with two decimals, without quotes (1075.00)",
        ),
        (
            FrenchDate(),
            "une date qui existe, écrite JJ/MM/AAAA",
            "a date that exists, written DD/MM/YYYY",
        ),
        (
            Facultative(SHORT),
            "une chaîne d'exactement 2 caractères, ou rien",
            "a string of exactly 2 characters, or nothing",
        ),
        (Rows(expected=Text("un tableau", "an array")), "un tableau", "an array"),
        (EmptyObject(), "{}", "{}"),
        (
            ListOf(SHORT),
            (
                "un tableau, éventuellement vide, dont chaque élément est une chaîne "
                "d'exactement 2 caractères"
            ),
            "an array, maybe empty, whose every element is a string of exactly 2 characters",
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_format_says_what_it_expects(form: Format, fr: str, en: str) -> None:
    """As a noun phrase, in both languages."""
    assert (form.expected.fr, form.expected.en) == (fr, en)
