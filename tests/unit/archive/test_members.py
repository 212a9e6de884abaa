"""P306 and A914: members that are unsafe, and members that are too many."""

from __future__ import annotations

import pytest
from support.archives import LINK, PDF, Entry, zip64_field
from support.deposits import Deposit, codes, words

import pytest_segur
from pytest_segur.rules.archive.inventory import MOST_COMPARED


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("/etc/passwd", "absolute path"),
        ("//server/share", "absolute path"),
        ("../a.pdf", "climbs by “..”"),
        ("a/../../b.pdf", "climbs by “..”"),
        ("a/..", "climbs by “..”"),
        ("..\\a.pdf", "climbs by “..”"),
        ("C:a.pdf", "drive letter"),
        ("c:/a.pdf", "drive letter"),
        ("C:\\a.pdf", "drive letter"),
        ("a\\b.pdf", "backslash"),
        ("\\\\server\\a.pdf", "backslash"),
    ],
)
def test_an_unsafe_name_is_refused(deposit: Deposit, name: str, said: str) -> None:
    found = deposit.judge_with(*deposit.sound(), Entry(name=name))
    assert codes(found.errors) == ["P306"]
    assert said in words(found.errors[0])
    assert name in found.errors[0].message
    assert (found.errors[0].pointer, found.errors[0].line, found.errors[0].column) == ("", 1, 1)
    assert found.errors[0].source == "kit"
    assert codes(found.advisories) == ["A914"]


@pytest.mark.parametrize("name", ["a..b.pdf", "...", "..a/b.pdf", "a:b.pdf"[1:], "à:b.pdf"])
def test_a_name_that_only_looks_unsafe_is_accepted(deposit: Deposit, name: str) -> None:
    assert deposit.judge_with(*deposit.sound(), Entry(name=name)).errors == ()


def test_a_link_is_refused(deposit: Deposit) -> None:
    found = deposit.judge_with(*deposit.sound(), Entry(name="a.pdf", attributes=LINK))
    assert codes(found.errors) == ["P306"]
    assert "symbolic link" in words(found.errors[0])


def test_a_regular_file_of_unix_is_no_link(deposit: Deposit) -> None:
    member = Entry(name="a.pdf", attributes=0o100644 << 16)
    assert deposit.judge_with(*deposit.sound(), member).errors == ()


def test_the_same_full_name_twice_is_refused_once(deposit: Deposit) -> None:
    found = deposit.judge_with(*deposit.sound(), Entry(name=deposit.pieces[0], content=PDF))
    assert codes(found.errors) == ["P306"]
    assert "name that is there already" in words(found.errors[0])
    assert found.advisories == ()
    assert pytest_segur.check(deposit.file).by_code() == {"P306": 1}


def test_each_further_member_of_one_name_is_a_fault(deposit: Deposit) -> None:
    found = deposit.judge_with(*deposit.sound(), *[Entry(name="x")] * 4)
    assert codes(found.errors) == ["P306"] * 3
    assert codes(found.advisories) == ["A914"] * 4


def test_one_base_name_in_two_folders_is_safe(deposit: Deposit) -> None:
    members = [Entry(name="a/x.pdf"), Entry(name="b/x.pdf")]
    assert deposit.judge_with(*deposit.sound(), *members).errors == ()


def test_a_member_has_one_fault_however_unsafe_it_is(deposit: Deposit) -> None:
    member = Entry(name="/../C:\\x", attributes=LINK)
    found = deposit.judge_with(*deposit.sound(), member, member)
    assert codes(found.errors) == ["P306"] * 2


@pytest.mark.parametrize("name", ["d/", "/d/", "../d/", "a\\b/", "/"])
def test_directory_entries_are_ignored(deposit: Deposit, name: str) -> None:
    entry = Entry(name=name)
    found = deposit.judge_with(*deposit.sound(), entry, entry)
    assert (found.errors, found.advisories) == ((), ())


def test_unsafe_members_are_told_without_a_sound_submission(deposit: Deposit) -> None:
    content_of_json = b"{}"
    deposit.file.write_bytes(content_of_json)
    members = [*deposit.without(deposit.pieces[0]), Entry(name="../x")]
    found = deposit.judge_with(*members)
    assert codes(found.errors) == ["P306"]
    assert found.advisories == ()


def test_a_hundred_faults_are_listed_and_the_others_counted(deposit: Deposit) -> None:
    members = [Entry(name=f"../{i}") for i in range(250)]
    found = deposit.judge_with(*deposit.sound(), *members)
    assert codes(found.errors) == ["P306"] * 100
    assert codes(found.advisories) == ["A914"] * 100
    assert found.omitted == {"P306": 150, "A914": 150}
    assert pytest_segur.check(deposit.file).by_code() == {"P306": 250}


