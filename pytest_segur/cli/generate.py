"""`segur generate`: writes golden submissions, their archives and their expected answers."""

from __future__ import annotations

import argparse
import contextlib
import pathlib
import re
import sys
from typing import TYPE_CHECKING, Final

from pytest_segur.cli import options, output
from pytest_segur.cli.command import Command
from pytest_segur.cli.golden_folder import GoldenFolder
from pytest_segur.cli.misuse import Misuse
from pytest_segur.cli.progress import counted
from pytest_segur.discovery import EXPECTATIONS
from pytest_segur.settings import to_edition
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_segur.cli.parser import Parser
    from pytest_segur.factories.golden import Golden
    from pytest_segur.factories.storybook import Storybook

_DEFAULTS: Final = {"files": 1, "requests": 3, "seed": 0}
_NUMBERS: Final = {
    "files": Text("nombre de fichiers", "number of files"),
    "requests": Text("nombre de demandes par fichier", "number of requests in each file"),
    "seed": Text("graine : la même donne les mêmes octets", "the same seed gives the same bytes"),
    "variant": Text(
        "façon d'enfreindre la règle, à partir de 0 ; par défaut, toutes à tour de rôle",
        "way of violating the rule, from 0; by default each in turn",
    ),
}
#: Longer ones stand for nothing that anybody wants to generate.
_INTEGER: Final = re.compile("-?[0-9]{1,18}")


def configure(parser: Parser) -> None:
    """Add the arguments."""
    say = parser.say
    parser.add_argument("folder", metavar="DIR", help=say("dossier de sortie", "output folder"))
    options.add_edition(parser)
    parser.add_argument(
        "--violating",
        metavar="CODE",
        help=say(
            "règle à enfreindre, par la dernière demande de chaque fichier si elle porte sur les "
            "demandes",
            "rule to violate, by the last request of each file if it judges requests",
        ),
    )
    for name, words in _NUMBERS.items():
        default = f" ({_DEFAULTS[name]})" if name in _DEFAULTS else ""
        described = f"{words.to(parser.language)}{default}"
        parser.add_argument(f"--{name}", metavar="N", type=_whole(parser), help=described)
    parser.add_argument(
        "--no-archive",
        action="store_true",
        help=say("sans les pièces justificatives", "without the supporting documents"),
    )
    parser.add_argument(
        "--scenarios",
        action="store_true",
        help=say(
            "écrit plutôt les scénarios nommés, dont les deux exemples du document",
            "write the named scenarios instead, the document's two examples among them",
        ),
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help=say(
            "remplace les fichiers des mêmes noms, pièces et réponses comprises",
            "replace files of the same names, documents and answers included",
        ),
    )


def run(args: argparse.Namespace) -> int:
    """Make the dossiers one after another; nothing is written before all of it is possible."""
    edition = Edition.PUBLISHED if args.edition is None else to_edition(args.edition)
    work = _storybook(args, edition) if args.scenarios else _golden(args, edition)
    names = work.names()
    beside = work.beside()
    folder = GoldenFolder(pathlib.Path(args.folder), is_forced=args.force)
    folder.prepare(names, [*beside, *([EXPECTATIONS] if work.has_expectations else [])])
    dossiers = counted(work.dossiers(), total=len(names), stream=sys.stderr, language=args.lang)
    # Closed whatever happens, so that the bar is gone before anything is said.
    with contextlib.closing(dossiers), folder.kept_true():
        for dossier in dossiers:
            folder.add(dossier)
    folder.finish(beside)
    path, count = visible(args.folder), len(names)
    words = Text(f"écrit : {path} (fichiers : {count})", f"written: {path} (files: {count})")
    output.write(f"{words.to(args.lang)}\n", None)
    return 0


def _storybook(args: argparse.Namespace, edition: Edition) -> Storybook:
    others = [f"--{name}" for name in _NUMBERS if getattr(args, name) is not None]
    others += ["--violating"] if args.violating is not None else []
    others += ["--no-archive"] if args.no_archive else []
    if others:
        raise Misuse(
            Text(
                f"--scenarios ne va pas avec {', '.join(others)}",
                f"--scenarios does not go with {', '.join(others)}",
            )
        )
    # The factories take their time to be imported: only who generates pays for it.
    from pytest_segur.factories.storybook import Storybook  # noqa: PLC0415

    return Storybook(edition)


def _golden(args: argparse.Namespace, edition: Edition) -> Golden:
    if args.variant is not None and args.violating is None:
        raise Misuse(Text("--variant ne va qu'avec --violating", "--variant needs --violating"))
    from pytest_segur.factories.golden import Golden  # noqa: PLC0415 - as above

    numbers = {
        name: default if getattr(args, name) is None else getattr(args, name)
        for name, default in _DEFAULTS.items()
    }
    golden = Golden(
        **numbers,
        edition=edition,
        violating=args.violating,
        variant=args.variant,
        with_archive=not args.no_archive,
    )
    golden.must_be_possible()
    return golden


def _whole(parser: Parser) -> Callable[[str], int]:
    """Read an option that takes an integer."""

    def read(value: str) -> int:
        if _INTEGER.fullmatch(value) is None:
            message = parser.say(
                f"il faut un entier de 18 chiffres au plus ; trouvé : {quoted(value)}",
                f"an integer of 18 digits at most is needed; found: {quoted(value)}",
            )
            raise argparse.ArgumentTypeError(message)
        return int(value)

    return read


COMMAND: Final = Command(
    name="generate",
    summary=Text(
        "écrit des fichiers de demandes, leurs pièces et leurs réponses attendues",
        "write files of requests, their documents and their expected answers",
    ),
    configure=configure,
    run=run,
)
