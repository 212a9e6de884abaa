"""P303 and P305: pieces that are missing, and pieces of another format than declared."""

from __future__ import annotations

from typing import Final

import pytest
from support.archives import DEFLATED, JPG, PDF, PNG, Entry, archive, extra_field
from support.deposits import Deposit, codes, words
from support.submissions import DELETE, Json, amended, liberal_request, piece, submission

import pytest_segur
from pytest_segur.rules.archive import pieces as pieces_module
from pytest_segur.rules.archive.inventory import MOST_COMPARED

PIECES: Final = "/piecesJustificatives"
CONTENTS: Final = {"PDF": PDF, "PNG": PNG, "JPG": JPG}


def request_with(*pieces: Json) -> Json:
    return amended(liberal_request(), {PIECES: list(pieces)})


class TestMissing:
    """P303."""

    def test_each_missing_piece_is_told_where_it_is_declared(self, deposit: Deposit) -> None:
        first, second, third = deposit.pieces
        found = deposit.judge_with(Entry(name=second, content=PDF))
        assert codes(found.errors) == ["P303", "P303"]
        assert [fault.pointer for fault in found.errors] == [
            "/lignesImport/0/piecesJustificatives/0/nomFichier",
            "/lignesImport/1/piecesJustificatives/1/nomFichier",
        ]
        assert found.errors[0].line < found.errors[1].line
        assert f'no member "{first}"' in words(found.errors[0])
        assert f'no member "{third}"' in words(found.errors[1])
        assert "Add the document to the ZIP" in words(found.errors[0])

    def test_any_folder_will_do(self, deposit: Deposit) -> None:
        members = [Entry(name=f"a/b/{name}", content=PDF) for name in deposit.pieces]
        assert deposit.judge_with(*members).errors == ()

    @pytest.mark.parametrize("is_first", [True, False])
    def test_the_one_at_the_root_counts(self, deposit: Deposit, *, is_first: bool) -> None:
        first = deposit.pieces[0]
        root, other = Entry(name=first, content=PDF), Entry(name=f"a/{first}", content=b"wrong")
        members = [root, other] if is_first else [other, root]
        found = deposit.judge_with(*members, *deposit.without(first))
        assert found.errors == ()
        assert codes(found.advisories) == ["A914"]

    def test_else_the_first_one_counts(self, deposit: Deposit) -> None:
        first = deposit.pieces[0]
        sound, wrong = Entry(name=f"a/{first}", content=PDF), Entry(name=f"b/{first}")
        others = deposit.without(first)
        assert deposit.judge_with(sound, wrong, *others).errors == ()
        assert codes(deposit.judge_with(wrong, sound, *others).errors) == ["P305"]

    def test_of_two_at_the_root_the_first_counts(self, deposit: Deposit) -> None:
        first = deposit.pieces[0]
        sound, wrong = Entry(name=first, content=PDF), Entry(name=first, content=b"?")
        others = deposit.without(first)
        assert codes(deposit.judge_with(sound, wrong, *others).errors) == ["P306"]
        assert codes(deposit.judge_with(wrong, sound, *others).errors) == ["P305", "P306"]

    def test_a_directory_is_no_piece(self, deposit: Deposit) -> None:
        first = deposit.pieces[0]
        found = deposit.judge_with(Entry(name=f"{first}/"), *deposit.without(first))
        assert codes(found.errors) == ["P303"]

    def test_a_name_that_is_refused_is_not_looked_for(self, deposit: Deposit) -> None:
        request = request_with(
            piece() | {"nomFichier": "x" * 49},
            piece() | {"nomFichier": "y" * 50},
            piece() | {"nomFichier": ""},
            piece() | {"nomFichier": None},
            amended(piece(), {"/nomFichier": DELETE}),
        )
        deposit.declares(submission([request]))
        found = deposit.judge_with(Entry(name="y" * 50))
        assert codes(found.errors) == ["P303"]
        assert "x" * 49 in words(found.errors[0])
        # It is declared, though wrongly: nobody is told to throw it away.
        assert found.advisories == ()

    def test_ignoring_the_rule_of_the_name_does_not_change_that(self, deposit: Deposit) -> None:
        request = request_with(piece() | {"nomFichier": "y" * 50})
        deposit.declares(submission([request]))
        assert deposit.judge(archive(), ignore=["D270"]).errors == ()

    def test_nothing_is_looked_for_without_the_first_control(self, deposit: Deposit) -> None:
        deposit.declares(amended(submission(), {"/impId": "x"}))
        found = deposit.judge_with(Entry(name="x"))
        assert (found.errors, found.advisories) == ((), ())

    def test_pieces_are_looked_for_whatever_the_second_control_says(self, deposit: Deposit) -> None:
        deposit.declares(submission([amended(liberal_request(), {"/typeAction": "M"})]))
        assert codes(deposit.judge(archive()).errors) == ["P303"]

    def test_a_hundred_faults_are_listed_and_the_others_counted(self, deposit: Deposit) -> None:
        pieces = [piece(number=f"{i:05}") for i in range(150)]
        deposit.declares(submission([request_with(*pieces)]))
        found = deposit.judge(archive(Entry(name="x")))
        assert codes(found.errors) == ["P303"] * 100
        assert found.omitted == {"P303": 50}


