"""The advisories of one file as the page shows them, apart from its errors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from pytest_segur.reports.html.fault_view import FaultView
from pytest_segur.reports.words import tallied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pytest_segur.reports.html.rule_words import RuleWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Advisory:
    """One advisory, and the part of the file that it is about.

    Attributes:
        kind: ``header``, ``request`` or ``archive``, names of phrases.
        position: of the request; None elsewhere.
        number: its numeroEditeur; None where it has none.
        fault: the rest.
    """

    kind: str
    position: int | None
    number: str | None
    fault: FaultView


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceView:
    """What there is to say of a file: some in full, the others counted."""

    path: str
    count: int
    told: Sequence[Advisory]
    more: str


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    found: Mapping[str, Any]

    def advisories(self, words: RuleWords) -> Iterator[Advisory]:
        for advisory in self.found["advisories"]:
            yield Advisory(
                kind=self.kind,
                position=self.found.get("position"),
                number=self.found.get("numeroEditeur"),
                fault=FaultView.of(advisory, words),
            )

    def counts(self) -> Counter[str]:
        counts = Counter(advisory["code"] for advisory in self.found["advisories"])
        omitted: Mapping[str, int] = self.found.get("omitted", {})
        counts.update({code: n for code, n in omitted.items() if code.startswith("A")})
        return counts


def counts_of(entry: Mapping[str, Any]) -> Counter[str]:
    """Count the advisories of a file by rule, those that are not listed included."""
    return sum((part.counts() for part in _parts(entry)), Counter[str]())


def advice_of(entry: Mapping[str, Any], words: RuleWords, *, most: int) -> AdviceView:
    """Tell the first advisories of a file, and count the others."""
    every = (advisory for part in _parts(entry) for advisory in part.advisories(words))
    told = list(islice(every, most))
    counts = counts_of(entry)
    left_out = counts - Counter(advisory.fault.code for advisory in told)
    return AdviceView(path=entry["path"], count=counts.total(), told=told, more=tallied(left_out))


def _parts(entry: Mapping[str, Any]) -> Iterator[_Part]:
    yield _Part("header", entry)
    for request in entry["requests"]:
        yield _Part("request", request)
    if entry["archive"] is not None:
        yield _Part("archive", entry["archive"])
