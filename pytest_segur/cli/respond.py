"""`segur respond`: prints ASP's simulated answer to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.asp.portal import Portal
from pytest_segur.cli import options, output
from pytest_segur.cli.command import Command
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from pytest_segur.asp.receipt import Receipt
    from pytest_segur.cli.parser import Parser
    from pytest_segur.diagnosis import Fault
    from pytest_segur.spec.text import Language

REFUSED: Final = 1


def configure(parser: Parser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "file", metavar="FILE", help=parser.say("fichier de demandes", "file of requests")
    )
    options.add_judging(parser)
    options.add_show_values(parser)
    options.add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Answer, or say why there is no answer, and give the exit code."""
    output.must_be_no_input(args.output, [args.file])
    receipt = Portal.of(options.settings_of(args)).preview(args.file)
    if receipt.answer is None:
        for line in _verdict(receipt, args.lang, show_values=args.show_values):
            output.warn(f"{visible(args.file)}{line}")
        return REFUSED
    output.write(receipt.answer, args.output)
    return 0


def _verdict(receipt: Receipt, language: Language, *, show_values: bool) -> Iterator[str]:
    """Tell what the first control refuses the file for: the first error is the verdict."""
    errors = [fault for fault in receipt.diagnosis.errors if fault.code.startswith("S")]
    yield Text(
        " : rejeté au premier contrôle, il n'y a pas de réponse",
        ": refused by the first control, there is no answer",
    ).to(language)
    yield _told(errors[0], language, show_values=show_values)
    others = len(errors) - 1 + sum(receipt.diagnosis.omitted.values())
    if others:
        yield Text(
            f" : et {others} de plus (segur check)", f": and {others} more (segur check)"
        ).to(language)


def _told(fault: Fault, language: Language, *, show_values: bool) -> str:
    message = fault.message_in(language, show_values=show_values)
    hint = fault.hint_in(language)
    return f":{fault.line}:{fault.column} {fault.code} {message}" + (f". {hint}" if hint else "")


COMMAND: Final = Command(
    name="respond",
    summary=Text(
        "affiche la réponse simulée de l'ASP à un fichier", "print ASP's simulated answer to a file"
    ),
    configure=configure,
    run=run,
)
