r"""How the table of section 3.2 writes blanks, amounts and dates.

>>> is_blank("\u00a0\t"), is_blank("\u200b")
(True, False)
>>> french_date("29/02/2024"), french_date("29/02/2023")
(datetime.date(2024, 2, 29), None)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, Final

Schema = dict[str, Any]
#: Tells whether a value, or `MISSING`, respects a format.
Acceptor = Callable[[object], bool]

#: Stands for a balise that is not there.
MISSING: Final = type("Missing", (), {"__repr__": lambda _: "MISSING", "__slots__": ()})()

#: The code points with the Unicode property White_Space, as a character class.
WHITE_SPACE: Final = (
    r"\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
)
#: The literal of an amount: two decimals, no exponent.
TWO_DECIMALS: Final = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]{2}")

_NOT_WHITE = re.compile(f"[^{WHITE_SPACE}]")
_DATE = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_DATE_LENGTH: Final = 10


def is_blank(text: str) -> bool:
    """Tell whether a text holds nothing but Unicode white space, or nothing at all."""
    return _NOT_WHITE.search(text) is None


def french_date(text: str) -> date | None:
    """Read a date written JJ/MM/AAAA; None when it is written otherwise or does not exist."""
    return _to_date(text) if len(text) == _DATE_LENGTH else None


@lru_cache(maxsize=4096)
def _to_date(text: str) -> date | None:
    # The orders of a file share a few days, and each is asked for twice.
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
