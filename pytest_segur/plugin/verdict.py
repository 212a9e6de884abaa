"""Puts together why one item fails: errors, advisories, what was expected instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

import pytest

from pytest_segur.plugin.advisories import warn
from pytest_segur.plugin.agreement import Agreement
from pytest_segur.plugin.failure import Refused
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytest_segur.diagnosis import Fault
    from pytest_segur.plugin.screen import Screen
    from pytest_segur.plugin.words import Words

_ADVISORIES: Final = Text("avis", "advisories")
_BETWEEN: Final = Text(" ; ", "; ")
_AS_ERRORS: Final = Text("avis traités comme des erreurs", "advisories treated as errors")


class _Excuse(NamedTuple):
    """Why an item would fail, and why it does not.

    Attributes:
        refusal: the one.
        reason: the other, in one line.
    """

    refusal: Refused
    reason: str

    def fail(self) -> NoReturn:
        """Fail as expected; under ``--runxfail`` pytest makes a failure of it.

        Raises:
            pytest.xfail.Exception: always; its cause is the refusal.
        """
        try:
            raise self.refusal
        except Refused:
            raise pytest.xfail.Exception(self.reason) from self.refusal


class Verdict:
    """Why an item fails: nothing, as long as nothing is added.

    Args:
        screen: what there is room for.
        words: the language of the session.
        records_warnings: whether pytest does.
    """

    def __init__(self, screen: Screen, *, words: Words, records_warnings: bool) -> None:
        self._records_warnings = records_warnings
        self._screen = screen
        self._words = words
        self._heads: list[str] = []
        self._lines: list[str] = []
        self._line = 1
        self._waived: _Excuse | None = None

    def add(self, headline: str, lines: Iterable[str], *, line: int) -> None:
        """Add a reason."""
        if self._heads:
            self._lines.append(headline)
        else:
            self._line = line
        self._heads.append(headline)
        self._lines += lines

    def waive(self, headline: str, lines: Iterable[str], faults: Sequence[Fault]) -> None:
        """Put up with some faults: where there is no other reason, the item is an xfail.

        Args:
            headline: what would be the reason to fail.
            lines: everything else.
            faults: those that are waived.
        """
        reasons = (
            self._words.about(one.code, self._words(one.waived.to_text()))
            for one in faults
            if one.waived is not None
        )
        refusal = Refused(headline, lines, line=faults[0].line)
        self._waived = _Excuse(refusal, self._words(_BETWEEN).join(dict.fromkeys(reasons)))

    def add_advisories(
        self, advisories: Sequence[Fault], meant: tuple[str, ...] | None, path: str
    ) -> None:
        """Raise warnings, and add what a filter or ``attendu.json`` makes of them.

        Args:
            advisories: those found.
            meant: those expected; None where nothing is said of them.
            path: the file that they point at.
        """
        unexpected = [one for one in advisories if meant is None or one.code not in meant]
        errors = warn(unexpected, path=path, words=self._words, are_recorded=self._records_warnings)
        if meant is not None:
            agreement = Agreement.of((one.code for one in advisories), meant)
            if not agreement.holds_in_any_order:
                text = self._words.about(self._words(_ADVISORIES), self._words(agreement.to_text()))
                self.add(text, self._told(unexpected), line=line_of(unexpected))
                return
        if errors:
            codes = ", ".join(dict.fromkeys(one.code for one in errors))
            text = self._words.about(self._words(_AS_ERRORS), codes)
            self.add(text, self._told(errors), line=errors[0].line)

    def fail(self) -> None:
        """Fail, if there is a reason.

        Raises:
            Refused: there is.
            pytest.xfail.Exception: there is none but what is waived.
        """
        if self._heads:
            raise Refused(self._heads[0], self._lines, line=self._line)
        if self._waived is not None:
            self._waived.fail()

    def _told(self, advisories: Sequence[Fault]) -> list[str]:
        lines, untold = self._screen.tell(advisories)
        # Under a filter all must be told, whatever room there is.
        return lines + [self._screen.brief(one) for one in untold]


def line_of(faults: Sequence[Fault]) -> int:
    """Give the line of the first fault; the first of the file where there is none."""
    return faults[0].line if faults else 1
