"""The files of a session together: on which sides each rule was exercised, and the percentage."""

from __future__ import annotations

import json
from collections import Counter
from typing import Final

import pytest

from pytest_segur.coverage.account import Coverage, Side
from pytest_segur.coverage.exercise import Exercise
from pytest_segur.coverage.reach import ADVISORIES, RULES
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text


def exercise(passed: str = "", failed: str = "", **more: object) -> Exercise:
    """Build what a file exercises, from codes."""
    counts = {"passed": Counter(passed.split()), "failed": Counter(failed.split())}
    return Exercise(**counts, **more)  # type: ignore[arg-type]


ALL: Final = exercise(" ".join(RULES), " ".join(RULES))


def test_each_rule_is_exercised_on_the_sides_that_any_file_shows() -> None:
    coverage = Coverage.of(
        [
            exercise("D210 D211 D211", "D212", fired=Counter({"A906": 2})),
            exercise("D210", "D210 D213", fired=Counter({"A906": 1, "A901": 1})),
        ]
    )
    assert {side: coverage.on(side) for side in (Side.BOTH, Side.PASSED, Side.FAILED)} == {
        Side.BOTH: ["D210"],
        Side.PASSED: ["D211"],
        Side.FAILED: ["D212"],
    }
    assert set(coverage.on(Side.NEVER)) == {*RULES} - {"D210", "D211", "D212"}
    assert coverage.files == 2
    assert list(coverage.fired.items()) == [("A901", 1), ("A906", 3)]


def test_a_rule_is_beyond_reach_where_it_is_in_every_file() -> None:
    first = exercise(beyond={"D259": "profiles", "P301": "archive"})
    second = exercise("D259", beyond={"P301": "ignored", "P302": "size"})
    coverage = Coverage.of([first, second])
    assert coverage.beyond == {"P301": "ignored"}
    assert coverage.rules["D259"].side is Side.PASSED
    assert "P301" not in coverage.rules
    assert "P302" in coverage.rules


def test_rules_of_a_house_count_behind_those_of_the_document() -> None:
    coverage = Coverage.of([exercise("X1", "X1", house={"X1": ("maison", "house")})])
    assert [*coverage.rules][-1] == "X1"
    assert coverage.label_of("X1", Edition.PUBLISHED) == Text("maison", "house")
    assert "14" in coverage.label_of("S109", Edition.CORRECTED).fr
    assert coverage.on(Side.BOTH) == ["X1"]


@pytest.mark.parametrize("beyond", [0, 1, 2])
def test_the_percentage_is_never_rounded_up(beyond: int) -> None:
    """All rules but one, of as many as there are within reach."""
    out = dict.fromkeys(RULES[1 : 1 + beyond], "ignored")
    but_one = " ".join(RULES[1:])
    coverage = Coverage.of([exercise(but_one, but_one, beyond=out)])
    count = len(RULES) - beyond
    assert coverage.percent <= 100 * (count - 1) / count < coverage.percent + 0.1
    assert coverage.reaches(100 * (count - 1) / count - 1e-9)
    assert not coverage.reaches(100 * (count - 1) / count + 1e-9)
    assert Coverage.of([ALL]).percent == 100
    assert Coverage.of([ALL]).reaches(100)


def test_where_nothing_was_judged_nothing_was_exercised() -> None:
    coverage = Coverage.of([])
    assert (coverage.percent, coverage.files, coverage.beyond) == (0, 0, {})
    assert coverage.reaches(0)
    assert not coverage.reaches(0.1)
    assert Coverage.of([exercise(beyond=dict.fromkeys(RULES, "ignored"))]).percent == 0


def test_the_report_for_programs_has_every_rule() -> None:
    beyond = {"P302": "size"}
    fired = Counter({"A906": 2})
    report = Coverage.of([exercise("D210", "D210", beyond=beyond, fired=fired)]).to_dict(
        edition=Edition.PUBLISHED
    )
    assert json.loads(json.dumps(report)) == report
    assert [report[key] for key in ("schema", "edition")] == ["segur-coverage/1", "published"]
    assert report["rules"]["D210"] == {"passed": 1, "failed": 1, "status": "both"}
    assert report["rules"]["D211"] == {"passed": 0, "failed": 0, "status": "never"}
    assert report["not_applicable"] == beyond
    assert report["advisories"] == {**dict.fromkeys(ADVISORIES, 0), "A906": 2}
    assert {*report["rules"], *report["not_applicable"], *report["advisories"]} == {*CATALOGUE}
    assert report["summary"] == {
        "files": 1,
        "rules": len(RULES) - 1,
        "both": 1,
        "passed": 0,
        "failed": 0,
        "never": len(RULES) - 2,
        "percent": 1.2,
    }
