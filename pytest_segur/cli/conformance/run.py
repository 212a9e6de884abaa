"""`segur conformance run`: puts the kit to somebody else's validator, and prints the score."""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import sys
from typing import TYPE_CHECKING, Final

from pytest_segur.cli import options, output
from pytest_segur.cli.command import Command
from pytest_segur.cli.conformance.kit import add_kit, cases_of
from pytest_segur.cli.misuse import Misuse
from pytest_segur.cli.progress import counted
from pytest_segur.kit.command_line import PLACEHOLDERS, CommandLine
from pytest_segur.kit.runner import DEFAULT_TIMEOUT, CommandValidator, put_all
from pytest_segur.kit.score import Score
from pytest_segur.kit.score_report import ScoreReport
from pytest_segur.kit.selection import ASPECTS, Selection, Selector
from pytest_segur.reports.json_report import dumps_report
from pytest_segur.reports.style import coloured, plain
from pytest_segur.settings import split_list, to_edition
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_segur.cli.parser import Parser

DISAGREES: Final = 1

_TEXT: Final = "text"
_JSON: Final = "json"
_SECONDS: Final = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,3})?")
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,3}")


def configure(parser: Parser) -> None:
    """Add the arguments."""
    say = parser.say
    known = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    parser.add_argument(
        "--command",
        # `args.command` is the subcommand.
        dest="line",
        metavar="CMD",
        required=True,
        help=say(f"commande du validateur, avec {known}", f"the validator's command, with {known}"),
    )
    parser.add_argument(
        "--edition",
        metavar="|".join(Edition),
        help=say(
            "une seule édition (par défaut : toutes, si la commande a {edition}, sinon published)",
            "one edition only (default: all, if the command has {edition}, else published)",
        ),
    )
    parser.add_argument(
        "--without",
        metavar="|".join(ASPECTS),
        action="append",
        default=[],
        help=say("laisse de côté ces cas", "leave these cases out"),
    )
    parser.add_argument(
        "--only",
        metavar="CODE,…",
        action="append",
        default=[],
        help=say(
            "seulement ces règles ; un préfixe vaut pour tous ses codes (F, D22)",
            "only these rules; a prefix stands for all its codes (F, D22)",
        ),
    )
    parser.add_argument(
        "--timeout",
        metavar="S",
        type=_read(parser, _SECONDS, float, say("un nombre de secondes", "a number of seconds")),
        default=DEFAULT_TIMEOUT,
        help=say(
            f"secondes accordées à chaque cas (par défaut : {DEFAULT_TIMEOUT:g})",
            f"seconds for each case (default: {DEFAULT_TIMEOUT:g})",
        ),
    )
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_read(parser, _NUMBER, int, say("un entier à partir de 1", "an integer from 1")),
        default=os.cpu_count() or 1,
        help=say(
            "commandes lancées en même temps (par défaut : une par processeur)",
            "commands run at the same time (default: one for each processor)",
        ),
    )
    add_kit(parser)
    options.add_format(parser, (_TEXT, _JSON))
    options.add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Put the cases to the validator, print the score, and give the exit code."""
    line = CommandLine.read(args.line)
    selector = _selector(args, line)
    line.must_be_there()
    output.must_have_a_place(args.output)
    selection = selector.select(cases_of(args.kit))
    score = _score(args, line, selection)
    report = ScoreReport(command=args.line, selection=selection, score=score)
    if args.format == _JSON:
        output.write(dumps_report(report.to_dict()), args.output)
    else:
        style = coloured if output.has_colour(sys.stdout, args.output) else plain
        lines = report.lines(args.lang, style)
        output.write("".join(f"{line}\n" for line in lines), args.output)
    return 0 if score.holds else DISAGREES


def _score(args: argparse.Namespace, line: CommandLine, selection: Selection) -> Score:
    asked = selection.asked
    with (
        CommandValidator(line, timeout=args.timeout) as validator,
        contextlib.closing(put_all(asked, validator, jobs=args.jobs)) as results,
        contextlib.closing(
            counted(results, total=len(asked), stream=sys.stderr, language=args.lang)
        ) as told,
    ):
        return Score(tuple(told))


def _selector(args: argparse.Namespace, line: CommandLine) -> Selector:
    without = frozenset(split_list(args.without))
    for name in sorted(without - {*ASPECTS}):
        shown, allowed = quoted(name), ", ".join(ASPECTS)
        raise Misuse(
            Text(
                f"--without : {shown} est inconnu ; valeurs admises : {allowed}",
                f"--without: {shown} is unknown; allowed: {allowed}",
            )
        )
    return Selector(
        edition=None if args.edition is None else to_edition(args.edition),
        only=tuple(split_list(args.only)),
        without=without,
        told=line.placeholders,
    )


def _read(
    parser: Parser, pattern: re.Pattern[str], convert: Callable[[str], float], expected: str
) -> Callable[[str], float]:
    def read(value: str) -> float:
        number = convert(value) if pattern.fullmatch(value) else 0
        if not number:
            found = quoted(value)
            message = parser.say(
                f"il faut {expected} ; trouvé : {found}", f"needs {expected}; found: {found}"
            )
            raise argparse.ArgumentTypeError(message)
        return number

    return read


COMMAND: Final = Command(
    name="run",
    summary=Text(
        "soumet les cas du kit à un autre validateur et affiche son score",
        "put the cases of the kit to another validator and print its score",
    ),
    configure=configure,
    run=run,
)
