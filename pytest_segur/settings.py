"""What a user may decide about the judging: edition, profiles, ignored rules, day.

>>> to_edition("corrected")
<Edition.CORRECTED: 'corrected'>
>>> sorted(to_ignored(["A90, F401"]))[:3]
['A901', 'A902', 'A903']
>>> try:
...     to_profiles(["ehpad"])
... except SettingsError as problem:
...     print(problem.text.en)
unknown profile: "ehpad"; allowed: centre-de-sante, mailiz
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from pytest_segur.spec.catalogue import CATALOGUE, NEVER_IGNORED, codes_under
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text, TextError, same
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_segur.house import HouseRule

#: The profiles that section 3.2 asks for, by their names here.
PROFILES: Final = ("centre-de-sante", "mailiz")
#: Codes of house rules, and beginnings of them: the rules may be made known later.
_HOUSE_CODE = re.compile(r"X[0-9A-Z]*")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CODES: Final = Text(
    "un code comme D210, ou le début de plusieurs comme F ou A90",
    "a code such as D210, or the beginning of several such as F or A90",
)
_DAYS: Final = Text(
    "un jour qui existe, écrit AAAA-MM-JJ, par exemple 2022-03-01",
    "a day that exists, written YYYY-MM-DD, for example 2022-03-01",
)


class SettingsError(TextError):
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

    def __post_init__(self) -> None:
        """Let the beginning of a code stand for the house rules that begin so."""
        begins = tuple(code for code in self.ignored if code not in CATALOGUE)
        house = {rule.code for rule in self.rules if rule.code.startswith(begins)}
        if not house <= self.ignored:
            object.__setattr__(self, "ignored", self.ignored | house)


def to_edition(name: str) -> Edition:
    """Read the name of an edition.

    Raises:
        SettingsError: there is no such edition.
    """
    try:
        return Edition(name)
    except ValueError:
        raise _unknown("édition inconnue", "unknown edition", name, Edition) from None


def to_profiles(names: Iterable[str]) -> frozenset[str]:
    """Read names of profiles.

    Raises:
        SettingsError: one of them is not a profile of the document.
    """
    profiles = frozenset(split_list(names))
    for name in sorted(profiles - set(PROFILES)):
        raise _unknown("profil inconnu", "unknown profile", name, PROFILES)
    return profiles


def to_ignored(codes: Iterable[str]) -> frozenset[str]:
    """Read codes, or beginnings of codes, of rules that are not to be applied.

    Raises:
        SettingsError: a code that does not exist, or one without which nothing can be judged.
    """
    ignored: set[str] = set()
    for code in split_list(codes):
        if code in NEVER_IGNORED:
            raise SettingsError(_cannot_be_ignored(code))
        found = codes_under(code, CATALOGUE)
        if not found and _HOUSE_CODE.fullmatch(code) is None:
            raise _unknown("règle inconnue", "unknown rule", code, _CODES)
        # House rules are known only later, to `Settings` or a conftest further down.
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
    raise _unknown("jour inconnu", "unknown day", text, _DAYS)


def split_list(values: Iterable[str]) -> list[str]:
    """Split each of several values at commas, blanks around them dropped.

    A lone string is one value, not as many as it has letters.

    >>> split_list(["F, A90", "D210"]), split_list("mailiz")
    (['F', 'A90', 'D210'], ['mailiz'])
    """
    if isinstance(values, str):
        values = (values,)
    parts = (part.strip() for value in values for part in value.split(","))
    return [part for part in parts if part]


def _unknown(fr: str, en: str, given: object, allowed: Iterable[str] | Text) -> SettingsError:
    words = allowed if isinstance(allowed, Text) else same(", ".join(allowed))
    name = quoted(str(given))
    return SettingsError(
        Text(
            f"{fr} : {name} ; valeurs admises : {words.fr}",
            f"{en}: {name}; allowed: {words.en}",
        )
    )


def _cannot_be_ignored(code: str) -> Text:
    never = ", ".join(sorted(NEVER_IGNORED))
    return Text(
        f"règle qui ne peut pas être ignorée : {code} ; valeurs admises : toutes sauf {never}",
        f"rule that cannot be ignored: {code}; allowed: all but {never}",
    )
