"""`segur conformance export`: copies the kit."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Final

from pytest_segur.cli import output
from pytest_segur.cli.command import Command
from pytest_segur.cli.conformance.kit import cases_of
from pytest_segur.cli.misuse import Misuse
from pytest_segur.kit.export import export
from pytest_segur.kit.library import kit_folder
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    import argparse

    from pytest_segur.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the arguments."""
    say = parser.say
    parser.add_argument("folder", metavar="DIR", help=say("dossier de sortie", "output folder"))
    parser.add_argument(
        "--force",
        action="store_true",
        help=say("remplace une copie précédente du kit", "replace an earlier copy of the kit"),
    )


def run(args: argparse.Namespace) -> int:
    """Copy the kit.

    Raises:
        Misuse: the folder has no name.
    """
    if not args.folder:
        # An unset variable of a script is not meant to be the folder that it runs in.
        raise Misuse(Text("le chemin est vide", "the path is empty"))
    count = len(cases_of(None))
    export(kit_folder(), pathlib.Path(args.folder), is_forced=args.force)
    path = visible(args.folder)
    words = Text(f"écrit : {path} (cas : {count})", f"written: {path} (cases: {count})")
    output.write(f"{words.to(args.lang)}\n", None)
    return 0


COMMAND: Final = Command(
    name="export",
    summary=Text("copie le kit de conformité", "copy the conformance kit"),
    configure=configure,
    run=run,
)
