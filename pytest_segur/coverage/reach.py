"""Which rules the submissions of a session can exercise on both sides, and why not the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.rules.installation import HEALTH_CENTRE_PROFILE, MAILIZ_PROFILE
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.settings import Settings

IGNORED: Final = "ignored"
HISTORY: Final = "history"
DAY: Final = "day"
PROFILES: Final = "profiles"
ARCHIVE: Final = "archive"
SIZE: Final = "size"

#: Why a rule counts on no side, by the word that stands for it in reports.
REASONS: Final[Mapping[str, Text]] = {
    IGNORED: Text("règle ignorée", "rule ignored"),
    HISTORY: Text("aucun dépôt antérieur connu", "no earlier deposit known"),
    DAY: Text("aucun jour de dépôt connu", "no day of deposit known"),
    PROFILES: Text("profils inconnus, ou profil déclaré", "profile unknown, or declared"),
    ARCHIVE: Text("aucune archive", "no archive"),
    SIZE: Text("il faudrait un fichier démesuré ou illisible", "takes a huge or unreadable file"),
}

#: Every rule that refuses something, in the order of the catalogue.
RULES: Final = tuple(code for code, rule in CATALOGUE.items() if not rule.is_advisory)
ADVISORIES: Final = tuple(code for code, rule in CATALOGUE.items() if rule.is_advisory)

_SIZE: Final = ("S100", "P302")
_HISTORY: Final = ("D207", "F406")
_DAY: Final = ("F405",)
_ARCHIVE: Final = tuple(code for code in RULES if code.startswith("P"))
#: The profile that makes a rule pass whatever a request says.
_PROFILES: Final[Mapping[str, str]] = {"D259": HEALTH_CENTRE_PROFILE, "D260": MAILIZ_PROFILE}


def beyond_reach(settings: Settings, *, has_archive: bool) -> dict[str, str]:
    """Give the rules that no request of a file could pass and fail, each with the reason.

    Args:
        settings: how the file is judged.
        has_archive: whether its supporting documents are.
    """
    beyond: dict[str, str] = {}
    if not has_archive:
        beyond |= dict.fromkeys(_ARCHIVE, ARCHIVE)
    if settings.history is None:
        beyond |= dict.fromkeys(_HISTORY, HISTORY)
    if settings.history is None or settings.history.day is None:
        beyond |= dict.fromkeys(_DAY, DAY)
    for code, profile in _PROFILES.items():
        if settings.profiles is None or profile in settings.profiles:
            beyond[code] = PROFILES
    return beyond | dict.fromkeys(settings.ignored, IGNORED) | dict.fromkeys(_SIZE, SIZE)
