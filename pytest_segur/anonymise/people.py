"""Invented people in the place of real ones: names, e-mail addresses, telephones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pytest_segur.anonymise.shape import shaped
from pytest_segur.identifiers import email_address, telephone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.factories.values import Values

_SUFFIX: Final = ".example"
_LABEL: Final = "xxxxxxxxxxxxxxxxxxx."
_DIGIT: Final = re.compile("[0-9]")
#: A number as it is dialled in France: behind its zero stand those digits that tell subscribers
#: apart, whatever is dialled before them from abroad.
_DIALLED: Final = re.compile("0[0-9]{9}")
#: No country has this code, and no number of France begins so.
_NOWHERE: Final = "99"


def name(value: str, safe: Values) -> Iterator[str]:
    """Give names of people: of the same case, and too long where the other one is."""
    invented = safe.nom_majuscules()
    if value == value.upper():
        yield invented
    elif value.islower():
        yield invented.lower()
    elif value.istitle():
        yield invented.title()
    yield shaped(value, safe.draws)


def email(value: str, safe: Values) -> Iterator[str]:
    """Give addresses where no mail arrives; what is no address stays none."""
    draws = safe.draws
    if email_address.is_valid(value):
        address = safe.email(name=f"{safe.nom_majuscules()} {draws.digits(4)}")
        local, _, domain = address.partition("@")
        # A rare way to write an address takes the place of another one.
        for written in (local, f'"{local}"'):
            yield f"{written}@{domain}"
            yield f"{written}@{_domain(len(value) - len(written) - 1)}"
    yield shaped(value, draws)
    yield "x" * len(value)


def _domain(length: int) -> str:
    """Make a domain of a length, where no mail arrives either."""
    labels = (_LABEL * length)[: length - len(_SUFFIX)]
    return f"{labels[:-1]}x{_SUFFIX}"


def telephone_number(value: str, safe: Values) -> Iterator[str]:
    """Give numbers kept for fiction, written the same way; what is no number stays none."""
    draws = safe.draws
    if telephone.is_valid(value):
        number = safe.telephone()
        if _DIALLED.fullmatch(subscriber(value)):
            yield _with_last_digits(value, number[1:])
        yield number
        # A rare way to write a number takes the place of another one.
        yield f"00 33 {number[1:]}"
    yield shaped(value, draws, start=_NOWHERE)
    yield _DIGIT.sub("0", shaped(value, draws))


def _with_last_digits(value: str, digits: str) -> str:
    """Put digits in the place of as many at the end, and leave everything between them."""
    places = [match.start() for match in _DIGIT.finditer(value)][-len(digits) :]
    written = list(value)
    for place, digit in zip(places, digits, strict=True):
        written[place] = digit
    return "".join(written)


def subscriber(value: str) -> str:
    """Give a telephone number without its writing, as it is dialled in France.

    >>> subscriber("+33 6 39 98 00 01"), subscriber("06.39.98.00.01")
    ('0639980001', '0639980001')
    """
    number = telephone.compact(value)
    return f"0{number[3:]}" if number.startswith("+33") else number
