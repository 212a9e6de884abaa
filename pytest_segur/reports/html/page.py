"""What the page shows, laid out from the report for programs and the extras of its files.

Nothing is judged here, nothing is parsed: counts are those of the report, what is told in
full is chosen by `limits`, and what is left out is counted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.reports.html.chart import Bar, bars
from pytest_segur.reports.html.file_view import FileTeller, FileView
from pytest_segur.reports.html.limits import (
    MOST_ACCEPTED,
    MOST_ADVISORIES,
    MOST_LINES,
    MOST_ON_PAGE,
    fair_share,
)
from pytest_segur.reports.html.phrases import Phrasebook
from pytest_segur.reports.html.rule_words import RuleWords
from pytest_segur.reports.html.unjudged import Unjudged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from pytest_segur.reports.html.advice_view import AdviceView
    from pytest_segur.spec.text import Language

#: So many files with faults are shown unfolded.
_MOST_UNFOLDED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What is printed on a page beside what was found.

    Attributes:
        language: of the page.
        day: the day that it was judged by.
        release: the version of this distribution.
        show_values: whether personal values are in clear.
    """

    language: Language
    day: date
    release: str
    show_values: bool = False

    @property
    def day_in_words(self) -> str:
        """The day as the page's readers write it."""
        return self.day.strftime("%d/%m/%Y") if self.language == "fr" else self.day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The counts on top, true whatever the page leaves out."""

    files: int
    requests: int
    accepted: int
    refused: int
    faults: int
    waived: int
    rules: int
    advisories: int
    verdicts: Mapping[str, int] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """What is said on top; the name of a phrase."""
        if not self.files:
            return "empty"
        if not self.faults:
            return "sound"
        return "settled" if self.waived == self.faults else "faulty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that the templates show."""

    imprint: Imprint
    phrases: Phrasebook
    edition: str
    kit: str
    verdict: str
    totals: Totals
    bars: Sequence[Bar]
    faulty: Sequence[FileView]
    sound: Sequence[FileView]
    advice: Sequence[AdviceView]
    unjudged: Unjudged
    waivers: Sequence[Mapping[str, Any]]
    codes: Sequence[str]

    @property
    def detailed(self) -> int:
        """How many faults are told in full."""
        return sum(view.detailed for view in self.faulty)

    @property
    def is_unfolded(self) -> bool:
        """Whether there are so few files that each is shown open."""
        return len(self.faulty) <= _MOST_UNFOLDED

    @property
    def paths(self) -> Sequence[str]:
        """The files, in the order of their names."""
        return sorted(view.path for view in (*self.faulty, *self.sound))


def page_of(
    report: Mapping[str, Any], extras: Mapping[str, Mapping[str, Any]], imprint: Imprint
) -> Page:
    """Lay out a page.

    Args:
        report: the report for programs.
        extras: what was gathered of each file, by its path.
        imprint: what else is printed.
    """
    phrases = Phrasebook(imprint.language)
    entries = [(entry, extras.get(entry["path"], {})) for entry in report["files"]]
    words = RuleWords.of((more for _, more in entries), imprint.language)
    tellers = [
        FileTeller(number=number, entry=entry, extras=more, words=words, phrases=phrases)
        for number, (entry, more) in enumerate(entries, start=1)
    ]
    shares = {
        "faults": fair_share((teller.full for teller in tellers), MOST_ON_PAGE),
        "lines": fair_share((teller.refused for teller in tellers), MOST_LINES),
        "accepted": fair_share((teller.accepted for teller in tellers), MOST_ACCEPTED),
    }
    views = [teller.view(edition=report["edition"], **shares) for teller in tellers]
    advised = [teller for teller in tellers if teller.advisories]
    most_advice = fair_share((teller.advisories for teller in advised), MOST_ADVISORIES)
    by_code = report["summary"]["by_code"]
    totals = _totals(report, tellers)
    return Page(
        imprint=imprint,
        phrases=phrases,
        edition=report["edition"],
        kit=report["kit"],
        verdict=totals.verdict,
        totals=totals,
        bars=bars(by_code, words),
        faulty=[view for view in views if not view.is_faultless],
        sound=[view for view in views if view.is_faultless],
        advice=[teller.advice(most_advice) for teller in advised],
        unjudged=Unjudged.of(entries, words),
        waivers=report.get("waivers", ()),
        codes=sorted({*by_code, *(code for teller in advised for code in teller.advised_codes)}),
    )


def _totals(report: Mapping[str, Any], tellers: Sequence[FileTeller]) -> Totals:
    summary = report["summary"]
    return Totals(
        files=summary["files"],
        requests=summary["requests"],
        accepted=summary["accepted"],
        refused=summary["rejected"],
        faults=sum(summary["by_code"].values()),
        waived=sum(summary.get("waived", {}).values()),
        rules=len(summary["by_code"]),
        advisories=sum(teller.advisories for teller in tellers),
        verdicts=Counter(entry["verdict"] for entry in report["files"]),
    )
