"""The page for people (``--segur-html``): looked for only when it is asked for."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Any

import pytest

from pytest_segur.asp.errors import TreatmentError
from pytest_segur.asp.treatment import treatment_of
from pytest_segur.plugin.courier import Courier
from pytest_segur.release import installed_release
from pytest_segur.reports.html.extras import Gatherer
from pytest_segur.reports.html.page import Imprint
from pytest_segur.reports.html.render import render
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.plugin.context import Context, Judged
    from pytest_segur.reports.html.extras import AnswerTo
    from pytest_segur.spec.rule import Rule


class SessionPage:
    """The page of a session: gathers where files are judged, and writes where it ends.

    Args:
        context: of the session.
        config: of pytest.
    """

    def __init__(self, context: Context, config: pytest.Config) -> None:
        self._context = context
        self._courier = Courier("segur_page", config)
        self._extras: dict[str, dict[str, Any]] = {}

    def observe(self, judged: Judged) -> Diagnosis:
        """Gather what the page shows of a file beside the report."""
        words = self._context.words
        gatherer = Gatherer(language=words.language, show_values=words.show_values)
        extras = gatherer.extras_of(
            judged.diagnosis, judged.source.content, judged.settings, self._answers(judged)
        )
        self._courier.take({"path": judged.diagnosis.path, "extras": extras})
        return judged.diagnosis

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what was gathered, wherever that was."""
        for brought in self._courier.deliver(report):
            self._extras[brought["path"]] = brought["extras"]

    def write(self, report: dict[str, Any]) -> bytes:
        """Write the page.

        Args:
            report: the report for programs.
        """
        configuration = self._context.configuration
        imprint = Imprint(
            language=configuration.language,
            day=configuration.today,
            release=installed_release(),
            show_values=configuration.show_values,
        )
        return render(report, self._extras, imprint)

    def _answers(self, judged: Judged) -> AnswerTo:
        """Give what ASP answers, by the user's own codes where the folder's hooks have some."""
        own = self._context.folders.known(pathlib.Path(judged.source.path)).treatment

        def answer(rule: Rule) -> tuple[str, str] | Text:
            try:
                treatment = treatment_of(rule, judged.settings.edition, own)
            except TreatmentError as problem:
                return problem.text
            except Exception as problem:  # noqa: BLE001 - a hook is somebody else's code
                kind = type(problem).__name__
                return Text(
                    f"pytest_segur_treatment a échoué ({kind})",
                    f"pytest_segur_treatment failed ({kind})",
                )
            return treatment.code, treatment.label

        return answer
