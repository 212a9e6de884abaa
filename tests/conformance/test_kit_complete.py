"""The kit shows each rule from both sides: every clause of what it promises, over its cases."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import pytest
from support.cases.case import BOTH
from support.deviations import deviations
from support.kit.reading import kit_cases, stored, value_at_place

from pytest_segur.document import parse
from pytest_segur.spec.balises import HEADER_ROWS, REQUEST_ROWS
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import Facultative, OneOf, Varchar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_segur.kit.case import KitCase

#: Rules that an edition does not know: ten characters have no key.
UNKNOWN: Final = {("published", "A903")}
#: A name of 49 characters passes D270, and D273 refuses it.
_NO_NAME: Final = "D273"

_IDS: Final = {case.id: case for case in kit_cases()}
each_edition = pytest.mark.parametrize("edition", BOTH)


def of_rule(edition: str, code: str) -> list[KitCase]:
    """Give the cases of a rule by itself, no pairs and no business."""
    return [case for case in kit_cases() if case.id.startswith(f"{edition}/{code}/")]


def varchars(edition: str) -> Iterator[tuple[str, Varchar]]:
    """Give each rule that asks for a string of some length."""
    for row in (*HEADER_ROWS, *REQUEST_ROWS):
        text = row.format_in(Edition(edition))
        if isinstance(text, Facultative):
            text = text.filled
        if isinstance(text, Varchar):
            yield row.code, text


def lengths(edition: str, code: str) -> Mapping[str, set[int]]:
    """Give the lengths of the strings that a rule's cases show, by kind."""
    found: dict[str, set[int]] = {"fails": set(), "passes": set()}
    for case in of_rule(edition, code):
        value = value_at_place(case) if case.made is None else None
        if isinstance(value, str):
            found[case.kind].add(len(value))
    return found


@each_edition
def test_every_rule_fails_in_two_ways_and_passes_beside_them(edition: str) -> None:
    """Nothing is excepted but what an edition does not know."""
    kinds = Counter((code, case.kind) for code in CATALOGUE for case in of_rule(edition, code))
    lacking = {code for code in CATALOGUE if kinds[code, "fails"] < 2 or not kinds[code, "passes"]}
    assert lacking == {code for known, code in UNKNOWN if known == edition}


@each_edition
def test_both_sides_of_every_length_are_there(edition: str) -> None:
    """49 and 50, 149 and 150, and one less and one more where it is exact."""
    lacking = {code: _unshown(edition, code, text) for code, text in varchars(edition)}
    assert {code: lengths for code, lengths in lacking.items() if lengths} == {}


def _unshown(edition: str, code: str, text: Varchar) -> set[int]:
    """Give the lengths next to a bound that no case of a rule shows."""
    found = lengths(edition, code)
    if text.exactly is not None:
        short, long = text.exactly - 1, text.exactly + 1
        return ({text.exactly} - found["passes"]) | ({short, long} - found["fails"])
    passes = lengths(edition, _NO_NAME)["fails"] if code == "D270" else found["passes"]
    return ({text.longest} - passes) | ({text.longest + 1} - found["fails"])


@each_edition
def test_every_word_of_a_closed_list_is_accepted_somewhere(edition: str) -> None:
    """TTC and HT, PDF, PNG and JPG, and so on."""
    requests = [
        request
        for case in stored()
        if case.edition == edition and case.kind == "passes" and case.answer is not None
        for request in _requests(case)
    ]
    words = {row.name: row.format.values for row in REQUEST_ROWS if isinstance(row.format, OneOf)}
    shown = {
        name: {value for request in requests for value in _values_of(request, name)}
        for name in words
    }
    assert {name: set(values) - shown[name] for name, values in words.items()} == {
        name: set() for name in words
    }


def _requests(case: KitCase) -> list[object]:
    requests: list[object] = parse(case.path.read_bytes()).root["lignesImport"]
    return requests


def _values_of(value: object, name: str) -> Iterator[object]:
    if isinstance(value, dict):
        for key, member in value.items():
            if key == name:
                yield member
            yield from _values_of(member, name)
    elif isinstance(value, list):
        for element in value:
            yield from _values_of(element, name)


#: Code, then ids of cases that fail and of cases that pass.
_BOTH_SIDES: Final = (
    # Lines, requests, bytes.
    ("D201", ("0", "201", "minus-1"), ("1",)),
    ("S111", ("no-request", "201-requests"), ("one-request",)),
    ("S100", ("20000001-bytes", "a-folder", "not-there"), ("20000000-bytes",)),
    ("P302", ("200000001-bytes",), ("200000000-bytes",)),
    ("P304", ("3000001-bytes", "told-smaller"), ("3000000-bytes",)),
    # Leap years.
    (
        "D210",
        ("29-february-of-a-common-year", "29-february-1900", "30-february", "31-april"),
        ("29-february-of-a-leap-year", "29-february-2000", "28-february-1900", "30-april"),
    ),
    (
        "F403",
        ("29-february-of-a-common-year", "29-february-1900", "30-february"),
        ("29-february-of-a-leap-year", "29-february-2000"),
    ),
    ("F404", ("number-000",), ("number-999",)),
    # Operators are told as they are printed.
    (
        "D251",
        ("its-blank-left-out", "two-blanks", "its-accent-left-out", "lower-case"),
        (
            "a-blank-inside",
            "an-accent",
            "dots",
            "a-dash",
            "an-article",
            "the-first",
            "the-last",
        ),
    ),
    # What a structure leaves out.
    ("D222", ("true", "the-string-true"), ("absent", "null", "false")),
    ("D224", ("true", "the-string-null"), ("absent", "null", "false")),
    ("D227", ("a-value-structure", "absent-alone"), ("null-structure", "absent-structure")),
    ("D229", ("a-value-structure", "absent-alone"), ("null-structure", "absent-structure")),
    ("D231", ("a-value-structure", "absent-alone"), ("null-structure", "absent-structure")),
    # isMandataire × isClientUnique × number of doctors.
    ("D225", ("1-doctors", "2-doctors", "3-doctors"), ()),
    (
        "D234",
        (
            "two-doctors-called-one",
            "three-doctors-called-one",
            "one-doctor-called-several-agent",
            "one-doctor-called-several-all-signed",
        ),
        (
            "1-doctors-alone",
            "2-doctors-agent",
            "3-doctors-agent",
            "2-doctors-all-signed",
            "3-doctors-all-signed",
        ),
    ),
    # Profiles declared: none, another one, this one; and not declared.
    ("D259", ("no-profile", "another-profile"), ("its-profile", "profiles-not-declared")),
    ("D260", ("no-profile", "another-profile"), ("its-profile", "profiles-not-declared")),
    # What a portal has seen.
    ("D207", ("seen", "refused-before", "another-ans-number"), ("new", "file-rejected")),
    ("F405", ("the-day-before", "the-day-after"), ("that-day", "no-day")),
    ("F406", ("again", "an-earlier-day"), ("the-next-number", "another-day")),
)


