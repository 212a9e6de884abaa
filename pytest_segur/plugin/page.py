"""The page for people (``--segur-html``): imported only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.asp.errors import TreatmentError
from pytest_segur.asp.treatment import treatment_of
from pytest_segur.release import installed_release
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pytest_segur.asp.treatment import TreatmentOf
    from pytest_segur.checking import Source
    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.plugin.configuration import Configuration
    from pytest_segur.plugin.failure import Words
    from pytest_segur.settings import Settings
    from pytest_segur.spec.rule import Rule

#: The name of the format.
PAGE: Final = "html"


def extras_of(
    diagnosis: Diagnosis,
    source: Source,
    settings: Settings,
    *,
    words: Words,
    own: TreatmentOf | None,
) -> dict[str, Any]:
    """Gather what the page shows of a file beside the report.

    Args:
        diagnosis: what was found.
        source: what was judged.
        settings: how.
        words: the language of the session, and whether values are shown.
        own: the user's own codes and labels.
    """
    from pytest_segur.reports.html.extras import Gatherer  # noqa: PLC0415 - only when used

    def answer(rule: Rule) -> tuple[str, str] | Text:
        try:
            treatment = treatment_of(rule, settings.edition, own)
        except TreatmentError as problem:
            return problem.text
        except Exception as problem:  # noqa: BLE001 - a hook is somebody else's code
            kind = type(problem).__name__
            return Text(
                f"pytest_segur_treatment a échoué ({kind})",
                f"pytest_segur_treatment failed ({kind})",
            )
        return treatment.code, treatment.label

    gatherer = Gatherer(language=words.language, show_values=words.show_values)
    return gatherer.extras_of(diagnosis, source.content, settings, answer)


def page_writer(
    configuration: Configuration, extras: Mapping[str, Mapping[str, Any]]
) -> Callable[[dict[str, Any]], bytes]:
    """Give what writes the page of a session."""

    def write(report: dict[str, Any]) -> bytes:
        from pytest_segur.reports.html.page import Imprint  # noqa: PLC0415 - only when used
        from pytest_segur.reports.html.render import render  # noqa: PLC0415 - only when used

        imprint = Imprint(
            language=configuration.language,
            day=configuration.today,
            release=installed_release(),
            show_values=configuration.show_values,
        )
        return render(report, extras, imprint)

    return write
