"""The functions that other people's Python code calls."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pytest_segur.checking import Source, Submission, diagnose
from pytest_segur.house import HouseRule, in_order
from pytest_segur.settings import Settings, to_day, to_edition, to_ignored, to_profiles
from pytest_segur.spec.catalogue import CATALOGUE

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.spec.rule import Rule


def check(  # noqa: PLR0913 - each is a setting of its own, by keyword
    source: Submission,
    *,
    edition: str = "published",
    profiles: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    archive: str | os.PathLike[str] | None = None,
    today: date | str | None = None,
    advisories: bool = True,
    rules: Iterable[HouseRule] = (),
    operators: Iterable[str] = (),
    name: str | None = None,
) -> Diagnosis:
    """Judge one submission by the two controls of section 1.2.

    Args:
        source: a path (`str` or `PathLike`), the bytes of a file, or the object itself.
        edition: ``published`` (the table to the letter) or ``corrected``.
        profiles: the profiles that the solution is referenced with, ``centre-de-sante`` and
            ``mailiz``; None when unknown: D259 and D260 are not judged then.
        ignore: codes of rules that are not applied, or beginnings of codes.
        archive: the supporting documents: a ZIP, or a folder with ``<stem>.zip``, where the stem
            is that of the path or of `name`; default: ``<stem>.zip`` beside the path, if it is
            there. Given and not there is P301.
        today: the day that date advisories are judged by, also as ``AAAA-MM-JJ``; default: today.
        advisories: whether to look for what is merely implausible.
        rules: house rules, judged after those of the document.
        operators: codes of messaging operators beside those of section 4.
        name: what the F rules judge, folders before it left out; default: that of the path.

    Returns:
        What was found. No content of a file makes this raise.

    Raises:
        ValueError: a setting has a value that it cannot have; the message names those allowed.

    >>> check(b"{}").errors[0].code
    'S105'
    """
    house = in_order(tuple(rules))
    settings = Settings(
        edition=to_edition(edition),
        profiles=None if profiles is None else to_profiles(profiles),
        ignored=to_ignored(ignore),
        today=_to_date(today),
        advisories=advisories,
        rules=house,
        operators=frozenset(_several(operators)),
    )
    return diagnose(Source.of(source, name=name, archive=archive), settings)


def rules() -> tuple[Rule, ...]:
    """Give every rule of the catalogue, in the order in which the portal looks.

    >>> rules()[0].code
    'S100'
    """
    return tuple(CATALOGUE.values())


def _several(words: Iterable[str]) -> Iterable[str]:
    """Take a lone string for one word, not for its letters."""
    return (words,) if isinstance(words, str) else words


def _to_date(day: date | str | None) -> date:
    if day is None:
        return date.today()  # noqa: DTZ011 - the day of the user's own calendar
    return to_day(day) if isinstance(day, str) else day
