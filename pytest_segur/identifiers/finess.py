"""FINESS: the number of a health or social establishment, or of the legal entity behind it.

Nine characters: the department in two, a number of six digits (the first of them a zero), and
a Luhn key over all nine. Both kinds of number, of legal entities (*FINESS juridique*) and of
sites (*FINESS géographique*), are made alike.

Departments are written as follows:

* 01 to 95 in metropolitan France, without 20: Corsica has 2A and 2B, in capitals;
* 97 and 98 overseas: 97 01 Guadeloupe (Saint-Martin and Saint-Barthélemy too), 97 02
  Martinique, 97 03 Guyane, 97 04 La Réunion, 97 05 Saint-Pierre-et-Miquelon, 98 05 (formerly
  others too) Mayotte, 98 06 Wallis-et-Futuna. What follows 97 and 98 is not judged.

The key of Corsican numbers is not judged. No text says how the letter counts in it, though the
published numbers agree with A read as 1 and B read as 2.

Sources:

* the register, today kept by the Agence du numérique en santé: https://finess.esante.gouv.fr
* how its numbers are made (department, ``0``, number, Luhn key):
  https://github.com/ansforge/finess-plus
* numbers of departments overseas: *Le numéro FINESS dans le SNDS*,
  https://documentation-snds.health-data-hub.fr
* published extracts: https://www.data.gouv.fr/datasets/finess-extraction-du-fichier-des-etablissements

>>> validate("75 071 218 4")  # Assistance publique - Hôpitaux de Paris
'750712184'
>>> validate("970408589")  # CHU de La Réunion
'970408589'
>>> validate("2B0004246")  # Centre hospitalier de Corte
'2B0004246'
>>> validate("750712185")
Traceback (most recent call last):
    ...
pytest_segur.identifiers.exceptions.InvalidChecksum: the key does not agree with the other digits
>>> validate("960712184")
Traceback (most recent call last):
    ...
pytest_segur.identifiers.exceptions.InvalidComponent: a part of the number stands for nothing that exists
>>> is_valid(b"750712184")
False
"""  # noqa: E501 - what Python prints is not to be broken

from __future__ import annotations

import re
from typing import Final

from pytest_segur.identifiers import luhn
from pytest_segur.identifiers.exceptions import (
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidLength,
    ValidationError,
)
from pytest_segur.identifiers.separators import without_separators

LENGTH: Final = 9

_WRITTEN: Final = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]*")
_CORSICA: Final = frozenset({"2A", "2B"})
#: The first two characters that a number may have.
DEPARTMENTS: Final = (
    frozenset(f"{number:02}" for number in range(1, 96)) - {"20"} | _CORSICA | {"97", "98"}
)


def compact(number: str) -> str:
    """Drop blanks, dots and hyphens; letters stay as they are."""
    return without_separators(number)


def validate(number: str) -> str:
    """Give the compact form of a FINESS.

    Raises:
        InvalidFormat: there is something else than digits and the letter of Corsica.
        InvalidLength: there are not nine characters.
        InvalidComponent: the first two are not a department's.
        InvalidChecksum: the last one is not the key of the others.
    """
    if not isinstance(number, str):
        raise InvalidFormat
    if is_plain(number):
        return number
    number = compact(number)
    if _WRITTEN.fullmatch(number) is None:
        raise InvalidFormat
    if len(number) != LENGTH:
        raise InvalidLength
    department = number[:2]
    if department not in DEPARTMENTS:
        raise InvalidComponent
    if department not in _CORSICA and not luhn.is_valid(number):
        raise InvalidChecksum
    return number


def is_valid(number: object) -> bool:
    """Tell whether anything is a FINESS."""
    try:
        return bool(validate(number))  # type: ignore[arg-type]
    except ValidationError:
        return False


def is_plain(number: str) -> bool:
    """Tell whether a number of the continent or overseas is right, and compact already."""
    return len(number) == LENGTH and number[:2] in DEPARTMENTS and luhn.is_valid(number)
