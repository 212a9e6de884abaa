"""What stands in an archive is replaced; what is at fault with it is not mended."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from support.anonymous import KEY
from support.archives import DEFLATED, JPG, LINK, PDF, PNG, End, Entry, archive, deflated_zeros
from support.submissions import amended, file_name, piece, submission

from pytest_segur import dumps
from pytest_segur.anonymise import members
from pytest_segur.anonymise.dossier import Anonymiser, Copy
from pytest_segur.anonymise.errors import AnonymiseError
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    import pathlib

    from support.submissions import Json

DECLARED = "MDV-LGC-Va1-BDC-00001.pdf"
OWN_NAME = "bon Durand.pdf"
MARK = b"Durand"
FILE = submission()


def named(*pieces: Json) -> Json:
    """A submission with other documents."""
    return amended(submission(), {"/lignesImport/0/piecesJustificatives": list(pieces)})


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a submission and its archive stand, and where their copies go."""

    before: pathlib.Path
    after: pathlib.Path

    def copied(self, packed: bytes, file: Json | bytes = FILE) -> Copy:
        """Copy a submission with its archive; that the diagnosis is alike, the copy checks."""
        path = self.before / file_name()
        path.write_bytes(file if isinstance(file, bytes) else dumps(file))
        path.with_suffix(".zip").write_bytes(packed)
        return Anonymiser(KEY).copy(path, self.after)


@pytest.fixture
def folders(tmp_path: pathlib.Path) -> Folders:
    folders = Folders(tmp_path / "before", tmp_path / "after")
    folders.before.mkdir()
    folders.after.mkdir()
    return folders


def codes(copy: Copy) -> list[str]:
    """The faults of the archive, so many times each."""
    found = copy.found[Edition.PUBLISHED]
    return sorted(code for code in found.elements() if code[0] == "P" or code == "A914")


def listed(copy: Copy) -> dict[str, bytes]:
    """What stands in the copy of an archive."""
    assert copy.archive is not None
    with zipfile.ZipFile(copy.archive) as opened:
        return {entry.filename: opened.read(entry) for entry in opened.infolist()}


def test_a_document_keeps_its_name_and_nothing_else(folders: Folders) -> None:
    packed = archive(
        Entry(name=DECLARED, content=PDF + MARK, extra=b""),
        Entry(name="Durand/", content=b""),
        end=End(),
    )
    copy = folders.copied(packed)
    [(name, content)] = listed(copy).items()
    assert name == DECLARED
    assert content.startswith(b"%PDF-")
    assert MARK not in content
    assert codes(copy) == []


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([], ["P303"], id="missing"),
        pytest.param([Entry(name=DECLARED, content=PNG + MARK)], ["P305"], id="an image"),
        pytest.param([Entry(name=DECLARED, content=JPG + MARK)], ["P305"], id="a photo"),
        pytest.param([Entry(name=DECLARED, content=MARK)], ["P305"], id="a text"),
        pytest.param([Entry(name=DECLARED)], ["P305"], id="empty"),
        pytest.param([Entry(name=DECLARED, content=PNG + b"%PDF-")], [], id="image and PDF"),
        pytest.param(
            [Entry(name=DECLARED, method=DEFLATED, content=PDF + bytes(3_000_000))],
            ["P304"],
            id="too heavy",
        ),
        pytest.param(
            [
                Entry(
                    name=DECLARED,
                    method=DEFLATED,
                    packed=deflated_zeros(4),
                    size=4_000_000,
                )
            ],
            ["P304", "P305"],
            id="a bomb",
        ),
        pytest.param([Entry(name=DECLARED, content=PDF, checksum=1)], ["P301"], id="damaged"),
        pytest.param([Entry(name=DECLARED, content=PDF, flags=1)], ["P301"], id="encrypted"),
        pytest.param([Entry(name=DECLARED, content=PDF, method=97)], ["P301"], id="no method"),
        pytest.param(
            [Entry(name=DECLARED, content=PDF), Entry(name="Durand.pdf", content=PDF + MARK)],
            ["A914"],
            id="undeclared",
        ),
        pytest.param([Entry(name=f"Durand/{DECLARED}", content=PDF)], ["A914"], id="in a folder"),
        pytest.param(
            [Entry(name=f"./{DECLARED}", content=PDF), Entry(name=f"Durand/{DECLARED}")],
            ["A914"],
            id="the one at the root counts",
        ),
        pytest.param(
            [Entry(name=f"C:\\Durand\\{DECLARED}", content=PDF)],
            ["A914", "P303", "P306"],
            id="a drive",
        ),
        pytest.param(
            [Entry(name=DECLARED, content=PDF), Entry(name="/home/Durand/x.pdf")],
            ["A914", "P306"],
            id="absolute",
        ),
        pytest.param(
            [Entry(name=DECLARED, content=PDF), Entry(name="../Durand.pdf")],
            ["A914", "P306"],
            id="a way up",
        ),
        pytest.param([Entry(name=DECLARED, content=PDF, attributes=LINK)], ["P306"], id="a link"),
        pytest.param([Entry(name=DECLARED, content=PDF)] * 2, ["P306"], id="twice"),
        pytest.param(
            [Entry(name=DECLARED, content=PDF), Entry(name=b"Durand\x82 \xff\0.pdf")],
            ["A914"],
            id="bytes of no encoding",
        ),
        pytest.param([Entry(name=DECLARED, content=PDF), Entry(name="")], ["A914"], id="no name"),
        pytest.param(
            [Entry(name=DECLARED, content=PDF), Entry(name=b"Durand\xff" * 9_000)],
            ["A914"],
            id="a name without end",
        ),
    ],
)
def test_what_is_wrong_with_members_stays(
    folders: Folders, entries: list[Entry], expected: list[str]
) -> None:
    copy = folders.copied(archive(*entries))
    assert codes(copy) == expected
    assert copy.archive is not None
    assert MARK not in copy.archive.read_bytes()


