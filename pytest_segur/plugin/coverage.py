"""Coverage in a session: what files exercise is gathered where they are judged, and summed up.

Registered only where it is asked for.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import pytest

from pytest_segur.coverage.account import Coverage
from pytest_segur.coverage.exercise import Exercise, exercise_of
from pytest_segur.plugin.courier import Courier
from pytest_segur.plugin.coverage_summary import coverage_lines, percentage
from pytest_segur.plugin.report_file import write_whole
from pytest_segur.reports.json_report import dumps_report
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.plugin.configuration import CoverageWish
    from pytest_segur.plugin.context import Context, Judged

_TITLE: Final = Text("Ségur : règles exercées", "Ségur: rules exercised")
_TOO_LOW: Final = Text(
    "{percent} des règles exercées des deux côtés : moins que --segur-coverage-fail-under={least}",
    "{percent} of the rules exercised on both sides: less than --segur-coverage-fail-under={least}",
)


class SessionCoverage:
    """What the submissions of a session exercise.

    Args:
        wish: what is asked for.
        context: of the session.
        config: of pytest.
    """

    def __init__(self, wish: CoverageWish, context: Context, config: pytest.Config) -> None:
        self._wish = wish
        self._context = context
        self._config = config
        self._courier = Courier("segur_coverage", config)
        self._is_worker = hasattr(config, "workerinput")
        self._exercises: dict[str, Exercise] = {}
        self._problem: Text | None = None

    def observe(self, judged: Judged) -> Diagnosis:
        """Look what a file exercises."""
        diagnosis = judged.diagnosis
        exercise = exercise_of(judged.source, judged.settings, diagnosis)
        self._courier.take({"path": diagnosis.path, "exercise": exercise.to_dict()})
        return diagnosis

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Gather what files exercise; where several processes judged one, they agree."""
        for brought in self._courier.deliver(report):
            self._exercises[brought["path"]] = Exercise.from_dict(brought["exercise"])

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the report, and fail the run where too few rules were exercised."""
        if self._is_worker or self._config.option.collectonly:
            return
        if self._wish.file is not None:
            report = self._coverage().to_dict(edition=self._context.configuration.edition)
            self._problem = write_whole(self._wish.file, dumps_report(report))
        if self._problem is not None:
            session.exitstatus = pytest.ExitCode.USAGE_ERROR
        elif self._complaints() and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        if not self._config.pluginmanager.has_plugin("terminalreporter"):
            sys.stderr.write("".join(f"{line}\n" for line in self._complaints()))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Sum up."""
        if self._config.option.collectonly:
            return
        words, edition = self._context.words, self._context.configuration.edition
        terminalreporter.write_sep("=", words(_TITLE))
        labels_of = edition if self._config.option.verbose > 0 else None
        for line in coverage_lines(self._coverage(), words, labels_of=labels_of):
            terminalreporter.write_line(line)
        for line in self._complaints():
            terminalreporter.write_line(line, red=True)

    def _coverage(self) -> Coverage:
        """Give what all files exercise together.

        No property: older versions of pytest ask for each of a plugin when they register it.
        """
        return Coverage.of(self._exercises.values())

    def _complaints(self) -> list[str]:
        words = self._context.words
        lines = [] if self._problem is None else [words(self._problem)]
        coverage = self._coverage()
        if not coverage.reaches(self._wish.fail_under):
            percent = percentage(coverage.percent, words)
            lines.append(words(_TOO_LOW, percent=percent, least=f"{self._wish.fail_under:g}"))
        return lines
