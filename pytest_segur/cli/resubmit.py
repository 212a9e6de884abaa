"""`segur resubmit`: writes the next file, with the refused requests of an answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from pytest_segur.asp.errors import AspError, NothingToResubmit
from pytest_segur.asp.portal import Portal
from pytest_segur.asp.resubmit import resubmit
from pytest_segur.cli import output
from pytest_segur.cli.command import Command
from pytest_segur.cli.misuse import Misuse
from pytest_segur.settings import to_day
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted, visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from pytest_segur.asp.resubmit import Resubmission
    from pytest_segur.cli.parser import Parser
    from pytest_segur.spec.text import Language

NOTHING: Final = 1


def configure(parser: Parser) -> None:
    """Add the arguments."""
    say = parser.say
    parser.add_argument(
        "returned", metavar="RETURNED", help=say("réponse de l'ASP", "answer of ASP")
    )
    parser.add_argument(
        "--next-number",
        metavar="00042",
        required=True,
        help=say(
            "numeroEditeur de la première demande, jamais utilisé ; les suivantes comptent à "
            "partir de là",
            "numeroEditeur of the first request, never used; the others count on",
        ),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        required=True,
        help=say(
            "dossier où écrire ; rien n'y est remplacé",
            "folder to write to; nothing in it is replaced",
        ),
    )
    parser.add_argument(
        "--day",
        metavar="AAAA-MM-JJ",
        help=say(
            "jour du nouveau dépôt (par défaut : aujourd'hui)",
            "day of the new deposit (default: today)",
        ),
    )
    parser.add_argument(
        "--file-number",
        metavar="001",
        help=say(
            "numéro du fichier ce jour-là (par défaut : le premier libre)",
            "number of the file on that day (default: the first one that is free)",
        ),
    )
    parser.add_argument(
        "--history",
        metavar="FILE",
        help=say(
            "historique de portail, dont les numéros sont refusés",
            "history of a portal, whose numbers are refused",
        ),
    )
    parser.add_argument(
        "--archive",
        metavar="ZIP",
        help=say(
            "anciennes pièces justificatives (par défaut : le .zip à côté de la réponse)",
            "old supporting documents (default: the .zip beside the answer)",
        ),
    )


def run(args: argparse.Namespace) -> int:
    """Write the next file, and give the exit code."""
    # The day of the user's own calendar.
    day = date.today() if args.day is None else to_day(args.day)  # noqa: DTZ011
    try:
        written = resubmit(
            args.returned,
            next_number=args.next_number,
            directory=args.output,
            day=day,
            file_number=args.file_number,
            history=None if args.history is None else Portal.load(args.history),
            archive=args.archive,
        )
    except NothingToResubmit as problem:
        name, text = visible(args.returned), problem.text
        output.warn(Text(f"{name} : {text.fr}", f"{name}: {text.en}").to(args.lang))
        return NOTHING
    except AspError as problem:
        raise Misuse(problem.text) from None
    output.write("".join(f"{line}\n" for line in _told(written, args.lang)), None)
    for name in written.missing:
        missing = Text(
            f"pièce absente de l'archive : {quoted(name)}",
            f"document not in the archive: {quoted(name)}",
        )
        output.warn(missing.to(args.lang))
    return 0


def _told(written: Resubmission, language: Language) -> Iterator[str]:
    yield visible(str(written.path))
    if written.archive is not None:
        yield visible(str(written.archive))
    for request in written.requests:
        old = "—" if request.old_number is None else visible(request.old_number)
        yield Text(
            f"    demande {request.position} : {old} → {request.new_number}",
            f"    request {request.position}: {old} → {request.new_number}",
        ).to(language)


COMMAND: Final = Command(
    name="resubmit",
    summary=Text(
        "écrit le fichier suivant, avec les demandes refusées",
        "write the next file, with the refused requests",
    ),
    configure=configure,
    run=run,
)
