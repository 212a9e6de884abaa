"""ZIP archives made byte by byte: sound ones, and every lie that the standard library avoids.

>>> import io, zipfile
>>> zipfile.ZipFile(io.BytesIO(archive(Entry(name="a.pdf", content=b"abc")))).read("a.pdf")
b'abc'
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import Final

#: Contents of the three formats that a document may have.
PDF: Final = b"%PDF-1.7\n" + b"1 0 obj\n" * 20
PNG: Final = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
JPG: Final = b"\xff\xd8\xff\xe0" + b"\0" * 40

STORED: Final = 0
DEFLATED: Final = 8
UTF_8: Final = 0x800
LINK: Final = 0o120777 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One member; whatever is None follows from the rest.

    Attributes:
        name: as it stands in the archive; text is written in ASCII, or else flagged UTF-8.
        content: what is compressed.
        method: stored or deflated; others need `packed`.
        packed: what stands in the archive.
        flags: of both headers.
        checksum: CRC-32 of the content, in the list.
        size: size of the content, in the list.
        packed_size: size of what is packed, in the list.
        attributes: of the file.
        extra: extra fields, in the list.
        local_name: the name in the member's own header.
        local_extra: extra fields in the member's own header.
        offset: where the list says that the member is.
    """

    name: str | bytes
    content: bytes = b""
    method: int = STORED
    packed: bytes | None = None
    flags: int = 0
    checksum: int | None = None
    size: int | None = None
    packed_size: int | None = None
    attributes: int = 0
    extra: bytes = b""
    local_name: bytes | None = None
    local_extra: bytes = b""
    offset: int | None = None

    @property
    def raw(self) -> bytes:
        """The name as it stands in the archive."""
        return self.name.encode() if isinstance(self.name, str) else self.name

    @property
    def all_flags(self) -> int:
        """The flags, with that of a name in UTF-8."""
        is_flagged = isinstance(self.name, str) and not self.name.isascii()
        return self.flags | (UTF_8 if is_flagged else 0)

    @property
    def data(self) -> bytes:
        """What stands in the archive."""
        if self.packed is not None:
            return self.packed
        return deflated(self.content) if self.method == DEFLATED else self.content

    def local(self) -> bytes:
        """Write the member: its own header, and what is packed."""
        name = self.raw if self.local_name is None else self.local_name
        header = struct.pack(
            "<4s5H3L2H",
            *(b"PK\3\4", 20, self.all_flags, self.method, 0, 0x21),
            *(zlib.crc32(self.content), len(self.data), len(self.content)),
            *(len(name), len(self.local_extra)),
        )
        return header + name + self.local_extra + self.data

    def listed(self, offset: int) -> bytes:
        """Write the member's entry in the list."""
        entry = struct.pack(
            "<4s6H3L5H2L",
            *(b"PK\1\2", 20 | 3 << 8, 20, self.all_flags, self.method, 0, 0x21),
            zlib.crc32(self.content) if self.checksum is None else self.checksum,
            len(self.data) if self.packed_size is None else self.packed_size,
            len(self.content) if self.size is None else self.size,
            *(len(self.raw), len(self.extra), 0, 0, 0),
            *(self.attributes, offset if self.offset is None else self.offset),
        )
        return entry + self.raw + self.extra


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What the record at the end says instead of the truth.

    Attributes:
        count: of entries.
        size: of the list, in bytes.
        offset: of the list.
        disk: number of the volume.
        comment: behind the record.
        is_zip64: whether the numbers stand in the larger record, and the plain one is full.
        is_shifted: whether offsets count from behind what was put before the ZIP.
        more: what stands behind the last entry, as a part of the list.
    """

    count: int | None = None
    size: int | None = None
    offset: int | None = None
    disk: int = 0
    comment: bytes = b""
    is_zip64: bool = False
    is_shifted: bool = True
    more: bytes = b""


def archive(*entries: Entry, prefix: bytes = b"", end: End | None = None) -> bytes:
    """Write an archive.

    Args:
        entries: its members.
        prefix: what is put before the ZIP.
        end: how its record at the end differs from the usual one.
    """
    end = end or End()
    base = 0 if end.is_shifted else len(prefix)
    members, listed = bytearray(), bytearray()
    for entry in entries:
        listed += entry.listed(base + len(members))
        members += entry.local()
    listed += end.more
    count = len(entries) if end.count is None else end.count
    size = len(listed) if end.size is None else end.size
    offset = base + len(members) if end.offset is None else end.offset
    before = prefix + bytes(members) + bytes(listed)
    larger = b""
    if end.is_zip64:
        position = len(before) - len(prefix) + base
        larger = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, offset)
        larger += struct.pack("<4sLQL", b"PK\6\7", 0, position, 1)
        count, size, offset = 0xFFFF, 0xFFFF_FFFF, 0xFFFF_FFFF
    record = struct.pack(
        "<4s4H2LH",
        *(b"PK\5\6", end.disk, end.disk, count & 0xFFFF, count & 0xFFFF),
        *(size, offset, len(end.comment)),
    )
    return before + larger + record + end.comment


def deflated(content: bytes) -> bytes:
    """Compress as members are."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def deflated_zeros(megabytes: int) -> bytes:
    """Compress so many million zeros, without having them all at once."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(b"\0" * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * megabytes + packer.flush()


def extra_field(kind: int, data: bytes) -> bytes:
    """Write one extra field."""
    return struct.pack("<HH", kind, len(data)) + data


def zip64_field(*values: int) -> bytes:
    """Write the extra field that holds what does not fit into 32 bits."""
    return extra_field(0x0001, struct.pack(f"<{len(values)}Q", *values))


def unicode_path(raw: bytes, name: str) -> bytes:
    """Write Info-ZIP's extra field for a name in UTF-8."""
    return extra_field(0x7075, struct.pack("<BL", 1, zlib.crc32(raw)) + name.encode())


def deflated_run(head: bytes, size: int) -> bytes:
    r"""Compress a few bytes and zeros behind them, up to a size.

    A library makes something else of the same content in its next version; this stays.

    >>> zlib.decompress(deflated_run(b"%PDF", 8), -zlib.MAX_WBITS)
    b'%PDF\x00\x00\x00\x00'
    """
    stored = struct.pack("<BHH", 0, len(head), len(head) ^ 0xFFFF) + head
    literal, longest, end = "00110000", "11000101" + "00000", "0000000"
    repeats, single = divmod(size - len(head) - 1, 258)
    # The last block, with the codes that the format itself fixes.
    bits = "1" + "10" + literal + longest * repeats + literal * single + end
    bits += "0" * (-len(bits) % 8)
    return stored + bytes(int(bits[at : at + 8][::-1], 2) for at in range(0, len(bits), 8))
