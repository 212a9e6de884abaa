"""Validators that are told, or tell themselves, something other than what holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from support.mutants.mutant import Mutant
from support.validators import judged, settings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from pytest_segur.kit.answer import Answer
    from pytest_segur.kit.case import KitCase
    from pytest_segur.settings import History, Settings


def deaf(_edition: object = None) -> Iterator[Mutant]:
    """For each thing that a validator is told, those who know better."""
    for name, rules, change in _DEAF:
        yield Mutant(name=name, rules=rules, judge=_judging(change))


@dataclass(frozen=True, slots=True)
class _Selective:
    """A portal that remembers a part.

    Attributes:
        history: what it would remember.
        knows_numbers: of requests.
        knows_files: their names.
        knows_day: of deposit.
    """

    history: History
    knows_numbers: bool = True
    knows_files: bool = True
    knows_day: bool = True

    @property
    def day(self) -> date | None:
        return self.history.day if self.knows_day else None

    def has_seen_number(self, numero_editeur: str) -> bool:
        return self.knows_numbers and self.history.has_seen_number(numero_editeur)

    def has_seen_file(self, numero_ans: str, day: str, number: str) -> bool:
        return self.knows_files and self.history.has_seen_file(numero_ans, day, number)


def _judging(change: Callable[[Settings], Settings]) -> Callable[[KitCase], Answer]:
    return lambda case: judged(case, change(settings_of(case)))


def _remembering(**part: bool) -> Callable[[Settings], Settings]:
    def change(settings: Settings) -> Settings:
        seen = settings.history
        return replace(settings, history=None if seen is None else _Selective(seen, **part))

    return change


_DEAF: tuple[tuple[str, tuple[str, ...], Callable[[Settings], Settings]], ...] = (
    (
        "takes unknown profiles for none",
        ("A912", "D259", "D260"),
        lambda settings: replace(settings, profiles=settings.profiles or frozenset()),
    ),
    (
        "takes no profiles for unknown ones",
        ("D259", "D260"),
        lambda settings: replace(settings, profiles=settings.profiles or None),
    ),
    (
        "judges by the other edition",
        ("S108",),
        lambda settings: replace(settings, edition=settings.edition.other),
    ),
    (
        "knows no earlier deposits",
        ("D207",),
        lambda settings: replace(settings, history=None),
    ),
    ("forgets numbers", ("D207",), _remembering(knows_numbers=False)),
    ("forgets files", ("F406",), _remembering(knows_files=False)),
    ("forgets the day", ("F405",), _remembering(knows_day=False)),
)
