"""The `segur` program: reads the arguments, runs one subcommand, ends quietly."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final

from pytest_segur.asp.errors import AspError
from pytest_segur.cli.command import Group
from pytest_segur.cli.commands import COMMANDS
from pytest_segur.cli.options import add_language
from pytest_segur.cli.output import forget_standard_output, warn, write
from pytest_segur.cli.parser import Parser, language_in
from pytest_segur.cli.termination import Terminated, heeded
from pytest_segur.release import installed_release
from pytest_segur.spec.catalogue import KIT_VERSION
from pytest_segur.spec.text import Text, TextError
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_segur.cli.command import Command
    from pytest_segur.spec.text import Language

MISUSED: Final = 2
#: What shells report of a program that was interrupted, or whose reader went away.
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run the `segur` command.

    Args:
        argv: the arguments behind the program's name; default: those of the process.

    Returns:
        0 when nothing is at fault, 1 when something is, 2 on misuse.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    language = language_in(arguments)
    name = _name_in(arguments)
    try:
        with heeded():
            return _run(arguments, language)
    except (TextError, AspError) as problem:
        separator = Text(" : ", ": ").to(language)
        warn(f"{name}{separator}{visible(problem.text.to(language))}")
        return MISUSED
    except Terminated as ended:
        return ended.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        forget_standard_output()
        return PIPE_CLOSED


def _run(arguments: list[str], language: Language) -> int:
    parser = _build(language)
    try:
        args = parser.parse_args(arguments)
    except SystemExit:
        # The parser has printed its help.
        return 0
    if args.version:
        write(f"segur {installed_release()} (catalogue {KIT_VERSION})\n", None)
        return 0
    if args.command is None:
        parser.error(
            parser.say("il manque la sous-commande : ", "the subcommand is missing: ")
            + ", ".join(command.name for command in args.among)
        )
    command: Command = args.command
    return command.run(args)


def _build(language: Language) -> Parser:
    parser = Parser(
        language=language,
        prog="segur",
        description=Parser(language=language).say(
            "Juge les demandes de financement Ségur (MDV-LGC, avance) comme le portail de l'ASP.",
            "Judge Ségur funding requests (MDV-LGC, advance) the way ASP's portal does.",
        ),
    )
    parser.add_argument(
        "--version", action="store_true", help=parser.say("montre la version", "show the version")
    )
    add_language(parser)
    _add_all(COMMANDS, parser, language)
    return parser


def _add_all(entries: Sequence[Command | Group], parser: Parser, language: Language) -> None:
    """Add subcommands to a parser, those of groups to one of the group's own."""
    parser.set_defaults(command=None, among=entries)
    commands = parser.add_subparsers(
        metavar=parser.say("COMMANDE", "COMMAND"),
        title=parser.say("commandes ", "commands"),
    )
    for entry in entries:
        summary = entry.summary.to(language)
        below = commands.add_parser(
            entry.name, language=language, help=summary, description=f"{summary}."
        )
        if isinstance(entry, Group):
            _add_all(entry.commands, below, language)
        else:
            entry.configure(below)
            below.set_defaults(command=entry)
        # What stands before the subcommand counts, unless it is said again behind.
        add_language(below, default=argparse.SUPPRESS)


def _name_in(arguments: Sequence[str]) -> str:
    """Give the name that messages begin with: the subcommand's, where there is one."""
    name, among = "segur", {entry.name: entry for entry in COMMANDS}
    for word in arguments:
        entry = among.get(word)
        if entry is not None:
            name = f"{name} {word}"
            among = {inner.name: inner for inner in getattr(entry, "commands", ())}
    return name
