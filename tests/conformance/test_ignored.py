"""`ignore=` leaves rules out, without letting others loose on what they guard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.submissions import DELETE, amended, submission

from pytest_segur import check
from pytest_segur.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping


def test_the_fault_is_not_shown_and_still_guards() -> None:
    """What needs it rests, and says so; the request passes."""
    file = amended(submission(), {"/lignesImport/0/numeroEditeur": "1"})
    diagnosis = check(file, ignore=["D205"])
    assert diagnosis.verdict == "accepted"
    assert diagnosis.requests[0].not_evaluated == {"D206": "D205", "D273": "D205"}


def test_a_rule_that_is_not_applied_does_not_rest_either() -> None:
    """Only what would have been judged is not evaluated."""
    file = amended(submission(), {"/lignesImport/0/numeroEditeur": "1"})
    diagnosis = check(file, ignore=["D273"])
    assert diagnosis.requests[0].not_evaluated == {"D206": "D205"}


def test_the_next_error_becomes_the_first() -> None:
    """Another fault of the request is shown as before."""
    changes = {"/lignesImport/0/typeAction": "", "/lignesImport/0/numeroASP": ""}
    diagnosis = check(amended(submission(), changes), ignore=["D203"])
    assert [error.code for error in diagnosis.requests[0].errors] == ["D204"]


@pytest.mark.parametrize("ignore", [["D20", "A"], ["D203,D204"], "D203,D204", ["D"], [" D20 "]])
def test_beginnings_and_lists_are_understood(ignore: list[str] | str) -> None:
    """A prefix stands for all codes that begin so; a lone string is one list."""
    changes = {"/lignesImport/0/typeAction": "", "/lignesImport/0/numeroASP": ""}
    assert check(amended(submission(), changes), ignore=ignore).verdict == "accepted"


def test_a_lone_code_is_not_taken_for_its_letters() -> None:
    """`ignore="D203"` leaves D204 in force."""
    changes = {"/lignesImport/0/typeAction": "", "/lignesImport/0/numeroASP": ""}
    diagnosis = check(amended(submission(), changes), ignore="D203")
    assert [error.code for error in diagnosis.requests[0].errors] == ["D204"]


@pytest.mark.parametrize(
    "code",
    ["S100", "S101", "S102", "S103", "S104", "S105", "S110", "S112", "S113", "S114"],
)
def test_what_nothing_can_be_judged_without_cannot_be_ignored(code: str) -> None:
    """The message names it and all of its kind."""
    with pytest.raises(SettingsError, match=rf"{code}.*S100.*S105.*S110.*S112.*S114"):
        check(submission(), ignore=[code])


@pytest.mark.parametrize("code", ["D999", "Z", "d203", "D2034", "*"])
def test_what_does_not_exist_cannot_be_ignored(code: str) -> None:
    """The message names it and says what is allowed."""
    with pytest.raises(SettingsError, match=rf"{re.escape(code)}.*D210.*A90"):
        check(submission(), ignore=[code])


@pytest.mark.parametrize(
    ("changes", "stays"),
    [
        ({"/lignesImport/0/commande": DELETE}, "S113"),
        ({"/lignesImport/0/commande": []}, "S114"),
        ({"/lignesImport/0": None}, "S112"),
        ({"/lignesImport": None}, "S110"),
        ({"/SIRET": DELETE}, "S105"),
    ],
)
def test_under_a_prefix_they_simply_stay(changes: Mapping[str, object], stays: str) -> None:
    """`S` leaves out what can be left out: S106 to S109 and S111."""
    with_more = {**changes, "/impId": "", "/x": 1}
    diagnosis = check(amended(submission(), with_more), ignore=["S"])
    assert [error.code for error in diagnosis.errors] == [stays]


def test_a_file_that_fails_only_ignored_rules_of_structure_is_judged_further() -> None:
    """A wrong header does not keep the requests from being looked into."""
    changes = {
        "/impId": "1",
        "/numeroAns": "1",
        "/SIRET": None,
        "/x": 1,
        "/lignesImport/0/y": 1,
        "/lignesImport/0/typeAction": "",
    }
    diagnosis = check(amended(submission(), changes), ignore=["S106", "S107", "S108", "S109"])
    assert diagnosis.errors == ()
    assert [error.code for error in diagnosis.requests[0].errors] == ["D203"]


def test_a_file_without_requests_passes_when_s111_is_ignored() -> None:
    """Nothing is at fault in nothing."""
    diagnosis = check(submission([]), ignore=["S111"])
    assert (diagnosis.verdict, diagnosis.requests) == ("accepted", ())


def test_names_can_go_unjudged() -> None:
    """`F` leaves out every rule on the name; F401 keeps guarding the others."""
    assert check(submission(), name="x.json", ignore=["F"]).verdict == "accepted"
    assert check(submission(), name="x.json", ignore=["F401"]).verdict == "accepted"
