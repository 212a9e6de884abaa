"""The simulated portal: deposits one after another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.answers import codes_of, faulty
from support.submissions import DELETE, NUMERO_ANS, amended, file_name, liberal_request, submission

from pytest_segur import Portal, dumps
from pytest_segur.asp.history import Deposit, DepositedRequest

if TYPE_CHECKING:
    import pathlib


def test_an_answer_tells_what_became_of_each_request() -> None:
    """Accepted ones have a number of ASP."""
    receipt = Portal().deposit(faulty())

    assert receipt.verdict == "mixed"
    assert receipt.impId == "SIMU-IMP-000001"
    assert receipt.numbers == {"00001": "SIMU-ASP-00000001", "00003": "SIMU-ASP-00000002"}
    assert [request.state for request in receipt.requests] == ["accepted", "rejected", "accepted"]
    assert receipt.requests[1] == DepositedRequest(
        numeroEditeur="00002",
        state="rejected",
        codeTraitement="0210",
        libelleTraitement="dateCommande doit être une date qui existe, écrite JJ/MM/AAAA",
    )
    assert receipt.error is None
    assert receipt.remarks == ()
    assert receipt.parsed is not None
    assert receipt.parsed["lignesImport"][2]["numeroASP"] == "SIMU-ASP-00000002"


def test_a_deposit_goes_by_the_name_given(tmp_path: pathlib.Path) -> None:
    """That of the path by default; bytes and objects have one only when it is given."""
    path = tmp_path / "demandes.json"
    content = dumps(submission())
    path.write_bytes(content)
    good = file_name()
    for source, name, known, told in (
        (path, None, "demandes.json", str(path)),
        (path, good, good, str(path)),
        (content, good, good, good),
        (content, None, None, "-"),
    ):
        for receipt in (
            Portal().deposit(source, name=name),
            Portal().preview(source, name=name),
        ):
            assert (receipt.deposit.name, receipt.diagnosis.path) == (known, told)
            assert receipt.deposit.numeroAns == NUMERO_ANS["published"]
            wrong = [] if known in {None, good} else ["F401"]
            assert [error.code for error in receipt.diagnosis.errors] == wrong


def test_documents_beside_a_file_are_no_matter_of_a_preview(tmp_path: pathlib.Path) -> None:
    """A deposit looks at them."""
    path = tmp_path / file_name()
    path.write_bytes(dumps(submission()))
    path.with_suffix(".zip").write_bytes(b"no archive")
    assert Portal().deposit(path).deposit.archive == "failed"
    assert Portal().preview(path).deposit.archive == "absent"


def test_a_folder_of_archives_is_looked_into_by_name(tmp_path: pathlib.Path) -> None:
    """Also for bytes and objects, which stand beside nothing."""
    (tmp_path / file_name()).with_suffix(".zip").write_bytes(b"no archive")
    for source in (submission(), dumps(submission())):
        receipt = Portal().deposit(source, name=file_name(), archive=tmp_path)
        assert receipt.deposit.archive == "failed"
        assert receipt.diagnosis.archive is not None
        assert receipt.diagnosis.archive.path.endswith(".zip")
        assert [error.code for error in receipt.diagnosis.archive.errors] == ["P301"]


def test_a_faultless_file_is_accepted() -> None:
    """All of its requests are."""
    assert Portal().deposit(submission()).verdict == "accepted"


def test_a_file_that_the_first_control_refuses_has_no_answer() -> None:
    """The verdict carries the first error; the history says so."""
    portal = Portal()
    receipt = portal.deposit(b'{"impId": 1, "lignesImport": []}')

    assert receipt.verdict == "rejected"
    assert receipt.answer is None
    assert receipt.parsed is None
    assert receipt.impId is None
    assert receipt.requests == ()
    assert receipt.error is not None
    assert receipt.error.code == "S105"
    assert portal.history == (Deposit(name=None, verdict="rejected", refusal="S105"),)


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]"])
def test_bytes_that_are_no_submission_are_a_verdict(content: bytes) -> None:
    """Never an exception."""
    receipt = Portal().deposit(content)

    assert receipt.verdict == "rejected"
    assert receipt.answer is None


def test_a_misnamed_file_is_answered_all_the_same() -> None:
    """F rules are the kit's verdict on the file, not ASP's."""
    receipt = Portal().deposit(submission(), name="demandes.json")

    assert receipt.verdict == "accepted"
    assert receipt.error is None
    assert receipt.diagnosis.verdict == "rejected"
    assert codes_of(receipt) == ["F401"]


def test_references_are_unique_and_the_same_from_every_fresh_portal() -> None:
    """Over all deposits; a refused file uses up none."""
    portal = Portal()
    first = portal.deposit(submission([liberal_request(1), liberal_request(2)]))
    portal.deposit(b"{}")
    second = portal.deposit(submission([amended(liberal_request(1), _renumbered("00003"))]))

    assert (first.impId, second.impId) == ("SIMU-IMP-000001", "SIMU-IMP-000002")
    assert list(second.numbers.values()) == ["SIMU-ASP-00000003"]
    assert Portal().deposit(submission()).impId == first.impId


def test_references_of_another_making_are_never_given_again() -> None:
    """A history by hand may hold what a fresh portal would come to."""
    known = Deposit(
        name=None,
        impId="SIMU-IMP-000002",
        requests=(DepositedRequest(numeroEditeur="00009", numeroASP="SIMU-ASP-00000002"),),
    )
    receipt = Portal(deposits=[known]).deposit(submission())

    assert receipt.impId == "SIMU-IMP-000003"
    assert receipt.numbers == {"00001": "SIMU-ASP-00000003"}


def _renumbered(number: str) -> dict[str, object]:
    """Change the number of a request, and the name of its document."""
    return {
        "/numeroEditeur": number,
        "/piecesJustificatives/0/nomFichier": f"MDV-LGC-Va1-BDC-{number}.pdf",
    }


def test_a_number_is_used_up_by_the_second_control_whatever_it_said() -> None:
    """Accepted or refused (D207); a new number passes."""
    portal = Portal()
    portal.deposit(faulty())
    again = portal.deposit(faulty())

    assert [request.codeTraitement for request in again.requests] == ["0207"] * 3
    assert [request.numeroASP for request in again.requests] == [None] * 3
    mended = submission([amended(liberal_request(1), _renumbered("00042"))])
    assert portal.deposit(mended).verdict == "accepted"
    assert portal.has_seen_number("00042")


def test_a_number_is_used_up_whatever_the_ans_number() -> None:
    """The portal is one vendor's account."""
    portal = Portal()
    portal.deposit(submission())
    other = amended(submission(), {"/numeroAns": "ANS00000099999"})

    assert codes_of(portal.deposit(other)) == ["D207"]


