"""From the paths on the command line to the submissions that they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.cli.misuse import Misuse
from pytest_segur.cli.output import warn
from pytest_segur.discovery import find
from pytest_segur.spec.text import Text
from pytest_segur.wording import told_by_system, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_segur.discovery import Found
    from pytest_segur.spec.text import Language

#: The exit code where nothing is at fault, but a folder could not be looked into.
NOT_ALL_JUDGED: Final = 2


def submissions_in(paths: Sequence[str], language: Language) -> Found:
    """Find the submissions that are meant, and warn of folders that cannot be looked into.

    Raises:
        Misuse: a path is empty, a folder holds no submission, or nothing that is named is one.
    """
    if "" in paths:
        # An unset variable of a script is not meant to be the folder that it runs in.
        raise Misuse(Text("un chemin est vide", "a path is empty"))
    found = find(paths)
    for problem in found.problems:
        where, why = visible(str(problem.filename)), told_by_system(problem)
        warn(
            Text(
                f"{where} : dossier illisible ({why})", f"{where}: folder cannot be read ({why})"
            ).to(language)
        )
    if found.empty or not found.files:
        names = ", ".join(map(visible, found.empty or paths))
        raise Misuse(
            Text(f"aucun fichier de demandes dans {names}", f"no file of requests in {names}")
        )
    return found
