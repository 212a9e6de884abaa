"""The documents of the refused requests go along, under new names."""

from __future__ import annotations

import stat
import zipfile
from typing import TYPE_CHECKING

import pytest
from support.archives import LINK, PDF, PNG, Entry, archive, deflated_zeros
from support.resubmission import NEXT, WRONG_DATE, members, names, next_of, pieces, save
from support.submissions import amended, liberal_request, submission

from pytest_segur import check
from pytest_segur.asp.errors import ResubmissionError

if TYPE_CHECKING:
    import pathlib


@pytest.mark.parametrize("place", ["beside", "named", "folder"])
def test_the_documents_of_refused_requests_are_copied_under_their_new_names(
    returned: pathlib.Path, target: pathlib.Path, tmp_path: pathlib.Path, place: str
) -> None:
    """And nothing else of the archive, wherever it stands."""
    folder = tmp_path / "archives"
    folder.mkdir()
    path = {
        "beside": returned.with_suffix(".zip"),
        "named": folder / "pieces.zip",
        "folder": folder / returned.with_suffix(".zip").name,
    }[place]
    path.write_bytes(pieces())
    option = {"beside": None, "named": path, "folder": folder}[place]
    written = next_of(returned, target, archive=option)

    assert members(written.archive) == {
        "MDV-LGC-Va1-BDC-00042.pdf": PDF,
        "MDV-LGC-Va1-HT-00042.pdf": b"%PDF-HT",
        "MDV-LGC-Va1-BDC-00043.pdf": PNG,
    }
    assert written.missing == ()
    assert names(target) == [NEXT, NEXT.replace(".json", ".zip")]
    found = check(written.path).archive
    assert found is not None
    assert [fault.code for fault in found.errors] == ["P305"]


def test_the_same_answer_makes_the_same_archive(
    returned: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    """Byte for byte, on any day."""
    returned.with_suffix(".zip").write_bytes(pieces())
    one = next_of(returned, tmp_path / "one").archive
    other = next_of(returned, tmp_path / "other").archive
    assert one is not None
    assert other is not None

    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as made:
        for entry in made.infolist():
            assert entry.compress_type == zipfile.ZIP_DEFLATED
            assert entry.external_attr >> 16 == stat.S_IFREG | 0o644


def test_one_document_may_serve_two_requests(tmp_path: pathlib.Path, target: pathlib.Path) -> None:
    """Each gets a copy under its own name."""
    requests = [
        amended(liberal_request(1), WRONG_DATE),
        amended(
            liberal_request(2),
            {**WRONG_DATE, "/piecesJustificatives/0/nomFichier": "MDV-LGC-Va1-BDC-00001.pdf"},
        ),
    ]
    path = save(tmp_path, submission(requests))
    path.with_suffix(".zip").write_bytes(
        archive(Entry(name="MDV-LGC-Va1-BDC-00001.pdf", content=PDF))
    )

    assert members(next_of(path, target).archive) == {
        "MDV-LGC-Va1-BDC-00042.pdf": PDF,
        "MDV-LGC-Va1-BDC-00043.pdf": PDF,
    }


def test_missing_documents_are_named(returned: pathlib.Path, target: pathlib.Path) -> None:
    """Links are no documents; without any there is no archive."""
    content = archive(Entry(name="MDV-LGC-Va1-BDC-00001.pdf", content=b"x", attributes=LINK))
    returned.with_suffix(".zip").write_bytes(content)
    written = next_of(returned, target)

    assert written.archive is None
    assert written.missing == (
        "MDV-LGC-Va1-BDC-00001.pdf",
        "MDV-LGC-Va1-HT-00001.pdf",
        "MDV-LGC-Va1-BDC-00004.pdf",
    )
    assert names(target) == [NEXT]


_FIRST = "MDV-LGC-Va1-BDC-00001.pdf"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"PK", "P301"),
        (archive(Entry(name=_FIRST, content=PDF, flags=1)), "P301"),
        (archive(Entry(name=_FIRST, content=PDF, checksum=7)), "P301"),
        (
            archive(Entry(name=_FIRST, packed=deflated_zeros(4), method=8)),
            "weighs more than 3 Mo",
        ),
    ],
)
def test_an_archive_that_cannot_be_read_is_refused(
    returned: pathlib.Path, target: pathlib.Path, content: bytes, expected: str
) -> None:
    """With the rule; nothing is written, not even the folder."""
    archive_of_answer = returned.with_suffix(".zip")
    archive_of_answer.write_bytes(content)
    with pytest.raises(ResubmissionError) as caught:
        next_of(returned, target)

    text = caught.value.text
    assert expected in text.en
    assert text.fr.startswith(f"{archive_of_answer} : P30")
    assert text.en.startswith(f"{archive_of_answer}: P30")
    if expected == "P301":
        assert " ; trouvé : " in text.fr
        assert "; found: " in text.en
        # Of an archive that can be read it is the document that is named.
        assert (_FIRST in text.fr) is (content != b"PK")
    assert not target.exists()


def test_an_archive_that_is_not_there_is_refused(
    returned: pathlib.Path, target: pathlib.Path
) -> None:
    """Where it was named."""
    with pytest.raises(ResubmissionError, match="P301"):
        next_of(returned, target, archive=target / "none.zip")

    assert not target.exists()


def test_an_archive_that_is_too_heavy_is_refused(
    returned: pathlib.Path, target: pathlib.Path
) -> None:
    """Before anything of it is read."""
    with returned.with_suffix(".zip").open("wb") as stream:
        stream.truncate(200_000_001)
    with pytest.raises(ResubmissionError, match="P302"):
        next_of(returned, target)
    # What is just not too heavy is looked into; there is no ZIP here.
    with returned.with_suffix(".zip").open("r+b") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(ResubmissionError, match="P301"):
        next_of(returned, target)
