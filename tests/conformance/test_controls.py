"""Every rule of the two controls, by its cases: what it refuses, and what is next to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cases import ACCEPTED, REFUSED
from support.cases.case import in_each_edition
from support.submissions import DELETE, amended

from pytest_segur import Number
from pytest_segur.writing import dumps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from support.cases.case import Case
    from support.submissions import Edition, Json

    from pytest_segur.diagnosis import Diagnosis, Fault


def parametrized(cases: Sequence[Case]) -> pytest.MarkDecorator:
    """Run a test for each case in each of its editions."""
    named = list(in_each_edition(cases))
    return pytest.mark.parametrize(
        ("case", "edition"),
        [(case, edition) for _, case, edition in named],
        ids=[name for name, _, _ in named],
    )


@parametrized(REFUSED)
def test_a_fault_is_refused_by_its_own_rule_and_at_its_place(case: Case, edition: Edition) -> None:
    """Exactly the codes of the case, in that order, the first one at the place of the case."""
    file = case.build(edition)
    diagnosis = case.judge(edition)
    errors = all_errors(diagnosis)
    assert tuple(error.code for error in errors) == case.codes
    assert errors[0].pointer == case.pointer
    assert (errors[0].line, errors[0].column) == place_of(case.pointer, file)
    if case.codes[0].startswith("S"):
        assert diagnosis.requests == ()
        return
    # Only what needs the broken rule rests, and the neighbours are judged in full.
    at_fault = int(case.pointer.split("/")[2])
    assert len(diagnosis.requests) == len(case.bases)
    for index, request in enumerate(diagnosis.requests):
        assert bool(request.errors) == (index == at_fault)
        assert request.not_evaluated == (case.skips if index == at_fault else {})


@parametrized(ACCEPTED)
def test_the_nearest_sound_value_passes(case: Case, edition: Edition) -> None:
    """Nothing at all is at fault, and everything was evaluated."""
    diagnosis = case.judge(edition)
    assert all_errors(diagnosis) == []
    assert diagnosis.verdict == "accepted"
    assert [request.not_evaluated for request in diagnosis.requests] == [{}] * len(case.bases)


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
