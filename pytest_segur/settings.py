"""What a user may decide about the judging: edition, profiles, ignored rules, day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from pytest_segur.spec.catalogue import CATALOGUE, NEVER_IGNORED, codes_under
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_segur.house import HouseRule

#: The profiles that section 3.2 asks for, by their names here.
PROFILES: Final = ("centre-de-sante", "mailiz")
_HOUSE_CODE = re.compile(r"X[0-9A-Z]*")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class SettingsError(ValueError):
    """A setting has a value that it cannot have; the message names those allowed."""


class History(Protocol):
    """What a portal remembers of earlier deposits (rules D207, F405 and F406)."""

    @property
    def day(self) -> date | None:
        """The day of deposit; None when F405 is not to be judged."""

    def has_seen_number(self, numero_editeur: str) -> bool:
        """Tell whether a request of that number went through the second control."""

    def has_seen_file(self, numero_ans: str, day: str, number: str) -> bool:
        """Tell whether a file of that ANS number, day (AAAAMMJJ) and number was deposited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How submissions are judged.

    Attributes:
        edition: which lengths hold.
        profiles: the profiles that the solution is referenced with; None when unknown.
        ignored: codes of rules that are not applied.
        today: the day that dates are compared with.
        advisories: whether advisories are looked for.
        rules: house rules, after those of the document.
        operators: codes of messaging operators beside those of section 4.
        history: what a portal has seen; None without a portal.
    """

    edition: Edition = Edition.PUBLISHED
    profiles: frozenset[str] | None = None
    ignored: frozenset[str] = frozenset()
    today: date = field(default_factory=date.today)
    advisories: bool = True
    rules: tuple[HouseRule, ...] = ()
    operators: frozenset[str] = frozenset()
    history: History | None = None


def to_edition(name: str) -> Edition:
    """Read the name of an edition.

    Raises:
        SettingsError: there is no such edition.
    """
    try:
        return Edition(name)
    except ValueError:
        allowed = ", ".join(Edition)
        message = f"unknown edition {name!r}; allowed: {allowed}"
        raise SettingsError(message) from None


def to_profiles(names: Iterable[str]) -> frozenset[str]:
    """Read names of profiles.

    Raises:
        SettingsError: one of them is not a profile of the document.
    """
    profiles = frozenset(split_list(names))
    for name in sorted(profiles - set(PROFILES)):
        message = f"unknown profile {name!r}; allowed: {', '.join(PROFILES)}"
        raise SettingsError(message)
    return profiles


def to_ignored(codes: Iterable[str], *, house: Iterable[str] = ()) -> frozenset[str]:
    """Read codes, or beginnings of codes, of rules that are not to be applied.

    Raises:
        SettingsError: a code that does not exist, or one without which nothing can be judged.
    """
    known = {*CATALOGUE, *house}
    ignored: set[str] = set()
    for code in split_list(codes):
        if code in NEVER_IGNORED:
            never = ", ".join(sorted(NEVER_IGNORED))
            message = f"{code} cannot be ignored, nor can any of {never}"
            raise SettingsError(message)
        found = codes_under(code, known)
        if not found and _HOUSE_CODE.fullmatch(code) is None:
            message = f"unknown rule {code!r} to ignore; allowed: a code such as D210, or a prefix such as F or A90"
            raise SettingsError(message)
        # A house rule may be made known later, by a conftest further down.
        ignored |= (found - NEVER_IGNORED) or {code}
    return frozenset(ignored)


def to_day(text: str) -> date:
    """Read a day written AAAA-MM-JJ.

    Raises:
        SettingsError: it is written otherwise, or does not exist.
    """
    try:
        if _ISO_DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    message = f"not a day: {text!r}; allowed: AAAA-MM-JJ, for example 2022-03-01"
    raise SettingsError(message)


def split_list(values: Iterable[str]) -> list[str]:
    """Split each of several values at commas, blanks around them dropped."""
    parts = (part.strip() for value in values for part in value.split(","))
    return [part for part in parts if part]
