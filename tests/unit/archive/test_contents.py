"""P301 and P304: what is read of a declared member, and what keeps it from being read."""

from __future__ import annotations

import bz2
import io
import struct
import sys
import zipfile
import zlib
from dataclasses import replace
from hashlib import shake_256
from typing import Final

import pytest
from support.archives import (
    DEFLATED,
    PDF,
    STORED,
    Entry,
    archive,
    deflated,
    deflated_zeros,
    extra_field,
)
from support.deposits import Deposit, codes, words

from pytest_segur.rules.archive.contents import MOST_BYTES, Content, read_content
from pytest_segur.rules.archive.directory import find_directory
from pytest_segur.rules.archive.members import members
from pytest_segur.rules.archive.pieces import read_pieces
from pytest_segur.rules.archive.problem import ArchiveProblem
from pytest_segur.rules.archive.unpacking import CHUNK

BZIP2: Final = 12
LZMA: Final = 14
#: LZMA: the stream has a mark at its end.
MARKED: Final = 2
LONG: Final = PDF + bytes(range(256)) * 2_000


def read(entry: Entry) -> Content:
    """Read the only member of an archive."""
    content = archive(entry)
    stream = io.BytesIO(content)
    directory = find_directory(stream, len(content))
    (member,) = members(stream, directory)
    return read_content(stream, member, directory.shift)


def refusal(entry: Entry) -> str:
    """Give the reason why a member cannot be read."""
    with pytest.raises(ArchiveProblem) as caught:
        read(entry)
    return caught.value.reason


