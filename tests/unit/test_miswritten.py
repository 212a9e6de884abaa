"""Numbers, amounts and dates written otherwise: the hint gives what would be right."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pytest_segur.number import Number
from pytest_segur.rules.mistakes import mistake_in
from pytest_segur.rules.miswritten import amount_in
from pytest_segur.spec.catalogue import ROWS
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import Amount, FrenchDate
from pytest_segur.spec.text import Text


def hint(code: str, value: object) -> Text | None:
    """Give the hint on a value that a line of the table refuses."""
    (line,) = ROWS[code]
    assert not line.format.acceptor()(value)
    return mistake_in(value, line, Edition.PUBLISHED)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("1075.00", "1075.00"),
        ("1075", "1075.00"),
        ("1075.5", "1075.50"),
        ("1075,00", "1075.00"),
        ("1075,5", "1075.50"),
        ("1 075,00 €", "1075.00"),
        ("1\u00a0075,00\u00a0€", "1075.00"),
        ("10\u202f750,00", "10750.00"),
        ("10 750", "10750.00"),
        ("1.075,00", "1075.00"),
        ("1 234.567,89", "1234567.89"),
        ("1,075.00", "1075.00"),
        ("1'075.00", "1075.00"),
        ("1 075.00", "1075.00"),
        ("1075.00 €", "1075.00"),
        ("€ 1075", "1075.00"),
        ("1075 EUR HT", "1075.00"),
        ("1075 euros", "1075.00"),
        ("-5,25", "-5.25"),
        ("007,50", "7.50"),
        ("0,00", "0.00"),
        ("1e3", "1000.00"),
        ("  1075.00\t", "1075.00"),
        ("1075.00" + " " * 57, "1075.00"),
        ("123456789012345,00", "123456789012345.00"),
    ],
)
def test_an_amount_written_for_people_is_read(text: str, right: str) -> None:
    """Blanks and signs between thousands, a decimal comma, a currency."""
    assert amount_in(text) == right
    assert hint("D212", text) == Text(
        f"Écrivez un nombre JSON, sans guillemets : {right}.",
        f"Write a JSON number, without quotes: {right}.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "1.075",
        "1.500",
        "1,075",
        "12.075 €",
        "1075,123",
        "1 07 5",
        "1,2,3",
        "10.75.00",
        "9" * 20 + ",00",
    ],
)
def test_an_amount_that_can_be_read_in_two_ways_is_not_guessed(text: str) -> None:
    """Nor is one with too many decimals; what is wanted is said in general."""
    assert amount_in(text) is None
    assert hint("D212", text) == Text(
        "Écrivez un nombre JSON : ni guillemets, ni blanc, ni unité, un point devant les deux "
        "décimales.",
        "Write a JSON number: no quotes, no blanks, no unit, a point before the two decimals.",
    )


@pytest.mark.parametrize(
    "text", ["abc", "10€75", "1075 TTC", "dix", "-", "1" * 65, "1075.00" + " " * 58, "NaN"]
)
def test_what_is_no_amount_gets_no_hint(text: str) -> None:
    """The rule's own words do."""
    assert hint("D212", text) is None


CENTS = st.integers(min_value=-(10**14), max_value=10**14)


@given(CENTS, st.sampled_from([" ", "\u00a0", "\u202f", ".", ""]))
def test_every_amount_in_french_notation_is_read_to_the_cent(cents: int, separator: str) -> None:
    """Whatever stands between the thousands."""
    amount = Decimal(cents).scaleb(-2)
    written = f"{amount:,.2f}".replace(".", "!").replace(",", separator).replace("!", ",")
    right = amount_in(written)
    assert right is not None
    assert Amount().acceptor()(Number(right))
    assert Decimal(right) == amount


@given(st.text(st.sampled_from("0123456789.,' -eE€"), max_size=12))
def test_an_amount_that_is_proposed_is_one(text: str) -> None:
    """Never a hint that the same rule would refuse."""
    right = amount_in(text)
    assert right is None or Amount().acceptor()(Number(right))


@pytest.mark.parametrize(
    ("literal", "right"),
    [("1075", "1075.00"), ("1075.0", "1075.00"), ("1075.5", "1075.50"), ("1075.500", "1075.50"),
     ("-3", "-3.00"), ("0", "0.00")],
)  # fmt: skip
def test_a_number_is_given_its_two_decimals(literal: str, right: str) -> None:
    """Where that changes nothing of its value."""
    assert hint("D212", Number(literal)) == Text(
        f"Écrivez {right} : deux décimales, même pour un montant rond.",
        f"Write {right}: two decimals, even for a round amount.",
    )


@pytest.mark.parametrize("literal", ["1075.123", "0.001", "7" * 99])
def test_a_number_is_not_rounded_by_the_hint(literal: str) -> None:
    """The amount of the order form is the vendor's to tell."""
    assert hint("D212", Number(literal)) == Text(
        "Donnez le montant du bon de commande avec deux décimales, ni plus ni moins.",
        "Give the amount of the order form with two decimals, neither more nor fewer.",
    )


