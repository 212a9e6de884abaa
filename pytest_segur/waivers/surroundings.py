"""Which submissions there are that a waiver may be about, whether they were judged or not."""

from __future__ import annotations

import os
import pathlib
from typing import TYPE_CHECKING

from pytest_segur.discovery import DEFAULT_GLOBS, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_segur.waivers.waiver import Waiver


def candidates_for(waiver: Waiver, places: Iterable[pathlib.Path]) -> Iterator[pathlib.Path]:
    """Look for submissions whose base names a waiver may mean.

    Args:
        waiver: what is looked for.
        places: files, and folders to look into; what does not exist holds nothing.
    """
    name = pathlib.PurePosixPath(waiver.file).name
    # Files of other names need not be opened.
    globs = (name,) if name.endswith(".json") else DEFAULT_GLOBS
    for place in dict.fromkeys(places):
        if os.path.isdir(place):  # noqa: PTH112 - never raises
            yield from walk(place, globs)
        elif os.path.exists(place):  # noqa: PTH110 - never raises
            yield place
