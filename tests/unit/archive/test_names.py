"""Names of members in the encodings that programs really write."""

from __future__ import annotations

import unicodedata

import pytest
from support.archives import PDF, UTF_8, Entry, archive, extra_field, unicode_path
from support.deposits import Deposit, codes, words
from support.submissions import amended, liberal_request, submission

from pytest_segur.rules.archive.names import extra_block, readings

NAME = "Pièce-À-œuvre.pdf"


def deposit_of(deposit: Deposit, name: str) -> Deposit:
    """Declare a single document, under a name that only D273 refuses."""
    place = "/piecesJustificatives/0/nomFichier"
    deposit.declares(submission([amended(liberal_request(), {place: name})]))
    return Deposit(deposit.folder, (name,))


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("pièce.pdf", "pièce.pdf".encode("cp437")),
        ("PIÈCE-À.pdf", "PIÈCE-À.pdf".encode("cp850")),
        (NAME, NAME.encode("cp1252")),
        (NAME, NAME.encode()),
    ],
    ids=["cp437", "cp850", "cp1252", "UTF-8 without the flag"],
)
def test_a_name_is_found_in_whatever_encoding(deposit: Deposit, name: str, raw: bytes) -> None:
    found = deposit_of(deposit, name).judge_with(Entry(name=raw, content=PDF))
    assert (found.errors, found.advisories) == ((), ())


def test_a_name_in_flagged_utf_8_is_found(deposit: Deposit) -> None:
    found = deposit_of(deposit, NAME).judge_with(Entry(name=NAME, content=PDF))
    assert (found.errors, found.advisories) == ((), ())


def test_a_flagged_name_is_read_in_no_other_way(deposit: Deposit) -> None:
    raw = "pièce.pdf".encode("cp437")
    member = Entry(name=raw, content=PDF, flags=UTF_8)
    found = deposit_of(deposit, "pièce.pdf").judge_with(member)
    assert codes(found.errors) == ["P303"]
    assert "pi\\udc8ace.pdf" in words(found.advisories[0])


def test_the_unicode_path_comes_before_the_name(deposit: Deposit) -> None:
    extra = extra_field(0x5455, b"\0" * 5) + unicode_path(b"pi?ce\xff", NAME)
    member = Entry(name=b"pi?ce\xff", content=PDF, extra=extra)
    found = deposit_of(deposit, NAME).judge_with(member)
    assert (found.errors, found.advisories) == ((), ())


@pytest.mark.parametrize(
    "extra",
    [
        unicode_path(b"another\xff", NAME),
        extra_field(0x7075, b"\2" + unicode_path(b"pi\xff", NAME)[5:]),
        extra_field(0x7075, b"\1"),
        unicode_path(b"pi\xff", ""),
        b"\x75\x70",
    ],
    ids=["renamed since", "unknown version", "too short", "empty", "cut"],
)
def test_an_unusable_unicode_path_is_passed_over(extra: bytes) -> None:
    assert NAME not in readings(b"pi\xff", 0, extra)
    assert "piÿ" in readings(b"pi\xff", 0, extra)


def test_names_are_not_normalised_but_their_difference_is_told(deposit: Deposit) -> None:
    composed = unicodedata.normalize("NFC", "pièce.pdf")
    decomposed = unicodedata.normalize("NFD", composed)
    found = deposit_of(deposit, composed).judge_with(Entry(name=decomposed, content=PDF))
    assert codes(found.errors) == ["P303"]
    assert "write the same name on both sides" in words(found.errors[0])


def test_bytes_of_no_encoding_have_a_name_all_the_same(deposit: Deposit) -> None:
    found = deposit.judge(archive(*deposit.sound(), Entry(name=bytes(range(1, 256)))))
    assert codes(found.errors) == ["P306"]
    assert codes(found.advisories) == ["A914"]
    assert found.errors[0].message.isprintable()


def test_extra_fields_are_found_by_their_kind() -> None:
    extra = extra_field(1, b"one") + extra_field(2, b"two") + extra_field(2, b"three")
    assert extra_block(extra, 2) == b"two"
    assert extra_block(extra, 3) is None
    assert extra_block(extra_field(4, b"four")[:-2], 4) == b"fo"
    assert extra_block(extra_field(5, b""), 5) == b""
