"""An answer that is judged by mistake is recognised."""

from __future__ import annotations

import pytest
from support.submissions import amended, submission

from pytest_segur import Portal, check
from pytest_segur.rules.returned import is_returned

HINT = "segur reconcile"


def test_an_answer_is_recognised_and_the_hint_says_what_to_do() -> None:
    """The fault stays S107, at impId."""
    answer = Portal().deposit(submission()).answer
    assert answer is not None
    fault = check(answer).errors[0]

    assert (fault.code, fault.pointer) == ("S107", "/impId")
    for language in ("fr", "en"):
        hint = fault.hint_in(language)
        assert hint is not None
        assert HINT in hint
        assert "segur resubmit" in hint


def test_a_filled_reference_alone_is_the_usual_fault() -> None:
    """A vendor filled in what is ASP's."""
    fault = check(amended(submission(), {"/impId": "I1"})).errors[0]

    assert fault.code == "S107"
    assert HINT not in (fault.hint or "")


def test_other_faults_keep_their_hints() -> None:
    """Only impId tells of the answer."""
    answer = amended(
        submission(),
        {"/impId": "I1", "/SIRET": "1", "/lignesImport/0/libelleTraitement": "Demande acceptée"},
    )
    faults = {fault.code: fault.hint or "" for fault in check(answer).errors}

    assert HINT in faults["S107"]
    assert HINT not in faults["S109"]


@pytest.mark.parametrize(
    "root",
    [
        {},
        {"impId": "I1"},
        {"impId": "I1", "lignesImport": {}},
        {"impId": "I1", "lignesImport": []},
        {"impId": "I1", "lignesImport": ["0000"]},
        {"impId": "I1", "lignesImport": [{"codeTraitement": None, "libelleTraitement": ""}]},
        {"impId": None, "lignesImport": [{"codeTraitement": "0000"}]},
        {"impId": "", "lignesImport": [{"codeTraitement": "0000"}]},
    ],
)
def test_nothing_else_is_an_answer(root: dict[str, object]) -> None:
    """Both the file and a request are filled in by ASP."""
    assert not is_returned(root)
