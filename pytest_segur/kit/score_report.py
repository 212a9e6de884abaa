"""How a score is told: to people as lines, to programs as plain data (``segur-conformance/1``)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.expectations import ARCHIVE, FILE
from pytest_segur.kit.answer import to_dict
from pytest_segur.kit.outcome import Outcome
from pytest_segur.kit.score import heading_of
from pytest_segur.reports.paths import report_path
from pytest_segur.reports.style import plain
from pytest_segur.reports.words import counted
from pytest_segur.spec.catalogue import KIT_VERSION
from pytest_segur.spec.text import Text, same
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping

    from pytest_segur.kit.answer import Item, Said
    from pytest_segur.kit.outcome import Deviation, Result
    from pytest_segur.kit.score import Score
    from pytest_segur.kit.selection import Selection
    from pytest_segur.reports.style import Style
    from pytest_segur.spec.text import Language

SCHEMA: Final = "segur-conformance/1"
#: More deviations of one rule are counted, not told: whoever wants all of them takes JSON.
MOST_TOLD: Final = 3
#: So many codes of a validator are repeated to people, and so much of each.
MOST_CODES: Final = 20
MOST_SHOWN: Final = 20

COLUMNS: Final[Mapping[Outcome, Text]] = {
    Outcome.AGREED: Text("d'accord", "agreed"),
    Outcome.WRONGLY_ACCEPTED: Text("accepté à tort", "wrongly accepted"),
    Outcome.WRONGLY_REFUSED: Text("refusé à tort", "wrongly refused"),
    Outcome.OTHER_CODE: Text("autre code", "other code"),
    Outcome.CRASHED: Text("planté", "crashed"),
    Outcome.TIMED_OUT: Text("délai dépassé", "timed out"),
}

_CASE: Final = (Text("cas", "case"), Text("cas", "cases"))
_OTHER: Final = (Text("autre", "other"), Text("autres", "others"))
_TOTAL: Final = Text("total", "total")
_NOTHING: Final = "·"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreReport:
    """A score, and all that belongs to it.

    Attributes:
        command: what was run, as the user wrote it.
        selection: which cases were put, and which were not.
        score: what became of those that were.
        root: files are named relative to it.
    """

    command: str
    selection: Selection
    score: Score
    root: str = "."

    def to_dict(self) -> dict[str, Any]:
        """Give everything as plain data."""
        total, left_out = self.score.total(), self.selection.left_out
        return {
            "schema": SCHEMA,
            "kit": KIT_VERSION,
            "command": self.command,
            "summary": {
                "cases": len(self.score.results) + len(left_out),
                "not_asked": len(left_out),
                **_counts(total),
            },
            "rules": {name: _counts(count) for name, count in self.score.by_heading().items()},
            "deviations": [self._entry(result) for result in self.score.deviating],
            "not_asked": [{"id": case.id, "reason": str(reason)} for case, reason in left_out],
        }

    def _entry(self, result: Result) -> dict[str, Any]:
        case, failure = result.case, result.failure
        given: dict[Item, Said] = {one.item: one.given for one in result.deviations}
        return {
            "id": case.id,
            "rule": case.rule,
            "outcome": str(result.outcome),
            "purpose": {"fr": case.purpose.fr, "en": case.purpose.en},
            "edition": str(case.edition),
            "path": self._path(result),
            "place": case.place,
            "expected": to_dict(
                {i: codes for i, codes in case.expectation.errors.items() if codes}
            ),
            "given": None if failure else to_dict(given),
            "reason": failure and {"fr": failure.reason.fr, "en": failure.reason.en},
        }

    def lines(self, language: Language, style: Style = plain) -> Iterator[str]:
        """Tell everything to people."""
        yield from self._table(language, style)
        told = itertools.groupby(self.score.deviating, key=lambda one: heading_of(one.case))
        for _, results in told:
            yield ""
            yield from self._told(list(results), language, style)
        yield ""
        yield from self._end(language, style)

    def _table(self, language: Language, style: Style) -> Iterator[str]:
        headings = [text.to(language) for text in COLUMNS.values()]
        by_heading = {visible(name): row for name, row in self.score.by_heading().items()}
        width = max(map(len, [*by_heading, _TOTAL.to(language)]))
        yield style("  ".join([" " * width, *headings]), "strong")
        for name, counts in by_heading.items():
            holds = counts.keys() == {Outcome.AGREED}
            row = _row(counts, headings)
            yield f"{style(name.ljust(width), 'good' if holds else 'bad')}  {row}"
        total = _row(self.score.total(), headings)
        yield style(f"{_TOTAL.to(language).ljust(width)}  {total}", "strong")

    def _told(self, results: list[Result], language: Language, style: Style) -> Iterator[str]:
        for result in results[:MOST_TOLD]:
            case = result.case
            outcome = style(COLUMNS[result.outcome].to(language), "bad")
            name = visible(case.id)
            yield f"{name} : {outcome}" if language == "fr" else f"{name}: {outcome}"
            yield f"  {visible(case.purpose.to(language))}"
            yield visible(f"  {self._path(result)}  {case.place}".rstrip())
            if result.failure is not None:
                yield f"  {result.failure.reason.to(language)}"
            for deviation in result.deviations:
                yield f"  {_difference(deviation).to(language)}"
        if len(results) > MOST_TOLD:
            others = counted(len(results) - MOST_TOLD, *_OTHER, language)
            more = Text(
                f"… et {others} (tout : --format json)", f"… and {others} (all: --format json)"
            )
            yield style(more.to(language), "faint")

    def _end(self, language: Language, style: Style) -> Iterator[str]:
        for reason, count in self.selection.reasons().items():
            words = Text(
                f"Cas non soumis : {count}, {reason.text.fr}",
                f"Not asked: {counted(count, *_CASE, 'en')}, {reason.text.en}",
            )
            yield style(words.to(language), "advice")
        total = self.score.total()
        agreed, cases = total[Outcome.AGREED], counted(total.total(), *_CASE, "en")
        summary = Text(
            f"Bilan : d'accord sur {agreed} cas sur {total.total()} (kit {KIT_VERSION})",
            f"Summary: agreed on {agreed} of {cases} (kit {KIT_VERSION})",
        )
        yield style(summary.to(language), "good" if self.score.holds else "bad")

    def _path(self, result: Result) -> str:
        return report_path(result.case.path, root=self.root)


def _counts(counts: Counter[Outcome]) -> dict[str, int]:
    return {str(outcome): counts[outcome] for outcome in Outcome}


def _row(counts: Counter[Outcome], headings: list[str]) -> str:
    cells = (str(counts[outcome] or _NOTHING) for outcome in COLUMNS)
    return "  ".join(
        cell.rjust(len(heading)) for cell, heading in zip(cells, headings, strict=True)
    )


def _difference(deviation: Deviation) -> Text:
    item = _item(deviation.item)
    expected, given = _said(deviation.expected), _said(deviation.given)
    return Text(
        f"{item.fr} : attendu {expected.fr} ; trouvé {given.fr}",
        f"{item.en}: expected {expected.en}; found {given.en}",
    )


def _item(item: Item) -> Text:
    if item == FILE:
        return Text("fichier", "file")
    if item == ARCHIVE:
        return Text("archive", "archive")
    return Text(f"demande {item}", f"request {item}")


def _said(said: Said) -> Text:
    if said is None:
        return Text("refusé, sans code", "refused, without a code")
    if not said:
        return Text("accepté", "accepted")
    more = ", …" if len(said) > MOST_CODES else ""
    return same(", ".join(visible(code[:MOST_SHOWN]) for code in said[:MOST_CODES]) + more)
