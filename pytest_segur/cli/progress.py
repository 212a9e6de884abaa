"""A bar that says how far long work has come, on a terminal only."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Final

from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from typing import TextIO, TypeVar

    from pytest_segur.spec.text import Language

    T = TypeVar("T")

#: Work that is done by then needs no bar.
_PATIENCE: Final = 0.5
_PAUSE: Final = 0.1
_CLEAR: Final = "\r\x1b[K"
#: In ASCII's signs, which every terminal has; with its words it fits into any.
_WIDTH: Final = 24


def counted(
    things: Iterable[T],
    *,
    total: int,
    stream: TextIO,
    language: Language = "fr",
    clock: Callable[[], float] = time.monotonic,
) -> Generator[T, None, None]:
    """Hand things on, and say how many of them are done.

    Args:
        things: what is worked on.
        total: how many there will be.
        stream: where the bar goes; nothing is written unless it is a terminal.
        language: the language of the words beside it.
        clock: tells the seconds.
    """
    if not stream.isatty():
        yield from things
        return
    next_time = clock() + _PATIENCE
    is_shown = False
    try:
        for done, thing in enumerate(things):
            now = clock()
            if now >= next_time:
                _show(f"{_CLEAR}{_bar(done, total)} {_words(done, total).to(language)}", stream)
                is_shown, next_time = True, now + _PAUSE
            yield thing
    finally:
        # Whatever ends the work, the next line begins on a clean one.
        if is_shown:
            _show(_CLEAR, stream)


def _show(words: str, stream: TextIO) -> None:
    # A terminal may be closed while the work goes on.
    with contextlib.suppress(OSError):
        stream.write(words)
        stream.flush()


def _bar(done: int, total: int) -> str:
    full = _WIDTH * done // total
    return f"[{'#' * full}{'.' * (_WIDTH - full)}]"


def _words(done: int, total: int) -> Text:
    return Text(f"fichiers : {done} sur {total}", f"{done} of {total} files")
