"""Arguments that several subcommands share, and what they mean."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from pytest_segur.settings import (
    PROFILES,
    Settings,
    to_day,
    to_edition,
    to_ignored,
    to_profiles,
)
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import LANGUAGES
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytest_segur.cli.parser import Parser


def add_paths(parser: Parser) -> None:
    """Add the files and folders to judge (`args.paths`)."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help=parser.say(
            "fichier de demandes, ou dossier où en chercher",
            "file of requests, or folder to look for some in",
        ),
    )


def add_judging(parser: Parser) -> None:
    """Add what decides how a submission is judged; `settings_of` reads it."""
    add_edition(parser)
    parser.add_argument(
        "--profiles",
        metavar="NAME,…",
        action="append",
        help=parser.say(
            f"profils de la solution parmi {', '.join(PROFILES)} ; vide : aucun ; "
            "sans l'option : inconnus",
            f"profiles of the solution among {', '.join(PROFILES)}; empty: none; "
            "not given: unknown",
        ),
    )
    parser.add_argument(
        "--ignore",
        metavar="CODE,…",
        action="append",
        default=[],
        help=parser.say(
            "règles à ne pas appliquer ; un préfixe vaut pour tous ses codes (F, A90)",
            "rules not to apply; a prefix stands for all its codes (F, A90)",
        ),
    )
    parser.add_argument(
        "--today",
        metavar="AAAA-MM-JJ",
        help=parser.say(
            "jour auquel avis et dérogations comparent les dates (par défaut : aujourd'hui)",
            "day that advisories and waivers compare dates with (default: today)",
        ),
    )


def add_edition(parser: Parser) -> None:
    """Add the edition of the rules alone (`args.edition`, a name or None)."""
    parser.add_argument(
        "--edition",
        metavar="|".join(Edition),
        help=parser.say(
            "édition des règles (par défaut : published)",
            "edition of the rules (default: published)",
        ),
    )


def add_archive(parser: Parser) -> None:
    """Add the supporting documents (`args.archive`, for `Source.of_file`)."""
    parser.add_argument(
        "--archive",
        metavar="PATH",
        help=parser.say(
            "ZIP des pièces, ou dossier avec <nom du fichier>.zip (par défaut : celui qui est à "
            "côté du fichier)",
            "ZIP of the documents, or folder with <name of the file>.zip (default: the one "
            "beside the file)",
        ),
    )


def add_waivers(parser: Parser) -> None:
    """Add the file of waivers (`args.waivers`, a path or None)."""
    parser.add_argument(
        "--waivers",
        metavar="FILE",
        help=parser.say(
            "dérogations (TOML) : fautes montrées qui ne font rien échouer, avec motif et échéance",
            "waivers (TOML): faults that are shown and fail nothing, with reason and last day",
        ),
    )


def settings_of(args: argparse.Namespace) -> Settings:
    """Read what `add_judging` added.

    Raises:
        SettingsError: a value that is not allowed; the message names those that are.
    """
    return Settings(
        edition=Edition.PUBLISHED if args.edition is None else to_edition(args.edition),
        profiles=None if args.profiles is None else to_profiles(args.profiles),
        ignored=to_ignored(args.ignore),
        # The day of the user's own calendar.
        today=date.today() if args.today is None else to_day(args.today),  # noqa: DTZ011
    )


def add_language(parser: Parser, *, default: str = LANGUAGES[0]) -> None:
    """Add the language of messages (`args.lang`); every subcommand has it already."""
    parser.add_argument(
        "--lang",
        metavar="|".join(LANGUAGES),
        type=_one_of(parser, LANGUAGES),
        default=default,
        help=parser.say("langue des messages (par défaut : fr)", "language (default: fr)"),
    )


def add_show_values(parser: Parser) -> None:
    """Add whether personal values are printed in clear (`args.show_values`)."""
    parser.add_argument(
        "--show-values",
        action="store_true",
        help=parser.say(
            "affiche en clair noms, courriels, téléphones et RPPS, masqués sinon",
            "print names, e-mails, telephones and RPPS in clear, else masked",
        ),
    )


def add_format(parser: Parser, formats: Sequence[str]) -> None:
    """Add the format of the report (`args.format`); the first one is the default."""
    parser.add_argument(
        "--format",
        metavar="|".join(formats),
        type=_one_of(parser, formats),
        default=formats[0],
        help=parser.say(f"format (par défaut : {formats[0]})", f"format (default: {formats[0]})"),
    )


def add_output(parser: Parser) -> None:
    """Add where the result goes (`args.output`, a path or None): see `output.write`."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help=parser.say(
            "fichier où écrire, au lieu de la sortie standard",
            "file to write instead of the standard output",
        ),
    )


def _one_of(parser: Parser, allowed: Sequence[str]) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in allowed:
            name, names = quoted(value), ", ".join(allowed)
            message = parser.say(
                f"valeur inconnue : {name} ; valeurs admises : {names}",
                f"unknown value: {name}; allowed: {names}",
            )
            raise argparse.ArgumentTypeError(message)
        return value

    return read
