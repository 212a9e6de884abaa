"""Writes files so that nobody ever sees half of one, and none is replaced unasked."""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING, Final

from pytest_segur.files import publish

if TYPE_CHECKING:
    import pathlib

_RANKS: Final = count()


def write_whole(path: pathlib.Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write a file under its name only once it is whole.

    Args:
        path: where.
        data: what.
        overwrite: whether it may replace what bears the name already.

    Raises:
        FileExistsError: something bears the name, and must not be replaced; it is untouched.
        OSError: it cannot be written.
    """
    # Unlike those of `tempfile`, it gets the rights that any new file gets.
    made = path.with_name(f".segur-{os.getpid()}-{next(_RANKS)}.tmp")
    try:
        made.write_bytes(data)
        if overwrite:
            made.replace(path)
        else:
            publish(made, path)
    finally:
        made.unlink(missing_ok=True)
