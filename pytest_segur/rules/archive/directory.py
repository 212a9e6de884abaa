"""Finds the list of members at the end of a ZIP (APPNOTE 4.3.12 to 4.3.16).

The standard library's reader makes a record of a kilobyte for every member before anybody
can look at one, and what it refuses differs from version to version. Here entries are read
one after another, and whatever the bytes, an `ArchiveProblem` is all that comes out.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from pytest_segur.rules.archive.problem import ArchiveProblem
from pytest_segur.rules.archive.signatures import HEAD, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRY_MARK: Final = b"PK\1\2"

_MEMBER_OR_VOLUME_MARKS: Final = (b"PK\3\4", b"PK\7\x08", ENTRY_MARK)

_END: Final = struct.Struct("<4s4H2LH")
_END_MARK: Final = b"PK\5\6"
_LOCATOR: Final = struct.Struct("<4sLQL")
_LOCATOR_MARK: Final = b"PK\6\7"
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_END_64_MARK: Final = b"PK\6\6"

_LONGEST_COMMENT: Final = 0xFFFF
_IN_ZIP64_16: Final = 0xFFFF
_IN_ZIP64_32: Final = 0xFFFF_FFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Where the list of members stands.

    Attributes:
        start: offset of its first entry.
        size: in bytes.
        count: how many entries it says it has.
        shift: how far members stand behind the offsets given, where something was put before
            the ZIP (a self-extracting one).
    """

    start: int
    size: int
    count: int
    shift: int


@dataclass(frozen=True, slots=True)
class _End:
    """What a record at the end of a ZIP says.

    Attributes:
        disk: 0, unless the ZIP is one volume of several.
        count: entries.
        size: of the list, in bytes.
        offset: of the list, from the beginning of the ZIP.
        position: of the record itself.
    """

    disk: int
    count: int
    size: int
    offset: int
    position: int


def find_directory(stream: BinaryIO, size: int) -> Directory:
    """Find the list of members, from the end of the file.

    Args:
        stream: the file.
        size: its size in bytes.

    Raises:
        ArchiveProblem: this is no ZIP, or one that is cut off, damaged or split.
    """
    head = read_at(stream, 0, HEAD)
    problem = ArchiveProblem("foreign", kind=kind_of(head))
    if not head:
        problem = ArchiveProblem("empty")
    elif head.startswith(_MEMBER_OR_VOLUME_MARKS):
        problem = ArchiveProblem("truncated")
    for end in _ends(stream, size):
        directory = _directory_before(stream, end)
        if end.disk:
            problem = ArchiveProblem("volumes")
        elif directory is not None:
            return directory
    raise problem


def read_at(stream: BinaryIO, offset: int, length: int) -> bytes:
    """Read some bytes; fewer where the file ends, none where the offset makes no sense."""
    # Offsets of 64 bits may be more than the system can seek to.
    if not 0 <= offset <= 1 << 62:
        return b""
    stream.seek(offset)
    return stream.read(length)


def _ends(stream: BinaryIO, size: int) -> Iterator[_End]:
    """Give what may be the record at the end, the last one first.

    A comment may look like another such record, and something may have been appended.
    """
    start = max(0, size - _LONGEST_COMMENT - _END.size)
    tail = read_at(stream, start, size - start)
    found = tail.rfind(_END_MARK)
    while found >= 0:
        if found + _END.size <= len(tail):
            yield _read_end(stream, tail, found, start + found)
        found = tail.rfind(_END_MARK, 0, found)


def _read_end(stream: BinaryIO, tail: bytes, found: int, position: int) -> _End:
    _, disk, first_disk, _, count, size, offset, _ = _END.unpack_from(tail, found)
    plain = _End(disk | first_disk, count, size, offset, position)
    is_saturated = _IN_ZIP64_16 in {disk, first_disk, count} or _IN_ZIP64_32 in {size, offset}
    return (is_saturated and _read_end_64(stream, position)) or plain


def _read_end_64(stream: BinaryIO, position: int) -> _End | None:
    """Read the larger record of Zip64, where its locator stands before the plain one."""
    before = position - _LOCATOR.size
    locator = read_at(stream, before, _LOCATOR.size)
    if not locator.startswith(_LOCATOR_MARK) or len(locator) < _LOCATOR.size:
        return None
    stated = _LOCATOR.unpack(locator)[2]
    # Where something was put before the ZIP, the record is to be found by its size only.
    for place in (stated, before - _END_64.size):
        record = read_at(stream, place, _END_64.size)
        if record.startswith(_END_64_MARK) and len(record) == _END_64.size:
            fields = _END_64.unpack(record)
            _, _, _, _, disk, first_disk, _, count, size, offset = fields
            return _End(disk | first_disk, count, size, offset, place)
    return None


def _directory_before(stream: BinaryIO, end: _End) -> Directory | None:
    """Look for the list right before its record, then at the offset given."""
    for start in (end.position - end.size, end.offset):
        # What stands before its own offset would have lost its beginning.
        if not end.offset <= start <= end.position - end.size:
            continue
        if not end.size or read_at(stream, start, len(ENTRY_MARK)) == ENTRY_MARK:
            shift = start - end.offset
            return Directory(start=start, size=end.size, count=end.count, shift=shift)
    return None
