"""French telephone numbers: those of metropolitan France and of every territory overseas.

Whether a number exists in its numbering plan is told by the library phonenumbers. Numbers are
taken as they are dialled at home (``06 12 34 56 78``, ``0262 12 34 56``, ``41 12 34`` in
Saint-Pierre-et-Miquelon) or from abroad (``+33 6 …``, ``00 33 6 …``, ``+262 …``), with
blanks, dots, hyphens or anything else between the digits that the library overlooks. The
Terres australes share the calling code of La Réunion.

Numbers that the regulator keeps for fiction are accepted: the library takes those of the five
geographic zones for real ones, but knows no mobiles 06 39 98.

Usual numbers are cleared by a plain pattern, which accepts only what is accepted anyway.

Sources:

* Arcep, numbering plan (decision 2018-0881 and its amendments):
  https://www.arcep.fr/la-regulation/grands-dossiers-thematiques-transverses/la-numerotation.html
* phonenumbers: https://github.com/daviddrysdale/python-phonenumbers

>>> validate("06 12 34 56 78")
'0612345678'
>>> validate("+33 (0)1.99.00.12.34")
'+33199001234'
>>> validate("00 262 692 12 34 56")
'+262692123456'
>>> validate("06 39 98 00 01")
'0639980001'
>>> validate("06 12 34 56")
Traceback (most recent call last):
    ...
pytest_segur.identifiers.exceptions.InvalidComponent: a part of the number stands for nothing that exists
>>> is_valid("+32 471 12 34 56"), is_valid(612345678)
(False, False)
"""  # noqa: E501 - what Python prints is not to be broken

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pytest_segur.identifiers.exceptions import InvalidComponent, InvalidFormat, ValidationError
from pytest_segur.identifiers.separators import BLANKS

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_S: Final = "[ .-]?"
_PAIR: Final = f"{_S}[0-9]{{2}}"
#: Numbers that need no closer look: whole blocks of the plan, each digit pair by itself.
PLAIN: Final = (
    # Metropolitan France: landlines of the five zones, mobiles, mobiles of fiction.
    rf"(?:(?:0|\+33 ?)(?:(?:[13]{_S}[0-9]|[45]{_S}[1-8]|2{_S}[0-57-9]|6{_S}[0-24-8]|7{_S}[3-9])"
    rf"[0-9]{_PAIR}|6{_S}39{_S}98){_PAIR}{_PAIR}"
    # La Réunion, Guadeloupe and Martinique; then landlines of the Antilles and of Guyane.
    rf"|0(?:2{_S}62|6{_S}9[026]){_PAIR}{_PAIR}{_PAIR}"
    rf"|05{_S}9(?:0{_S}(?:2[0-6]|3[1-9]|5[357]|[68][0-6]|9[0-9])|4{_S}[2-4][0-9]|6{_S}[3-7][0-9])"
    rf"{_PAIR}{_PAIR})"
)
_IS_PLAIN: Final = re.compile(PLAIN).fullmatch

#: One region for each calling code: the others that share it are found from the number.
_DIALLED_FROM: Final = ("FR", "GP", "MQ", "GF", "RE", "PM", "NC", "PF", "WF")
_FRENCH: Final = frozenset({*_DIALLED_FROM, "BL", "MF", "YT"})
_METROPOLITAN: Final = 33
_FICTION: Final = range(639_980_000, 639_990_000)

#: The library knows the blank that does not break a line, but not the narrow ones.
_BLANK: Final = dict.fromkeys(map(ord, BLANKS), " ")
_NOTHING: Final = dict.fromkeys(map(ord, f"{BLANKS}.-/()"))


def compact(number: str) -> str:
    """Drop what stands between the digits; numbers dialled from abroad begin with ``+``."""
    number = number.replace("(0)", "").translate(_NOTHING)
    return f"+{number[2:]}" if number.startswith("00") else number


def validate(number: str) -> str:
    """Give the compact form of a French telephone number.

    Raises:
        InvalidFormat: it is not written as a telephone number is.
        InvalidComponent: no French numbering plan has such a number.
    """
    if not isinstance(number, str):
        raise InvalidFormat
    if not is_plain(number):
        problem = problem_by_library(number)
        if problem is not None:
            raise problem
    return compact(number)


def is_valid(number: object) -> bool:
    """Tell whether anything is a French telephone number."""
    try:
        return bool(validate(number))  # type: ignore[arg-type]
    except ValidationError:
        return False


def is_plain(number: str) -> bool:
    """Tell whether a number is of the usual kind, without asking the library."""
    return _IS_PLAIN(number) is not None


@lru_cache(maxsize=4096)
def problem_by_library(number: str) -> type[ValidationError] | None:
    """Ask phonenumbers about a text; None when it is a French number."""
    from phonenumbers import NumberParseException, parse  # noqa: PLC0415 - costs 30 ms

    number = number.translate(_BLANK)
    problem: type[ValidationError] = InvalidFormat
    for region in _DIALLED_FROM:
        try:
            read = parse(number, region)
        except NumberParseException:
            continue
        if _is_french(read):
            return None
        problem = InvalidComponent
    return problem


def _is_french(number: PhoneNumber) -> bool:
    from phonenumbers import is_valid_number, region_code_for_number  # noqa: PLC0415

    if number.country_code == _METROPOLITAN and number.national_number in _FICTION:
        return True
    return is_valid_number(number) and region_code_for_number(number) in _FRENCH
