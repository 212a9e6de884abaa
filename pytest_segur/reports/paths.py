"""How reports name files: from the root, with slashes, wherever they are read."""

from __future__ import annotations

import os
import pathlib


def report_path(path: str | os.PathLike[str], *, root: str | os.PathLike[str]) -> str:
    """Name a file relative to the root, absolute where it lies outside.

    >>> report_path("a/../b/JSON-1.json", root=".")
    'b/JSON-1.json'
    """
    # Links are not resolved: the name that the user gave is the one that he looks for.
    absolute = pathlib.Path(os.path.abspath(path))  # noqa: PTH100
    base = pathlib.Path(os.path.abspath(root))  # noqa: PTH100
    if absolute.is_relative_to(base):
        return absolute.relative_to(base).as_posix()
    return absolute.as_posix()
