"""Supporting documents: the smallest PDF, PNG and JPEG files that a viewer opens.

They are written byte by byte, without compression, so that a name always gives the same
file: what a compressor makes of the same content differs from one version to the next.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.spec.catalogue import ROWS
from pytest_segur.spec.skeleton import REQUESTS
from pytest_segur.zip_writing import zip_into

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

#: When every member of an archive was last changed: archives never age either.
_WHEN: Final = (2022, 3, 1, 0, 0, 0)
_UNIX: Final = 3
_ORDINARY_FILE: Final = stat.S_IFREG | 0o644
_SIDE: Final = 8
_WHITE: Final = 0xFF


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive.

    Attributes:
        name: its full name in there.
        content: its bytes.
        mode: type and permissions, as Unix has them.
    """

    name: str
    content: bytes
    mode: int = _ORDINARY_FILE


def pdf(title: str) -> bytes:
    """Make a document of one page that bears a title."""
    text = f"BT /F1 12 Tf 40 780 Td ({_escaped(title)}) Tj ET".encode("latin-1", "replace")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    # Four bytes above 127 tell whoever transfers the file that it is not text.
    body = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    body += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    return bytes(body)


def png(title: str) -> bytes:
    """Make a white square that bears a title."""
    header = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 0, 0, 0, 0)
    rows = (b"\x00" + bytes([_WHITE]) * _SIDE) * _SIDE
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", header),
            _chunk(b"tEXt", b"Title\x00" + title.encode("latin-1", "replace")),
            _chunk(b"IDAT", _stored(rows)),
            _chunk(b"IEND", b""),
        )
    )


def jpeg(title: str) -> bytes:
    """Make a grey square that bears a title."""
    comment = title.encode("utf-8", "replace")
    # One bit says that the grey does not change, one that nothing more follows; ones fill up.
    image = b"\x3f"
    one_code = bytes([1, *[0] * 15, 0])
    return b"\xff\xd8" + b"".join(
        (
            _segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"),
            _segment(0xFE, comment),
            _segment(0xDB, b"\x00" + b"\x01" * 64),
            _segment(0xC0, struct.pack(">BHHB", 8, _SIDE, _SIDE, 1) + b"\x01\x11\x00"),
            _segment(0xC4, b"\x00" + one_code),
            _segment(0xC4, b"\x10" + one_code),
            _segment(0xDA, b"\x01\x01\x00\x00\x3f\x00"),
            image,
            b"\xff\xd9",
        )
    )


MAKERS: Final[Mapping[str, Callable[[str], bytes]]] = {"PDF": pdf, "PNG": png, "JPG": jpeg}


_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_IS_FILLED: Final = ROWS["D270"][0].format.acceptor()


def _names_a_file(name: object) -> bool:
    """Tell whether a name passes D270, and an archive can hold a file of that name."""
    if not _IS_FILLED(name):
        return False
    written = str(name)
    return not written.endswith("/") and "\0" not in written and not _SURROGATE.search(written)


def documents_of(submission: Mapping[str, Any]) -> list[Member]:
    """Make the documents that the requests of a submission declare, each name once.

    A declaration whose nomFichier is at fault has no document; one without a sound format
    has a PDF.
    """
    members: dict[str, Member] = {}
    for piece in _declared(submission):
        name = piece.get("nomFichier")
        if _names_a_file(name):
            make = MAKERS.get(str(piece.get("formatFichier")), pdf)
            members.setdefault(str(name), Member(str(name), make(str(name))))
    return list(members.values())


def _declared(submission: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Give every declaration, however little is left of the model around it."""
    for request in _objects(submission.get(REQUESTS)):
        yield from _objects(request.get("piecesJustificatives"))


def _objects(value: object) -> list[dict[str, Any]]:
    elements = value if isinstance(value, list) else []
    return [element for element in elements if isinstance(element, dict)]


def pack(members: Iterable[Member]) -> bytes:
    """Put files into a ZIP archive whose bytes depend on nothing else."""
    stream = io.BytesIO()
    with zip_into(stream) as archive:
        for member in members:
            archive.writestr(_entry(member), member.content)
    return stream.getvalue()


def _entry(member: Member) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(date_time=_WHEN)
    # Set behind its back: the class would mend a name that is meant to be unsafe.
    info.filename = info.orig_filename = member.name
    info.create_system = _UNIX
    info.external_attr = member.mode << 16
    return info


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "()\\" else sign for sign in text)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


def _stored(data: bytes) -> bytes:
    """Write a zlib stream of one stored block."""
    length = len(data)
    block = struct.pack("<BHH", 1, length, length ^ 0xFFFF) + data
    return b"\x78\x01" + block + struct.pack(">I", zlib.adler32(data))


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