@pytest.mark.parametrize(
    ("literal", "fr", "en"),
    [
        ("1.07500E3", "1075.00", "1075.00"),
        ("5e-1", "0.50", "0.50"),
        ("1e14", "100000000000000.00", "100000000000000.00"),
        ("1e15", "le montant", "the amount"),
        ("1e-9", "le montant", "the amount"),
        ("1e99", "le montant", "the amount"),
        ("1e99999999999", "le montant", "the amount"),
        ("0e99", "le montant", "the amount"),
    ],
)
def test_an_exponent_is_written_out(literal: str, fr: str, en: str) -> None:
    """As far as two decimals and fifteen digits can say it."""
    assert hint("D212", Number(literal)) == Text(
        f"Écrivez {fr}, sans exposant et avec deux décimales.",
        f"Write {en}, without an exponent and with two decimals.",
    )


@pytest.mark.parametrize("text", ["1", " 12 ", "007", "200"])
def test_an_integer_between_quotes_is_freed(text: str) -> None:
    """Leading zeros, which no JSON number has, are dropped."""
    right = text.strip().lstrip("0")
    assert hint("D201", text) == Text(
        f"Écrivez {right}, sans guillemets ni zéro de tête.",
        f"Write {right}, without quotes or leading zeros.",
    )


@pytest.mark.parametrize("text", ["0", "000", "201", "-1", "1.0", "un", "\u0661", "²", "1" * 65])
def test_what_is_no_integer_within_bounds_stays_unfreed(text: str) -> None:
    """Without its quotes it would be refused as well."""
    assert hint("D201", text) is None


@pytest.mark.parametrize(
    ("literal", "has_hint"), [("1.0", True), ("1e0", True), ("201", False), ("-5", False)]
)
def test_an_integer_with_a_point_or_an_exponent_is_recognised(literal: str, has_hint: bool) -> None:  # noqa: FBT001
    """Of one out of bounds the rule tells the bounds."""
    expected = Text(
        "Écrivez un entier, sans point ni exposant.",
        "Write an integer, without point or exponent.",
    )
    assert hint("D201", Number(literal)) == (expected if has_hint else None)


@pytest.mark.parametrize(
    "value",
    ["2022-03-01", "2022-03-01T10:00:00Z", "2022-03-01 10:00", "2022/03/01", "20220301",
     Number("20220301"), "1/3/2022", "01-03-2022", "1.3.2022", "01 03 2022", " 01/03/2022\n"],
)  # fmt: skip
def test_a_date_in_another_notation_is_rewritten(value: object) -> None:
    """ISO, compact, one digit, other signs, blanks around."""
    assert hint("D210", value) == Text('Écrivez "01/03/2022".', 'Write "01/03/2022".')


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(
        ["{y:04}-{m:02}-{d:02}", "{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{y}{m:02}{d:02}"]
    ),
)
def test_a_rewritten_date_is_the_same_day(day: date, notation: str) -> None:
    """And it is accepted."""
    text = notation.format(y=day.year, m=day.month, d=day.day)
    right = f"{day.day:02}/{day.month:02}/{day.year:04}"
    assert FrenchDate().acceptor()(right)
    assume(text != right)
    assert hint("D210", text) == Text(f'Écrivez "{right}".', f'Write "{right}".')


@pytest.mark.parametrize(
    "text",
    ["31/02/2022", "29/02/1900", "00/03/2022", "01/00/2022", "32/13/2022", "01/03/0000",
     "2022-02-30", "2022-13-01T00:00"],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_told(text: str) -> None:
    """Whatever the notation."""
    assert hint("D210", text) == Text(
        "Ce jour n'existe pas dans le calendrier.", "The calendar has no such day."
    )


@pytest.mark.parametrize("text", ["03/15/2022", "3-31-2022", "12/13/2022"])
def test_a_month_before_its_day_is_told(text: str) -> None:
    """The American order, where it cannot be anything else."""
    assert hint("D210", text) == Text(
        "Le jour vient avant le mois : JJ/MM/AAAA.", "The day comes before the month: DD/MM/YYYY."
    )


@pytest.mark.parametrize("text", ["01/03/22", "1-3-22"])
def test_a_year_of_two_digits_is_not_guessed(text: str) -> None:
    """The century is the vendor's to tell."""
    assert hint("D210", text) == Text(
        "Écrivez l'année sur quatre chiffres.", "Write the year with four digits."
    )


@pytest.mark.parametrize("text", ["1 mars 2022", "hier", "01/03/2022/", "9" * 65, "\u0660\u0661"])
def test_what_is_no_date_gets_no_hint(text: str) -> None:
    """The rule's own words do."""
    assert hint("D210", text) is None


def test_a_number_that_is_no_date_is_told_to_be_a_string() -> None:
    """A date stands between quotes."""
    assert hint("D210", Number("44621")) == Text(
        'Écrivez la date entre guillemets, par exemple "01/03/2022".',
        'Write the date between quotes, for example "01/03/2022".',
    )


def test_the_dates_of_a_leap_year_follow_each_other() -> None:
    """A day more than the last of February is the first of March, in the hints too."""
    after = date(2024, 2, 29) + timedelta(days=1)
    assert hint("D210", after.isoformat()) == Text('Écrivez "01/03/2024".', 'Write "01/03/2024".')
