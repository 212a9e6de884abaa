"""The kit that a subcommand works with: the installed one, or a copy."""

from __future__ import annotations

import os
import pathlib
from typing import TYPE_CHECKING

from pytest_segur.cli.misuse import Misuse
from pytest_segur.discovery import EXPECTATIONS
from pytest_segur.kit.library import DamagedKit, cases_in, kit_folder
from pytest_segur.spec.text import Text, same
from pytest_segur.wording import told_by_system, visible

if TYPE_CHECKING:
    from pytest_segur.cli.parser import Parser
    from pytest_segur.kit.case import KitCase


def add_kit(parser: Parser) -> None:
    """Add which kit is meant (`args.kit`, a path or None)."""
    parser.add_argument(
        "--kit",
        metavar="DIR",
        help=parser.say(
            "copie du kit à prendre au lieu de celui qui est installé",
            "copy of the kit to take instead of the installed one",
        ),
    )


def cases_of(kit: str | None) -> tuple[KitCase, ...]:
    """Read the cases of a kit.

    Raises:
        Misuse: there is no kit, or it is damaged.
    """
    folder = kit_folder() if kit is None else pathlib.Path(kit)
    try:
        # Programs are told absolute paths, wherever they look from.
        cases = cases_in(pathlib.Path(os.path.realpath(folder)))
    except OSError as problem:
        why = same(told_by_system(problem))
    except DamagedKit as problem:
        why = problem.text
    else:
        missing = next(filter(None, map(_missing_of, cases)), None)
        if missing is None:
            return cases
        lacking = visible(str(missing))
        why = Text(f"il manque {lacking}", f"{lacking} is missing")
    name = visible(str(folder))
    raise Misuse(Text(f"{name} n'est pas un kit : {why.fr}", f"{name} is no kit: {why.en}"))


def _missing_of(case: KitCase) -> pathlib.Path | None:
    """Give what a stored case lacks; without expectations everything would be accepted."""
    stored = (case.path, case.path.parent / EXPECTATIONS)
    files = stored if case.made is None else ()
    return next((file for file in files if not file.is_file()), None)