@pytest.mark.parametrize(
    ("packed", "expected"),
    [
        pytest.param(b"", ["P301"], id="empty"),
        pytest.param(MARK, ["P301"], id="a text"),
        pytest.param(archive(Entry(name="Durand.pdf"), end=End(count=2)), ["P301"], id="damaged"),
    ],
)
def test_what_is_no_archive_becomes_another_one_that_is_none(
    folders: Folders, packed: bytes, expected: list[str]
) -> None:
    copy = folders.copied(packed)
    assert codes(copy) == expected
    assert copy.archive is not None
    content = copy.archive.read_bytes()
    assert MARK not in content
    assert (content == b"") == (packed == b"")


def test_an_archive_that_weighs_too_much_becomes_as_many_zeros(folders: Folders) -> None:
    path = folders.before / file_name()
    path.write_bytes(dumps(FILE))
    with path.with_suffix(".zip").open("wb") as heavy:
        heavy.truncate(200_000_001)
    copy = Anonymiser(KEY).copy(path, folders.after)
    assert codes(copy) == ["P302"]


def test_own_names_of_documents_become_others_on_both_sides(folders: Folders) -> None:
    """And those that only resemble them stay apart."""
    other = amended(piece(), {"/nomFichier": OWN_NAME})
    entries = [Entry(name=OWN_NAME, content=PDF), Entry(name="bon durand.pdf", content=PDF)]
    copy = folders.copied(archive(*entries), named(other))
    written = copy.path.read_bytes().lower()
    assert b"durand" not in written
    assert codes(copy) == ["A914"]
    first, second = listed(copy)
    assert first.encode().lower() in written
    assert first != second
    assert first.endswith(".pdf")


def test_a_number_that_is_no_number_changes_in_the_names_of_its_documents(
    folders: Folders,
) -> None:
    declared = amended(piece(), {"/nomFichier": "MDV-LGC-Va1-BDC-DUPON.pdf"})
    file = amended(named(declared), {"/lignesImport/0/numeroEditeur": "DUPON"})
    copy = folders.copied(archive(Entry(name="MDV-LGC-Va1-BDC-DUPON.pdf", content=PDF)), file)
    assert b"DUPON" not in copy.path.read_bytes()
    assert dict(copy.found[Edition.PUBLISHED]) == {"A913": 1}


def test_where_nothing_is_declared_names_are_replaced_all_the_same(folders: Folders) -> None:
    """Of a file that the first control refuses, and of one that is no object."""
    declared = amended(piece(), {"/nomFichier": OWN_NAME})
    packed = archive(Entry(name=OWN_NAME, content=PDF + MARK), Entry(name="/x"))
    refused = amended(named(declared), {"/Durand": 1})
    copy = folders.copied(packed, refused)
    assert b"Durand" not in copy.path.read_bytes()
    assert next(iter(listed(copy))).encode() in copy.path.read_bytes()
    assert codes(copy) == ["P306"]
    assert codes(folders.copied(packed, b"[]")) == ["P306"]


def test_more_members_than_any_deposit_has_are_not_copied(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "MOST_MEMBERS", 2)
    with pytest.raises(AnonymiseError, match="plus de 2 membres"):
        folders.copied(archive(*(Entry(name=f"{rank}.pdf") for rank in range(3))))
