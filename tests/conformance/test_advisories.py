"""What is merely implausible is told, and never refused."""

from __future__ import annotations

from datetime import date

import pytest
from support.cases.advisories import CASES, CODES
from support.cases.case import build, judge
from support.deviations import deviations
from support.submissions import NUMERO_ANS, amended, piece, submission

from pytest_segur import Number, check, dumps

NAME = f"JSON-{NUMERO_ANS['published']}-20220302-001.json"
DAY_BEFORE = date(2022, 3, 1)


def test_an_advisory_is_given_where_it_is_due_and_nowhere_else() -> None:
    """Exactly the advisories of each case, in that order, the first one at its place."""
    given = {
        f"{case.code}-{case.why}": [
            advisory
            for request in case.judge("published").requests
            for advisory in request.advisories
            if advisory.code in CODES
        ]
        for case in CASES
    }
    found = {
        name: (
            [advisory.code for advisory in advisories],
            [advisory.pointer for advisory in advisories[:1]],
            {advisory.source for advisory in advisories} - {"kit"},
        )
        for name, advisories in given.items()
    }
    expected = {
        f"{case.code}-{case.why}": (
            list(case.codes),
            [case.pointer] if case.codes else [],
            set[str](),
        )
        for case in CASES
    }
    assert deviations(found, expected) == ""


def test_an_advisory_refuses_nothing() -> None:
    """A file with nothing but advisories is accepted."""
    file = amended(submission(), {"/lignesImport/0/commande/dateCommande": "01/01/2030"})
    diagnosis = check(file, today=DAY_BEFORE)
    assert [advisory.code for advisory in diagnosis.requests[0].advisories] == ["A906"]
    assert diagnosis.verdict == "accepted"
    assert diagnosis.is_faultless
    assert diagnosis.by_code() == {}


def test_the_date_of_the_name_is_compared_with_today() -> None:
    """A917 is told of a day to come, not of today."""
    content = dumps(submission())
    ahead = check(content, name=NAME, today=DAY_BEFORE)
    (advisory,) = ahead.advisories
    assert (advisory.code, advisory.found_in("en")) == ("A917", '"20220302"')
    assert "today is 20220301:" in (advisory.hint_in("en") or "")
    assert ahead.verdict == "accepted"
    assert check(content, name=NAME, today="2022-03-02").advisories == ()


def test_the_date_of_the_name_needs_to_exist_only() -> None:
    """A917 is judged where F403 passed, whatever the first control says, and only there."""
    ahead = check(b"{", name=NAME, today=DAY_BEFORE)
    assert [error.code for error in ahead.errors] == ["S102"]
    assert [advisory.code for advisory in ahead.advisories] == ["A917"]
    no_day = check(b"{", name=NAME.replace("20220302", "20220332"), today=DAY_BEFORE)
    assert [error.code for error in no_day.errors] == ["S102", "F403"]
    assert no_day.advisories == ()
    assert check(b"{", name="demandes.json", today=DAY_BEFORE).advisories == ()


def test_no_request_is_advised_upon_when_the_first_control_failed() -> None:
    """Advisories on requests need a sound structure."""
    changes: dict[str, object] = {
        "/impId": "1",
        "/lignesImport/0/commande/dateCommande": "01/01/2030",
    }
    diagnosis = check(amended(submission(), changes), today=DAY_BEFORE)
    assert [error.code for error in diagnosis.errors] == ["S107"]
    assert diagnosis.requests == ()
    assert diagnosis.advisories == ()


def test_one_element_that_is_refused_keeps_nobody_from_looking_at_the_others() -> None:
    """A doctor's number is told of wherever he stands, though another's is no number at all."""
    doctors = "beneficiaires/liberal"
    changes: dict[str, object] = {
        f"1:{doctors}/0/RPPS": "888888888888880",
        f"1:{doctors}/1/RPPS": "1",
        f"1:{doctors}/2/RPPS": "888888888888880",
        f"2:{doctors}/1/RPPS": "888888888888880",
    }
    first, second = judge(build(("agent", "agent"), changes, "published"), "published").requests
    assert [error.code for error in first.errors] == ["D238"]
    found = [(each.code, each.pointer) for each in (*first.advisories, *second.advisories)]
    assert found == [
        ("A901", f"/lignesImport/0/{doctors}/0/RPPS"),
        ("A901", f"/lignesImport/0/{doctors}/2/RPPS"),
        ("A909", f"/lignesImport/0/{doctors}/2/RPPS"),
        ("A901", f"/lignesImport/1/{doctors}/1/RPPS"),
        ("A910", f"/lignesImport/1/{doctors}/1/RPPS"),
    ]


def test_values_that_are_no_strings_repeat_nothing() -> None:
    """Whatever they are, equal or not."""
    numbers: list[object] = [[], {}, [[]], None, Number("1")]
    for value in numbers:
        changes: dict[str, object] = {
            **{f"beneficiaires/liberal/{index}/RPPS": value for index in range(3)},
            "piecesJustificatives": [{**piece(), "nomFichier": value}] * 2,
        }
        (request,) = judge(build(("agent",), changes, "published"), "published").requests
        assert {error.code for error in request.errors} >= {"D238", "D270"}
        assert request.advisories == ()


def test_advisories_can_be_left_out() -> None:
    """Neither requests nor names are advised upon then."""
    file = amended(submission(), {"/lignesImport/0/commande/dateCommande": "01/01/2030"})
    diagnosis = check(file, name=NAME, today=DAY_BEFORE, advisories=False)
    assert diagnosis.advisories == ()
    assert diagnosis.requests[0].advisories == ()


@pytest.mark.parametrize("ignored", ["A906", "A90", "A"])
def test_an_ignored_advisory_is_not_given(ignored: str) -> None:
    """By its code or the beginning of it."""
    file = amended(submission(), {"/lignesImport/0/commande/dateCommande": "01/01/2030"})
    diagnosis = check(file, today=DAY_BEFORE, ignore=[ignored])
    assert diagnosis.requests[0].advisories == ()


def test_an_ignored_advisory_on_the_name_is_not_given() -> None:
    """A917 is a rule like any other."""
    diagnosis = check(submission(), name=NAME, today=DAY_BEFORE, ignore=["A917"])
    assert diagnosis.advisories == ()


def test_an_ignored_rule_still_keeps_advisories_from_reading_its_balise() -> None:
    """What is refused is not commented upon, not even when the refusal is not shown."""
    file = amended(submission(), {"/lignesImport/0/commande/dateCommande": "2030-01-01"})
    diagnosis = check(file, today=DAY_BEFORE, ignore=["D210"])
    assert diagnosis.verdict == "accepted"
    assert diagnosis.requests[0].advisories == ()
