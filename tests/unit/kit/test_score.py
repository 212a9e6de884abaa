"""What a score tells: by rule and in total, to people and to programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pytest_segur.kit.answer import Answer
from pytest_segur.kit.outcome import Failure, Outcome, Result
from pytest_segur.kit.score import Score
from pytest_segur.kit.score_report import ScoreReport
from pytest_segur.kit.selection import Selector
from pytest_segur.reports.json_report import dumps_report
from pytest_segur.reports.style import coloured
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.kit.case import KitCase

TOLD = frozenset({"file", "profiles", "edition"})
CRASH = Failure(Outcome.CRASHED, Text("la sortie est vide", "nothing was printed"))


@pytest.fixture
def report(kit: pathlib.Path, cases: dict[str, KitCase]) -> ScoreReport:
    """Of a validator that takes everything, but for what breaks it."""
    selection = Selector(told=TOLD).select(cases.values())
    replies: dict[str, Answer | Failure] = {
        "published/S103/twice": CRASH,
        "published/D210/iso": Answer({2: ("D251", "X\u202e"), 1: None}),
        "published/D210/leap": Answer({1: ("D210",) * 30}),
    }
    score = Score(
        tuple(Result.of(case, replies.get(case.id, Answer())) for case in selection.asked)
    )
    return ScoreReport(command="judge {file}", selection=selection, score=score, root=str(kit))


def test_people_read_a_table_then_what_differs(report: ScoreReport) -> None:
    name = "JSON-ANS00000012345-20220301-001.json"
    assert list(report.lines("en")) == [
        "          agreed  wrongly accepted  wrongly refused  other code  crashed  timed out",
        "S103           ·                 ·                ·           ·        1          ·",
        "D210           ·                 ·                2           ·        ·          ·",
        "D238           ·                 1                ·           ·        ·          ·",
        "D259           1                 1                ·           ·        ·          ·",
        "P303           ·                 1                ·           ·        ·          ·",
        "business       1                 ·                ·           ·        ·          ·",
        "total          2                 3                2           ·        1          ·",
        "",
        "published/S103/twice: crashed",
        "  shows published/S103/twice",
        f"  published/S103/twice/{name}  /lignesImport/1",
        "  nothing was printed",
        "",
        "published/D210/iso: wrongly refused",
        "  shows published/D210/iso",
        f"  published/D210/iso/{name}  /lignesImport/1",
        "  request 1: expected accepted; found refused, without a code",
        "  request 2: expected D210, D251; found D251, X\\u202e",
        "published/D210/leap: wrongly refused",
        "  shows published/D210/leap",
        f"  published/D210/leap/{name}",
        f"  request 1: expected accepted; found {', '.join(['D210'] * 20)}, …",
        "",
        "published/D259/none: wrongly accepted",
        "  shows published/D259/none",
        f"  published/D259/none/{name}  /lignesImport/1",
        "  request 1: expected D259; found accepted",
        "",
        "published/P303/absent: wrongly accepted",
        "  shows published/P303/absent",
        f"  published/P303/absent/{name}  /lignesImport/1",
        "  archive: expected P303; found accepted",
        "",
        "corrected/D238/long: wrongly accepted",
        "  shows corrected/D238/long",
        "  corrected/D238/long/JSON-ANS0012345-20220301-001.json  /lignesImport/1",
        "  request 1: expected D238; found accepted",
        "",
        "Not asked: 1 case, earlier deposits must be known, and the command has no {history}",
        "Summary: agreed on 2 of 8 cases (kit 1.0.0)",
    ]


def test_it_is_told_in_french_and_in_colour(report: ScoreReport) -> None:
    lines = list(report.lines("fr", coloured))
    assert "\x1b[31;1mS103    \x1b[0m  " in lines[1]
    assert "\x1b[32mbusiness\x1b[0m  " in lines[6]
    assert "published/S103/twice : \x1b[31;1mplanté\x1b[0m" in lines
    assert "  demande 1 : attendu accepté ; trouvé refusé, sans code" in lines
    assert lines[-1] == "\x1b[31;1mBilan : d'accord sur 2 cas sur 8 (kit 1.0.0)\x1b[0m"


def test_more_of_one_rule_is_counted(report: ScoreReport) -> None:
    [one] = [result for result in report.score.results if result.case.rule == "S103"]
    many = ScoreReport(command="x", selection=report.selection, score=Score((one,) * 5))
    lines = list(many.lines("en"))
    assert sum(line.startswith("published/S103/twice: ") for line in lines) == 3
    assert "… and 2 others (all: --format json)" in lines


def test_programs_read_everything(report: ScoreReport) -> None:
    data = json.loads(dumps_report(report.to_dict()))
    deviations = {entry.pop("id"): entry for entry in data.pop("deviations")}
    agreed = dict.fromkeys(map(str, Outcome), 0)
    assert data == {
        "schema": "segur-conformance/1",
        "kit": "1.0.0",
        "command": "judge {file}",
        "summary": {
            "cases": 9,
            "not_asked": 1,
            **agreed,
            "agreed": 2,
            "wrongly_accepted": 3,
            "wrongly_refused": 2,
            "crashed": 1,
        },
        "rules": {
            "S103": {**agreed, "crashed": 1},
            "D210": {**agreed, "wrongly_refused": 2},
            "D238": {**agreed, "wrongly_accepted": 1},
            "D259": {**agreed, "agreed": 1, "wrongly_accepted": 1},
            "P303": {**agreed, "wrongly_accepted": 1},
            "business": {**agreed, "agreed": 1},
        },
        "not_asked": [{"id": "published/D207/again", "reason": "no_history_placeholder"}],
    }
    assert deviations.keys() == {result.case.id for result in report.score.deviating}
    assert deviations["published/D210/iso"] == {
        "rule": "D210",
        "outcome": "wrongly_refused",
        "purpose": {"fr": "montre published/D210/iso", "en": "shows published/D210/iso"},
        "edition": "published",
        "path": "published/D210/iso/JSON-ANS00000012345-20220301-001.json",
        "place": "/lignesImport/1",
        "expected": {"demandes": {"2": ["D210", "D251"]}},
        "given": {"demandes": {"1": "rejected", "2": ["D251", "X\u202e"]}},
        "reason": None,
    }
    crash = deviations["published/S103/twice"]
    assert (crash["given"], crash["expected"]) == (None, {"fichier": ["S103"]})
    assert crash["reason"] == {"fr": CRASH.reason.fr, "en": CRASH.reason.en}


def test_only_full_agreement_holds(report: ScoreReport) -> None:
    agreeing = [result for result in report.score.results if not result.deviations][1:]
    assert not report.score.holds
    assert Score(tuple(agreeing)).holds
    assert not Score((*agreeing, report.score.results[0])).holds
