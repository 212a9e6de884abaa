"""What people put between the digits of a number to read it more easily."""

from __future__ import annotations

from typing import Final

#: The blank, the two that do not break a line, and the narrow one.
BLANKS: Final = " \u00a0\u202f\u2009"

_NOTHING: Final = dict.fromkeys(map(ord, f"{BLANKS}.-"))


def without_separators(number: str) -> str:
    """Drop blanks, dots and hyphens.

    >>> without_separators("732 829 320.00074")
    '73282932000074'
    """
    return number if number.isalnum() else number.translate(_NOTHING)
