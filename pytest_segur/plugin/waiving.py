"""Waivers in a session: they mark faults where files are judged, and are accounted for in the end.

Registered only where a file of waivers is named.
"""

from __future__ import annotations

import glob
import sys
from typing import TYPE_CHECKING, Final

import pytest

from pytest_segur.plugin.courier import Courier
from pytest_segur.plugin.selection import is_submission
from pytest_segur.reports.paths import report_path
from pytest_segur.spec.text import Text
from pytest_segur.waivers.applying import apply_waivers, used_in
from pytest_segur.waivers.outcome import Ledger, outcomes_of
from pytest_segur.waivers.surroundings import candidates_for
from pytest_segur.waivers.undecided import undecided_in

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator, Sequence

    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.plugin.context import Context, Judged
    from pytest_segur.waivers.outcome import Outcome
    from pytest_segur.waivers.waiver import Waiver

_TITLE: Final = Text("Ségur : dérogations", "Ségur: waivers")


class SessionWaivers:
    """The waivers of a session.

    Args:
        waivers: all of them.
        context: of the session.
        config: of pytest.
    """

    def __init__(self, waivers: Sequence[Waiver], context: Context, config: pytest.Config) -> None:
        self._waivers = waivers
        self._context = context
        self._config = config
        self._courier = Courier("segur_waivers", config)
        self._ledger = Ledger()
        self._outcomes: list[Outcome] | None = None

    def observe(self, judged: Judged) -> Diagnosis:
        """Mark what is waived of a file."""
        waivers, meant, path = self._waivers, judged.meant.errors, judged.diagnosis.path
        today = self._context.configuration.today
        marked = apply_waivers(waivers, judged.diagnosis, path=path, today=today, meant=meant)
        undecided = undecided_in(waivers, marked, path=path, meant=meant)
        self._courier.take([path, sorted(used_in(marked)), sorted(undecided)])
        return marked

    def outcomes(self) -> Sequence[Outcome]:
        """Give what became of each waiver; nothing where no submission was judged at all."""
        if self._outcomes is None:
            self._outcomes = self._account() if self._ledger.judged else []
        return self._outcomes

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Gather which files were judged, and which waivers stood for something in them."""
        for path, used, undecided in self._courier.deliver(report):
            self._ledger.note(path, used=used, undecided=undecided)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail the run for waivers that have expired or stand for nothing."""
        lines = self._lines()
        if not lines:
            return
        if session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        if not self._config.pluginmanager.has_plugin("terminalreporter"):
            sys.stderr.write("".join(f"{line}\n" for line in lines))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which."""
        lines = self._lines()
        if lines:
            terminalreporter.write_sep("=", self._context.words(_TITLE), red=True, bold=True)
            for line in lines:
                terminalreporter.write_line(line, red=True)

    def _lines(self) -> list[str]:
        complaints = (outcome.complaint for outcome in self.outcomes())
        return [self._context.words(one) for one in complaints if one is not None]

    def _account(self) -> list[Outcome]:
        today = self._context.configuration.today
        return outcomes_of(self._waivers, self._ledger, today=today, existing=self._existing)

    def _existing(self, waiver: Waiver) -> Iterator[str]:
        """Give the submissions of the project that a waiver is about, collected or not."""
        root = self._context.root
        submissions = (
            path
            for path in candidates_for(waiver, self._places())
            if is_submission(path, self._context, is_named=False)
        )
        return (report_path(path, root=root) for path in submissions)

    def _places(self) -> Iterator[pathlib.Path]:
        """Give where submissions may be: in `testpaths`, else below the root; and what is named."""
        root: pathlib.Path = self._context.root
        globs: list[str] = self._config.getini("testpaths")
        for pattern in globs or ["."]:
            # As pytest reads them; an absolute one stays what it is.
            found = glob.glob(str(pattern), root_dir=root, recursive=True)  # noqa: PTH207
            yield from (root / path for path in found)
        here = self._config.invocation_params.dir
        yield from (here / argument.partition("::")[0] for argument in self._config.args)
