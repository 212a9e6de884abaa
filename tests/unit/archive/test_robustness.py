"""No bytes make the judging raise, and sound archives are read as the standard library does."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.archives import (
    DEFLATED,
    JPG,
    PDF,
    PNG,
    End,
    Entry,
    archive,
    unicode_path,
    zip64_field,
)

from pytest_segur.rules.archive.contents import read_content
from pytest_segur.rules.archive.declared import Declared, Piece
from pytest_segur.rules.archive.directory import find_directory
from pytest_segur.rules.archive.judging import judge_archive
from pytest_segur.rules.archive.members import members
from pytest_segur.rules.archive.request import ArchiveRequest
from pytest_segur.settings import Settings

PIECES: Final = tuple(
    Piece(("lignesImport", 0, "piecesJustificatives", i, "nomFichier"), name, format_)
    for i, (name, format_) in enumerate([("a.pdf", "PDF"), ("b.png", "PNG"), ("c.jpg", None)])
)
DECLARED: Final = Declared(PIECES, frozenset(piece.name for piece in PIECES))
CODES: Final = {"P301", "P303", "P304", "P305", "P306", "A914"}
SETTINGS: Final = settings(derandomize=True, deadline=None, max_examples=100)


def by_zipfile(method: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as file:
        for name, content in (("a.pdf", PDF), ("x/b.png", PNG), ("c.jpg", JPG)):
            file.writestr(name, content * 20)
    return stream.getvalue()


SEEDS: Final = (
    *(by_zipfile(method) for method in (0, 8, 12, 14)),
    archive(
        Entry(name="a.pdf", content=PDF, method=DEFLATED, extra=zip64_field(1, 2, 3)),
        Entry(name=b"\xff", content=PNG, extra=unicode_path(b"\xff", "b.png")),
        prefix=b"MZ",
        end=End(is_zip64=True, comment=b"hello"),
    ),
)


def judge(content: bytes) -> set[str]:
    """Judge an archive of some bytes, word every fault, and give the codes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.zip")
        path.write_bytes(content)
        found = judge_archive(ArchiveRequest(str(path)), DECLARED, Settings())
    assert found.counts.keys() <= CODES
    if "P301" in found.counts:
        assert found.counts.keys() == {"P301"}
    return set(found.counts)


@SETTINGS
@given(st.binary(max_size=300))
def test_arbitrary_bytes_are_judged(content: bytes) -> None:
    assert judge(content) == {"P301"}


@SETTINGS
@given(st.binary(max_size=100), st.sampled_from([b"PK\5\6", b"PK\6\6", b"PK\6\7", b"PK\1\2"]))
def test_arbitrary_bytes_around_marks_are_judged(content: bytes, mark: bytes) -> None:
    judge(content + mark + content + b"PK\5\6" + content)


@SETTINGS
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
)
def test_mutated_archives_are_judged(seed: bytes, changes: list[tuple[float, int]]) -> None:
    content = bytearray(seed)
    for place, value in changes:
        content[int(place * len(content))] = value
    judge(bytes(content))


@SETTINGS
@given(st.sampled_from(SEEDS), st.floats(0, 1), st.floats(0, 1), st.binary(max_size=40))
def test_cut_and_patched_archives_are_judged(
    seed: bytes, first: float, second: float, patch: bytes
) -> None:
    start, end = sorted((int(first * len(seed)), int(second * len(seed))))
    judge(seed[:start] + patch + seed[end:])


@pytest.mark.parametrize("seed", SEEDS)
def test_each_byte_may_be_anything_else(seed: bytes) -> None:
    for place in range(0, len(seed), 13):
        judge(seed[:place] + bytes([seed[place] ^ 0xFF]) + seed[place + 1 :])


@SETTINGS
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
            st.binary(max_size=2_000),
            st.sampled_from([0, 8, 12, 14]),
        ),
        max_size=4,
        unique_by=lambda entry: entry[0],
    ),
    st.binary(max_size=30),
    st.binary(max_size=30).filter(lambda comment: b"PK" not in comment),
)
def test_sound_archives_are_read_as_the_standard_library_reads_them(
    entries: list[tuple[str, bytes, int]], prefix: bytes, comment: bytes
) -> None:
    stream = io.BytesIO(prefix)
    stream.seek(0, io.SEEK_END)
    with zipfile.ZipFile(stream, "w") as file:
        file.comment = comment
        for name, content, method in entries:
            file.writestr(zipfile.ZipInfo(name), content, method)
    directory = find_directory(stream, len(stream.getvalue()))
    found = list(members(stream, directory))
    assert [member.name for member in found] == [name for name, _, _ in entries]
    for member, (_, content, _) in zip(found, entries, strict=True):
        read = read_content(stream, member, directory.shift)
        assert (read.head, read.size) == (content[:1024], len(content))