class TestTraceOfAMissingPiece:
    """The hint of P303."""

    @pytest.mark.parametrize(
        ("member", "said"),
        [
            ("mdv-lgc-va1-bdc-00001.PDF", "write the same name on both sides"),
            ("a/MDV-LGC-VA1-BDC-00001.pdf", "write the same name on both sides"),
            ("MDV-LGC-Va1-BDC-00001.png", "make the name, formatFichier and the content agree"),
            ("MDV-LGC-Va1-BDC-00001", "make the name, formatFichier and the content agree"),
            ("MDV-LGC-Va1-BDC-00001.bis.pdf", "The nearest name in the archive is"),
            ("MDV-LGC-Va1-BDC-0001.pdf", "The nearest name in the archive is"),
            ("MDV_LGC_Va1_BDC_00001.pdf", "The nearest name in the archive is"),
        ],
    )
    def test_a_name_nearly_right_is_shown(self, deposit: Deposit, member: str, said: str) -> None:
        others = deposit.without(deposit.pieces[0])
        found = deposit.judge_with(*others, Entry(name=member, content=PDF))
        assert codes(found.errors) == ["P303"]
        assert said in words(found.errors[0])
        assert f'"{member.removeprefix("a/")}"' in words(found.errors[0])

    def test_the_first_of_several_that_resemble_is_shown(self, deposit: Deposit) -> None:
        others = deposit.without(deposit.pieces[0])
        alike = [Entry(name="MDV-LGC-Va1-BDC-00001.png"), Entry(name="mdv-lgc-va1-bdc-00001.png")]
        found = deposit.judge_with(*others, *alike)
        assert '"MDV-LGC-Va1-BDC-00001.png"' in words(found.errors[0])

    def test_nothing_near_is_not_shown(self, deposit: Deposit) -> None:
        others = deposit.without(deposit.pieces[0])
        found = deposit.judge_with(*others, Entry(name="zzz.txt"))
        assert "zzz" not in words(found.errors[0])

    @pytest.mark.parametrize("name", ["a/MDV.pdf", "C:\\MDV.pdf"])
    def test_a_path_is_no_name(self, deposit: Deposit, name: str) -> None:
        deposit.declares(submission([request_with(piece() | {"nomFichier": name})]))
        found = deposit.judge_with(Entry(name="MDV.pdf", content=PDF))
        assert codes(found.errors) == ["P303"]
        assert "a name without a folder" in words(found.errors[0])

    def test_the_archive_of_another_file_is_recognised(self, deposit: Deposit) -> None:
        found = deposit.judge_with(Entry(name="MDV-LGC-Va1-BDC-00077.pdf", content=PDF))
        assert codes(found.errors) == ["P303"] * 3
        assert "the archive of another file?" in words(found.errors[0])
        assert "BDC-00077" in words(found.errors[0])
        deposit.declares(submission([request_with(piece(), piece(number="00002"))]))
        assert "the archive of another file?" in words(deposit.judge().errors[0])

    def test_a_single_piece_is_compared_with_so_many_names(self, deposit: Deposit) -> None:
        """Of 64 characters at most each: the nearest is told, not that all are another file's."""
        deposit.declares(submission([request_with(piece() | {"nomFichier": "a" * 44 + ".pdf"})]))
        others = [Entry(name=f"{i}") for i in range(MOST_COMPARED)]
        near = Entry(name="a" * 60 + ".pdf")
        found = deposit.judge_with(*others[1:], near)
        assert f'The nearest name in the archive is "{near.name[:60]}' in words(found.errors[0])
        found = deposit.judge_with(*others, near)
        assert "nearest" not in words(found.errors[0])

    def test_braces_in_names_are_nothing_special(self, deposit: Deposit) -> None:
        others = deposit.without(deposit.pieces[0])
        found = deposit.judge_with(*others, Entry(name="MDV-LGC-Va1-BDC-{other}{0}.pdf"))
        assert "{other}{0}" in words(found.errors[0])


