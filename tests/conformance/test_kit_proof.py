"""The kit says what the catalogue says, and this package does what the kit says."""

from __future__ import annotations

import json
import shutil
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from support.cases.case import BOTH
from support.cases.single_faults import BY_BASE, RANKS, RESTS, in_order, neighbours
from support.deviations import deviations
from support.kit.building import KIT
from support.kit.reading import (
    advisories_of,
    codes_of,
    errors_of,
    filled,
    judge,
    kit_cases,
    manifest,
    stored,
)

from pytest_segur.kit.library import MANIFEST, cases_in
from pytest_segur.kit.making import made_in, materialise

if TYPE_CHECKING:
    import pathlib

    import pytest

    from pytest_segur.diagnosis import Diagnosis, Fault
    from pytest_segur.kit.case import KitCase

#: What breaks two rules at once: a misspelt name is one that is missing and one that is unknown.
_TOGETHER: Final = {
    "S105/a-misspelt-balise": {"S105", "S106"},
    "S105/misspelt-requests": {"S105", "S106"},
    "S113/a-misspelt-block": {"S106", "S113"},
    "S113/a-misspelt-inner-block": {"S106", "S113"},
}
#: The folders of cases that have several faults on purpose.
_SEVERAL: Final = ("order", "prerequisites", "business")


def test_each_failing_case_has_its_own_code_and_no_other() -> None:
    """The matrix of rules and cases is diagonal, but for what comes together."""
    alone = [case for case in kit_cases() if case.id.split("/")[1] not in _SEVERAL]
    found = {case.id: (codes_of(case), case.rule in _advised(case)) for case in alone}
    assert deviations(found, {case.id: _on_the_diagonal(case) for case in alone}) == ""


def _on_the_diagonal(case: KitCase) -> tuple[set[str], bool]:
    """Give the codes that a case of one rule has, and whether that is an advisory."""
    _, folder, slug = case.id.split("/")
    fails, is_advisory = case.kind == "fails", folder.startswith("A")
    errors = {folder} if fails and not is_advisory else set[str]()
    return _TOGETHER.get(f"{folder}/{slug}", errors), fails and is_advisory


def _advised(case: KitCase) -> set[str]:
    return {code for codes in (case.expectation.advisories or {}).values() for code in codes}


def test_at_most_one_item_of_a_failing_case_is_at_fault() -> None:
    """One request, the file or the archive: everything else in it is sound."""
    several = [
        case.id
        for case in kit_cases()
        if case.id.split("/")[1] not in _SEVERAL and len(filled(case.expectation.errors)) > 1
    ]
    assert several == []


def test_each_rule_is_paired_with_the_next_that_can_fail_beside_it() -> None:
    """In both editions, and the earlier of the two is ASP's answer."""
    pairs = {pair for base in BY_BASE for pair in neighbours(base)}
    for edition in BOTH:
        shown = {}
        for case in kit_cases():
            if case.id.startswith(f"{edition}/order/"):
                (codes,) = filled(case.expectation.errors).values()
                shown[codes] = RANKS[codes[0]] < RANKS[codes[1]]
        assert shown == dict.fromkeys(pairs, True)


def test_the_pairs_of_the_catalogue_that_cannot_be_are_these() -> None:
    """Every two rules in a row are paired, or here is why they never fail together."""
    rules = sorted(RANKS, key=RANKS.__getitem__)
    paired = {pair for base in BY_BASE for pair in neighbours(base)}
    never = {pair for pair in pairwise(rules) if pair not in paired}
    rests = {(first, second) for first, second in never if second in RESTS.get(first, ())}
    assert rests == {
        *(("D201", "D202"), ("D205", "D206"), ("D206", "D207")),
        *(("D220", "D221"), ("D225", "D226"), ("D233", "D234"), ("D272", "D273")),
    }
    # A request is for doctors or for a structure, and has an agent or none.
    orders = [{*in_order(base)} for base in BY_BASE]
    elsewhere = {
        (first, second)
        for first, second in never - rests
        if not any({first, second} <= rules for rules in orders)
    }
    assert elsewhere == {
        *(("D221", "D222"), ("D222", "D223"), ("D223", "D224"), ("D224", "D225")),
        *(("D226", "D227"), ("D227", "D228"), ("D228", "D229"), ("D229", "D230")),
        *(("D230", "D231"), ("D232", "D233"), ("D240", "D241")),
    }
    assert never == rests | elsewhere


def test_the_kit_agrees_with_what_is_judged() -> None:
    """Codes, the first one first, advisories where they are stated, and places."""
    found = {case.id: _found(case, judge(case)) for case in stored()}
    assert deviations(found, {case.id: _expected(case) for case in stored()}) == ""


def _expected(case: KitCase) -> tuple[object, ...]:
    """Give the codes, the advisories if something is said of them, and the place of a fault."""
    meant = case.expectation
    advised = None if meant.advisories is None else filled(meant.advisories)
    return filled(meant.errors), advised, [case.place] if case.kind == "fails" else []


