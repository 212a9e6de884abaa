"""P301: what is a ZIP, and what its list of members says."""

from __future__ import annotations

import io
import struct
import tarfile
from typing import Final

import pytest
from support.archives import PDF, End, Entry, archive
from support.deposits import Deposit, codes, words

from pytest_segur.rules.archive import members as members_module
from pytest_segur.rules.archive.directory import find_directory
from pytest_segur.rules.archive.members import MOST_MEMBERS, Member, members
from pytest_segur.rules.archive.problem import ArchiveProblem

TWO: Final = (Entry(name="a.pdf", content=PDF), Entry(name="b.pdf", content=b"b"))
#: An entry is 46 bytes and its name.
SIZE_OF_TWO: Final = 2 * (46 + 5)


def read(content: bytes) -> list[Member]:
    """List the members of an archive."""
    stream = io.BytesIO(content)
    return list(members(stream, find_directory(stream, len(content))))


def names(content: bytes) -> list[str]:
    return [member.name for member in read(content)]


def refusal(content: bytes) -> str:
    """Give the reason why there is no list to be read."""
    with pytest.raises(ArchiveProblem) as caught:
        read(content)
    return caught.value.reason


def test_members_are_listed_in_their_order() -> None:
    first, second = read(archive(*TWO))
    assert (first.name, first.size, first.offset) == ("a.pdf", len(PDF), 0)
    assert (second.name, second.size, second.packed) == ("b.pdf", 1, 1)


def test_an_archive_of_nothing_is_sound() -> None:
    assert names(archive()) == []


def test_an_archive_of_nothing_lacks_every_piece(deposit: Deposit) -> None:
    assert codes(deposit.judge_with().errors) == ["P303"] * 3


@pytest.mark.parametrize("is_shifted", [True, False])
@pytest.mark.parametrize("is_zip64", [True, False])
def test_something_may_stand_before_the_zip(
    deposit: Deposit, *, is_shifted: bool, is_zip64: bool
) -> None:
    end = End(is_shifted=is_shifted, is_zip64=is_zip64)
    content = archive(*deposit.sound(), prefix=b"MZ self-extracting" * 9, end=end)
    assert deposit.judge(content).errors == ()


def test_something_may_stand_behind_the_zip() -> None:
    assert names(archive(*TWO) + b"\n" * 100) == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize("length", [1, 0xFFFF])
def test_a_comment_may_be_long(length: int) -> None:
    assert len(names(archive(*TWO, end=End(comment=b"x" * length)))) == 2


def test_nothing_is_looked_for_before_the_longest_comment() -> None:
    content = archive(*TWO) + b"\n" * 0x1_0000
    assert refusal(content) == "truncated"


@pytest.mark.parametrize(
    "comment",
    [
        b"PK\5\6",
        b"PK\5\6" + b"\1\0" * 9,
        b"PK\5\6" + b"\0" * 8 + b"\xff" * 10,
        struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 46, 0, 0),
        struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 46, 0xFFFF_FFF0, 0),
    ],
    ids=["cut", "volume", "impossible", "no list there", "offset behind the end"],
)
def test_a_comment_that_looks_like_the_end_is_passed_over(comment: bytes) -> None:
    assert names(archive(*TWO, end=End(comment=comment))) == ["a.pdf", "b.pdf"]


def test_the_last_record_counts() -> None:
    """Of two archives one behind the other; what only looks like a record is passed over."""
    first, second = archive(TWO[0]), archive(TWO[1], end=End(comment=b"PK\5\6"))
    assert names(first + second) == ["b.pdf"]
    assert names(archive(end=End(comment=b"PK\5\6"))) == []


@pytest.mark.parametrize("disks", [(1, 0), (0, 1)])
def test_either_number_of_a_volume_tells_that_there_are_several(disks: tuple[int, int]) -> None:
    """That of the last volume, and that of the one where the list begins."""
    start = len(archive(*TWO)) - 22 - SIZE_OF_TWO
    numbers = (*disks, 2, 2, SIZE_OF_TWO, start)
    plain = struct.pack("<4s4H2LH", b"PK\5\6", *numbers, 0)
    assert refusal(archive(*TWO)[:-22] + plain) == "volumes"
    larger = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, *numbers)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, start + SIZE_OF_TWO, 1)
    full = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, SIZE_OF_TWO, start, 0)
    assert refusal(archive(*TWO)[:-22] + larger + locator + full) == "volumes"