class TestFormat:
    """P305."""

    @pytest.mark.parametrize("declared", CONTENTS)
    @pytest.mark.parametrize("content", CONTENTS)
    def test_the_content_is_of_the_declared_format(
        self, deposit: Deposit, declared: str, content: str
    ) -> None:
        entry = piece(file_format=declared)
        deposit.declares(submission([request_with(entry)]))
        member = Entry(name=entry["nomFichier"], content=CONTENTS[content])
        found = deposit.judge_with(member)
        assert codes(found.errors) == ([] if declared == content else ["P305"])
        if found.errors:
            assert f"for a document declared {declared}" in words(found.errors[0])
            assert "Make formatFichier" in words(found.errors[0])
            assert found.errors[0].source == "inference"
            assert found.errors[0].pointer == "/lignesImport/0/piecesJustificatives/0/nomFichier"

    @pytest.mark.parametrize(
        ("before", "expected"), [(0, []), (1019, []), (1020, ["P305"]), (5000, ["P305"])]
    )
    @pytest.mark.parametrize("method", [0, DEFLATED])
    def test_a_pdf_may_begin_within_1024_bytes(
        self, deposit: Deposit, before: int, expected: list[str], method: int
    ) -> None:
        first = deposit.pieces[0]
        member = Entry(name=first, content=b"\r" * before + PDF, method=method)
        assert codes(deposit.judge_with(member, *deposit.without(first)).errors) == expected

    @pytest.mark.parametrize("content", [PNG[:7], b" " + PNG, JPG[:2], b"\xff\xd8\xfe" + JPG])
    def test_an_image_begins_at_once_and_wholly(self, deposit: Deposit, content: bytes) -> None:
        kinds = [piece(file_format="PNG"), piece(file_format="JPG")]
        deposit.declares(submission([request_with(*kinds)]))
        members = [Entry(name=kind["nomFichier"], content=content) for kind in kinds]
        assert codes(deposit.judge_with(*members).errors) == ["P305", "P305"]

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "an empty content, for a document declared PDF | The file is empty"),
            (PNG, "a PNG image"),
            (b"X\0X", "a content that is not recognised"),
            (b"GIF89a", "a GIF image"),
            (b"BM..", "a BMP image"),
            (b"II*\0", "a TIFF image"),
            (b"MM\0*", "a TIFF image"),
            (b"RIFF....WEBPVP8", "a WebP image"),
            (b"\0\0\0\x18ftypheic", "a HEIC image"),
            (b"\0\0\0\x18ftypmif1", "a HEIC image"),
            (b"PK\3\4", "a ZIP or an Office document"),
            (b"\xd0\xcf\x11\xe0", "an old Office document"),
            (b"{\\rtf1", "an RTF document"),
            (b"JVBERi0xLjQ", "a PDF in base64"),
            (b"data:application/pdf;base64,JVBERi0", "a “data:” URL"),
            (b"<!DOCTYPE html>", "HTML or XML"),
            (b"[1]", "JSON"),
            (b"\0" * 2000, "nothing but zero bytes"),
            (b"???", "a content that is not recognised"),
        ],
    )
    def test_what_it_seems_to_be_is_told(self, deposit: Deposit, content: bytes, said: str) -> None:
        first = deposit.pieces[0]
        found = deposit.judge_with(Entry(name=first, content=content), *deposit.without(first))
        assert codes(found.errors) == ["P305"]
        assert said in words(found.errors[0])
        assert found.errors[0].hint is not None
        # Only an image can be declared as what it is.
        assert ("Make formatFichier" in words(found.errors[0])) == (content == PNG)

    def test_without_a_format_there_is_nothing_to_compare(self, deposit: Deposit) -> None:
        pieces = [
            piece() | {"formatFichier": "pdf"},
            amended(piece(), {"/formatFichier": DELETE}),
        ]
        deposit.declares(submission([request_with(*pieces)]))
        assert deposit.judge_with(Entry(name=deposit.pieces[0])).errors == ()

    def test_a_piece_too_big_is_judged_by_what_was_read(self, deposit: Deposit) -> None:
        first = deposit.pieces[0]
        member = Entry(name=first, content=PNG + b"\0" * 3_000_000)
        found = deposit.judge_with(member, *deposit.without(first))
        assert codes(found.errors) == ["P304", "P305"]


