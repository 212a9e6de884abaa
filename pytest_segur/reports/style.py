"""Colours of reports for people; plain where nobody would see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

Tone = Literal["good", "bad", "advice", "strong", "faint"]
#: Gives a text the look of a tone.
Style = Callable[[str, Tone], str]

_CODES: Final[dict[Tone, str]] = {
    "good": "32",
    "bad": "31;1",
    "advice": "33",
    "strong": "1",
    "faint": "2",
}


def plain(text: str, _tone: Tone) -> str:
    """Leave a text as it is."""
    return text


def coloured(text: str, tone: Tone) -> str:
    r"""Put the escape codes of a terminal around a text.

    >>> coloured("D210", "bad")
    '\x1b[31;1mD210\x1b[0m'
    """
    return f"\x1b[{_CODES[tone]}m{text}\x1b[0m"
