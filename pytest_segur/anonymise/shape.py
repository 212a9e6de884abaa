r"""Replaces every letter and digit, and keeps what a rule could look at.

Length, case, blanks, punctuation of a keyboard and zeros on the left stay; everything that is
not ASCII, but for blanks, becomes a letter.

>>> from random import Random
>>> from pytest_segur.factories.draws import RandomDraws
>>> draws = RandomDraws(Random(0))
>>> shaped("Élie d'Orme-2", draws)
"Kgnk u'Hmpx-8"
>>> shaped("00010000001916", draws, start="997")
'00099752762998'
>>> shaped_number("-1916.50e3", draws)
'-9641.46e3'
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Final

from pytest_segur.spec.notation import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_segur.factories.draws import Draws

#: So many characters are drawn one by one: nobody tells longer values apart by what follows.
MOST_DRAWN: Final = 200

#: Shorter numbers are in no range at all, and would leave too little to be drawn.
SHORTEST_IN_RANGE: Final = 8

_CAPITAL, _SMALL, _DIGIT = "A", "a", "9"
_LETTERS_OR_DIGITS: Final = re.compile(f"[{_CAPITAL}{_SMALL}{_DIGIT}]")
_NON_ZERO: Final = "123456789"
_EXPONENT: Final = re.compile("[eE]")
#: Longer exponents could hold anything.
_LONGEST_EXPONENT: Final = 4


class _Classes(dict[int, str]):
    """What each character is replaced by: a mark for letters and digits, else itself."""

    def __missing__(self, point: int) -> str:
        mark = self[point] = _class_of(chr(point))
        return mark


def _class_of(character: str) -> str:
    if character in string.digits:
        return _DIGIT
    if is_blank(character) or character in string.punctuation:
        return character
    # Whether a text is in capitals is told character by character.
    return _CAPITAL if character == character.upper() else _SMALL


_CLASSES: Final = _Classes()


def classes_of(text: str) -> str:
    """Write ``A`` for capitals, ``a`` for small letters, ``9`` for digits; the rest as it is.

    >>> classes_of("Élie d'Orme-2")
    "Aaaa a'Aaaa-9"
    """
    return text.translate(_CLASSES)


def is_wordless(text: str) -> bool:
    """Tell whether a text has neither letters nor digits but zeros: nothing about anybody.

    >>> is_wordless(" - "), is_wordless(""), is_wordless("00000")
    (True, True, True)
    """
    return _LETTERS_OR_DIGITS.search(classes_of(text.replace("0", ""))) is None


def shaped(text: str, draws: Draws, *, start: str = "") -> str:
    """Replace letters by letters and digits by digits.

    Args:
        text: what is replaced.
        draws: where the new ones come from.
        start: the first digits behind the zeros on the left: those of a reserved range.
    """
    marks = classes_of(text)
    digits = iter(_digits(text, draws, start))
    make: dict[str, Callable[[], str]] = {
        _CAPITAL: lambda: draws.pick(string.ascii_uppercase),
        _SMALL: lambda: draws.pick(string.ascii_lowercase),
        _DIGIT: lambda: next(digits),
    }
    head = [make[mark]() if mark in make else mark for mark in marks[:MOST_DRAWN]]
    return "".join(head) + marks[MOST_DRAWN:]


def _digits(text: str, draws: Draws, start: str) -> str:
    """Give new digits: zeros on the left stay, and nothing else becomes one there."""
    old = "".join(character for character in text[:MOST_DRAWN] if character in string.digits)
    core = old.lstrip("0")
    if not core:
        return old
    first = start if len(core) >= SHORTEST_IN_RANGE else ""
    new = (first or draws.pick(_NON_ZERO)) + draws.digits(len(core))
    return "0" * (len(old) - len(core)) + new[: len(core)]


def is_zero(literal: str) -> bool:
    """Tell whether a JSON number is zero, however it is written.

    >>> is_zero("-0.00"), is_zero("0e1"), is_zero("0e12345678"), is_zero("10")
    (True, True, False, False)
    """
    mantissa, rest = _parted(literal)
    return is_wordless(mantissa) and len(rest) <= _LONGEST_EXPONENT


def shaped_number(literal: str, draws: Draws) -> str:
    """Replace the digits of a JSON number; zero stays zero, and nothing else becomes it."""
    mantissa, rest = _parted(literal)
    if len(rest) > _LONGEST_EXPONENT:
        rest = rest[:1] + shaped(rest[1:], draws)
    return shaped(mantissa, draws) + rest


def _parted(literal: str) -> tuple[str, str]:
    exponent = _EXPONENT.search(literal)
    cut = exponent.start() if exponent else len(literal)
    return literal[:cut], literal[cut:]
