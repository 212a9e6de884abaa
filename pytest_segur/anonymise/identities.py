"""New numbers in the place of those of doctors, houses, firms and editors.

Whether a number is right by its key stays as it was; blanks, dots and zeros on the left too.
What is made stands in the ranges that the factories keep to: nobody has such a number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pytest_segur.anonymise.shape import shaped
from pytest_segur.identifiers import finess, luhn, siret
from pytest_segur.identifiers.luhn import check_digit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.factories.values import Values

_ALPHANUMERIC: Final = re.compile("[0-9A-Za-z]")
_RPPS_LENGTH: Final = 11
_RPPS_RANGE: Final = "997"
_SIREN_RANGE: Final = "299"
_CORRECTED: Final = "corrected"


def without_zeros(number: str) -> str:
    """Give a number without the zeros on its left, which fill up and mean nothing.

    >>> without_zeros("000010000001916")
    '10000001916'
    """
    return number.lstrip("0") or number


def rpps(value: str, safe: Values) -> Iterator[str]:
    """Give numbers of doctors; what has the right key keeps it, whatever its length."""
    draws = safe.draws
    if luhn.is_valid(value):
        core = value.lstrip("0")
        if len(core) == _RPPS_LENGTH:
            yield safe.rpps(_CORRECTED).zfill(len(value))
        # However long it is.
        digits = shaped(core[:-1], draws, start=_RPPS_RANGE)
        yield f"{digits}{check_digit(digits)}".zfill(len(value))
    yield shaped(value, draws, start=_RPPS_RANGE)


def finess_number(value: str, safe: Values) -> Iterator[str]:
    """Give numbers of establishments, or of the entities behind them."""
    if finess.is_valid(value):
        yield relaid(value, safe.finess_juridique())
    yield shaped(value, safe.draws)


def siret_number(value: str, safe: Values) -> Iterator[str]:
    """Give numbers of firms; those of ten characters are digits of no meaning."""
    if siret.is_valid(value):
        yield relaid(value, safe.siret_segur(_CORRECTED))
    yield shaped(value, safe.draws, start=_SIREN_RANGE)


def any_text(value: str, safe: Values) -> Iterator[str]:
    """Give texts of the same shape."""
    yield shaped(value, safe.draws)


def relaid(value: str, number: str) -> str:
    """Write a number with the separators of another one of that length.

    >>> relaid("75 071 218 4", "299000018")
    '29 900 001 8'
    """
    characters = iter(number)
    return _ALPHANUMERIC.sub(lambda _: next(characters), value)
