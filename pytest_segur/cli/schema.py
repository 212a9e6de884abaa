"""`segur schema`: prints the JSON Schema of a submission."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.cli import options, output
from pytest_segur.cli.command import Command
from pytest_segur.kit.schema import dumps_schema, submission_schema
from pytest_segur.settings import to_edition
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    import argparse

    from pytest_segur.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the arguments."""
    options.add_edition(parser)
    options.add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Print the schema of an edition; the same bytes each time.

    Raises:
        SettingsError: there is no such edition.
    """
    edition = Edition.PUBLISHED if args.edition is None else to_edition(args.edition)
    output.write(dumps_schema(submission_schema(edition)), args.output)
    return 0


COMMAND: Final = Command(
    name="schema",
    summary=Text("affiche le JSON Schema (2020-12)", "print the JSON Schema (2020-12)"),
    configure=configure,
    run=run,
)
