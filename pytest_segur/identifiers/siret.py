"""SIRET: the number of an establishment in the register of firms.

Fourteen digits: the SIREN of the firm (nine, the last of them a Luhn key) and five of the
establishment, the last of them a Luhn key over all fourteen. Establishments of La Poste
(356 000 000) have a key of their own: python-stdnum knows it, and is asked about whatever the
usual keys do not clear.

Sources:

* INSEE, *Définition : numéro Siret*: https://www.insee.fr/fr/metadonnees/definition/c1841
* python-stdnum, ``stdnum.fr.siret``: https://arthurdejong.org/python-stdnum/doc/stdnum.fr.siret

>>> validate("732 829 320 00074")
'73282932000074'
>>> validate("35600000009075")  # La Poste
'35600000009075'
>>> validate("73282932000079")
Traceback (most recent call last):
    ...
pytest_segur.identifiers.exceptions.InvalidChecksum: the key does not agree with the other digits
>>> is_valid(73282932000074)
False
"""

from __future__ import annotations

from typing import Final

from pytest_segur.identifiers import luhn
from pytest_segur.identifiers.exceptions import (
    InvalidChecksum,
    InvalidFormat,
    InvalidLength,
    ValidationError,
)
from pytest_segur.identifiers.separators import without_separators

LENGTH: Final = 14
_SIREN_LENGTH: Final = 9
_LA_POSTE: Final = "356000000"


def compact(number: str) -> str:
    """Drop blanks, dots and hyphens."""
    return without_separators(number)


def validate(number: str) -> str:
    """Give the compact form of a SIRET.

    Raises:
        InvalidFormat: there is something else than digits.
        InvalidLength: there are not fourteen of them.
        InvalidChecksum: one of the two keys is not right.
    """
    if not isinstance(number, str):
        raise InvalidFormat
    number = compact(number)
    if not (number.isascii() and number.isdigit()):
        raise InvalidFormat
    if len(number) != LENGTH:
        raise InvalidLength
    if not (has_usual_keys(number) or is_accepted_by_library(number)):
        raise InvalidChecksum
    return number


def is_valid(number: object) -> bool:
    """Tell whether anything is a SIRET."""
    try:
        return bool(validate(number))  # type: ignore[arg-type]
    except ValidationError:
        return False


def has_usual_keys(number: str) -> bool:
    """Tell whether the keys of fourteen digits are right, without asking the library."""
    return (
        not number.startswith(_LA_POSTE)
        and luhn.is_valid(number)
        and luhn.is_valid(number[:_SIREN_LENGTH])
    )


def is_accepted_by_library(number: str) -> bool:
    """Ask python-stdnum about a text."""
    from stdnum.fr import siret  # noqa: PLC0415 - costs 50 ms, and is hardly ever needed

    return bool(siret.is_valid(number))
