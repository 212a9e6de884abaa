"""Supporting documents are genuine, and always the same."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

import pytest

from pytest_segur.factories.documents import MAKERS, Member, documents_of, jpeg, pack, pdf, png

NAME = "MDV-LGC-Va1-BDC-00001.x (é)"


def test_every_object_of_the_pdf_is_where_its_table_says() -> None:
    data = pdf(NAME)
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\n$", data)[1])  # type: ignore[index]
    table = data[start:]
    assert table.startswith(b"xref\n0 7\n0000000000 65535 f \n")
    offsets = [int(line) for line in re.findall(rb"(\d{10}) 00000 n \n", table)]
    for number, offset in enumerate(offsets, start=1):
        assert data[offset:].startswith(b"%d 0 obj\n" % number)
    length, stream = re.search(rb"/Length (\d+) >>\nstream\n(.*)\nendstream", data).groups()  # type: ignore[union-attr]
    assert int(length) == len(stream)
    assert rb"(MDV-LGC-Va1-BDC-00001.x \(" in stream


def test_every_chunk_of_the_png_has_its_checksum() -> None:
    data = png(NAME)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, chunks = 8, {}
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, at + 8 + length)
        assert checksum == zlib.crc32(kind + content)
        chunks[kind] = content
        at += 12 + length
    assert [*chunks] == [b"IHDR", b"tEXt", b"IDAT", b"IEND"]
    width, height, depth = struct.unpack_from(">IIB", chunks[b"IHDR"])
    # A filter byte before each row.
    assert len(zlib.decompress(chunks[b"IDAT"])) == height * (1 + width * depth // 8)


def test_every_segment_of_the_jpeg_has_its_length() -> None:
    data = jpeg(NAME)
    assert data[:2] == b"\xff\xd8"
    assert data[-2:] == b"\xff\xd9"
    at, markers = 2, []
    while data[at + 1] != 0xDA:
        assert data[at] == 0xFF
        markers.append(data[at + 1])
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    assert markers == [0xE0, 0xFE, 0xDB, 0xC0, 0xC4, 0xC4]
    # One byte of image between the scan's header and the end.
    assert len(data) - (at + 2 + int.from_bytes(data[at + 2 : at + 4])) == 3


@pytest.mark.parametrize("make", MAKERS.values())
def test_a_name_always_gives_the_same_document(make: object) -> None:
    assert callable(make)
    assert make("a") == make("a") != make("b")


def test_an_archive_depends_on_nothing_but_its_members() -> None:
    members = [Member("b.pdf", pdf("b")), Member("é.png", png("é"))]
    data = pack(members)
    assert data == pack(members)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["b.pdf", "é.png"]
        assert archive.read("é.png") == png("é")
        for entry in archive.infolist():
            assert (entry.date_time, entry.create_system) == ((2022, 3, 1, 0, 0, 0), 3)


def test_documents_are_those_declared_each_once() -> None:
    pieces = [
        {"nomFichier": "a.pdf", "formatFichier": "PDF"},
        {"nomFichier": "a.pdf", "formatFichier": "PNG"},
        {"nomFichier": "b.png", "formatFichier": "PNG"},
        {"nomFichier": "c.jpg", "formatFichier": "JPG"},
        {"nomFichier": "d.tiff", "formatFichier": ["TIFF"]},
    ]
    members = documents_of({"lignesImport": [{"piecesJustificatives": pieces}]})
    assert members == [
        Member("a.pdf", pdf("a.pdf")),
        Member("b.png", png("b.png")),
        Member("c.jpg", jpeg("c.jpg")),
        Member("d.tiff", pdf("d.tiff")),
    ]


@pytest.mark.parametrize(
    "name", [None, 7, "", " ", "x" * 50, "folder/", "nul\x00.pdf", "half\ud800.pdf"]
)
def test_what_names_no_file_has_no_document(name: object) -> None:
    piece = {"nomFichier": name, "formatFichier": "PDF"}
    assert documents_of({"lignesImport": [{"piecesJustificatives": [piece]}]}) == []


@pytest.mark.parametrize(
    "submission",
    [{}, {"lignesImport": "x"}, {"lignesImport": [1, {}, {"piecesJustificatives": [None]}]}],
)
def test_a_ruined_model_declares_nothing(submission: dict[str, object]) -> None:
    assert documents_of(submission) == []
