"""`segur expect`: writes ``attendu.json``, which says what submissions are meant to have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.checking import Source, diagnose
from pytest_segur.cli import options, output
from pytest_segur.cli.command import Command
from pytest_segur.cli.expectations import WrittenExpectations
from pytest_segur.cli.submissions import NOT_ALL_JUDGED, submissions_in
from pytest_segur.reports.expectation import expectation_of
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    import argparse
    import pathlib

    from pytest_segur.cli.parser import Parser
    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.settings import Settings

#: Advisories that come and go with the calendar.
_DATED: Final = frozenset({"A906", "A917"})


def configure(parser: Parser) -> None:
    """Add the arguments."""
    options.add_paths(parser)
    options.add_judging(parser)
    options.add_archive(parser)


def run(args: argparse.Namespace) -> int:
    """Judge, then write one file a folder.

    What stands in a file already of other submissions, and of how these ones are judged, stays.
    Nothing is written before everything is judged.
    """
    settings = options.settings_of(args)
    given = _given(args, settings)
    found = submissions_in(args.paths, args.lang)
    folders: dict[pathlib.Path, WrittenExpectations] = {}
    for file in found.files:
        if file.parent not in folders:
            folders[file.parent] = WrittenExpectations.of_folder(file.parent)
        expectations = folders[file.parent]
        own = expectations.settings_for(file.name, settings, given)
        diagnosis = diagnose(Source.of_file(file, archive=args.archive), own)
        day = _day_that_matters(diagnosis, own)
        expectations.expect(file.name, {**given, **day}, expectation_of(diagnosis))
    for expectations in folders.values():
        output.write(expectations.to_bytes(), str(expectations.path))
        path = visible(str(expectations.path))
        words = Text(f"écrit : {path}", f"written: {path}").to(args.lang)
        output.write(f"{words}\n", None)
    return NOT_ALL_JUDGED if found.problems else 0


def _given(args: argparse.Namespace, settings: Settings) -> dict[str, Any]:
    """Give what the command line decides, as an entry writes it."""
    given: dict[str, Any] = {}
    if args.edition is not None:
        given["edition"] = str(settings.edition)
    if settings.profiles is not None:
        given["profiles"] = sorted(settings.profiles)
    if args.today is not None:
        given["today"] = settings.today.isoformat()
    return given


def _day_that_matters(diagnosis: Diagnosis, settings: Settings) -> dict[str, str]:
    """Give the day, where tomorrow something else might be found."""
    advisories = [*diagnosis.advisories]
    for request in diagnosis.requests:
        advisories += request.advisories
    codes = {fault.code for fault in advisories}
    return {"today": settings.today.isoformat()} if codes & _DATED else {}


COMMAND: Final = Command(
    name="expect",
    summary=Text(
        "écrit attendu.json : les fautes que des fichiers sont censés avoir",
        "write attendu.json: the faults that files are meant to have",
    ),
    configure=configure,
    run=run,
)
