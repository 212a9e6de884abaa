"""Which archive goes with a submission.

>>> archive_beside("nowhere/JSON-1.json", None) is None
True
>>> archive_beside("nowhere/JSON-1.json", "elsewhere.zip")
ArchiveRequest(path='elsewhere.zip')
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath


@dataclass(frozen=True, slots=True)
class ArchiveRequest:
    """An archive that is to be judged; that it cannot be read is for the diagnosis to say.

    Attributes:
        path: where it is, as reports name it.
    """

    path: str


def archive_beside(
    submission: str | os.PathLike[str], option: str | os.PathLike[str] | None
) -> ArchiveRequest | None:
    """Find the archive of a submission that is a file.

    Args:
        submission: the file with the requests.
        option: what the user named: a ZIP, or a folder with ``<stem>.zip``; None or empty
            when nothing was named.

    Returns:
        What is to be judged: the archive named, there or not, else ``<stem>.zip`` beside the
        file; None when nothing was named and nothing stands beside the file.
    """
    file = Path(submission)
    named = archive_named(file.name, option)
    if named is not None or not file.name:
        return named
    beside = file.parent / _name_for(file.name)
    # A link that leads nowhere was put there too: whoever did so wants to hear of it.
    return ArchiveRequest(str(beside)) if os.path.lexists(beside) else None


def archive_named(name: str | None, option: str | os.PathLike[str] | None) -> ArchiveRequest | None:
    """Take the archive that the user named.

    Args:
        name: the base name of the submission; None or empty when it has none.
        option: a ZIP, or a folder with ``<stem>.zip``; None or empty when nothing was named.
    """
    if option is None or not os.fspath(option):
        return None
    path = Path(option)
    # Unlike the method of Path, this never raises, whatever the rights and the name.
    if name and os.path.isdir(path):  # noqa: PTH112
        path /= _name_for(name)
    return ArchiveRequest(str(path))


def _name_for(name: str) -> str:
    return f"{PurePath(name).stem}.zip"
