"""What was not evaluated, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from pytest_segur.reports.html.extras import OF_HISTORY, OF_PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pytest_segur.reports.html.rule_words import RuleWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """A rule that rests on faults of other rules.

    Attributes:
        code: of the rule.
        label: what it demands.
        causes: the faults, and how many requests each kept from being judged.
    """

    code: str
    label: str
    causes: Sequence[tuple[str, int]]

    @property
    def count(self) -> int:
        """In how many requests it rests."""
        return sum(count for _, count in self.causes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unjudged:
    """Everything that does not count as passed.

    Attributes:
        resting: rules suspended by a fault.
        unread: how many files were refused before their requests were judged.
        unarchived: how many files had no archive.
        of_history: rules that would need to know earlier deposits.
        of_profiles: rules that would need to know the profiles of the solution.
        ignored: rules that the user does not want.
    """

    resting: Sequence[Resting]
    unread: int
    unarchived: int
    of_history: Sequence[str]
    of_profiles: Sequence[str]
    ignored: Sequence[str]

    @classmethod
    def of(
        cls, entries: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]], words: RuleWords
    ) -> Self:
        """Sum up the files of a report and their extras."""
        unknown = {code for _, more in entries for code in more.get("unknown", ())}
        ignored = {code for _, more in entries for code in more.get("ignored", ())}
        return cls(
            resting=_resting((entry for entry, _ in entries), words),
            unread=sum(_is_unread(entry) for entry, _ in entries),
            unarchived=sum(entry["archive"] is None for entry, _ in entries),
            of_history=[code for code in OF_HISTORY if code in unknown],
            of_profiles=[code for code in OF_PROFILES if code in unknown],
            ignored=sorted(ignored),
        )


def _is_unread(entry: Mapping[str, Any]) -> bool:
    return any(error["code"].startswith("S") for error in entry["errors"])


def _resting(entries: Iterable[Mapping[str, Any]], words: RuleWords) -> list[Resting]:
    counts: dict[str, Counter[str]] = {}
    for entry in entries:
        for request in entry["requests"]:
            for code, cause in request["not_evaluated"].items():
                counts.setdefault(code, Counter())[cause] += 1
    return [
        Resting(
            code=code,
            label=words.label(code),
            causes=sorted(causes.items(), key=lambda cause: (-cause[1], cause[0])),
        )
        for code, causes in sorted(counts.items())
    ]
