"""The chart of faults by rule: a bar a rule, the most frequent first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_segur.reports.html.rule_words import RuleWords


@dataclass(frozen=True, slots=True)
class Bar:
    """One rule.

    Attributes:
        code: of the rule.
        label: what it demands.
        count: how often it is broken.
        length: of the bar, in hundredths of the longest.
        share: of all faults, in hundredths.
    """

    code: str
    label: str
    count: int
    length: float
    share: float


def bars(by_code: Mapping[str, int], words: RuleWords) -> Sequence[Bar]:
    """Draw the chart of some counts."""
    most, total = max(by_code.values(), default=0), sum(by_code.values())
    in_order = sorted(by_code.items(), key=lambda item: (-item[1], item[0]))
    return [
        Bar(
            code=code,
            label=words.label(code),
            count=count,
            length=round(100 * count / most, 1),
            share=round(100 * count / total, 1),
        )
        for code, count in in_order
    ]
