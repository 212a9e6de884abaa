"""Writes an archive whose documents are generated, and whose faults are those of another one."""

from __future__ import annotations

import stat
import struct
import warnings
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pytest_segur.rules.archive.contents import MOST_BYTES
from pytest_segur.zip_writing import zip_into

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Sequence

#: When every member was last changed: that of the original would tell of its maker.
_WHEN: Final = (2022, 3, 1, 0, 0, 0)
_UNIX: Final = 3
_FILE: Final = stat.S_IFREG | 0o644
_LINK: Final = stat.S_IFLNK | 0o777
_ENCRYPTED: Final = 1
_FLAGS: Final = 6
_LENGTHS: Final = struct.Struct("<26x2H")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """A member to be written.

    Attributes:
        name: its full name.
        content: its bytes.
        is_link: whether it says that it is a link.
        is_heavy: whether it weighs more than a document may.
        damage: why it cannot be read; None where it can.
    """

    name: str
    content: bytes = b""
    is_link: bool = False
    is_heavy: bool = False
    damage: str | None = None


def write_zip(path: pathlib.Path, members: Sequence[NewMember]) -> None:
    """Write an archive.

    Raises:
        OSError: it cannot be written.
    """
    places: list[tuple[int, NewMember]] = []
    with path.open("w+b") as stream, warnings.catch_warnings(), zip_into(stream) as archive:
        # That a name stands twice is a fault to be kept.
        warnings.simplefilter("ignore", UserWarning)
        for member in members:
            entry = _entry(member)
            archive.writestr(entry, _content(member))
            places.append((entry.header_offset, member))
    with path.open("r+b") as stream:
        for offset, member in places:
            if member.damage is not None:
                stream.seek(offset)
                header = bytearray(stream.read(_LENGTHS.size))
                if member.damage == "encrypted":
                    header[_FLAGS] |= _ENCRYPTED
                    stream.seek(offset)
                    stream.write(header)
                else:
                    # The first byte changes behind the back of the checksum.
                    stream.seek(offset + _LENGTHS.size + sum(_LENGTHS.unpack(header)))
                    stream.write(bytes([member.content[0] ^ 1]))


def _entry(member: NewMember) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(date_time=_WHEN)
    # Set behind its back: the class would mend a name that is unsafe.
    entry.filename = entry.orig_filename = member.name
    entry.create_system = _UNIX
    entry.external_attr = (_LINK if member.is_link else _FILE) << 16
    if member.is_heavy:
        entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _content(member: NewMember) -> bytes:
    # What stands behind a document is not looked at.
    return member.content.ljust(MOST_BYTES + 1, b"\0") if member.is_heavy else member.content
