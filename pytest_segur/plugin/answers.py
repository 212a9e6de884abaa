"""ASP's answer to a submission of the session: that of a fresh portal, by the file's settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_segur.asp.history import Memory
from pytest_segur.asp.reaction import Terms, react
from pytest_segur.checking import Source
from pytest_segur.discovery import ANSWER_SUFFIX

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.asp.receipt import Receipt
    from pytest_segur.plugin.folders import Folder


def answer_path(submission: pathlib.Path) -> pathlib.Path:
    """Give the snapshot that belongs to a submission."""
    return submission.with_name(f"{submission.stem}{ANSWER_SUFFIX}")


def is_text(path: pathlib.Path) -> bool:
    """Tell whether a path can cross any process; names that are no UTF-8 cannot."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def answer_to(path: pathlib.Path, folder: Folder) -> Receipt:
    """Deposit a file on a portal that has seen nothing but what ``attendu.json`` says.

    Args:
        path: the file.
        folder: what holds in its folder.

    Raises:
        TreatmentError: a hook gives something that is no code and label.
    """
    # Neither documents nor advisories change anything of an answer.
    source = replace(Source.of_file(path), archive=None)
    settings = replace(folder.settings_of(path.name), advisories=False)
    history = folder.histories.get(path.name)
    if history is None:
        return react(source, settings, Terms(), Memory(), folder.treatment)
    terms, memory = Terms(day=history.day), Memory(history.history)
    return react(source, settings, terms, memory, folder.treatment)
