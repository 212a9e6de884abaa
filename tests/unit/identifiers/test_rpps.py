"""RPPS numbers: those that the agency publishes, and what is none."""

from __future__ import annotations

import pytest

from pytest_segur.identifiers import rpps
from pytest_segur.identifiers.exceptions import (
    InvalidChecksum,
    InvalidFormat,
    InvalidLength,
    ValidationError,
)

#: From the examples of the Agence du numérique en santé: the guide of its directory's API, the
#: tests of its loader of professionals, its messages and its documents.
PUBLISHED = [
    "10000001916",
    "10000005479",
    "10000023084",
    "10100375103",
    "10107592544",
    "10107592585",
]


@pytest.mark.parametrize("number", PUBLISHED)
def test_published_numbers_are_valid(number: str) -> None:
    """As they are, and filled up to the fifteen characters of the published table."""
    assert rpps.validate(number) == number
    assert rpps.validate(number.zfill(15)) == number


@pytest.mark.parametrize("number", PUBLISHED)
@pytest.mark.parametrize("place", range(11))
def test_another_digit_anywhere_is_seen(number: str, place: int) -> None:
    """One digit that is misread never goes unnoticed."""
    other = str((int(number[place]) + 1) % 10)
    assert not rpps.is_valid(number[:place] + other + number[place + 1 :])


@pytest.mark.parametrize(
    "written", ["10 00000 5479", "10.000.005.479", "100-0000-5479", "10\u00a0000\u202f005\u2009479"]
)
def test_separators_are_dropped(written: str) -> None:
    """Blanks, those that do not break a line too, dots and hyphens."""
    assert rpps.compact(written) == "10000005479"
    assert rpps.is_valid(written)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("", InvalidFormat),
        ("00000000000", InvalidFormat),
        ("1000000547X", InvalidFormat),
        ("１０００００05479", InvalidFormat),
        ("10000/005479", InvalidFormat),
        ("1000000547", InvalidLength),
        ("810000005479", InvalidLength),
        ("888888888888888", InvalidLength),
        ("00000000018", InvalidLength),
        ("10000005470", InvalidChecksum),
        ("10003461033", InvalidChecksum),
    ],
)
def test_the_reason_is_told(number: str, reason: type[ValidationError]) -> None:
    """What is written wrongly, then what is too long or short, then the key."""
    with pytest.raises(reason):
        rpps.validate(number)
    assert not rpps.is_valid(number)
