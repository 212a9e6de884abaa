"""What a fault shows as found is what stands at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from support.cases import BY_PART, names
from support.cases.advisories import CASES as ADVISED
from support.cases.advisories import CODES
from support.cases.case import TODAY, in_each_edition
from support.deviations import deviations

from pytest_segur.checking import Source, diagnose
from pytest_segur.document import parse
from pytest_segur.settings import Settings
from pytest_segur.spec.formats import MISSING
from pytest_segur.spec.text import Text
from pytest_segur.writing import dumps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.diagnosis import Diagnosis, Fault

#: What is found is told in words: both spellings, how many documents of a kind.
_TOLD_IN_WORDS: Final = frozenset({"D253", "D275", "D276"})
#: Which part of a name each rule is about: the number, the date, the rank.
_PARTS: Final[Mapping[str, int]] = {"F402": 0, "F403": 1, "F404": 2, "F405": 1, "F406": 2}


def test_what_is_found_is_the_value_at_the_place() -> None:
    """Of every error and advisory of the cases; an unknown name is found itself."""
    found: dict[str, object] = {}
    expected: dict[str, object] = {}
    seen: set[str] = set()
    for cases in (*BY_PART.values(), ADVISED):
        for name, case, edition in in_each_edition(cases):
            root = parse(dumps(case.build(edition))).root
            for fault in faults_of(case.judge(edition)):
                seen.add(fault.code)
                if fault.code in _TOLD_IN_WORDS and isinstance(fault.finding.found, Text):
                    continue
                place = f"{name} {fault.code} {fault.pointer}"
                found[place] = repr(fault.finding.found)
                expected[place] = repr(value_at(fault, root))
    assert deviations(found, expected) == ""
    # The advisory on the name is not on a place of the file.
    assert (CODES - {"A917"}) | _TOLD_IN_WORDS <= seen


def faults_of(diagnosis: Diagnosis) -> list[Fault]:
    """Give every error and advisory but those on names and archives."""
    requests = diagnosis.requests
    return [*diagnosis.errors, *(one for each in requests for one in each.errors + each.advisories)]


def value_at(fault: Fault, root: object) -> object:
    """Give what stands at the place of a fault: the last name itself when that is at fault."""
    *steps, last = fault.finding.path or ("",)
    value: Any = root
    for step in steps:
        value = value[step]
    if fault.code == "S106":
        return last
    if isinstance(value, list):
        return value[last]
    return value.get(last, MISSING)


def test_of_a_name_the_wrong_part_is_found() -> None:
    """All of it where it follows another naming."""
    found: dict[str, object] = {}
    expected: dict[str, object] = {}
    seen: set[str] = set()
    for case in names.CASES:
        source = Source(path="-", name=case.name, content=case.content)
        for error in diagnose(source, Settings(today=TODAY, **case.options)).errors:
            if error.code[0] == "F":
                seen.add(error.code)
                parts = case.name.removeprefix("JSON-").removesuffix(".json").rsplit("-", 2)
                place = f"{case.code}-{case.why} {error.code}"
                found[place] = error.finding.found
                expected[place] = parts[_PARTS[error.code]] if error.code in _PARTS else case.name
    assert deviations(found, expected) == ""
    assert seen == {"F401", *_PARTS}