def _found(case: KitCase, diagnosis: Diagnosis) -> tuple[object, ...]:
    is_told = case.expectation.advisories is not None
    faults = _faults_of(case, diagnosis) if case.kind == "fails" else []
    return (
        errors_of(diagnosis),
        advisories_of(diagnosis) if is_told else None,
        [fault.pointer for fault in faults[:1]],
    )


def _faults_of(case: KitCase, diagnosis: Diagnosis) -> list[Fault]:
    """Give the errors in their order; of an advisory, where it is given."""
    archive = diagnosis.archive
    parts: list[Any] = [diagnosis, *diagnosis.requests, *([archive] if archive else [])]
    if case.rule is not None and case.rule.startswith("A"):
        return [each for part in parts for each in part.advisories if each.code == case.rule]
    return [each for part in parts for each in part.errors]


def test_answers_say_what_is_expected() -> None:
    """Accepted or the first code, and numbers for what is accepted.

    That a portal gives each of them byte by byte is held where the kit is generated.
    """
    answered = [case for case in stored() if case.answer is not None]
    assert (
        deviations(
            {case.id: _said(case) for case in answered},
            {case.id: (True, _meant(case)) for case in answered},
        )
        == ""
    )


def _said(case: KitCase) -> tuple[bool, list[tuple[str, bool]]]:
    """Give whether the file has a reference; code and whether there is a number by request."""
    assert case.answer is not None
    answer = json.loads(case.answer.read_bytes())
    requests = answer["lignesImport"]
    return bool(answer["impId"]), [
        (request["codeTraitement"], request.get("numeroASP") is not None) for request in requests
    ]


def _meant(case: KitCase) -> list[tuple[str, bool]]:
    count = len(json.loads(case.path.read_bytes())["lignesImport"])
    codes = [case.expectation.errors.get(position, ()) for position in range(1, count + 1)]
    return [(f"0{found[0][1:]}", False) if found else ("0000", True) for found in codes]


def test_the_plugin_passes_the_kit(pytester: pytest.Pytester) -> None:
    """A folder of each kind of rule; everything in them was judged above already."""
    folders = [
        f"{edition}/{folder}"
        for edition, folder in (
            *(("published", name) for name in ("S102", "S106", "F401", "F405", "D207", "D273")),
            *(("published", name) for name in ("P301", "P304", "A912", "A914")),
            *(("corrected", name) for name in ("D253", "D260", "A906", "order", "prerequisites")),
        )
    ]
    result = _run(pytester, *(str(KIT / folder) for folder in folders))
    files = [case for case in stored() if case.id.rpartition("/")[0] in folders]
    requests = sum(
        len(json.loads(case.path.read_bytes())["lignesImport"]) for case in files if case.answer
    )
    answers = sum(case.answer is not None for case in files)
    archives = sum(case.archive is not None for case in files)
    result.assert_outcomes(passed=len(files) + requests + answers + archives + len(folders))
    assert result.ret == 0


def test_what_is_made_has_what_is_expected(tmp_path: pathlib.Path) -> None:
    """Each case by itself: too big by a byte, just small enough, a folder, nothing at all."""
    cases = [case for case in kit_cases() if case.made is not None]
    found = {}
    for case in cases:
        made = made_in(tmp_path / case.id.replace("/", "-"), case)
        assert (made.path.name, made.id) == (case.path.name, case.id)
        found[case.id] = _found(made, judge(made))
        shutil.rmtree(made.path.parent)
    assert len(cases) == 14
    assert deviations(found, {case.id: _expected(case) for case in cases}) == ""


def test_an_exported_kit_is_green(tmp_path: pathlib.Path, pytester: pytest.Pytester) -> None:
    """Once everything is made that is not stored; files are as heavy as their ids say."""
    copy = tmp_path / "kit"
    chosen = [case for case in manifest()["cases"] if case["id"].startswith("published/P302/")]
    chosen += [case for case in manifest()["cases"] if case["id"].startswith("corrected/S100/")]
    for folder in ("published/P302", "corrected/S100"):
        shutil.copytree(KIT / folder, copy / folder)
    (copy / MANIFEST).write_text(json.dumps({**manifest(), "cases": chosen}), encoding="utf-8")
    materialise(copy)
    cases = {case.id: case for case in cases_in(copy)}
    heavy = cases["published/P302/200000001-bytes"].archive
    assert heavy is not None
    assert heavy.stat().st_size == 200_000_001
    assert cases["corrected/S100/20000000-bytes"].path.stat().st_size == 20_000_000
    assert cases["corrected/S100/a-folder"].path.is_dir()
    assert not cases["corrected/S100/not-there"].path.exists()
    result = _run(pytester, str(copy))
    result.assert_outcomes(passed=27)
    assert result.ret == 0


def _run(pytester: pytest.Pytester, *paths: str) -> pytest.RunResult:
    options = ("-p", "no:randomly", "-p", "no:cacheprovider", "-W", "error", "-q")
    return pytester.runpytest_inprocess("--segur", *options, *paths)
