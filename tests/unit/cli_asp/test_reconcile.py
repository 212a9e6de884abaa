"""`segur reconcile`: exit codes, formats, languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.answers import NAME, SENT
from support.submissions import amended, submission

from pytest_segur import Portal, dumps

if TYPE_CHECKING:
    import pathlib

    from support.answers import Segur


@pytest.fixture
def returned(folder: pathlib.Path) -> dict[str, Any]:
    """The simulated answer, saved as `retour.json`."""
    answer = Portal().deposit(SENT)
    assert answer.answer is not None
    assert answer.parsed is not None
    (folder / "retour.json").write_bytes(answer.answer)
    return answer.parsed


@pytest.mark.usefixtures("returned")
def test_an_answer_that_agrees_exits_with_0(segur: Segur) -> None:
    """And is summed up."""
    outcome = segur("reconcile", NAME, "retour.json")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.decode() == "2 demandes : 2 comme prévu\n"


def test_a_disagreement_exits_with_1(
    folder: pathlib.Path, segur: Segur, returned: dict[str, Any]
) -> None:
    """As text and as JSON, on the standard output or in a file."""
    changed = amended(returned, {"/lignesImport/1/codeTraitement": "E12"})
    (folder / "retour.json").write_bytes(dumps(changed))
    outcome = segur("reconcile", NAME, "retour.json", "--lang", "en")

    assert outcome.code == 1
    assert outcome.out.decode().startswith("request 2 (00002): refused under another code\n")
    outcome = segur("reconcile", NAME, "retour.json", "--format", "json")
    assert outcome.code == 1
    report = json.loads(outcome.out)
    assert report["submitted"] == NAME
    assert report["requests"][1]["outcome"] == "other-code"
    assert segur("reconcile", NAME, "retour.json", "-o", "ecarts.txt").out == b""
    assert "E12" in (folder / "ecarts.txt").read_text("utf-8")


@pytest.mark.usefixtures("returned")
def test_settings_decide_the_prediction(segur: Segur) -> None:
    """Whoever ignores D210 predicts acceptance."""
    outcome = segur("reconcile", NAME, "retour.json", "--ignore", "D210")

    assert outcome.code == 1
    assert "refusée par l'ASP, acceptée par la simulation" in outcome.out.decode()


@pytest.mark.usefixtures("returned")
def test_personal_values_are_shown_on_request(folder: pathlib.Path, segur: Segur) -> None:
    """Masked otherwise."""
    text = (folder / "retour.json").read_text("utf-8").replace('"DURAND"', '"Durand"')
    (folder / "retour.json").write_text(text, "utf-8")

    assert b"Durand" not in segur("reconcile", NAME, "retour.json").out
    assert b"Durand" in segur("reconcile", NAME, "retour.json", "--show-values").out


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "retour.json:1:1: S102"),
        (dumps(submission()), "not the same (2 → 1): numeroEditeur '00002' missing"),
    ],
)
def test_files_that_do_not_belong_together_are_misuse(
    folder: pathlib.Path, segur: Segur, content: bytes, expected: str
) -> None:
    """Exit code 2, and nothing is written."""
    (folder / "retour.json").write_bytes(content)
    outcome = segur("reconcile", NAME, "retour.json", "-o", "ecarts.txt", "--lang", "en")

    assert (outcome.code, outcome.out) == (2, b"")
    assert outcome.err.startswith("segur reconcile: ")
    assert expected in outcome.err
    assert not (folder / "ecarts.txt").exists()


@pytest.mark.usefixtures("returned")
def test_inputs_are_never_overwritten(folder: pathlib.Path, segur: Segur) -> None:
    """Neither of them."""
    before = (folder / "retour.json").read_bytes()

    assert segur("reconcile", NAME, "retour.json", "-o", "retour.json").code == 2
    assert segur("reconcile", NAME, "retour.json", "-o", NAME).code == 2
    assert (folder / "retour.json").read_bytes() == before