class TestOneMemberForSeveralPieces:
    """A name that is declared more than once."""

    def test_is_judged_for_each_of_them(self, deposit: Deposit) -> None:
        pieces = [piece(), piece("PREUVE_HT") | {"nomFichier": piece()["nomFichier"]}]
        requests = [request_with(*pieces), amended(liberal_request(2), {PIECES: [piece()]})]
        deposit.declares(submission(requests))
        found = deposit.judge_with(Entry(name=deposit.pieces[0], content=PNG))
        assert codes(found.errors) == ["P305"] * 3
        assert [fault.finding.path[1:4] for fault in found.errors] == [
            (0, "piecesJustificatives", 0),
            (0, "piecesJustificatives", 1),
            (1, "piecesJustificatives", 0),
        ]

    def test_is_damaged_once(self, deposit: Deposit) -> None:
        deposit.declares(submission([request_with(piece(), piece())]))
        found = deposit.judge_with(Entry(name=deposit.pieces[0], content=PDF, checksum=1))
        assert codes(found.errors) == ["P301"]

    def test_may_be_read_in_two_encodings(self, deposit: Deposit) -> None:
        raw = "é.pdf".encode("cp437")
        names = [raw.decode("cp437"), raw.decode("cp1252")]
        pieces = [piece() | {"nomFichier": name} for name in names]
        deposit.declares(submission([request_with(*pieces)]))
        found = deposit.judge_with(Entry(name=raw, content=PDF))
        assert (found.errors, found.advisories) == ((), ())


class TestSharedBytes:
    """Bombs whose members overlap (P301)."""

    def test_members_that_quote_each_other_are_refused(self, deposit: Deposit) -> None:
        first, second, third = (name.encode() for name in deposit.pieces)
        inner = Entry(name=second, content=PDF).local()
        entries = [
            Entry(name=first, content=inner),
            # This one stands inside of the first.
            Entry(name=second, content=PDF, offset=30 + len(first)),
            Entry(name=third, content=PDF),
        ]
        found = deposit.judge_with(*entries)
        assert codes(found.errors) == ["P301"]
        assert "shares its bytes with another member" in words(found.errors[0])
        assert second.decode() in words(found.errors[0])

    def test_members_side_by_side_share_nothing(self, deposit: Deposit) -> None:
        extra = extra_field(0xCAFE, b"x" * 60_000)
        members = [Entry(name=name, content=PDF, local_extra=extra) for name in deposit.pieces]
        assert deposit.judge_with(*reversed(members)).errors == ()

    def test_a_small_archive_cannot_keep_us_busy(
        self, deposit: Deposit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        total = 3_000
        for_each = PDF + b" " * (1_000 - len(PDF))
        sound = [Entry(name=name, content=for_each) for name in deposit.pieces]
        monkeypatch.setattr(pieces_module, "MOST_UNPACKED", total)
        assert deposit.judge_with(*sound).errors == ()
        monkeypatch.setattr(pieces_module, "MOST_UNPACKED", total - 1)
        found = deposit.judge()
        assert codes(found.errors) == ["P301"]
        assert "more than 2 999 bytes of documents, once decompressed" in words(found.errors[0])


class TestOrderAndSettings:
    """What is listed, and in which order."""

    def all_at_fault(self, deposit: Deposit) -> None:
        first, second, _ = deposit.pieces
        content = archive(
            Entry(name="../x"),
            Entry(name=second, content=PNG),
            Entry(name=first, content=PDF + b"\0" * 3_000_000),
        )
        deposit.zip.write_bytes(content)

    def test_faults_come_in_the_order_of_the_catalogue(self, deposit: Deposit) -> None:
        self.all_at_fault(deposit)
        found = deposit.judge()
        assert codes(found.errors) == ["P303", "P304", "P305", "P306"]
        assert codes(found.advisories) == ["A914"]

    def test_ignored_rules_are_left_out(self, deposit: Deposit) -> None:
        self.all_at_fault(deposit)
        assert codes(deposit.judge(ignore=["P303", "P305"]).errors) == ["P304", "P306"]
        found = deposit.judge(ignore=["P", "A914"])
        assert (found.errors, found.advisories) == ((), ())

    def test_an_ignored_p301_still_guards_the_others(self, deposit: Deposit) -> None:
        first = deposit.pieces[0]
        members = [Entry(name="../x"), Entry(name=first, checksum=1)]
        found = deposit.judge(archive(*members), ignore=["P301"])
        assert (found.errors, found.advisories) == ((), ())

    def test_requests_stay_what_they_are(self, deposit: Deposit) -> None:
        self.all_at_fault(deposit)
        diagnosis = pytest_segur.check(deposit.file)
        assert diagnosis.verdict == "accepted"
        assert not diagnosis.is_faultless
        assert diagnosis.by_code() == {"P303": 1, "P304": 1, "P305": 1, "P306": 1}

    def test_every_sentence_exists_in_both_languages(self, deposit: Deposit) -> None:
        self.all_at_fault(deposit)
        found = deposit.judge()
        for fault in (*found.errors, *found.advisories):
            assert fault.message_in("fr") != fault.message_in("en")
            assert fault.hint_in("fr") != fault.hint_in("en")
