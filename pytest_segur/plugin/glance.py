"""The look that collection takes at a file: what its items will be.

Nothing of the content is kept: a session may collect hundreds of files before the first
item runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_segur.checking import Source
from pytest_segur.collector_pause import collector_paused
from pytest_segur.controls import first_control
from pytest_segur.document import Unreadable, parse

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.settings import Settings


@dataclass(frozen=True, slots=True)
class Glance:
    """What can be told of a file before it is judged.

    Attributes:
        numbers: the numeroEditeur of each request, None where it is no string; no entry when
            the first control refuses the file.
        is_answered: whether the first control lets the file pass, so that there is an answer.
        has_archive: whether supporting documents are to be judged.
        seal: tells this content from any other.
    """

    numbers: tuple[str | None, ...]
    is_answered: bool
    has_archive: bool
    seal: int


def glance(path: pathlib.Path, settings: Settings, *, archive: pathlib.Path | None) -> Glance:
    """Read a file and hold the first control.

    Args:
        path: the file.
        settings: how it is judged.
        archive: the archive, or the folder of archives, that the user named.
    """
    source = Source.of_file(path, archive=archive)
    with collector_paused():
        numbers = _numbers(source.content, settings)
    return Glance(
        numbers=numbers or (),
        is_answered=numbers is not None,
        has_archive=source.archive is not None,
        seal=seal_of(source.content),
    )


def seal_of(content: bytes | Unreadable) -> int:
    """Give a number that changes with the content, within one process."""
    return hash(content if isinstance(content, bytes) else content.reason)


def _numbers(content: bytes | Unreadable, settings: Settings) -> tuple[str | None, ...] | None:
    """Give the number of each request; None when the first control refuses the file."""
    if isinstance(content, Unreadable):
        return None
    try:
        document = parse(content)
    except Unreadable:
        return None
    if first_control(document, settings).counts:
        return None
    numbers = (request.get("numeroEditeur") for request in document.root["lignesImport"])
    return tuple(number if isinstance(number, str) else None for number in numbers)