@each_edition
def test_what_stands_on_both_sides(edition: str) -> None:
    """By the ids of the cases, which are for good."""
    found, expected = {}, {}
    for code, fails, passes in _BOTH_SIDES:
        kinds = {case.id.rpartition("/")[2]: case.kind for case in of_rule(edition, code)}
        meant = dict.fromkeys(fails, "fails") | dict.fromkeys(passes, "passes")
        expected |= {f"{code}/{slug}": kind for slug, kind in meant.items()}
        found |= {f"{code}/{slug}": kinds.get(slug) for slug in meant}
    assert deviations(found, expected) == ""


def test_files_of_199_and_200_requests_pass() -> None:
    """Once: they weigh as much as a hundred others."""
    for slug, count in (("199-requests", 199), ("200-requests", 200)):
        case = _IDS[f"published/S111/{slug}"]
        assert case.kind == "passes"
        assert len(_requests(case)) == count
    for edition in BOTH:
        root = parse(_IDS[f"{edition}/S111/201-requests"].path.read_bytes()).root
        assert len(root["lignesImport"]) == 201


def test_the_values_of_special_cases_are_what_their_ids_say() -> None:
    """The leap days, and the operators that people misspell."""
    shown = {
        slug: value_at_place(_IDS[f"published/{slug}"])
        for slug in (
            "D210/29-february-of-a-leap-year",
            "D210/29-february-2000",
            "D210/29-february-1900",
            "D210/29-february-of-a-common-year",
            "D251/a-blank-inside",
            "D251/an-accent",
            "D251/its-blank-left-out",
            "D251/its-accent-left-out",
        )
    }
    assert list(shown.values()) == [
        "29/02/2020",
        "29/02/2000",
        "29/02/1900",
        "29/02/2021",
        "CH _20",
        "HÔP_302",
        "CH_20",
        "HOP_302",
    ]


@each_edition
def test_business_is_there(edition: str) -> None:
    """The document's examples, who orders, HT with its proof, accepted and refused mixed."""
    slugs = {
        case.id.rpartition("/")[2]
        for case in kit_cases()
        if case.kind == "business" and case.edition == edition
    }
    full = {"200-requests"} if edition == "published" else set()
    assert slugs == full | {
        "three-doctors",
        "health-centre",
        "lone-doctor",
        "all-signed",
        "structure-without-sites",
        "lone-doctor-ht",
        "every-branch",
        "accepted-and-refused",
    }


def test_cases_tell_what_a_validator_must_be_told() -> None:
    """Archives, profiles, earlier deposits and the day: only where they matter."""
    needs = {
        need: {case.id.split("/")[1] for case in kit_cases() if need in case.needs}
        for need in ("archive", "profiles", "history", "today")
    }
    others = {"A914", "business", "prerequisites"}
    assert needs["archive"] == others | {f"P30{number}" for number in range(1, 7)}
    assert needs["today"] == {"A906", "A917"}
    assert needs["history"] >= {"D207", "F405", "F406"}
    assert needs["profiles"] >= {"D259", "D260"}


@each_edition
def test_each_rule_has_one_example_of_each_kind(edition: str) -> None:
    """Two cases that people are shown beside each other."""
    for code in CATALOGUE.keys() - {code for known, code in UNKNOWN if known == edition}:
        examples = [case for case in of_rule(edition, code) if case.is_example]
        assert sorted(case.kind for case in examples) == ["fails", "passes"], code
    others = [case for case in kit_cases() if case.is_example and case.rule not in case.id]
    assert others == []


def test_examples_differ_at_their_place_alone() -> None:
    """But where a fault lies in two places together."""
    codes = [code for code in CATALOGUE if code[0] == "D" or "S105" <= code < "S999"]
    apart = {
        code
        for code in codes
        if _beside_its_place(code, "fails") != _beside_its_place(code, "passes")
    }
    assert apart == {"D206", "D207", "D276"}


def _beside_its_place(code: str, kind: str) -> tuple[str, object]:
    """Give the place of an example, and its submission without what stands there."""
    (case,) = (each for each in of_rule("published", code) if each.is_example and each.kind == kind)
    root = parse(case.path.read_bytes()).root
    *steps, last = case.place.split("/")[1:]
    place: Any = root
    for step in steps:
        place = place[int(step) if isinstance(place, list) else step]
    if isinstance(place, list):
        place[int(last) : int(last) + 1] = []
    else:
        place.pop(last, None)
    return case.place, root
