"""`segur check`: judges files and folders, and reports in one of several formats."""

from __future__ import annotations

import pathlib
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.checking import Source, diagnose
from pytest_segur.cli import options, output
from pytest_segur.cli.command import Command
from pytest_segur.cli.page import extras_of, page
from pytest_segur.cli.submissions import NOT_ALL_JUDGED, submissions_in
from pytest_segur.cli.waiving import waive
from pytest_segur.reports.github_report import github_lines
from pytest_segur.reports.json_report import build, dumps_report
from pytest_segur.reports.junit_report import dumps_junit
from pytest_segur.reports.paths import report_path
from pytest_segur.reports.sarif_report import dumps_sarif
from pytest_segur.reports.style import coloured, plain
from pytest_segur.reports.text_report import TextReport, report_lines
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from pytest_segur.cli.parser import Parser
    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.settings import Settings
    from pytest_segur.spec.text import Language

AT_FAULT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What was judged, and how it is to be told.

    Attributes:
        diagnoses: paths as the report names them, and what was found.
        edition: the edition in use.
        language: of the words.
        show_values: whether personal values are written in clear.
        has_colour: whether the report is for a terminal that may be coloured.
        waivers: what became of each waiver, as plain data; None where none were asked for.
        today: the day that they were judged by.
        extras: what a page shows beside, by the paths; gathered only for a page.
    """

    diagnoses: list[tuple[str, Diagnosis]]
    edition: str
    language: Language
    show_values: bool
    has_colour: bool
    waivers: list[dict[str, Any]] | None = None
    today: date
    extras: dict[str, dict[str, Any]] = field(default_factory=dict)

    def to_report(self) -> dict[str, Any]:
        """Give the report as plain data."""
        entries = map(self._entry, self.diagnoses)
        return build(entries, edition=self.edition, waivers=self.waivers)

    def _entry(self, named: tuple[str, Diagnosis]) -> dict[str, Any]:
        path, diagnosis = named
        entry = diagnosis.to_dict(language=self.language, show_values=self.show_values)
        entry["path"] = path
        if entry["archive"] is not None:
            entry["archive"]["path"] = report_path(entry["archive"]["path"], root=pathlib.Path())
        return entry


def _as_text(run: Run) -> str:
    style = coloured if run.has_colour else plain
    report = TextReport(language=run.language, show_values=run.show_values, style=style)
    lines = report_lines(report, run.diagnoses, run.to_report()["summary"])
    return "".join(f"{line}\n" for line in lines)


def _as_json(run: Run) -> bytes:
    return dumps_report(run.to_report())


def _as_github(run: Run) -> str:
    report = run.to_report()
    lines = github_lines(report["files"], run.language)
    summary = TextReport(language=run.language).summary_lines(report["summary"])
    return "".join(f"{line}\n" for line in [*lines, *summary])


def _as_html(run: Run) -> bytes:
    return page(
        run.to_report(),
        run.extras,
        language=run.language,
        show_values=run.show_values,
        today=run.today,
    )


def _as_sarif(run: Run) -> bytes:
    return dumps_sarif(run.to_report(), run.language)


def _as_junit(run: Run) -> bytes:
    return dumps_junit(run.to_report(), run.language)


#: The formats, the default first.
FORMATS: Final[Mapping[str, Callable[[Run], str | bytes]]] = {
    "text": _as_text,
    "json": _as_json,
    "html": _as_html,
    "sarif": _as_sarif,
    "github": _as_github,
    "junit": _as_junit,
}


def configure(parser: Parser) -> None:
    """Add the arguments."""
    options.add_paths(parser)
    options.add_format(parser, list(FORMATS))
    options.add_judging(parser)
    options.add_archive(parser)
    options.add_waivers(parser)
    options.add_show_values(parser)
    options.add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Judge, report, and give the exit code."""
    settings = options.settings_of(args)
    found = submissions_in(args.paths, args.lang)
    output.must_be_no_input(args.output, [*found.files, *filter(None, [args.waivers])])
    extras: dict[str, dict[str, Any]] = {}
    diagnoses = _diagnoses(args, found.files, settings, extras)
    waiving = waive(diagnoses, args.waivers, today=settings.today)
    judged = Run(
        diagnoses=waiving.diagnoses,
        edition=settings.edition,
        language=args.lang,
        show_values=args.show_values,
        has_colour=output.has_colour(sys.stdout, args.output),
        waivers=waiving.to_dicts(),
        today=settings.today,
        extras=extras,
    )
    output.write(FORMATS[args.format](judged), args.output)
    for complaint in waiving.complaints:
        output.warn(complaint.to(args.lang))
    if waiving.complaints or not all(one.is_settled for _, one in judged.diagnoses):
        return AT_FAULT
    return NOT_ALL_JUDGED if found.problems else 0


def _diagnoses(
    args: argparse.Namespace,
    files: Iterable[pathlib.Path],
    settings: Settings,
    extras: dict[str, dict[str, Any]],
) -> Iterator[tuple[str, Diagnosis]]:
    """Judge files, and gather what a page shows beside where one is asked for."""
    for file in files:
        path = report_path(file, root=pathlib.Path())
        source = Source.of_file(file, archive=args.archive)
        diagnosis = diagnose(source, settings)
        if args.format == "html":
            extras[path] = extras_of(
                diagnosis, source, settings, language=args.lang, show_values=args.show_values
            )
        yield path, diagnosis


COMMAND: Final = Command(
    name="check",
    summary=Text(
        "juge des fichiers de demandes selon les deux contrôles",
        "judge files of requests by the two controls",
    ),
    configure=configure,
    run=run,
)
