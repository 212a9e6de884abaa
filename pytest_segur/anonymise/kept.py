"""What is nobody's, and may stay: values of the document, dates, amounts, codes.

>>> is_word("Libéral", VALUES), is_word("Dupont", VALUES)
(True, False)
>>> is_date("2022-03-01T10:00"), is_date("20220301")
(True, False)
>>> is_amount("1 075,00 €"), is_amount("10000001916")
(True, False)
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from pytest_segur.anonymise.shape import is_zero
from pytest_segur.asp.treatment import ACCEPTED, folded
from pytest_segur.spec.balises import REQUEST_ROWS
from pytest_segur.spec.catalogue import CATALOGUE, label_of
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import OneOf
from pytest_segur.spec.operators import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What generators write where JSON has a word of its own.
LITERALS: Final = frozenset({"null", "true", "false"})
#: Only one part of a date has more than two digits: no telephone passes for one.
_DATE: Final = re.compile(
    r"(?:[0-9]{1,2}([-/. ])[0-9]{1,2}\1[0-9]{2,4}|[0-9]{4}([-/. ])[0-9]{1,2}\2[0-9]{1,2})"
    r"(?:[T ][0-9]{1,2}(?::[0-9]{2}){1,2}(?:\.[0-9]{1,6})?Z?)?"
)
_AMOUNT: Final = re.compile(r"[-+]?[0-9 \u00a0\u202f.,]*(?:€|EUR|e)?", re.IGNORECASE)
#: An amount of more digits is none, and might be a number of somebody's.
MOST_DIGITS_OF_AMOUNT: Final = 8
#: Fewer digits are nobody's number.
MOST_DIGITS_OF_NOBODY: Final = 3
_CODE: Final = re.compile("[A-Z]{0,3}[-_]?[0-9]{1,4}")
_EDITEUR: Final = re.compile("[0-9]{1,6}")


def _plain(text: str) -> str:
    """Keep letters and digits only: no accents, no case, no blanks, no punctuation."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in apart if character.isalnum())


def _plainly(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_plain, words))


#: Values that the table lists, with what is written instead of them.
VALUES: Final = _plainly(
    {
        *(
            value
            for row in REQUEST_ROWS
            if isinstance(row.format, OneOf)
            for value in row.format.values
        ),
        *("JPEG", "BDC", "M", "S", "avance", "solde", "médecin", "cabinet", "oui", "non"),
        *("vrai", "faux", "yes", "no", "0", "1", *LITERALS),
    }
)
#: Codes of messaging operators, and their names.
OPERATORS: Final = _plainly({*LABELS, *LABELS.values()})
_TOLD: Final = frozenset(
    {
        folded(ACCEPTED.label),
        *(folded(label_of(code, edition).fr) for code in CATALOGUE for edition in Edition),
    }
)


def is_word(text: str, words: frozenset[str]) -> bool:
    """Tell whether a text is one of some words, however it is written."""
    return len(text) <= MOST_COMPARED and _plain(text) in words


#: No value of the document is longer.
MOST_COMPARED: Final = 200


def is_literal(text: str) -> bool:
    """Tell whether a text is a word of JSON between quotes."""
    return text in LITERALS


def is_date(text: str) -> bool:
    """Tell whether a text is a date, right or wrong, maybe with the time of day."""
    return _DATE.fullmatch(text) is not None


def is_amount(text: str) -> bool:
    """Tell whether a text is an amount of money, however it is written."""
    return _AMOUNT.fullmatch(text) is not None and is_small(text)


def is_small(literal: str) -> bool:
    """Tell whether a number has no more digits than an amount may have.

    >>> is_small("1.07500E3"), is_small("10000001916.00")
    (True, False)
    """
    return count_digits(literal) <= MOST_DIGITS_OF_AMOUNT


def is_nobodys_number(literal: str) -> bool:
    """Tell whether a number is zero, or has too few digits to be anybody's.

    >>> is_nobodys_number("201"), is_nobodys_number("0.0000"), is_nobodys_number("10000001916")
    (True, True, False)
    """
    return count_digits(literal) <= MOST_DIGITS_OF_NOBODY or is_zero(literal)


def is_code(text: str) -> bool:
    """Tell whether a text is a short code, such as ASP answers with."""
    return _CODE.fullmatch(text) is not None


def is_request_number(text: str) -> bool:
    """Tell whether a text can number requests, right or wrong.

    >>> is_request_number("00042"), is_request_number("42"), is_request_number("DUPON")
    (True, True, False)
    """
    return _EDITEUR.fullmatch(text) is not None


def is_label(text: str) -> bool:
    """Tell whether a text is what the simulated ASP answers, of which the first is the document's.

    >>> is_label("Demande acceptée"), is_label("Le RPPS de M. Durand est faux")
    (True, False)
    """
    return folded(text) in _TOLD


def count_digits(text: str) -> int:
    """Count ASCII digits.

    >>> count_digits("-10.50")
    4
    """
    return sum(character in "0123456789" for character in text)
