"""The page for people (`segur check --format html`): imported only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_segur.asp.treatment import treatment_of
from pytest_segur.release import installed_release

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pytest_segur.checking import Source
    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.settings import Settings
    from pytest_segur.spec.rule import Rule
    from pytest_segur.spec.text import Language


def extras_of(
    diagnosis: Diagnosis,
    source: Source,
    settings: Settings,
    *,
    language: Language,
    show_values: bool,
) -> dict[str, Any]:
    """Gather what the page shows of a file beside the report."""
    from pytest_segur.reports.html.extras import Gatherer  # noqa: PLC0415 - only when used

    def answer(rule: Rule) -> tuple[str, str]:
        treatment = treatment_of(rule, settings.edition)
        return treatment.code, treatment.label

    gatherer = Gatherer(language=language, show_values=show_values)
    return gatherer.extras_of(diagnosis, source.content, settings, answer)


def page(
    report: Mapping[str, Any],
    extras: Mapping[str, Mapping[str, Any]],
    *,
    language: Language,
    show_values: bool,
    today: date,
) -> bytes:
    """Write the page."""
    from pytest_segur.reports.html.page import Imprint  # noqa: PLC0415 - only when used
    from pytest_segur.reports.html.render import render  # noqa: PLC0415 - only when used

    imprint = Imprint(
        language=language, day=today, release=installed_release(), show_values=show_values
    )
    return render(report, extras, imprint)
