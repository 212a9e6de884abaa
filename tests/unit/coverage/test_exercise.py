"""What a file exercises: a rule passes where it applied, was evaluated, and nothing broke it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from support.archives import PDF, Entry
from support.cases import ACCEPTED, REFUSED, names, reading
from support.cases.case import TODAY, Remembered
from support.deposits import PIECES, Deposit
from support.submissions import (
    DELETE,
    amended,
    file_name,
    liberal_request,
    piece,
    structure_request,
    submission,
)

from pytest_segur import HouseRule, dumps
from pytest_segur.checking import Source, diagnose
from pytest_segur.coverage import requests
from pytest_segur.coverage.exercise import Exercise, exercise_of
from pytest_segur.rules.conditions import CONDITIONS, PIECE_CONDITIONS
from pytest_segur.settings import Settings
from pytest_segur.spec.balises import REQUEST_ROWS
from pytest_segur.spec.catalogue import SECOND_CONTROL
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    import pathlib

    from support.cases.case import Case
    from support.submissions import Json

#: Neighbours of what a rule refuses in which the rule does not apply at all.
IDLE: Final = {
    ("D259", "profiles not declared"),
    ("D260", "profiles not declared"),
    ("D276", "TTC with a proof"),
    ("D276", "TTC without a proof"),
}


def of_source(source: Source, **options: Any) -> Exercise:  # noqa: ANN401
    """Judge something and tell what it exercises, by way of plain data."""
    settings = Settings(today=TODAY, **options)
    exercise = exercise_of(source, settings, diagnose(source, settings))
    assert Exercise.from_dict(exercise.to_dict()) == exercise
    return exercise


def of_bytes(content: bytes, *, name: str | None = None, **options: Any) -> Exercise:  # noqa: ANN401
    """Tell what a content exercises."""
    return of_source(Source(path="-", name=name, content=content), **options)


def of(content: Json, **options: Any) -> Exercise:  # noqa: ANN401
    """Tell what a submission exercises."""
    return of_bytes(dumps(content), **options)


def of_case(case: Case) -> Exercise:
    """Tell what a case exercises in the first of its editions."""
    edition = case.editions[0]
    return of(case.build(edition), edition=Edition(edition), **case.options)


def test_every_rule_of_a_request_is_a_line_or_has_its_condition() -> None:
    assert requests.CONDITIONS.keys() == {*CONDITIONS, *PIECE_CONDITIONS}
    known = {row.code for row in REQUEST_ROWS} | requests.CONDITIONS.keys()
    assert known == {rule.code for rule in SECOND_CONTROL}


def test_what_is_refused_is_never_passed_in_the_same_request() -> None:
    """The first cases of each rule, of one request, so that a rule counts once."""
    seen: Counter[str] = Counter()
    for case in REFUSED:
        if seen[case.code] == 4 or len(case.bases) > 1:
            continue
        seen[case.code] += 1
        exercise = of_case(case)
        assert exercise.failed.keys() == {*case.codes}, case
        assert exercise.passed.keys().isdisjoint({*case.codes, *case.skips}), case
        assert {*exercise.passed.values(), *exercise.failed.values()} == {1}, case
    assert len(seen) > 60


def test_what_stands_beside_it_is_passed() -> None:
    unpassed = set()
    for case in ACCEPTED:
        exercise = of_case(case)
        assert not exercise.failed, case
        if not exercise.passed[case.code]:
            unpassed.add((case.code, case.why))
    assert unpassed == IDLE


def test_a_rule_counts_once_a_request() -> None:
    several = [liberal_request(1), structure_request(2), liberal_request(3, case="alone")]
    exercise = of(amended(submission(several), {"/lignesImport/2/commande/dateCommande": "?"}))
    assert (exercise.passed["D210"], exercise.failed["D210"]) == (2, 1)
    wanted = {"D241": 1, "D235": 2, "D226": 1, "D227": 2, "D234": 2, "D206": 2, "D202": 3}
    assert {code: exercise.passed[code] for code in wanted} == wanted
    doctors = amended(submission(several), {"/lignesImport/0/beneficiaires/liberal/0/RPPS": "?"})
    assert (of(doctors).passed["D238"], of(doctors).failed["D238"]) == (1, 1)


def test_what_there_is_none_of_is_not_passed() -> None:
    request = "/lignesImport/0"
    none = of(amended(submission(), {f"{request}/piecesJustificatives": []}))
    assert none.passed.keys().isdisjoint({"D270", "D271", "D272", "D273", "D275", "D276", "D206"})
    nobody = of(amended(submission(), {f"{request}/beneficiaires/liberal": []}))
    assert nobody.passed.keys().isdisjoint({"D233", "D234", "D235", "D236", "D237", "D238"})


def test_what_cannot_be_read_passes_what_was_looked_at_before() -> None:
    order = ("S100", "S101", "S102", "S103", "S104")
    for case in reading.CASES:
        exercise = of_bytes(case.content)
        assert exercise.failed == {case.code: 1}, case
        assert exercise.passed.keys() == {*order[: order.index(case.code)]}, case
    absent = of_source(Source.of_file("nowhere/JSON-1.json"))
    assert (absent.passed, absent.failed) == ({}, {"S100": 1, "F401": 1})


def test_the_first_control_passes_what_there_is_something_of() -> None:
    always = {"S100", "S101", "S102", "S103", "S104", "S106"}
    empty = of({})
    assert (empty.passed.keys(), empty.failed) == (always, {"S105": 1})
    for requests_, more in (
        ({}, set()),
        ([], set()),
        ([1], set()),
        ([{}], {"S112"}),
        ([{"commande": {}}], {"S112", "S114"}),
        ([{"commande": []}, 1], set()),
    ):
        header = {**submission(), "lignesImport": requests_}
        expected = {*always, "S105", "S107", "S108", "S109", *more}
        if requests_ != {}:
            expected.add("S110")
        if requests_:
            expected.add("S111")
        assert of(header).passed.keys() == expected, requests_
    without = amended(submission(), {"/impId": DELETE})
    assert "S107" not in {*of(without).passed, *of(without).failed}


def test_names_pass_what_can_be_told_of_them() -> None:
    for case in names.CASES:
        exercise = of_bytes(case.content, name=case.name, **case.options)
        codes = {code for code in exercise.passed if code.startswith("F")}
        assert codes.isdisjoint(case.codes), case
        if not case.codes and "portal without" not in case.why and "no day" not in case.why:
            assert case.code in codes, case
    unnamed = of(submission()).passed
    assert not [code for code in unnamed if code.startswith("F")]
    other = of(submission(), name="a.json")
    assert [code for code in (*other.passed, *other.failed) if code[0] == "F"] == ["F401"]


def test_ignored_rules_count_on_no_side_and_let_nothing_pass_that_needs_them() -> None:
    wrong = amended(submission(), {"/lignesImport/0/beneficiaires/commandePour": "?"})
    exercise = of(wrong, name="a.json", ignored=frozenset({"D220", "F401", "D210"}))
    told = {*exercise.passed, *exercise.failed}
    assert told.isdisjoint({"D210", "D220", "D221", "F401", "F402", "F403", "F404"})
    assert exercise.beyond["D210"] == "ignored"


def test_house_rules_pass_where_they_are_evaluated() -> None:
    found: list[str] = []
    rules = tuple(
        HouseRule(code=code, label_fr="maison", label_en="house", check=check, requires=needs)
        for code, check, needs in (
            ("X1", lambda _: found, ()),
            ("X2", lambda _: (), ("X1",)),
            ("X3", lambda _: (), ("X2",)),
        )
    )
    exercise = of(submission(), rules=rules)
    assert {code: n for code, n in exercise.passed.items() if code[0] == "X"} == {
        "X1": 1,
        "X2": 1,
        "X3": 1,
    }
    assert exercise.house["X1"] == ("maison", "house")
    found.append("/numLigne")
    exercise = of(submission(), rules=rules)
    assert exercise.failed == {"X1": 1}
    assert exercise.passed.keys().isdisjoint({"X1", "X2", "X3"})


def test_advisories_are_counted_once_a_part() -> None:
    later = {f"/lignesImport/{index}/commande/dateCommande": "01/01/2099" for index in (0, 1)}
    two = submission([liberal_request(1), liberal_request(2)])
    exercise = of(amended(two, later), name=file_name(day="20990101"))
    assert exercise.fired == {"A906": 2, "A917": 1}


def test_what_settings_put_beyond_reach_says_why() -> None:
    beyond = of(submission()).beyond
    assert beyond == {
        **dict.fromkeys(("P301", "P303", "P304", "P305", "P306"), "archive"),
        **dict.fromkeys(("D207", "F406"), "history"),
        **dict.fromkeys(("D259", "D260"), "profiles"),
        **dict.fromkeys(("S100", "P302"), "size"),
        "F405": "day",
    }
    seen = of(submission(), history=Remembered(day=TODAY), profiles=frozenset({"mailiz"}))
    assert beyond.items() - seen.beyond.items() == {
        ("D207", "history"),
        ("F406", "history"),
        ("F405", "day"),
        ("D259", "profiles"),
    }


def test_archives_pass_what_is_evaluated_of_them(tmp_path: pathlib.Path) -> None:
    requests_ = [liberal_request(1), liberal_request(2, case="alone", regime="HT")]
    deposit = Deposit(tmp_path).declares(submission(requests_))
    first, *_ = deposit.sound()
    all_ = {"P301", "P302", "P303", "P304", "P305", "P306"}
    big = Entry(name=PIECES[0], content=PDF + b" " * 3_000_000)

    def passed(*ignored: str) -> set[str]:
        exercise = of_source(Source.of_file(deposit.file), ignored=frozenset(ignored))
        assert exercise.passed.keys().isdisjoint({*exercise.failed, *ignored})
        return {code for code in exercise.passed if code.startswith("P")}

    for entries, missing in (
        (deposit.sound(), set()),
        ([first], {"P303"}),
        ([], {"P303", "P304", "P305"}),
        ([big, *deposit.sound()[1:]], {"P304"}),
        ([Entry(name=entry.name, content=b"?") for entry in deposit.sound()], {"P305"}),
        ([*deposit.sound(), Entry(name="../a", content=b"?")], {"P306"}),
    ):
        deposit.judge_with(*entries)
        assert passed() == all_ - missing, missing
        # What is ignored is not told, and is no reason to take the others for passed.
        assert passed("P301", "P303") == all_ - missing - {"P301", "P303"}, missing
    deposit.judge(b"no archive")
    assert passed() == passed("P301") == set()
    deposit.judge_with(*deposit.sound())
    deposit.file.write_bytes(b"[]")
    assert passed() == {"P301", "P302", "P306"}
    deposit.declares(amended(submission(), {"/lignesImport/0/piecesJustificatives": []}))
    assert passed() == {"P301", "P302", "P306"}


def test_pieces_that_are_missing_beyond_count_are_taken_for_none(tmp_path: pathlib.Path) -> None:
    """More of them than are listed, so that nobody knows which of the others are there."""
    request = liberal_request()
    request["piecesJustificatives"] = [piece(number=f"{n:05}") for n in range(1, 103)]
    request["piecesJustificatives"] += [{**piece(), "formatFichier": "?"}] * 2
    deposit = Deposit(tmp_path).declares(submission([request]))
    deposit.judge_with(Entry(name=piece(number="00102")["nomFichier"], content=PDF))
    # Of the four that are not listed three are missing: one is there, of whatever format.
    passed = of_source(Source.of_file(deposit.file)).passed
    assert ("P303" in passed, "P304" in passed, "P305" in passed) == (False, True, False)
