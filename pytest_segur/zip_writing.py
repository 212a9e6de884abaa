"""Writes ZIP archives in a way that may be interrupted.

>>> import io
>>> stream = io.BytesIO()
>>> with zip_into(stream) as archive:
...     archive.writestr("a.txt", "A")
>>> zipfile.is_zipfile(stream)
True
"""

from __future__ import annotations

import contextlib
import zipfile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class _ZipFile(zipfile.ZipFile):
    def __del__(self) -> None:
        """Let it be forgotten: Python's own complains then of one that was interrupted."""


@contextlib.contextmanager
def zip_into(
    stream: IO[bytes], *, compression: int = zipfile.ZIP_STORED
) -> Iterator[zipfile.ZipFile]:
    """Write an archive into a stream, which stays open.

    What interrupts that comes through as it is; of the archive nothing is whole then.

    Args:
        stream: where it goes.
        compression: how members are compressed that do not say so themselves.
    """
    archive = _ZipFile(stream, "w", compression)
    yield archive
    # Not after an interruption: amid a member it refuses to, with an error that would hide why.
    archive.close()
