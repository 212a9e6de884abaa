"""The plugin proper, registered where submissions are collected.

Under xdist the workers judge and the controller reports: what must be known at the end of
the session travels on the reports of the items, as text.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest

from pytest_segur.discovery import EXPECTATIONS, collects_nothing
from pytest_segur.plugin.advisories import hide_source
from pytest_segur.plugin.attendu import ExpectationsFile
from pytest_segur.plugin.brevity import MARK, Brevity
from pytest_segur.plugin.configuration import configuration_of
from pytest_segur.plugin.context import Context
from pytest_segur.plugin.failure import Refused
from pytest_segur.plugin.folders import Folders
from pytest_segur.plugin.nodes import SilentFile
from pytest_segur.plugin.report_file import write_reports
from pytest_segur.plugin.selection import is_submission
from pytest_segur.plugin.silent_phases import forget_silent_phases
from pytest_segur.plugin.submission_file import SubmissionFile
from pytest_segur.plugin.summary import summary_lines
from pytest_segur.plugin.tally import Tally
from pytest_segur.plugin.words import Words
from pytest_segur.reports.github_report import github_lines
from pytest_segur.reports.sarif_report import dumps_sarif

if TYPE_CHECKING:
    import pathlib
    import warnings
    from collections.abc import Generator, Mapping

    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.plugin.nodes import JsonFile
    from pytest_segur.plugin.report_file import Writer
    from pytest_segur.plugin.waiving import SessionWaivers
    from pytest_segur.spec.text import Text

#: The attribute of a report that carries what is to be known of a file.
_CARRIER: Final = "segur_file"
#: The report that needs more than is known of a file.
_PAGE: Final = "html"
#: The format that needs to know the language.
SARIF: Final = "sarif"
#: From this verbosity on (``-vv``), failures are told in full, however many there are.
_TELLS_ALL: Final = 2


class SegurSession:
    """Collects submissions and reports on them.

    Args:
        config: of the session.
    """

    def __init__(self, config: pytest.Config) -> None:
        configuration = configuration_of(config)
        self._context = Context(
            configuration=configuration,
            root=config.rootpath,
            words=Words(configuration.language, configuration.show_values),
            records_warnings=config.pluginmanager.has_plugin("warnings"),
            # Without a terminal there is no such option.
            tells_all=config.getoption("verbose", 0) >= _TELLS_ALL,
            folders=Folders(configuration),
        )
        self._waivers = self._with_waivers(config)
        self._with_coverage(config)
        self._writers = self._with_page(config)
        self._is_worker = hasattr(config, "workerinput")
        self._tallies: dict[str, Tally] = {}
        self._entries: dict[str, dict[str, Any]] = {}
        self._surprises: dict[str, dict[str, Any]] = {}
        self._problem: Text | None = None

    def pytest_collect_file(
        self, file_path: pathlib.Path, parent: pytest.Collector
    ) -> JsonFile | None:
        """Take submissions and ``attendu.json``."""
        is_named = parent.session.isinitpath(file_path)
        if is_named and collects_nothing(file_path.name):
            return SilentFile.of(parent, file_path, self._context)
        if file_path.name == EXPECTATIONS:
            return ExpectationsFile.of(parent, file_path, self._context)
        if is_submission(file_path, self._context, is_named=is_named):
            return SubmissionFile.of(parent, file_path, self._context)
        return None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Have what was found of a file travel on the next report; unpack it where it arrives.

        First of all implementations, so that in a worker it is there when xdist packs the
        report. Where several processes judged a file, they agree.
        """
        outbox = self._context.outbox
        if outbox:
            setattr(report, _CARRIER, [self._packed(diagnosis) for diagnosis in outbox])
            outbox.clear()
        carried: list[str] | None = getattr(report, _CARRIER, None)
        if carried is not None and not self._is_worker:
            for packed in carried:
                self._unpack(packed)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the reports."""
        forget_silent_phases(session.config)
        configuration = self._context.configuration
        if self._is_worker or session.config.option.collectonly:
            return
        used = self._waivers
        waivers = None if used is None else [one.to_dict() for one in used.outcomes()]
        entries, edition = self._entries, configuration.edition
        self._problem = write_reports(
            configuration.reports,
            entries,
            edition=edition,
            waivers=waivers,
            writers={SARIF: partial(dumps_sarif, language=configuration.language), **self._writers},
        )
        if self._problem is not None:
            session.exitstatus = pytest.ExitCode.USAGE_ERROR
            if not session.config.pluginmanager.has_plugin("terminalreporter"):
                sys.stderr.write(f"{self._context.words(self._problem)}\n")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Mark the failures that are worded here."""
        report = yield
        if call.excinfo is not None and isinstance(call.excinfo.value, Refused):
            setattr(report, MARK, True)
        return report

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter, config: pytest.Config
    ) -> Generator[None, object, object]:
        """Keep failures short, and sum up below everything else, where it is seen."""
        words = self._context.words
        brevity = Brevity(style=config.getoption("tbstyle"), words=words)
        if not self._context.tells_all:
            brevity.shorten(terminalreporter.stats.get("failed", ()))
        try:
            result = yield
        finally:
            brevity.restore()
        self._sum_up(terminalreporter, brevity.summary_lines())
        return result

    def _sum_up(self, terminalreporter: pytest.TerminalReporter, more: list[str]) -> None:
        words, configuration = self._context.words, self._context.configuration
        tallies = [self._tallies[path] for path in sorted(self._tallies)]
        if tallies:
            terminalreporter.write_sep("=", f"Ségur ({configuration.edition})")
            for line in [*summary_lines(tallies, words), *more]:
                terminalreporter.write_line(line)
        surprises = [self._surprises[path] for path in sorted(self._surprises)]
        for line in github_lines(surprises, configuration.language):
            terminalreporter.write_line(line)
        if self._problem is not None:
            terminalreporter.write_line(words(self._problem), red=True)

    @pytest.hookimpl(tryfirst=True)
    def pytest_warning_recorded(self, warning_message: warnings.WarningMessage) -> None:
        """Keep values of the file out of the list of warnings."""
        hide_source(warning_message)

    def _with_waivers(self, config: pytest.Config) -> SessionWaivers | None:
        waivers = self._context.configuration.waivers
        if waivers is None:
            return None
        from pytest_segur.plugin.waiving import SessionWaivers  # noqa: PLC0415 - only when used

        session = SessionWaivers(waivers, self._context, config)
        self._context.observers.append(session)
        config.pluginmanager.register(session, "segur-waivers")
        return session

    def _with_coverage(self, config: pytest.Config) -> None:
        wish = self._context.configuration.coverage
        if wish is None:
            return
        from pytest_segur.plugin.coverage import SessionCoverage  # noqa: PLC0415 - only when used

        session = SessionCoverage(wish, self._context, config)
        self._context.observers.append(session)
        config.pluginmanager.register(session, "segur-coverage")

    def _with_page(self, config: pytest.Config) -> Mapping[str, Writer]:
        if _PAGE not in self._context.configuration.reports:
            return {}
        from pytest_segur.plugin.page import SessionPage  # noqa: PLC0415 - only when used

        page = SessionPage(self._context, config)
        self._context.observers.append(page)
        config.pluginmanager.register(page, "segur-page")
        return {_PAGE: page.write}

    def _unpack(self, packed: str) -> None:
        found = json.loads(packed)
        tally = Tally(**found["tally"])
        self._tallies[tally.path] = tally
        if found["entry"] is not None:
            self._entries[tally.path] = found["entry"]
        if found["surprises"] is not None:
            self._surprises[tally.path] = found["surprises"]

    def _packed(self, diagnosis: Diagnosis) -> str:
        """Write what is to be known of a file as text of ASCII: it crosses any process."""
        entry = self._entry(diagnosis) if self._context.configuration.reports else None
        surprising = self._context.surprises.pop(diagnosis.path, None)
        surprises = None if surprising is None else self._entry(surprising)
        tally = asdict(Tally.of(diagnosis))
        return json.dumps({"tally": tally, "entry": entry, "surprises": surprises})

    def _entry(self, diagnosis: Diagnosis) -> dict[str, Any]:
        words = self._context.words
        return diagnosis.to_dict(language=words.language, show_values=words.show_values)
