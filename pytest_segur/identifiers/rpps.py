"""RPPS: the number of a health professional in the *Répertoire partagé*.

Eleven digits. The first ten mean nothing, and the last is a Luhn key over all eleven. It stays
the same for the whole of a professional's life. The directories prefix it with the type of the
identifier, 8, to make the national identifier of a person (``8`` + RPPS, twelve digits): that
is not an RPPS. Files of fixed width fill it up with zeros on the left, which mean nothing.

All numbers known begin with 1, but no text says that they must: the first digit is not judged.

Sources:

* Agence du numérique en santé, *Répertoire RPPS*:
  https://esante.gouv.fr/produits-services/repertoire-rpps
* the same agency's interoperability model, ``idNatPS``:
  https://github.com/ansforge/IG-modele-objets-sante
* numbers that it publishes in the guide of its directory's API:
  https://github.com/ansforge/annuaire-sante-fhir-documentation

>>> validate("10000005479")
'10000005479'
>>> validate("0000 10000001916")
'10000001916'
>>> validate("10000005478")
Traceback (most recent call last):
    ...
pytest_segur.identifiers.exceptions.InvalidChecksum: the key does not agree with the other digits
>>> validate("810000005479")
Traceback (most recent call last):
    ...
pytest_segur.identifiers.exceptions.InvalidLength: the number is too short or too long
>>> is_valid(None)
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

LENGTH: Final = 11


def compact(number: str) -> str:
    """Drop blanks, dots, hyphens, and the zeros on the left."""
    return without_separators(number).lstrip("0")


def validate(number: str) -> str:
    """Give the compact form of an RPPS.

    Raises:
        InvalidFormat: there is something else than digits.
        InvalidLength: there are not eleven of them.
        InvalidChecksum: the last one is not the key of the others.
    """
    if not isinstance(number, str):
        raise InvalidFormat
    number = compact(number)
    if not (number.isascii() and number.isdigit()):
        raise InvalidFormat
    if len(number) != LENGTH:
        raise InvalidLength
    if not luhn.is_valid(number):
        raise InvalidChecksum
    return number


def is_valid(number: object) -> bool:
    """Tell whether anything is an RPPS."""
    try:
        return bool(validate(number))  # type: ignore[arg-type]
    except ValidationError:
        return False
