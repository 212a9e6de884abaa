"""How numbers, amounts, dates and booleans are miswritten, and what would be right.

Each function recognises one habit in a refused value, or gives None.

>>> amount_in("1 075,5 €")
'1075.50'
>>> amount_in("1.075") is None  # a thousand and more, or one and a bit: nobody can tell
True
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pytest_segur.number import Number
from pytest_segur.spec.formats import Amount, Boolean, Format, FrenchDate, Integer
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from pytest_segur.spec.row import Row

#: Longer values are nobody's slip of the pen, and looking at them would take time.
LONGEST_COMPARED: Final = 64

_YES: Final = frozenset({"oui", "vrai", "yes", "o", "1"})
_NO: Final = frozenset({"non", "faux", "no", "n", "0"})

_CENT: Final = Decimal("0.01")
_MOST_DIGITS: Final = 15
_MODEST_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?(?:[eE][-+]?[0-9]{1,2})?")
_UNIT: Final = r"(?:€|EUR|euros?)"
_CURRENCY = re.compile(rf"^{_UNIT}\s*|\s*{_UNIT}(?:\s*HT)?$", re.IGNORECASE)
_BLANK: Final = r"[ \u00a0\u2009\u202f]"
#: 1 075,00 and 1.075,00, then 1 075.00 and 1,075.00; the last group of three needs company.
_FRENCH_AMOUNT = re.compile(
    rf"(-?)([0-9]+|[0-9]{{1,3}}(?:(?:{_BLANK}|\.)[0-9]{{3}})+),([0-9]{{1,2}})"
)
_ENGLISH_AMOUNT = re.compile(
    rf"(-?)([0-9]{{1,3}}(?:(?:{_BLANK}|[,'’])[0-9]{{3}})+)\.([0-9]{{1,2}})"
)
_ROUND_AMOUNT = re.compile(rf"(-?)([0-9]{{1,3}}(?:{_BLANK}[0-9]{{3}})+)()")
_LIKE_AMOUNT = re.compile(r"[-0-9 \u00a0\u2009\u202f.,'’]*[0-9][-0-9 \u00a0\u2009\u202f.,'’]*")

_ISO_DATE = re.compile(r"([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})(?:[T ].*)?", re.DOTALL)
_SHORT_DATE = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{2}")
_MONTHS: Final = 12


def boolean_in_disguise(value: object, wanted: Format, _row: Row) -> Text | None:
    """Recognise "true", "oui", 1 and the like."""
    if not isinstance(wanted, Boolean):
        return None
    word = _word(value)
    if word in {"true", "false"}:
        return Text(
            f"Écrivez {word}, sans guillemets et en minuscules.",
            f"Write {word}, without quotes and in lower case.",
        )
    if word in _YES:
        return Text(
            "Pour oui, écrivez true, sans guillemets.", "For yes, write true, without quotes."
        )
    if word in _NO:
        return Text(
            "Pour non, écrivez false, sans guillemets.", "For no, write false, without quotes."
        )
    return None


def number_in_quotes(value: object, wanted: Format, _row: Row) -> Text | None:
    """Recognise a number between quotes, also one written for people."""
    text = _short(value)
    if text is None:
        return None
    if isinstance(wanted, Amount):
        return _amount_in_quotes(text)
    if not isinstance(wanted, Integer):
        return None
    plain = text.lstrip("0")
    if text.isascii() and text.isdecimal() and wanted.acceptor()(Number(plain or "0")):
        return Text(
            f"Écrivez {plain}, sans guillemets ni zéro de tête.",
            f"Write {plain}, without quotes or leading zeros.",
        )
    return None


def amount_written_otherwise(value: object, wanted: Format, _row: Row) -> Text | None:
    """Recognise an amount with other than two decimals, or with an exponent."""
    if not (isinstance(value, Number) and isinstance(wanted, Amount)):
        return None
    right = _with_cents(value)
    if "e" in value.literal.lower():
        return Text(
            f"Écrivez {right or 'le montant'}, sans exposant et avec deux décimales.",
            f"Write {right or 'the amount'}, without an exponent and with two decimals.",
        )
    if right is None:
        return Text(
            "Donnez le montant du bon de commande avec deux décimales, ni plus ni moins.",
            "Give the amount of the order form with two decimals, neither more nor fewer.",
        )
    return Text(
        f"Écrivez {right} : deux décimales, même pour un montant rond.",
        f"Write {right}: two decimals, even for a round amount.",
    )


def integer_written_otherwise(value: object, wanted: Format, _row: Row) -> Text | None:
    """Recognise an integer with a point or an exponent."""
    if not (isinstance(value, Number) and isinstance(wanted, Integer)):
        return None
    if value.literal.lstrip("-").isdecimal():
        return None
    return Text(
        "Écrivez un entier, sans point ni exposant.",
        "Write an integer, without point or exponent.",
    )


def date_written_otherwise(value: object, wanted: Format, _row: Row) -> Text | None:
    """Recognise other notations of dates, and days that do not exist."""
    if not isinstance(wanted, FrenchDate):
        return None
    text = _short(value.literal if isinstance(value, Number) else value)
    if text is None:
        return None
    if _SHORT_YEAR.fullmatch(text):
        return Text("Écrivez l'année sur quatre chiffres.", "Write the year with four digits.")
    iso, french = _ISO_DATE.fullmatch(text), _SHORT_DATE.fullmatch(text)
    if iso is not None:
        return _right_date(*map(int, iso.groups()))
    if french is None:
        return None
    day, month, year = map(int, french.groups())
    if month > _MONTHS >= day:
        return Text(
            "Le jour vient avant le mois : JJ/MM/AAAA.",
            "The day comes before the month: DD/MM/YYYY.",
        )
    return _right_date(year, month, day)


def amount_in(text: str) -> str | None:
    """Read an amount written for people.

    Returns:
        The literal of the same amount with two decimals; None when there is none, or when
        the text can be read in two ways.
    """
    plain = _CURRENCY.sub("", text.strip())
    for notation in (_FRENCH_AMOUNT, _ENGLISH_AMOUNT, _ROUND_AMOUNT):
        match = notation.fullmatch(plain)
        if match is not None:
            sign, whole, cents = match.groups()
            digits = re.sub("[^0-9]", "", whole).lstrip("0") or "0"
            return f"{sign}{digits}.{cents:0<2}" if len(digits) <= _MOST_DIGITS else None
    # Three decimals and no more may well be thousands: 1.075 is left alone.
    if re.fullmatch(r"-?[0-9]{1,3}\.[0-9]{3}", plain):
        return None
    try:
        return _with_cents(Number(plain))
    except ValueError:
        return None


def _amount_in_quotes(text: str) -> Text | None:
    right = amount_in(text)
    if right is not None:
        return Text(
            f"Écrivez un nombre JSON, sans guillemets : {right}.",
            f"Write a JSON number, without quotes: {right}.",
        )
    if _LIKE_AMOUNT.fullmatch(_CURRENCY.sub("", text)) is None:
        return None
    return Text(
        "Écrivez un nombre JSON : ni guillemets, ni blanc, ni unité, un point devant les deux "
        "décimales.",
        "Write a JSON number: no quotes, no blanks, no unit, a point before the two decimals.",
    )


def _with_cents(number: Number) -> str | None:
    """Write a number with two decimals, where that changes nothing."""
    if _MODEST_NUMBER.fullmatch(number.literal) is None:
        return None
    value = number.to_decimal()
    if value.adjusted() >= _MOST_DIGITS or value != value.quantize(_CENT):
        return None
    return f"{value.quantize(_CENT):f}"


def _right_date(year: int, month: int, day: int) -> Text:
    try:
        date(year, month, day)
    except ValueError:
        return Text("Ce jour n'existe pas dans le calendrier.", "The calendar has no such day.")
    right = f"{day:02}/{month:02}/{year:04}"
    return Text(f'Écrivez "{right}".', f'Write "{right}".')


def _short(value: object) -> str | None:
    """Give a string without the blanks around it; None of anything else, or of a long one."""
    if not isinstance(value, str) or len(value) > LONGEST_COMPARED:
        return None
    return value.strip()


def _word(value: object) -> str | None:
    text = _short(value.literal if isinstance(value, Number) else value)
    return text and text.lower()
