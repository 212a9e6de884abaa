r"""How the table of section 3.2 writes blanks, amounts and dates.

>>> is_blank("\u00a0\t"), is_blank("\u200b")
(True, False)
>>> french_date("29/02/2024"), french_date("29/02/2023")
(datetime.date(2024, 2, 29), None)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

Schema = dict[str, Any]
#: Tells whether a value, or `MISSING`, respects a format.
Acceptor = Callable[[object], bool]

#: Stands for a balise that is not there.
MISSING: Final = type("Missing", (), {"__repr__": lambda _: "MISSING", "__slots__": ()})()

#: The code points with the Unicode property White_Space, as a character class. They stand for
#: themselves: not every dialect of patterns has an escape for them.
WHITE_SPACE: Final = (
    "\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
)
#: The literal of an amount: two decimals, no exponent.
TWO_DECIMALS: Final = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]{2}")

#: A date that exists, leap years included, for whoever has nothing but patterns. Some of them
#: let a line feed follow the end: it is for the length to refuse that.
DATE_PATTERN: Final = (
    "^(((0[1-9]|1[0-9]|2[0-8])/(0[1-9]|1[0-2])|(29|30)/(0[13-9]|1[0-2])|31/(0[13578]|1[02]))"
    "/(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
    "|29/02/([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00))$"
)

_BASIC_PLANE: Final = range(0x10000)
#: A Unicode that never changes any more, whatever Python it comes with.
_SETTLED = unicodedata.ucd_3_2_0
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


@cache
def small_letters() -> str:
    """Give the characters that are others in capitals, as a character class.

    Of the basic plane, and of version 3.2 of Unicode: every Python and every other reader of
    patterns knows the same ones. What came later is left to `str.upper`.

    >>> small_letters()[:10]
    'a-zµß-öø-ÿ'
    """
    return _as_class(filter(_is_small, _BASIC_PLANE))


def _is_small(point: int) -> bool:
    character = chr(point)
    capital = character.upper()
    return capital != character and all(
        _SETTLED.category(each) != "Cn" for each in (character, *capital)
    )


def _as_class(points: Iterable[int]) -> str:
    """Write rising code points as a character class, neighbours as ranges."""
    runs = groupby(enumerate(points), key=lambda ranked: ranked[1] - ranked[0])
    return "".join(_as_range([chr(point) for _, point in run]) for _, run in runs)


def _as_range(run: list[str]) -> str:
    return f"{run[0]}-{run[-1]}" if len(run) > 2 else "".join(run)  # noqa: PLR2004 - two neighbours are no range
