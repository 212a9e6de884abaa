"""One fault as the page shows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pytest_segur.reports.words import tallied
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_segur.reports.html.rule_words import RuleWords


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """A line of an excerpt; `mark` is None but where the fault is."""

    number: int
    before: str
    mark: str | None = None
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultView:
    """One fault.

    Attributes:
        code: of the rule.
        pointer: the place, as a JSON pointer.
        line: the place in the text.
        column: the place in the text.
        message: what is demanded and what was found, in one sentence.
        demand: what is demanded; empty where only the sentence is known.
        found: what was found; None where there is nothing to show.
        hint: how to mend it; None where the message says it all.
        reference: what the rule stands on.
        excerpt: the lines around it; none where there are none to be shown.
        waived: why it is tolerated; None where it is not.
    """

    code: str
    pointer: str
    line: int
    column: int
    message: str
    demand: str
    found: str | None
    hint: str | None
    reference: str
    excerpt: Sequence[ExcerptLine]
    waived: str | None

    @classmethod
    def of(
        cls, error: Mapping[str, Any], words: RuleWords, more: Mapping[str, Any] | None = None
    ) -> FaultView:
        """Put together what the report says of a fault, and what was gathered beside it."""
        told = more or {}
        return cls(
            code=error["code"],
            pointer=error["pointer"],
            line=error["line"],
            column=error["column"],
            message=error["message"],
            demand=told.get("demand", ""),
            found=told.get("found"),
            hint=error["hint"],
            reference=words.reference(error["code"], error["source"]),
            excerpt=[ExcerptLine(*line) for line in told.get("excerpt", ())],
            waived=_waived(error, words),
        )


def _waived(error: Mapping[str, Any], words: RuleWords) -> str | None:
    waived = error.get("waived")
    if waived is None:
        return None
    reason, until = waived["reason"], waived["until"]
    return Text(f"{reason} (jusqu'au {until})", f"{reason} (until {until})").to(words.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultList:
    """Some faults of one part of a file, and those that are merely counted."""

    faults: Sequence[FaultView] = ()
    more: str = ""

    @classmethod
    def of(
        cls,
        errors: Sequence[Mapping[str, Any]],
        omitted: Mapping[str, int],
        words: RuleWords,
        told: Sequence[Mapping[str, Any]],
        *,
        most: int,
    ) -> FaultList:
        """Tell the first faults of a part.

        Args:
            errors: all that are listed.
            omitted: how many more of a rule there are.
            words: of rules.
            told: what was gathered beside the first of them.
            most: so many are told.
        """
        padded = [*told, *([None] * (most - len(told)))]
        pairs = zip(errors[:most], padded, strict=False)
        left_out = Counter(error["code"] for error in errors[most:])
        left_out.update({code: n for code, n in omitted.items() if not code.startswith("A")})
        return cls(
            faults=[FaultView.of(error, words, more) for error, more in pairs],
            more=tallied(left_out),
        )

    @property
    def codes(self) -> Sequence[str]:
        """The rules of the faults that are told, each once."""
        return list(dict.fromkeys(fault.code for fault in self.faults))