class TestUndeclared:
    """A914."""

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("notes.txt", "Keep only the declared documents"),
            ("a/notes.txt", "Keep only the declared documents"),
            ("__MACOSX/a", "Added by macOS"),
            ("__MACOSX/._MDV-LGC-Va1-BDC-00001.pdf", "Added by macOS"),
            ("a/.DS_Store", "Added by macOS"),
            ("._x", "Added by macOS"),
            ("Thumbs.db", "added by Windows"),
            ("a/desktop.ini", "added by Windows"),
        ],
    )
    def test_a_member_that_no_request_declares(
        self, deposit: Deposit, name: str, said: str
    ) -> None:
        found = deposit.judge_with(*deposit.sound(), Entry(name=name, content=b"anything"))
        assert found.errors == ()
        assert codes(found.advisories) == ["A914"]
        assert said in words(found.advisories[0])
        assert f'"{name}" (not declared)' in words(found.advisories[0])
        assert (found.advisories[0].line, found.advisories[0].column) == (1, 1)

    @pytest.mark.parametrize("folder", ["a/", "a/b/c/", "./a/", "./././"])
    def test_a_piece_in_a_folder(self, deposit: Deposit, folder: str) -> None:
        first = deposit.pieces[0]
        member = Entry(name=folder + first, content=PDF)
        found = deposit.judge_with(member, *deposit.without(first))
        assert found.errors == ()
        assert codes(found.advisories) == ["A914"]
        assert "(in a folder)" in words(found.advisories[0])
        assert "at the root" in words(found.advisories[0])

    def test_a_dot_is_no_folder(self, deposit: Deposit) -> None:
        members = [Entry(name=f"./{name}", content=PDF) for name in deposit.pieces]
        found = deposit.judge_with(*members)
        assert (found.errors, found.advisories) == ((), ())

    def test_what_is_not_declared_is_never_read(self, deposit: Deposit) -> None:
        broken = Entry(name="x", content=b"x", checksum=1, method=99, flags=1, offset=1 << 30)
        found = deposit.judge_with(*deposit.sound(), broken)
        assert found.errors == ()
        assert codes(found.advisories) == ["A914"]

    def test_is_silent_when_advisories_are_off_or_the_rule_is_ignored(
        self, deposit: Deposit
    ) -> None:
        deposit.judge_with(*deposit.sound(), Entry(name="x"))
        assert deposit.judge(advisories=False).advisories == ()
        assert deposit.judge(ignore=["A914"]).advisories == ()

    def test_hidden_characters_never_reach_the_report(self, deposit: Deposit) -> None:
        name = "a\x1b[31m\u202e{0}%s\n" + "x" * 200
        found = deposit.judge_with(*deposit.sound(), Entry(name=f"../{name}"))
        for fault in (*found.errors, *found.advisories):
            for text in (fault.message, words(fault)):
                assert text.isprintable()
                assert "\\u001b[31m\\u202e{0}%s\\u000a" in text
                assert len(text) < 500

    def test_more_names_than_are_compared_change_nothing(self, deposit: Deposit) -> None:
        many = [Entry(name=f"{i:064}") for i in range(MOST_COMPARED + 5)]
        found = deposit.judge_with(*many, Entry(name="x" * 65), *deposit.sound())
        assert found.errors == ()
        assert found.omitted == {"A914": MOST_COMPARED + 6 - 100}


def test_sizes_and_places_of_zip64_are_read(deposit: Deposit) -> None:
    first, full = deposit.pieces[0], 0xFFFF_FFFF
    extra = zip64_field(len(PDF), len(PDF), 0)
    member = Entry(name=first, content=PDF, size=full, packed_size=full, offset=full, extra=extra)
    assert deposit.judge_with(member, *deposit.without(first)).errors == ()


def test_only_what_is_full_is_taken_from_zip64(deposit: Deposit) -> None:
    first = deposit.pieces[0]
    member = Entry(name=first, content=PDF, offset=0xFFFF_FFFF, extra=zip64_field(0, 99, 99))
    assert deposit.judge_with(member, *deposit.without(first)).errors == ()


@pytest.mark.parametrize("extra", [b"", zip64_field(), zip64_field(1 << 63)])
def test_a_place_that_zip64_does_not_give_is_no_place(deposit: Deposit, extra: bytes) -> None:
    first = deposit.pieces[0]
    member = Entry(name=first, content=PDF, offset=0xFFFF_FFFF, extra=extra)
    found = deposit.judge_with(member, *deposit.without(first))
    assert codes(found.errors) == ["P301"]
    assert "is not where the ZIP's list places it" in words(found.errors[0])