def test_something_may_stand_between_list_and_end() -> None:
    content = archive(*TWO)
    assert names(content[:-22] + b"?" * 9 + content[-22:]) == ["a.pdf", "b.pdf"]


def test_a_signature_ends_the_list() -> None:
    signature = b"PK\5\5\3\0abc" + b"\0" * 50
    assert names(archive(*TWO, end=End(more=signature))) == ["a.pdf", "b.pdf"]
    assert refusal(archive(*TWO, end=End(more=signature, count=3))) == "damaged"


class TestZip64:
    """Numbers that do not fit into 16 or 32 bits."""

    def test_numbers_of_the_larger_record_count(self) -> None:
        assert names(archive(*TWO, end=End(is_zip64=True))) == ["a.pdf", "b.pdf"]

    @pytest.mark.parametrize(
        ("count", "size"), [(0xFFFF, SIZE_OF_TWO), (2, 0xFFFF_FFFF), (0xFFFF, 0xFFFF_FFFF)]
    )
    def test_one_number_that_is_full_makes_it_count(self, count: int, size: int) -> None:
        whole = archive(*TWO, end=End(is_zip64=True))
        start = len(archive(*TWO)) - 22 - SIZE_OF_TWO
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, start, 0)
        assert names(whole[:-22] + end) == ["a.pdf", "b.pdf"]

    def test_without_a_number_that_is_full_it_does_not_count(self) -> None:
        lying = archive(*TWO, end=End(is_zip64=True, count=7))
        start = len(archive(*TWO)) - 22 - SIZE_OF_TWO
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, SIZE_OF_TWO, start, 0)
        assert refusal(lying) == "damaged"
        assert names(lying[:-22] + end) == ["a.pdf", "b.pdf"]

    def test_something_may_stand_behind_it(self) -> None:
        content = archive(*TWO, end=End(is_zip64=True))
        locator = content.rindex(b"PK\6\7")
        longer = content[:locator] + b"\1\0\2\0\0\0ab" + content[locator:]
        assert names(longer) == ["a.pdf", "b.pdf"]

    @pytest.mark.parametrize("mark", [b"PK\6\6", b"PK\6\7"])
    def test_without_the_larger_record_there_is_no_list(self, mark: bytes) -> None:
        content = archive(*TWO, end=End(is_zip64=True))
        assert refusal(content.replace(mark, b"PK\0\0")) == "truncated"

    def test_the_larger_record_may_be_cut(self) -> None:
        locator = struct.pack("<4sLQL", b"PK\6\7", 0, 0, 1)
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 0xFFFF_FFFF, 0xFFFF_FFFF, 0)
        assert refusal(b"PK\6\6" + locator + end) == "foreign"

    def test_offsets_beyond_any_file_are_no_places(self) -> None:
        locator = struct.pack("<4sLQL", b"PK\6\7", 0, (1 << 64) - 1, 1)
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 0xFFFF_FFFF, 0xFFFF_FFFF, 0)
        assert refusal(b"PK\3\4" + locator + end) == "truncated"

    def test_65535_entries_need_no_larger_record(self) -> None:
        entries = Entry(name="a").listed(0) * 0xFFFF
        assert len(names(archive(end=End(more=entries, count=0xFFFF)))) == 0xFFFF

    def test_old_programs_let_the_number_of_entries_wrap_around(self) -> None:
        entries = Entry(name="a").listed(0) * 0x1_0002
        assert len(names(archive(end=End(more=entries, count=2)))) == 0x1_0002