def test_a_file_that_the_first_control_refuses_uses_up_no_number() -> None:
    """Mended, it passes."""
    portal = Portal()
    portal.deposit(amended(submission(), {"/SIRET": DELETE}))

    assert not portal.has_seen_number("00001")
    assert portal.deposit(submission()).verdict == "accepted"


def test_a_number_that_is_no_string_is_no_number() -> None:
    """D205 refuses it every time, D207 never."""
    portal = Portal()
    faulty = amended(submission(), {"/lignesImport/0/numeroEditeur": None})
    for _ in range(2):
        assert codes_of(portal.deposit(faulty))[0] == "D205"
    assert portal.deposit(faulty).numbers == {}


@pytest.mark.parametrize("ignored", ["D207", "D20"])
def test_d207_can_be_ignored(ignored: str) -> None:
    """Like every rule of the second control."""
    portal = Portal(ignore=[ignored])
    portal.deposit(submission())

    assert portal.deposit(submission()).verdict == "accepted"


def test_the_day_of_deposit_is_compared_with_the_name() -> None:
    """F405, where the portal knows the day: its own, or that of one deposit."""
    named = {"name": file_name(day="20220301")}

    assert codes_of(Portal().deposit(submission(), **named)) == []
    assert codes_of(Portal(day="2022-03-01").deposit(submission(), **named)) == []
    assert codes_of(Portal(day=date(2022, 3, 2)).deposit(submission(), **named)) == ["F405"]
    portal = Portal(day="2022-03-01")
    assert codes_of(portal.deposit(submission(), day="2022-03-02", **named)) == ["F405"]
    assert portal.day == date(2022, 3, 1)
    assert portal.history[0].day == date(2022, 3, 2)


def test_a_file_number_serves_once_a_day_and_ans_number() -> None:
    """F406, also when the earlier file was refused; ASP answers all the same."""
    portal = Portal(ignore=["D207"])
    portal.deposit(b"{}", name=file_name(number="001"))
    again = portal.deposit(submission(), name=file_name(number="001"))

    assert codes_of(again) == ["F406"]
    assert again.verdict == "accepted"
    assert codes_of(portal.deposit(submission(), name=file_name(number="002"))) == []
    assert codes_of(portal.deposit(submission(), name=file_name(day="20220302"))) == []
    assert portal.has_seen_file(NUMERO_ANS["published"], "20220301", "002")
    assert not portal.has_seen_file(NUMERO_ANS["published"], "20220301", "003")


def test_what_could_not_be_opened_was_never_deposited(tmp_path: pathlib.Path) -> None:
    """It leaves no trace, and its name is free."""
    portal = Portal()
    receipt = portal.deposit(tmp_path / file_name())

    assert receipt.deposit.refusal == "S100"
    assert portal.history == ()


def test_a_preview_leaves_no_trace() -> None:
    """The same answer, and the next deposit is the first."""
    portal = Portal()
    receipt = portal.preview(submission(), name=file_name())

    assert receipt.answer == portal.deposit(submission()).answer
    assert portal.history[0].name is None
