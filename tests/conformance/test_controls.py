"""Every rule of the two controls, by its cases: what it refuses, and what is next to that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from support.cases import BY_PART
from support.cases.case import in_each_edition
from support.deviations import deviations
from support.submissions import DELETE, amended

from pytest_segur import Number
from pytest_segur.writing import dumps

if TYPE_CHECKING:
    from support.cases.case import Case
    from support.submissions import Edition, Json

    from pytest_segur.diagnosis import Diagnosis, Fault

_PLACEHOLDER: Final = re.compile(r"\{[a-z]+\}")

each_part: Final = pytest.mark.parametrize("part", BY_PART)


@each_part
def test_a_fault_is_refused_by_its_own_rule_and_at_its_place(part: str) -> None:
    """Exactly the codes of each case, in that order, the first one at the place of the case.

    Only what needs the broken rule rests, and the neighbours are judged in full. No placeholder
    is left in what people read, in either language.
    """
    cases = [named for named in in_each_edition(BY_PART[part]) if named[1].codes]
    found = {name: _found(case.judge(edition)) for name, case, edition in cases}
    expected = {name: _expected(case, edition) for name, case, edition in cases}
    assert deviations(found, expected) == ""


def _found(diagnosis: Diagnosis) -> tuple[object, ...]:
    errors = all_errors(diagnosis)
    places = [(error.pointer, (error.line, error.column)) for error in errors[:1]]
    requests = [(bool(one.errors), one.not_evaluated) for one in diagnosis.requests]
    return [error.code for error in errors], places, requests, _incomplete(errors)


def _expected(case: Case, edition: Edition) -> tuple[object, ...]:
    place = (case.pointer, place_of(case.pointer, case.build(edition)))
    requests: list[object] = []
    if not case.codes[0].startswith("S"):
        at_fault = int(case.pointer.split("/")[2])
        requests = [(False, {})] * len(case.bases)
        requests[at_fault] = (True, case.skips)
    return list(case.codes), [place], requests, []


def _incomplete(errors: list[Fault]) -> list[str]:
    """Give what is not ready to be read, or the same in both languages."""
    texts = [
        (each.message_in("fr") + (each.hint_in("fr") or ""), each.message_in("en"), each)
        for each in errors
    ]
    return [
        fr
        for fr, en, each in texts
        if _PLACEHOLDER.search(fr + en + (each.hint_in("en") or "")) or fr == en
    ]


@each_part
def test_the_nearest_sound_value_passes(part: str) -> None:
    """Nothing at all is at fault, and everything was evaluated."""
    cases = [named for named in in_each_edition(BY_PART[part]) if not named[1].codes]
    judged = {name: (case, case.judge(edition)) for name, case, edition in cases}
    found = {
        name: (
            [error.code for error in all_errors(diagnosis)],
            diagnosis.verdict,
            [request.not_evaluated for request in diagnosis.requests],
        )
        for name, (_, diagnosis) in judged.items()
    }
    expected = {
        name: ([], "accepted", [{}] * len(case.bases)) for name, (case, _) in judged.items()
    }
    assert deviations(found, expected) == ""


def all_errors(diagnosis: Diagnosis) -> list[Fault]:
    """Give every error of a file, in the order of the report."""
    return [*diagnosis.errors, *(e for request in diagnosis.requests for e in request.errors)]


def place_of(pointer: str, file: Json) -> tuple[int, int]:
    """Tell line and column of a value, found out by writing the file with another one there.

    What is missing stands where the object begins that lacks it.
    """
    written = dumps(file).decode()
    while True:
        value = _value(pointer, file)
        if value is not DELETE:
            break
        pointer = pointer.rpartition("/")[0]
    other = "other" if not isinstance(value, str) else Number("0")
    with_other = dumps(amended(file, {pointer: other}) if pointer else other).decode()
    offset = next(
        index
        for index, pair in enumerate(zip(written, with_other, strict=False))
        if len({*pair}) > 1
    )
    before = written[:offset]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _value(pointer: str, file: Json) -> object:
    value: object = file
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list):
            value = value[int(name)]
        elif isinstance(value, dict) and name in value:
            value = value[name]
        else:
            return DELETE
    return value