def packed_lzma(
    content: bytes, *, dictionary: int | None = None, code: int | None = None
) -> tuple[bytes, int]:
    """Compress as the standard library does for ZIP: with a mark at the end."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("a", content)
        info = file.infolist()[0]
    data = stream.getvalue()[31 : 31 + info.compress_size]
    head = list(struct.unpack("<HHBL", data[:9]))
    head[2] = head[2] if code is None else code
    head[3] = head[3] if dictionary is None else dictionary
    return struct.pack("<HHBL", *head) + data[9:], len(content)


def lzma_entry(content: bytes, **more: int) -> Entry:
    packed, size = packed_lzma(content, **more)
    return Entry(name="a", content=content, packed=packed, size=size, method=LZMA, flags=MARKED)


@pytest.mark.parametrize("content", [b"", PDF, LONG], ids=["empty", "short", "long"])
@pytest.mark.parametrize("method", [STORED, DEFLATED, BZIP2, LZMA])
def test_each_usual_method_is_read(method: int, content: bytes) -> None:
    entry = Entry(name="a", content=content, method=method)
    if method == BZIP2:
        entry = replace(entry, packed=bz2.compress(content))
    if method == LZMA:
        entry = lzma_entry(content)
    assert read(entry) == Content(head=content[:1024], size=len(content))


def test_a_member_of_the_greatest_size_is_held_against_its_checksum() -> None:
    """Only of what is too big anyway is the rest not read."""
    content = bytes(MOST_BYTES)
    assert not read(Entry(name="a", content=content)).is_too_big
    assert refusal(Entry(name="a", content=content, checksum=7)) == "checksum"


def test_what_is_read_in_many_chunks_is_read_whole() -> None:
    """Neither side of a decompressor fits into one of them, and one byte more stays one."""
    content = PDF + shake_256(b"noise").digest(3 * CHUNK + 1 - len(PDF))
    for entry in (
        Entry(name="a", method=BZIP2, packed=bz2.compress(content), content=content),
        lzma_entry(content),
        replace(lzma_entry(content), flags=0),
    ):
        assert read(entry).size == len(content)


def test_lzma_with_a_mark_at_its_end_is_as_long_as_it_is() -> None:
    """Whatever size is stated."""
    assert read(replace(lzma_entry(LONG), size=1)).size == len(LONG)


def test_members_that_share_a_byte_overlap_and_those_behind_are_read() -> None:
    """A member begins where the one before it has ended."""
    first, last = Entry(name="a", content=PDF), Entry(name="c", content=b"%PDF-c")
    shared = Entry(name="b", content=b"b", offset=len(first.local()) - 1)
    content = archive(first, shared, last)
    stream = io.BytesIO(content)
    found = read_pieces(stream, 0, list(members(stream, find_directory(stream, len(content)))))
    told = {
        member.name: outcome.reason if isinstance(outcome, ArchiveProblem) else outcome.size
        for member, outcome in found.items()
    }
    assert told == {"a": len(PDF), "b": "overlap", "c": 6}


def test_lzma_without_a_mark_at_its_end_is_as_long_as_is_said() -> None:
    entry = replace(lzma_entry(LONG), flags=0)
    assert read(entry).size == len(LONG)
    assert read(replace(entry, size=9, checksum=zlib.crc32(LONG[:9]))).size == 9
    assert refusal(replace(entry, size=9)) == "checksum"
    # Nor is the last byte left out, where it stands alone behind what is unpacked at once.
    zeros = bytes(CHUNK + 1)
    assert read(replace(lzma_entry(zeros), flags=0)).size == len(zeros)


def test_a_data_descriptor_may_stand_behind() -> None:
    descriptor = b"PK\7\x08" + struct.pack("<3L", zlib.crc32(PDF), len(PDF), len(PDF))
    packed = deflated(PDF)
    entry = Entry(
        name="a",
        content=PDF,
        method=DEFLATED,
        flags=8,
        packed=packed + descriptor,
        packed_size=len(packed),
    )
    assert read(entry).size == len(PDF)


def test_the_member_s_own_header_may_have_other_extra_fields() -> None:
    entry = Entry(name="a", content=PDF, local_extra=extra_field(0xCAFE, b"abc"))
    assert read(entry).head == PDF


class TestWeight:
    """P304."""

    @pytest.mark.parametrize("method", [STORED, DEFLATED])
    @pytest.mark.parametrize(("size", "expected"), [(3_000_000, []), (3_000_001, ["P304"])])
    def test_three_million_bytes_are_the_limit(
        self, deposit: Deposit, size: int, expected: list[str], method: int
    ) -> None:
        first = deposit.pieces[0]
        content = PDF + b"\0" * (size - len(PDF))
        member = Entry(name=first, content=content, method=method)
        found = deposit.judge_with(member, *deposit.without(first))
        assert codes(found.errors) == expected

    def test_a_bomb_is_read_no_further_than_needed(self) -> None:
        packed = deflated_zeros(900)
        assert len(packed) < 1_000_000
        content = read(Entry(name="a", method=DEFLATED, packed=packed))
        assert content.is_too_big
        assert MOST_BYTES < content.size <= MOST_BYTES + CHUNK

    @pytest.mark.parametrize("method", [BZIP2, LZMA])
    def test_bombs_of_other_methods_are_not_read_either(self, method: int) -> None:
        zeros = b"\0" * 4_000_000
        entry = Entry(name="a", method=method, packed=bz2.compress(zeros))
        if method == LZMA:
            entry = replace(lzma_entry(zeros), checksum=0)
        content = read(entry)
        assert MOST_BYTES < content.size <= MOST_BYTES + CHUNK

    @pytest.mark.parametrize("size", [0, 1, 2_999_999, 0xFFFF_FFFE])
    @pytest.mark.parametrize("method", [STORED, DEFLATED])
    def test_the_size_stated_is_not_believed(
        self, deposit: Deposit, size: int, method: int
    ) -> None:
        first = deposit.pieces[0]
        heavy = Entry(name=first, content=PDF + b"\0" * 3_000_000, size=size, method=method)
        found = deposit.judge_with(heavy, *deposit.without(first))
        assert codes(found.errors) == ["P304"]
        light = Entry(name=first, content=PDF, size=size, method=method)
        assert deposit.judge_with(light, *deposit.without(first)).errors == ()

    def test_is_told_where_the_piece_is_declared(self, deposit: Deposit) -> None:
        first, second, third = deposit.pieces
        heavy = PDF + b"\0" * 3_000_000
        entries = [Entry(name=name, content=heavy) for name in (third, first)]
        found = deposit.judge_with(*entries, Entry(name=second, content=PDF))
        assert [fault.pointer for fault in found.errors] == [
            "/lignesImport/0/piecesJustificatives/0/nomFichier",
            "/lignesImport/1/piecesJustificatives/1/nomFichier",
        ]
        assert found.errors[0].line > 1
        assert "more than 3,000,000 bytes" in words(found.errors[0])


class TestDamage:
    """P301 for one declared member."""

    @pytest.mark.parametrize("flags", [0x1, 0x41, 0x2000])
    def test_an_encrypted_member(self, flags: int) -> None:
        assert refusal(Entry(name="a", content=PDF, flags=flags)) == "encrypted"

    def test_a_member_encrypted_by_aes(self) -> None:
        assert refusal(Entry(name="a", content=PDF, method=99)) == "encrypted"

    def test_a_member_that_only_its_own_header_calls_encrypted(self) -> None:
        content = bytearray(archive(Entry(name="a", content=PDF)))
        content[6] |= 1
        stream = io.BytesIO(content)
        directory = find_directory(stream, len(content))
        (member,) = members(stream, directory)
        with pytest.raises(ArchiveProblem, match="encrypted"):
            read_content(stream, member, 0)

    @pytest.mark.parametrize(
        ("method", "name"), [(9, "Deflate64 (9)"), (93, "Zstandard (93)"), (98, "PPMd (98)")]
    )
    def test_a_method_that_is_not_read_is_named(
        self, deposit: Deposit, method: int, name: str
    ) -> None:
        first = deposit.pieces[0]
        member = Entry(name=first, content=PDF, method=method, packed=PDF)
        found = deposit.judge_with(member, *deposit.without(first))
        assert codes(found.errors) == ["P301"]
        assert f'"{first}"' in words(found.errors[0])
        assert name in words(found.errors[0])
        assert "Deflate (or with none)" in words(found.errors[0])

    def test_an_unheard_of_method_has_its_number(self, deposit: Deposit) -> None:
        first = deposit.pieces[0]
        member = Entry(name=first, content=PDF, method=1234, packed=PDF)
        found = deposit.judge_with(member, *deposit.without(first))
        assert "is not supported: 1234 |" in words(found.errors[0])

    @pytest.mark.parametrize(("method", "module"), [(BZIP2, "bz2"), (LZMA, "lzma")])
    def test_a_python_without_the_module_says_so_too(
        self, monkeypatch: pytest.MonkeyPatch, method: int, module: str
    ) -> None:
        monkeypatch.setitem(sys.modules, module, None)
        assert refusal(Entry(name="a", method=method, packed=PDF)) == "method"

    def test_a_wrong_checksum(self) -> None:
        assert refusal(Entry(name="a", content=PDF, checksum=1)) == "checksum"

    def test_a_content_cut_by_the_end_of_the_file(self) -> None:
        assert refusal(Entry(name="a", content=PDF, packed_size=9_999)) == "cut"

    def test_a_content_cut_in_its_stream(self) -> None:
        packed = deflated(LONG)[:-9]
        assert refusal(Entry(name="a", content=LONG, method=DEFLATED, packed=packed)) == "checksum"
        assert refusal(replace(lzma_entry(PDF), packed=packed_lzma(PDF)[0][:9])) == "checksum"

    def test_bytes_behind_a_stream_are_no_part_of_it(self) -> None:
        packed = deflated(PDF) + b"?" * 100
        assert read(Entry(name="a", content=PDF, method=DEFLATED, packed=packed)).head == PDF
        packed = bz2.compress(PDF) + b"?" * 200_000
        assert read(Entry(name="a", content=PDF, method=BZIP2, packed=packed)).head == PDF

    @pytest.mark.parametrize(
        ("method", "packed"),
        [
            (DEFLATED, b"\xff" * 50),
            (BZIP2, b"BZh9" + b"\xff" * 50),
            (LZMA, b""),
            (LZMA, b"\x09\x14\x05\x00"),
            (LZMA, packed_lzma(PDF, code=0xFF)[0]),
            (LZMA, packed_lzma(PDF, code=4 * 9 + 8)[0]),
            (LZMA, b"\x09\x14\x06\x00" + packed_lzma(PDF)[0][4:]),
            (LZMA, packed_lzma(PDF)[0][:9] + b"\xff" * 90),
        ],
    )
    def test_a_broken_stream(self, method: int, packed: bytes) -> None:
        assert refusal(Entry(name="a", content=PDF, method=method, packed=packed)) == "content"

    def test_a_dictionary_of_four_gigabytes_is_not_needed(self) -> None:
        assert read(lzma_entry(LONG, dictionary=0xFFFF_FFFF)).size == len(LONG)

    @pytest.mark.parametrize("offset", [1, 40, 0xFFFF_0000])
    def test_a_member_that_is_elsewhere(self, offset: int) -> None:
        assert refusal(Entry(name="a", content=PDF, offset=offset)) == "header"

    @pytest.mark.parametrize("name", [b"b", b"ab", b""])
    def test_a_member_whose_own_header_names_another(self, name: bytes) -> None:
        assert refusal(Entry(name="a", content=PDF, local_name=name)) == "header"

    def test_all_damaged_pieces_are_named_and_nothing_else(self, deposit: Deposit) -> None:
        first, second, _ = deposit.pieces
        found = deposit.judge_with(
            Entry(name="../x"),
            Entry(name=second, content=PDF, checksum=1),
            Entry(name=first, content=PDF, flags=1),
        )
        assert codes(found.errors) == ["P301", "P301"]
        assert f'"{second}" does not match its CRC' in words(found.errors[0])
        assert f'"{first}" is encrypted' in words(found.errors[1])
        assert "without a password" in words(found.errors[1])
        assert found.advisories == ()
        assert [fault.pointer for fault in found.errors] == ["", ""]
