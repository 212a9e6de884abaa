"""Opens an archive: a regular file, and nothing else is ever waited for or listened to."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING, BinaryIO, Final

from pytest_segur.rules.archive.problem import ArchiveProblem
from pytest_segur.wording import told_by_system

if TYPE_CHECKING:
    from collections.abc import Iterator

_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
#: Lists of members are read entry by entry, a hundred bytes each.
_BUFFER: Final = 1 << 16


@contextlib.contextmanager
def opened(path: str) -> Iterator[tuple[BinaryIO, int]]:
    """Open a file for as long as it is read, and give its size in bytes.

    Raises:
        ArchiveProblem: nothing is there, it is no regular file, or it cannot be read, now or
            later on.
    """
    try:
        # Looking first: merely opening some devices has effects, and a FIFO would wait.
        _must_be_regular(_status(path))
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb", buffering=_BUFFER) as stream:
            status = os.fstat(descriptor)
            _must_be_regular(status)
            yield stream, status.st_size
    except (FileNotFoundError, NotADirectoryError):
        raise ArchiveProblem("missing") from None
    except OSError as problem:
        why = told_by_system(problem)
        raise ArchiveProblem("unreadable", why=why) from None


def _status(path: str) -> os.stat_result:
    try:
        return os.stat(path)  # noqa: PTH116 - the path stays the text that the user gave
    except ValueError:  # a NUL in it: no file has such a name
        raise ArchiveProblem("missing") from None


def _must_be_regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ArchiveProblem("folder")
    if not stat.S_ISREG(status.st_mode):
        raise ArchiveProblem("special")