class TestDamage:
    """Lists that contradict themselves: programs would disagree about what is in them."""

    @pytest.mark.parametrize("count", [0, 1, 3])
    def test_a_wrong_number_of_entries(self, count: int) -> None:
        assert refusal(archive(*TWO, end=End(count=count))) == "damaged"

    @pytest.mark.parametrize("size", [SIZE_OF_TWO - 1, SIZE_OF_TWO - 46, 46, 1])
    def test_a_list_shorter_than_its_entries(self, size: int) -> None:
        content = archive(*TWO, end=End(size=size))
        assert refusal(content) in {"damaged", "truncated"}

    def test_a_list_longer_than_its_entries(self) -> None:
        size = SIZE_OF_TWO + 3
        content = archive(*TWO, end=End(more=b"???"))
        assert struct.pack("<L", size) in content[-22:]
        assert refusal(content) == "damaged"

    def test_a_list_that_reaches_into_its_record(self) -> None:
        assert refusal(archive(*TWO, end=End(size=SIZE_OF_TWO + 10))) == "truncated"

    def test_something_else_than_an_entry(self) -> None:
        content = archive(*TWO)
        second = content.rindex(b"PK\1\2")
        assert refusal(content[:second] + b"PK??" + content[second + 4 :]) == "damaged"

    def test_a_name_longer_than_the_list(self) -> None:
        content = bytearray(archive(*TWO))
        second = content.rindex(b"PK\1\2")
        content[second + 28 : second + 30] = b"\xff\x00"
        assert refusal(bytes(content)) == "damaged"

    def test_a_name_longer_than_the_file(self) -> None:
        content = bytearray(archive(*TWO))
        second = content.rindex(b"PK\1\2")
        content[second + 28 : second + 30] = b"\xff\xff"
        assert refusal(bytes(content)) == "damaged"

    def test_a_file_that_shrinks_while_it_is_read(self) -> None:
        content = archive(*TWO)
        stream = io.BytesIO(content)
        directory = find_directory(stream, len(content))
        stream.truncate(directory.start + 60)
        with pytest.raises(ArchiveProblem, match="damaged"):
            list(members(stream, directory))

    def test_is_told_in_the_report(self, deposit: Deposit) -> None:
        found = deposit.judge(archive(*TWO, end=End(count=7)))
        assert codes(found.errors) == ["P301"]
        assert "a damaged list of members" in words(found.errors[0])
        assert found.advisories == ()


class TestTooManyMembers:
    """A limit of the kit."""

    def test_the_number_stated_is_refused_at_once(self) -> None:
        end = End(count=MOST_MEMBERS + 1, is_zip64=True)
        assert refusal(archive(*TWO, end=end)) == "members"

    def test_the_number_met_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(members_module, "MOST_MEMBERS", 2)
        assert len(names(archive(*TWO))) == 2
        assert refusal(archive(*TWO, TWO[0], end=End(count=2))) == "members"

    def test_is_told_in_the_report(self, deposit: Deposit) -> None:
        end = End(count=MOST_MEMBERS + 1, is_zip64=True)
        found = deposit.judge(archive(*TWO, end=end))
        assert codes(found.errors) == ["P301"]
        assert "more than 1 000 000 members" in words(found.errors[0])


def tar() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as file:
        file.addfile(tarfile.TarInfo("a"))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "an empty file"),
        (b"Rar!\x1a\x07\1\0", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "a 7z archive"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"BZh91AY", "a bzip2 archive"),
        (b"\xfd7zXZ\0", "an xz archive"),
        (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
        (b"MSCF", "a CAB archive"),
        (tar(), "a tar archive"),
        (PDF, "a PDF"),
        (b'{"impId": null}', "JSON"),
        (b"<html>", "HTML or XML"),
        (b"\0" * 5000, "nothing but zero bytes"),
        (b"hello", "a content that is not recognised"),
        (b"PK\3\4", "cut off"),
        (archive(*TWO)[:-22], "cut off"),
        (archive(*TWO)[:-1], "cut off"),
        (b"PK\7\x08" + archive(*TWO, end=End(disk=3))[4:], "several volumes"),
        (archive(*TWO, end=End(disk=1)), "several volumes"),
    ],
)
def test_what_is_no_zip_is_told_apart(deposit: Deposit, content: bytes, said: str) -> None:
    found = deposit.judge(content)
    assert codes(found.errors) == ["P301"]
    assert found.errors[0].source == "kit"
    assert said in words(found.errors[0])
    assert found.errors[0].hint is not None
    assert found.advisories == ()
