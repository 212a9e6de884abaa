"""Pages made of submissions, for the tests that look at them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.asp.treatment import treatment_of
from pytest_segur.checking import Source, diagnose
from pytest_segur.reports.html.extras import Gatherer
from pytest_segur.reports.html.page import Imprint
from pytest_segur.reports.html.render import render
from pytest_segur.reports.json_report import build
from pytest_segur.settings import Settings
from pytest_segur.writing import dumps
from support.dom import Dom

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.reports.html.extras import AnswerTo
    from pytest_segur.spec.rule import Rule
    from pytest_segur.spec.text import Language
    from support.dom import Node
    from support.submissions import Json

DAY: Final = date(2022, 3, 1)


IMPRINT: Final = Imprint(language="en", day=DAY, release="1.2.3")


def judged(content: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """Judge a file, and give its entry of the report and its extras."""
    source, settings = Source(path="-", name=None, content=content), Settings(today=DAY)
    diagnosis = diagnose(source, settings)
    gatherer = Gatherer(language=IMPRINT.language)
    extras = gatherer.extras_of(diagnosis, content, settings, usual_answer)
    return diagnosis.to_dict(language=IMPRINT.language), extras


def usual_answer(rule: Rule) -> tuple[str, str]:
    """Give ASP's simulated answer to a rule."""
    treatment = treatment_of(rule, Settings().edition)
    return treatment.code, treatment.label


def written(  # noqa: PLR0913 - what a page consists of, by keyword
    files: Mapping[str, Json | bytes],
    *,
    language: Language = "en",
    show_values: bool = False,
    answer: AnswerTo = usual_answer,
    sources: Mapping[str, Source] | None = None,
    entries: Mapping[str, dict[str, Any]] | None = None,
    **settings: Any,  # noqa: ANN401 - those of judging
) -> bytes:
    """Judge files and write the page.

    Args:
        files: what they hold, by their paths.
        language: of the page.
        show_values: whether personal values are in clear.
        answer: what ASP answers to a rule.
        sources: files that are not merely bytes, by their paths.
        entries: members to be put into the report's entry of a file.
        settings: of judging.
    """
    judged = Settings(**{"today": DAY, **settings})
    gatherer = Gatherer(language=language, show_values=show_values)
    named = {
        path: Source(
            path=path,
            name=None,
            content=content if isinstance(content, bytes) else dumps(content),
        )
        for path, content in files.items()
    }
    report, extras = [], {}
    for path, source in {**named, **(sources or {})}.items():
        diagnosis = diagnose(source, judged)
        entry = diagnosis.to_dict(language=language, show_values=show_values)
        report.append({**entry, "path": path, **(entries or {}).get(path, {})})
        extras[path] = gatherer.extras_of(diagnosis, source.content, judged, answer)
    imprint = Imprint(language=language, day=DAY, release="1.2.3", show_values=show_values)
    return render(build(report, edition=judged.edition), extras, imprint)


def page(files: Mapping[str, Json | bytes], **options: Any) -> Node:  # noqa: ANN401 - those of `written`
    """Give the page of some files as a tree."""
    return Dom(written(files, **options).decode()).root


def facts(fault: Node) -> dict[str, str]:
    """Give what is said of a fault, by its titles."""
    return {fact.one("dt").text: fact.one("dd").text for fact in fault.one("dl").all("div")}
