"""What the submissions of a session exercised together: each rule on both sides, on one, never.

>>> from collections import Counter
>>> from pytest_segur.coverage.exercise import Exercise
>>> seen = Exercise(passed=Counter({"D210": 3, "D211": 4}), failed=Counter({"D210": 1}))
>>> coverage = Coverage.of([seen])
>>> coverage.rules["D210"]
Standing(passed=3, failed=1)
>>> coverage.rules["D210"].side, coverage.rules["D211"].side, coverage.rules["D212"].side
(<Side.BOTH: 'both'>, <Side.PASSED: 'passed'>, <Side.NEVER: 'never'>)
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Self

from pytest_segur.coverage.reach import ADVISORIES, RULES
from pytest_segur.spec.catalogue import CATALOGUE, KIT_VERSION, label_of
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_segur.coverage.exercise import Exercise
    from pytest_segur.spec.edition import Edition

SCHEMA: Final = "segur-coverage/1"


class Side(StrEnum):
    """On which sides a rule was exercised."""

    BOTH = "both"
    PASSED = "passed"
    FAILED = "failed"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a rule stands.

    Attributes:
        passed: how many requests, files or archives kept it.
        failed: how many broke it.
    """

    passed: int
    failed: int

    @property
    def side(self) -> Side:
        """On which sides it was exercised."""
        if self.passed:
            return Side.BOTH if self.failed else Side.PASSED
        return Side.FAILED if self.failed else Side.NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a session exercised.

    Attributes:
        files: how many submissions were judged.
        rules: the rules that its submissions can break and keep, in the order of the catalogue,
            those of a house behind.
        beyond: all others, each with the reason.
        fired: how often each advisory was given.
        house: labels of the rules of houses.
    """

    files: int
    rules: Mapping[str, Standing]
    beyond: Mapping[str, str]
    fired: Mapping[str, int]
    house: Mapping[str, Text]

    @classmethod
    def of(cls, exercises: Iterable[Exercise]) -> Self:
        """Put the files of a session together.

        A rule is beyond reach where it is in every one of them.
        """
        passed: Counter[str] = Counter()
        failed: Counter[str] = Counter()
        fired: Counter[str] = Counter()
        beyond: Counter[str] = Counter()
        reasons: dict[str, str] = {}
        house: dict[str, Text] = {}
        files = list(exercises)
        for one in files:
            passed += one.passed
            failed += one.failed
            fired += one.fired
            beyond.update(one.beyond.keys())
            reasons |= one.beyond
            house |= {code: Text(fr, en) for code, (fr, en) in one.house.items()}
        out = {code for code, count in beyond.items() if count == len(files)}
        codes = [*RULES, *sorted(house)]
        return cls(
            files=len(files),
            rules={code: Standing(passed[code], failed[code]) for code in codes if code not in out},
            beyond={code: reasons[code] for code in codes if code in out},
            fired={code: fired[code] for code in ADVISORIES if fired[code]},
            house=house,
        )

    def on(self, side: Side) -> list[str]:
        """Give the rules that were exercised on a side."""
        return [code for code, standing in self.rules.items() if standing.side is side]

    @property
    def percent(self) -> float:
        """How many of a hundred rules were exercised on both sides, never rounded up."""
        return len(self.on(Side.BOTH)) * 1000 // max(1, len(self.rules)) / 10

    def reaches(self, threshold: float) -> bool:
        """Tell whether at least so many of a hundred rules were exercised on both sides."""
        return len(self.on(Side.BOTH)) * 100 >= threshold * len(self.rules)

    def label_of(self, code: str, edition: Edition) -> Text:
        """Give what a rule demands."""
        return label_of(code, edition) if code in CATALOGUE else self.house[code]

    def to_dict(self, *, edition: Edition) -> dict[str, Any]:
        """Give the report for programs.

        Args:
            edition: of the session.
        """
        return {
            "schema": SCHEMA,
            "edition": str(edition),
            "kit": KIT_VERSION,
            "rules": {
                code: {
                    "passed": standing.passed,
                    "failed": standing.failed,
                    "status": str(standing.side),
                }
                for code, standing in self.rules.items()
            },
            "not_applicable": dict(self.beyond),
            "advisories": {code: self.fired.get(code, 0) for code in ADVISORIES},
            "summary": {
                "files": self.files,
                "rules": len(self.rules),
                **{str(side): len(self.on(side)) for side in Side},
                "percent": self.percent,
            },
        }
