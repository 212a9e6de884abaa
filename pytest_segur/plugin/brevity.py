"""Keeps hundreds of failures from drowning everything else on the terminal.

The first few are told in full, the others in a line. Only the terminal is spared: what other
plugins are given (JUnit XML, logs) holds every failure as it is.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.reports.parts import ERROR_PROPERTY
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pytest

    from pytest_segur.plugin.words import Words

#: The attribute of reports that marks what we worded ourselves.
MARK: Final = "segur_refused"
#: So many failures are told in full, and so many with the same codes.
MOST_IN_FULL: Final = 10
MOST_ALIKE: Final = 3
#: So many lines are no more than what would be shown instead.
_SHORT: Final = 2

_BRIEF: Final = Text("{message} – ligne {line}", "{message} – line {line}")
_FROM_HERE: Final = Text(
    "(en bref, comme la suite ; en entier : -vv, ou -k et le nom du test)",
    "(in brief, like others below; in full: -vv, or -k and the name of the test)",
)
_COUNTED: Final = Text(
    "Échecs en bref : {count} (en entier : -vv, ou -k et le nom du test)",
    "Failures in brief: {count} (in full: -vv, or -k and the name of the test)",
)


class Brief:
    """What the terminal shows of a failure instead of all of it.

    Args:
        crash: its place and message, as pytest has them.
        lines: what is shown.
    """

    def __init__(self, crash: Any, lines: Sequence[str]) -> None:  # noqa: ANN401 - the type is private to pytest
        # pytest's own short summary reads it.
        self.reprcrash = crash
        self._lines = lines

    def toterminal(self, tw: Any) -> None:  # noqa: ANN401 - the type is private to pytest
        """Show the lines."""
        for line in self._lines:
            tw.line(line)


class Brevity:
    """Shortens failures for the time that the terminal takes to show them.

    Args:
        style: of tracebacks (``--tb``).
        words: the language of the session.
    """

    def __init__(self, *, style: str, words: Words) -> None:
        self._style = style
        self._words = words
        self._whole: list[tuple[pytest.TestReport, Any]] = []
        self._count = 0

    def shorten(self, reports: Iterable[pytest.TestReport]) -> None:
        """Replace what is too long, in the order in which it is shown."""
        alike: Counter[frozenset[object]] = Counter()
        for report in reports:
            if not hasattr(report, MARK):
                continue
            if len(report.longreprtext.splitlines()) <= _SHORT and self._style != "line":
                continue
            properties = report.user_properties
            codes = frozenset(value for name, value in properties if name == ERROR_PROPERTY)
            alike[codes] += 1
            if self._style == "line":
                # pytest adds the line by itself.
                self._replace(report, [])
            elif alike[codes] <= MOST_ALIKE and alike.total() - self._count <= MOST_IN_FULL:
                continue
            else:
                self._count += 1
                self._replace(report, self._lines(report))

    def restore(self) -> None:
        """Give every report back what it had."""
        for report, representation in self._whole:
            report.longrepr = representation

    def summary_lines(self) -> list[str]:
        """Say how many were shortened, and how to see them whole."""
        return [self._words(_COUNTED, count=str(self._count))] if self._count else []

    def _replace(self, report: pytest.TestReport, lines: Sequence[str]) -> None:
        representation: Any = report.longrepr
        self._whole.append((report, representation))
        brief: Any = Brief(representation.reprcrash, lines)
        report.longrepr = brief

    def _lines(self, report: pytest.TestReport) -> list[str]:
        crash = report.longrepr.reprcrash  # type: ignore[union-attr] # `represent` gives it one
        told = self._words(_BRIEF, message=crash.message, line=str(crash.lineno))
        return [told, self._words(_FROM_HERE)] if self._count == 1 else [told]
