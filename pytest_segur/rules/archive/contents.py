"""Reads a member: bounded, whatever its sizes say, and checked against its CRC."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from pytest_segur.rules.archive.directory import read_at
from pytest_segur.rules.archive.problem import ArchiveProblem
from pytest_segur.rules.archive.signatures import HEAD
from pytest_segur.rules.archive.unpacking import CHUNK, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.rules.archive.members import Member

#: 3 Mo, decimal.
MOST_BYTES: Final = 3_000_000

_HEADER: Final = struct.Struct("<4s2xH18x2H")
_HEADER_MARK: Final = b"PK\3\4"
#: The content is encrypted; strongly so; the header hides what it says.
_ENCRYPTED: Final = 0x0001 | 0x0040 | 0x2000
_AES: Final = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What was read of a member.

    Attributes:
        head: its first 1024 bytes.
        size: how many bytes were read: more than `MOST_BYTES` where reading stopped.
    """

    head: bytes
    size: int

    @property
    def is_too_big(self) -> bool:
        """Whether it weighs more than a document may."""
        return self.size > MOST_BYTES


def read_content(stream: BinaryIO, member: Member, shift: int) -> Content:
    """Read a member to its end, or until it weighs more than a document may.

    What the archive states of its size is not believed, nor judged: what comes out counts.

    Args:
        stream: the archive.
        member: what is read.
        shift: how far members stand behind the offsets given.

    Raises:
        ArchiveProblem: it is encrypted, compressed in an unknown way, or damaged.
    """
    head, size, checksum = b"", 0, 0
    for data in unpacked(stream, member, shift):
        head += data[: HEAD - len(head)]
        size += len(data)
        checksum = zlib.crc32(data, checksum)
        if size > MOST_BYTES:
            break
    else:
        if checksum != member.checksum:
            raise ArchiveProblem("checksum")
    return Content(head=head, size=size)


def unpacked(stream: BinaryIO, member: Member, shift: int) -> Iterator[bytes]:
    """Give what a member holds, chunk by chunk: neither bounded nor checked against its CRC.

    Raises:
        ArchiveProblem: it is encrypted, compressed in an unknown way, or damaged.
    """
    start = _start_of_content(stream, member, shift)
    return unpack(_packed(stream, start, member.packed), member)


def _start_of_content(stream: BinaryIO, member: Member, shift: int) -> int:
    """Pass the header that stands before the content, and must agree with the list."""
    offset = member.offset + shift
    header = read_at(stream, offset, _HEADER.size)
    if len(header) < _HEADER.size or not header.startswith(_HEADER_MARK):
        raise ArchiveProblem("header")
    fields: tuple[bytes, int, int, int] = _HEADER.unpack(header)
    _, flags, name_length, extra_length = fields
    if (flags | member.flags) & _ENCRYPTED or member.method == _AES:
        raise ArchiveProblem("encrypted")
    if stream.read(name_length) != member.raw:
        raise ArchiveProblem("header")
    return offset + _HEADER.size + name_length + extra_length


def _packed(stream: BinaryIO, start: int, size: int) -> Iterator[bytes]:
    """Read the compressed content, chunk by chunk, as far as there is any."""
    while size > 0:
        data = read_at(stream, start, min(size, CHUNK))
        if not data:
            raise ArchiveProblem("cut")
        yield data
        start += len(data)
        size -= len(data)
