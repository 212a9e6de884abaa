"""Cases that are too big to be stored, or no files at all: how they are made.

In the manifest such a case has a member ``made`` that says what it is made of, and a member
``expected`` that says what an entry of ``attendu.json`` would say.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

#: A submission filled up with blanks, one whose archive is filled up, a folder in place of a
#: submission, or none.
Kind = Literal["file", "archive", "folder", "nothing"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

#: The record at the end of a ZIP without a comment: its length, and where in it the place of
#: the list of members stands.
_END: Final = 22
_OFFSET: Final = slice(16, 20)
_BLOCK: Final = b" " * 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How one case is made.

    Attributes:
        kind: what is made.
        of: the stored submission that it starts from; None where it starts from nothing.
        to: how many bytes it is filled up to; 0 where it is not.
    """

    kind: Kind
    of: pathlib.Path | None = None
    to: int = 0

    @classmethod
    def read(cls, entry: Mapping[str, Any], kit: pathlib.Path) -> Recipe:
        """Read the member ``made`` of a case."""
        of = entry.get("of")
        return cls(kind=entry["as"], of=of and kit / of, to=entry.get("to", 0))

    @property
    def is_file(self) -> bool:
        """Whether a submission is there once it is made."""
        return self.of is not None

    @property
    def fills_archive(self) -> bool:
        """Whether it is the archive that is filled up."""
        return self.kind == "archive"

    def make(self, path: pathlib.Path) -> None:
        """Make the case.

        Args:
            path: of the submission; its folder is made where it is not there.

        Raises:
            OSError: something cannot be written.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.kind == "folder":
            path.mkdir(exist_ok=True)
        if self.of is None:
            return
        shutil.copyfile(self.of, path)
        if self.kind == "file":
            _fill_with_blanks(path, self.to)
        else:
            _fill_archive(self.of.with_suffix(".zip"), path.with_suffix(".zip"), self.to)


def _fill_with_blanks(path: pathlib.Path, size: int) -> None:
    """Blanks at the end change nothing of a JSON file but its weight."""
    with path.open("ab") as stream:
        missing = size - stream.tell()
        while missing > 0:
            missing -= stream.write(_BLOCK[:missing])


def _fill_archive(source: pathlib.Path, target: pathlib.Path, size: int) -> None:
    """Put a gap between the members and their list, which on most disks takes no room."""
    content = source.read_bytes()
    end = bytearray(content[-_END:])
    start = int.from_bytes(end[_OFFSET], "little")
    members, listed = content[:start], content[start:-_END]
    place = size - len(listed) - _END
    end[_OFFSET] = place.to_bytes(4, "little")
    with target.open("wb") as stream:
        stream.write(members)
        stream.seek(place)
        stream.write(listed + end)
