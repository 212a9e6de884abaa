"""The plugin proper, registered where submissions are collected.

Under xdist the workers judge and the controller reports: what must be known at the end of
the session travels on the reports of the items, as text.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import pytest

from pytest_segur.discovery import EXPECTATIONS, collects_nothing
from pytest_segur.plugin.advisories import hide_source
from pytest_segur.plugin.attendu import ExpectationsFile
from pytest_segur.plugin.configuration import configuration_of
from pytest_segur.plugin.context import Context
from pytest_segur.plugin.failure import Words
from pytest_segur.plugin.folders import Folders
from pytest_segur.plugin.nodes import SilentFile
from pytest_segur.plugin.report_file import write_reports
from pytest_segur.plugin.selection import is_submission
from pytest_segur.plugin.silent_phases import forget_silent_phases
from pytest_segur.plugin.submission_file import SubmissionFile
from pytest_segur.plugin.summary import summary_lines
from pytest_segur.plugin.tally import Tally

if TYPE_CHECKING:
    import pathlib
    import warnings

    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.plugin.nodes import JsonFile
    from pytest_segur.spec.text import Text

#: The attribute of a report that carries what is to be known of a file.
_CARRIER: Final = "segur_file"


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
            folders=Folders(configuration),
        )
        self._is_worker = hasattr(config, "workerinput")
        self._tallies: dict[str, Tally] = {}
        self._entries: dict[str, dict[str, Any]] = {}
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
        entries, edition = self._entries, configuration.edition
        self._problem = write_reports(configuration.reports, entries, edition=edition)
        if self._problem is not None:
            session.exitstatus = pytest.ExitCode.USAGE_ERROR
            if not session.config.pluginmanager.has_plugin("terminalreporter"):
                sys.stderr.write(f"{self._context.words(self._problem)}\n")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Sum up."""
        words = self._context.words
        tallies = [self._tallies[path] for path in sorted(self._tallies)]
        if tallies:
            edition = self._context.configuration.edition
            terminalreporter.write_sep("=", f"Ségur ({edition})")
            for line in summary_lines(tallies, words):
                terminalreporter.write_line(line)
        if self._problem is not None:
            terminalreporter.write_line(words(self._problem), red=True)

    @pytest.hookimpl(tryfirst=True)
    def pytest_warning_recorded(self, warning_message: warnings.WarningMessage) -> None:
        """Keep values of the file out of the list of warnings."""
        hide_source(warning_message)

    def _unpack(self, packed: str) -> None:
        found = json.loads(packed)
        tally = Tally(**found["tally"])
        self._tallies[tally.path] = tally
        if found["entry"] is not None:
            self._entries[tally.path] = found["entry"]

    def _packed(self, diagnosis: Diagnosis) -> str:
        """Write what is to be known of a file as text of ASCII: it crosses any process."""
        configuration = self._context.configuration
        entry = None
        if configuration.reports:
            entry = diagnosis.to_dict(
                language=configuration.language, show_values=configuration.show_values
            )
        return json.dumps({"tally": asdict(Tally.of(diagnosis)), "entry": entry})
