"""`segur resubmit`: what it writes, tells and refuses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.answers import NAME, SENT
from support.archives import PDF, Entry, archive
from support.submissions import submission

from pytest_segur import Portal, check, dumps

if TYPE_CHECKING:
    import pathlib

    from support.answers import Segur

NEXT = "JSON-ANS00000012345-20220302-001.json"
USUAL = ("--next-number", "00042", "-o", "suite", "--day", "2022-03-02")


@pytest.fixture(autouse=True)
def _returned(folder: pathlib.Path) -> None:
    """The answer has taken the place of the submission."""
    answer = Portal().deposit(SENT).answer
    assert answer is not None
    (folder / NAME).write_bytes(answer)


def test_the_next_file_is_written_and_told(folder: pathlib.Path, segur: Segur) -> None:
    """With the old number of each request and the new one."""
    (folder / NAME).with_suffix(".zip").write_bytes(
        archive(Entry(name="MDV-LGC-Va1-BDC-00002.pdf", content=PDF))
    )
    outcome = segur("resubmit", NAME, *USUAL)
    archived = NEXT.replace(".json", ".zip")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.decode().splitlines() == [
        f"suite/{NEXT}",
        f"suite/{archived}",
        "    demande 2 : 00002 → 00042",
    ]
    found = check(folder / "suite" / NEXT)
    assert [fault.code for fault in found.requests[0].errors] == ["D210"]
    assert found.archive is not None
    assert found.archive.errors == ()


def test_today_is_the_day_unless_one_is_given(folder: pathlib.Path, segur: Segur) -> None:
    """In the file's name."""
    days = {date.today()}  # noqa: DTZ011 - the user's own calendar
    outcome = segur("resubmit", NAME, "--next-number", "00042", "-o", "suite")
    days.add(date.today())  # noqa: DTZ011

    assert outcome.code == 0
    assert {path.name for path in (folder / "suite").iterdir()} <= {
        f"JSON-ANS00000012345-{day:%Y%m%d}-001.json" for day in days
    }


def test_a_file_number_may_be_given(folder: pathlib.Path, segur: Segur) -> None:
    """Instead of the first free one."""
    assert segur("resubmit", NAME, *USUAL, "--file-number", "007").code == 0
    assert (folder / "suite" / NEXT.replace("-001", "-007")).exists()


def test_missing_documents_are_told_on_standard_error(folder: pathlib.Path, segur: Segur) -> None:
    """The file is written all the same."""
    (folder / "pieces.zip").write_bytes(archive())
    outcome = segur("resubmit", NAME, *USUAL, "--archive", "pieces.zip", "--lang", "en")

    assert outcome.code == 0
    assert outcome.err == 'document not in the archive: "MDV-LGC-Va1-BDC-00002.pdf"\n'


def test_a_request_without_a_number_is_told(folder: pathlib.Path, segur: Segur) -> None:
    """By a dash."""
    text = (folder / NAME).read_text("utf-8").replace('"00002"', "null")
    (folder / NAME).write_text(text, "utf-8")
    outcome = segur("resubmit", NAME, *USUAL, "--lang", "en")

    assert outcome.out.decode().endswith("    request 2: — → 00042\n")


def test_a_number_of_the_history_is_refused(folder: pathlib.Path, segur: Segur) -> None:
    """As misuse; nothing is written."""
    (folder / "historique.json").write_text(
        '{"schema": "segur-portal/1", "deposits": ['
        '{"name": null, "requests": [{"numeroEditeur": "00042"}]}]}',
        encoding="utf-8",
    )
    outcome = segur("resubmit", NAME, *USUAL, "--history", "historique.json")

    assert (outcome.code, outcome.out) == (2, b"")
    assert outcome.err == (
        "segur resubmit : le numéro 00042 a déjà servi (l'historique) : prenez-en un jamais "
        "utilisé\n"
    )
    assert not (folder / "suite").exists()


def test_a_damaged_history_is_refused(folder: pathlib.Path, segur: Segur) -> None:
    """Never taken for an empty one."""
    (folder / "historique.json").write_text("{", "utf-8")
    outcome = segur("resubmit", NAME, *USUAL, "--history", "historique.json")

    assert outcome.code == 2
    assert "historique.json:1:2 : S102" in outcome.err


def test_nothing_to_resubmit_exits_with_1(folder: pathlib.Path, segur: Segur) -> None:
    """There is no next file, and whoever asked for one learns it."""
    answer = Portal().deposit(submission()).answer
    assert answer is not None
    (folder / NAME).write_bytes(answer)
    outcome = segur("resubmit", NAME, *USUAL)

    assert (outcome.code, outcome.out) == (1, b"")
    assert outcome.err == (
        f"{NAME} : rien à déposer de nouveau : toutes les demandes sont acceptées\n"
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((NAME, "-o", "suite"), "--next-number"),
        ((NAME, "--next-number", "00042"), "--output"),
        ((NAME, *USUAL, "--day", "02/03/2022"), "02/03/2022"),
        ((NAME, *USUAL, "--file-number", "7"), '"7"'),
        ((NAME, *USUAL, "--next-number", "42"), '"42"'),
        (("none.json", *USUAL), "S100"),
    ],
)
def test_misuse_exits_with_2(
    folder: pathlib.Path, segur: Segur, arguments: tuple[str, ...], expected: str
) -> None:
    """In one line, and nothing is written."""
    outcome = segur("resubmit", *arguments)

    assert (outcome.code, outcome.out) == (2, b"")
    assert expected in outcome.err
    assert outcome.err.count("\n") == 1
    assert not (folder / "suite").exists()


def test_a_submission_is_no_answer(folder: pathlib.Path, segur: Segur) -> None:
    """Whoever gives it by mistake is told so."""
    (folder / NAME).write_bytes(dumps(SENT))
    outcome = segur("resubmit", NAME, *USUAL)

    assert outcome.code == 2
    assert "n'est pas une réponse de l'ASP" in outcome.err
