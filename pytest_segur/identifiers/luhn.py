"""The Luhn key, by which SIREN, SIRET, RPPS and FINESS numbers are made safe (ISO/IEC 7812-1).

From the right, every second digit is doubled, less nine where that gives more than nine; the
sum of all must be a multiple of ten. Zeros on the left do not change it.

>>> is_valid("732829320"), is_valid("732829321")
(True, False)
>>> check_digit("73282932")
'0'
"""

from __future__ import annotations

from typing import Final

_DIGITS: Final = b"0123456789"
_PLAIN: Final = bytes.maketrans(_DIGITS, bytes(range(10)))
_DOUBLED: Final = bytes.maketrans(_DIGITS, bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))


def is_valid(number: object) -> bool:
    """Tell whether a text consists of ASCII digits, the last of which is the right key.

    Zeros alone are no number, and have no key.
    """
    if not isinstance(number, str):
        return False
    try:
        digits = number.encode()
    except UnicodeEncodeError:
        return False
    if not digits.isdigit():
        return False
    total = sum(digits[::-2].translate(_PLAIN)) + sum(digits[-2::-2].translate(_DOUBLED))
    return total % 10 == 0 and total > 0


def check_digit(digits: str) -> str:
    """Give the key to be put behind some digits.

    Raises:
        ValueError: there is something else than ASCII digits.
    """
    if not (digits.isascii() and digits.isdigit()):
        message = f"not ASCII digits: {digits!r}"
        raise ValueError(message)
    return next((key for key in "123456789" if is_valid(digits + key)), "0")
