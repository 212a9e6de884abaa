"""The members that an archive lists, one after another (APPNOTE 4.3.12)."""

from __future__ import annotations

import re
import stat
import struct
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from pytest_segur.rules.archive.directory import ENTRY_MARK
from pytest_segur.rules.archive.names import extra_block, readings
from pytest_segur.rules.archive.problem import ArchiveProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.rules.archive.directory import Directory

#: A deposit has some hundreds of documents. A million entries take seconds to walk through,
#: and their fingerprints 70 MB: more is nobody's archive of documents.
MOST_MEMBERS: Final = 1_000_000

_ENTRY: Final = struct.Struct("<4s4x2H4x3L3H4x2L")
_SIGNATURE_MARK: Final = b"PK\5\5"
_COUNTED_AGAIN: Final = 0x1_0000
_ZIP64: Final = 0x0001
_IN_ZIP64: Final = 0xFFFF_FFFF
#: What nearly all names have nothing of.
_SUSPECT: Final = re.compile(r"[:\\]|\A/|\.\.")
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_STEP: Final = re.compile(r"[/\\]")


class Member(NamedTuple):
    """One entry. A tuple, not a dataclass: there may be a million of them to look at.

    Attributes:
        name: its full name.
        base: the name without the folder.
        raw: the name as it stands in the archive.
        flags: bit 0: encrypted.
        method: how it is compressed.
        checksum: CRC-32 of its content.
        packed: size of the compressed content.
        size: size of the content, as the archive states it.
        attributes: those of the file; the upper half is Unix's.
        offset: of its own header.
        extra: the extra fields.
    """

    name: str
    base: str
    raw: bytes
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    attributes: int
    offset: int
    extra: bytes

    @property
    def bases(self) -> tuple[str, ...]:
        """The name without the folder, in every encoding that it may be meant in."""
        if self.raw.isascii():
            return (self.base,)
        names = readings(self.raw, self.flags, self.extra)
        return tuple(name.rpartition("/")[2] for name in names)

    @property
    def is_folder(self) -> bool:
        """Whether this is a directory entry, which nobody judges."""
        return not self.base and self.name != ""

    @property
    def is_at_root(self) -> bool:
        """Whether it stands in no folder."""
        return "/" not in self.name.removeprefix("./")

    @property
    def danger(self) -> str | None:
        """What makes it unsafe to unpack by itself (P306); None where nothing does."""
        if stat.S_ISLNK(self.attributes >> 16):
            return "link"
        name = self.name
        if _SUSPECT.search(name) is None:
            return None
        if name.startswith("/"):
            return "absolute"
        if _DRIVE.match(name):
            return "drive"
        if ".." in _STEP.split(name):
            return "parent"
        return "backslash" if "\\" in name else None


def members(stream: BinaryIO, directory: Directory) -> Iterator[Member]:
    """Read the entries of a list; the stream is to be left alone meanwhile.

    Raises:
        ArchiveProblem: the list is damaged, or too long.
    """
    if directory.count > MOST_MEMBERS:
        raise _too_many()
    stream.seek(directory.start)
    left = directory.size
    count = 0
    while left:
        fixed = stream.read(min(left, _ENTRY.size))
        if fixed.startswith(_SIGNATURE_MARK):
            break
        if len(fixed) < _ENTRY.size or not fixed.startswith(ENTRY_MARK):
            raise ArchiveProblem("damaged")
        fields = _ENTRY.unpack(fixed)
        lengths = fields[6:9]
        rest = stream.read(sum(lengths))
        left -= _ENTRY.size + len(rest)
        if len(rest) < sum(lengths) or left < 0:
            raise ArchiveProblem("damaged")
        count += 1
        if count > MOST_MEMBERS:
            raise _too_many()
        yield _member(fields, rest)
    # Without Zip64 the number of entries is a 16-bit one, and wraps around.
    if (count - directory.count) % _COUNTED_AGAIN:
        raise ArchiveProblem("damaged")


def _too_many() -> ArchiveProblem:
    return ArchiveProblem("members", most=f"{MOST_MEMBERS:_}".replace("_", " "))


def _member(fields: tuple[int, ...], rest: bytes) -> Member:
    (_, flags, method, checksum, packed, size, name_length, extra_length, _, attributes, offset) = (
        fields
    )
    raw = rest[:name_length]
    extra = rest[name_length : name_length + extra_length]
    if _IN_ZIP64 in {packed, size, offset}:
        size, packed, offset = _in_zip64(extra, size, packed, offset)
    name = raw.decode("ascii") if raw.isascii() else readings(raw, flags, extra)[0]
    base = name.rpartition("/")[2]
    return Member(name, base, raw, flags, method, checksum, packed, size, attributes, offset, extra)


def _in_zip64(extra: bytes, *values: int) -> Iterator[int]:
    """Give the values, those that did not fit taken from the extra field in their order."""
    block = extra_block(extra, _ZIP64) or b""
    larger = iter(struct.unpack_from(f"<{len(block) // 8}Q", block))
    return (next(larger, value) if value == _IN_ZIP64 else value for value in values)
