"""`segur reconcile`: compares a really returned file with the simulated answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.asp.errors import AspError
from pytest_segur.asp.portal import Portal
from pytest_segur.asp.reconcile import reconcile
from pytest_segur.asp.reconciliation_report import to_json, to_text
from pytest_segur.cli import options, output
from pytest_segur.cli.command import Command
from pytest_segur.cli.misuse import Misuse
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    import argparse

    from pytest_segur.cli.parser import Parser

DISAGREES: Final = 1


def configure(parser: Parser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "submitted", metavar="SUBMITTED", help=parser.say("fichier déposé", "file submitted")
    )
    parser.add_argument(
        "returned",
        metavar="RETURNED",
        help=parser.say("fichier renvoyé par l'ASP", "file that came back from ASP"),
    )
    options.add_format(parser, ["text", "json"])
    options.add_judging(parser)
    options.add_show_values(parser)
    options.add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Compare, report, and give the exit code."""
    output.must_be_no_input(args.output, [args.submitted, args.returned])
    portal = Portal.of(options.settings_of(args))
    try:
        found = reconcile(args.submitted, args.returned, portal=portal)
    except AspError as problem:
        raise Misuse(problem.text) from None
    write = to_json if args.format == "json" else to_text
    output.write(write(found, language=args.lang, show_values=args.show_values), args.output)
    return 0 if found.agrees else DISAGREES


COMMAND: Final = Command(
    name="reconcile",
    summary=Text(
        "compare un fichier renvoyé par l'ASP à la réponse simulée",
        "compare a file returned by ASP with the simulated answer",
    ),
    configure=configure,
    run=run,
)
