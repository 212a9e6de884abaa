"""The first control beyond single faults: suggestions, many faults, and no end of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema.exceptions import ValidationError
from support.cases.case import BASES, build
from support.cases.first_control import BLOCKS, OBJECTS
from support.mutations import mutated_submissions
from support.submissions import DELETE, amended, liberal_request, piece, submission

from pytest_segur import Number, check, dumps
from pytest_segur.rules import keywords, structure
from pytest_segur.rules.findings import Findings
from pytest_segur.rules.structure import is_plainly_sound, judge_structure, tally_of_request
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.skeleton import header_schema, request_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.submissions import Json

    from pytest_segur.diagnosis import Diagnosis

_MANY: Final = 20_000


@pytest.mark.parametrize(("place", "base", "name", "meant"), OBJECTS)
def test_an_unknown_name_is_told_with_the_one_that_is_meant(
    place: str, base: str, name: str, meant: str
) -> None:
    """In every object of the skeleton, in both languages."""
    (error,) = check(build((base,), {f"{place}/{name}": 1}, "published")).errors
    assert (error.code, error.pointer) == ("S106", f"{place}/{name}")
    assert f"« {meant} »" in (error.hint or "")
    assert f"“{meant}”" in (error.hint_in("en") or "")
    assert name in error.message


def test_a_name_like_no_other_is_to_be_removed() -> None:
    """No suggestion is better than a wild one."""
    (error,) = check(amended(submission(), {"/lignesImport/0/commande/zzz": 1})).errors
    assert error.hint_in("en") == "Remove “zzz”: the model does not have it there."


@pytest.mark.parametrize("edition", ["published", "corrected"])
def test_the_dmp_balise_of_the_other_spelling_is_suggested_in_the_published_edition(
    edition: str,
) -> None:
    """There it is unknown; a third spelling is unknown in both."""
    spelling = {"/lignesImport/0/scenarioInstallation/isDirectToDmp": True}
    (error,) = check(
        amended(
            submission(edition="corrected" if edition == "corrected" else "published"), spelling
        ),
        edition=edition,
    ).errors
    meant = {"published": "isDirecToDMP", "corrected": "isDirectToDMP"}[edition]
    assert meant in (error.hint or "")


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_of_the_wrong_kind_is_told_its_kind(block: str) -> None:
    """The hint names the block and what it must be."""
    (error,) = check(build(("agent",), {block: None}, "published")).errors
    kind = "object" if BLOCKS[block] is dict else "array of objects"
    assert f"{block.rpartition('/')[2]} is an {kind}" in (error.hint_in("en") or "")


@pytest.mark.parametrize("block", ["beneficiaires/liberal", "piecesJustificatives"])
def test_an_element_of_the_wrong_kind_is_told_its_kind(block: str) -> None:
    """It is the element that must be an object."""
    (error,) = check(build(("agent",), {f"{block}/0": []}, "published")).errors
    assert f"{block.rpartition('/')[2]}[] is an object" in (error.hint_in("en") or "")


@pytest.mark.parametrize("block", BLOCKS)
def test_a_missing_block_is_told_how_to_leave_it_empty(block: str) -> None:
    """`{}` or `[]`."""
    (error,) = check(build(("agent",), {block: DELETE}, "published")).errors
    empty = "{}" if BLOCKS[block] is dict else "[]"
    assert f"{block.rpartition('/')[2]} ({empty} if" in (error.hint_in("en") or "")


def test_the_reference_of_an_answer_is_told_from_one_left_open() -> None:
    """An answer has a hint of its own; false is a way to fill in nothing."""
    for reference, is_answer in (("I1", True), (False, False)):
        changes = {"/impId": reference, "/lignesImport/0/codeTraitement": "0000"}
        (error,) = check(amended(submission(), changes)).errors
        assert (error.code, "segur reconcile" in (error.hint or "")) == ("S107", is_answer)


def test_what_is_expected_in_the_header_is_that_of_the_edition() -> None:
    """And the hint counts by it."""
    for edition, length in ((Edition.PUBLISHED, 10), (Edition.CORRECTED, 14)):
        sound = submission(edition=edition.value)
        (error,) = check(amended(sound, {"/SIRET": "7" * 13}), edition=edition).errors
        assert f"a string of exactly {length} characters" in error.message_in("en")
        assert error.hint_in("en") == f"The value has 13 characters, {length} are needed."
    # The plain look asks for the lengths of the edition, too.
    found = check(submission(), edition="corrected").errors
    assert [error.code for error in found] == ["S108", "S109"]


def test_what_is_expected_of_a_balise_is_told() -> None:
    """Of an element where the element is at fault, and of both spellings."""
    sites = {"beneficiaires/structure/FINESSGeo": ["7777"]}
    (error,) = check(build(("structure",), sites, "published")).requests[0].errors
    assert "9" in error.message_in("en")
    assert error.hint_in("en") == "The value has 4 characters, 9 are needed."
    both = {f"scenarioInstallation/{name}": True for name in ("isDirecToDMP", "isDirectToDMP")}
    diagnosis = check(build(("agent",), both, "corrected"), edition="corrected")
    assert "true or false" in diagnosis.requests[0].errors[0].message_in("en")


@pytest.mark.parametrize("count", [1, 199, 200])
def test_as_many_requests_are_judged(count: int) -> None:
    """Up to 200, each with its position."""
    requests = [BASES["alone"](position, "published") for position in range(1, count + 1)]
    diagnosis = check(submission(requests))
    assert diagnosis.verdict == "accepted"
    assert [request.position for request in diagnosis.requests] == list(range(1, count + 1))


def test_201_requests_are_too_many() -> None:
    """The document says so; that nothing cannot be asked for is inferred."""
    too_many = check(submission([liberal_request()] * 201))
    assert [(error.code, error.source) for error in too_many.errors] == [("S111", "document")]
    none = check(submission([]))
    assert [(error.code, error.source) for error in none.errors] == [("S111", "inference")]
    assert none.errors[0].hint != too_many.errors[0].hint


def test_200_requests_below_a_faulty_header_are_not_too_many() -> None:
    """Nor are none of them missing."""
    file = amended(submission([liberal_request()] * 200), {"/impId": 1})
    assert [error.code for error in check(file).errors] == ["S107"]


def test_faults_of_a_rule_are_counted_wherever_they_stand() -> None:
    """Not only the last of them."""
    faults: tuple[dict[str, object], ...] = (
        {"beneficiaires/liberal": 1},
        {"beneficiaires/liberal": [1, None]},
        {"beneficiaires/liberal": 1, "piecesJustificatives": None, "commande": []},
    )
    for number, changes in enumerate(faults, 1):
        (request,) = build(("agent",), changes, "published")["lignesImport"]
        assert tally_of_request(Edition.PUBLISHED)(request) == {"S114": number}


@settings(max_examples=200, derandomize=True, deadline=None)
@given(file=mutated_submissions(), edition=st.sampled_from(list(Edition)))
def test_the_plain_look_and_the_schema_say_the_same(file: Json, edition: Edition) -> None:
    """Sound or not, and how many faults of which rule, for header and requests."""
    # Imported here as in the package: a tenth of a second that few tests need.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    requests = file.get("lignesImport")
    is_sound = Draft202012Validator(header_schema(edition)).is_valid(file)
    found = judge_structure(file, edition)
    counted: dict[str, int] = {}
    if isinstance(requests, list):
        validator = Draft202012Validator(request_schema(edition))
        for request in requests:
            plainly = is_plainly_sound(edition)(request)
            assert plainly == validator.is_valid(request)
            faults = tally_of_request(edition)(request)
            assert plainly == (not faults)
            counted = {
                code: counted.get(code, 0) + faults.get(code, 0) for code in {*counted, *faults}
            }
            is_sound = is_sound and plainly
    assert is_sound == (not found.counts)
    in_header = {"S105", "S107", "S108", "S109", "S110", "S111"}
    unknown_in_header = len(file.keys() - {"impId", "numeroAns", "SIRET", "lignesImport"})
    counted["S106"] = counted.get("S106", 0) + unknown_in_header
    in_requests = {code: n for code, n in found.counts.items() if code not in in_header}
    assert in_requests == {code: n for code, n in counted.items() if n}
    assert len(found.kept) == sum(found.counts.values())


class TestNoEndOfFaults:
    """A file may hold a million faults: the report lists some, counts all, and comes soon."""

    def test_twenty_thousand_empty_requests(self) -> None:
        """Four missing blocks each, and too many requests."""
        content = dumps(submission([]))
        content = content.replace(b"[]", b"[" + b",".join([b"{}"] * _MANY) + b"]")
        diagnosis = check(content)
        assert diagnosis.by_code() == {"S111": 1, "S113": 4 * _MANY}
        assert diagnosis.omitted == {"S113": 4 * _MANY - 1000}
        assert_is_bounded(diagnosis)

    def test_a_rule_is_listed_however_late_it_is_broken(self) -> None:
        """Thousands of other faults before it do not hide it."""
        requests = b",".join([b"{}"] * 5000 + [b"null", b'{"x": 1}'])
        content = dumps(submission([])).replace(b"[]", b"[" + requests + b"]")
        diagnosis = check(content)
        assert diagnosis.by_code() == {"S106": 1, "S111": 1, "S112": 1, "S113": 4 * 5001}
        places = {error.code: error.pointer for error in diagnosis.errors}
        assert places["S112"] == "/lignesImport/5000"
        assert places["S106"] == "/lignesImport/5001/x"

    def test_twenty_thousand_doctors_that_are_none(self) -> None:
        """S114 each, of one request; what is wrong behind them is listed too."""
        for behind, more in (({}, {}), ({"piecesJustificatives/0/x": 1}, {"S106": 1})):
            changes = {"beneficiaires/liberal": [None] * _MANY, **behind}
            diagnosis = check(build(("agent",), changes, "published"))
            assert diagnosis.by_code() == {**more, "S114": _MANY}
            assert diagnosis.omitted == {"S114": _MANY - 1000}
        assert_is_bounded(diagnosis)

    def test_no_fault_is_too_far_behind_to_be_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Elements that nothing is told of are passed over: only what is listed is an error."""
        made = Mock(side_effect=lambda: ValidationError(""))
        monkeypatch.setattr(keywords, "_error", made)
        changes = {"beneficiaires/liberal": [None] * 3000, "piecesJustificatives/0/x": 1}
        more = {f"{n}:{place}": value for n in (2, 3) for place, value in changes.items()}
        file = build(("agent",) * 3, {**changes, **more}, "published")
        found = judge_structure(file, Edition.PUBLISHED)
        assert found.counts == {"S114": 9000, "S106": 3}
        assert found.omitted == {"S114": 8000}
        names = [one.path for one in found.kept if one.code == "S106"]
        assert names == [("lignesImport", n, "piecesJustificatives", 0, "x") for n in range(3)]
        assert made.call_count == 1003

    def test_names_beyond_those_that_are_listed_are_passed_over_too(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As elements of the wrong kind are."""
        made = Mock(side_effect=lambda: ValidationError(""))
        monkeypatch.setattr(keywords, "_error", made)
        changes = {"beneficiaires/liberal": [{"x": 1}] * 3000, "piecesJustificatives": 1}
        found = judge_structure(build(("agent",), changes, "published"), Edition.PUBLISHED)
        assert found.counts == {"S106": 3000, "S114": 1}
        assert found.omitted == {"S106": 2000}
        assert made.call_count == 1001

    @pytest.mark.parametrize("value", [{}, {"nomMedecin": "A"}, "", None])
    def test_what_is_no_array_has_no_elements_to_be_told_of(self, value: object) -> None:
        """One fault, of the block itself; what is wrong behind it is told too."""
        changes = {"beneficiaires/liberal": value, "piecesJustificatives/0/x": 1}
        file = build(("agent",), changes, "published")
        finding, behind = judge_structure(file, Edition.PUBLISHED).kept
        assert (finding.code, behind.code) == ("S114", "S106")
        assert finding.path == ("lignesImport", 0, "beneficiaires", "liberal")
        assert finding.found == value

    def test_requests_that_hold_nothing_are_counted_by_kind(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A million of them cost a glance each; what stands between and behind is found."""
        looked_at: list[object] = []
        is_sound = is_plainly_sound(Edition.PUBLISHED)

        def looking(request: object) -> bool:
            looked_at.append(request)
            return is_sound(request)

        monkeypatch.setattr(structure, "is_plainly_sound", lambda _: looking)
        sound = liberal_request()
        hollow = [None, {}, Number("1"), "", [], True]
        file = submission([*hollow * 1200, sound, {"x": 1}, *hollow, sound])
        found = judge_structure(file, Edition.PUBLISHED)
        objects = 1201
        assert found.counts == {
            "S111": 1,
            "S112": 5 * objects,
            "S113": 4 * (objects + 1),
            "S106": 1,
        }
        assert found.omitted == {"S112": 5 * objects - 1000, "S113": 4 * (objects + 1) - 1000}
        assert [one.path for one in found.kept if one.code == "S106"] == [
            ("lignesImport", 7201, "x")
        ]
        # Up to the bound of each rule, and the first of each kind beyond it.
        assert len(looked_at) < 2000

    def test_what_cannot_be_listed_is_not_looked_at_closely(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A fault costs a record only while there is room: a file has room for millions."""
        recorded: list[str] = []
        add = Findings.add

        def counting(findings: Findings, code: str, make: Any, **more: Any) -> None:  # noqa: ANN401
            recorded.append(code)
            add(findings, code, make, **more)

        monkeypatch.setattr(Findings, "add", counting)
        many: dict[str, object] = {"beneficiaires/liberal": [None] * 5000}
        file = build(
            ("agent", "agent"), {**many, **{f"2:{k}": v for k, v in many.items()}}, "published"
        )
        assert judge_structure(file, Edition.PUBLISHED).counts == {"S114": 10_000}
        assert len(recorded) == 1000

    def test_twenty_thousand_doctors_at_fault(self) -> None:
        """Four faults each, of which one must be left open."""
        changes = {"beneficiaires/liberal": [{}] * _MANY, "beneficiaires/isMandataire": 1}
        diagnosis = check(build(("agent",), changes, "published"))
        (request,) = diagnosis.requests
        assert diagnosis.by_code() == {"D221": 1, "D235": _MANY, "D238": _MANY}
        assert request.omitted == {"D235": _MANY - 100, "D238": _MANY - 100}
        assert request.not_evaluated["D236"] == "D221"
        assert_is_bounded(diagnosis)

    def test_twenty_thousand_sites_at_fault(self) -> None:
        """The first hundred are listed, and all of them counted."""
        changes = {"beneficiaires/structure/FINESSGeo": [""] * _MANY}
        diagnosis = check(build(("structure",), changes, "published"))
        (request,) = diagnosis.requests
        assert diagnosis.by_code() == {"D245": _MANY}
        assert request.omitted == {"D245": _MANY - 100}
        assert request.errors[99].pointer.endswith("/FINESSGeo/99")
        assert_is_bounded(diagnosis)

    @pytest.mark.parametrize(
        ("document", "codes"),
        [
            (piece(number="99999"), {"D273", "D275"}),
            ({}, {"D270", "D271", "D272"}),
            ({**piece(), "typeFichier": 1}, {"D272"}),
            ({**piece(), "nomFichier": ""}, {"D270", "D275"}),
        ],
    )
    def test_twenty_thousand_documents_at_fault(self, document: Json, codes: set[str]) -> None:
        """The naming of each is judged or rests, however many there are."""
        count = _MANY // 4
        changes = {"piecesJustificatives": [document] * count}
        diagnosis = check(build(("agent",), changes, "published"))
        assert diagnosis.by_code() == {code: 1 if code == "D275" else count for code in codes}
        assert ("D273" in diagnosis.requests[0].not_evaluated) == ("D273" not in codes)
        assert_is_bounded(diagnosis)

    @pytest.mark.parametrize("place", ["", "/lignesImport/0", "/lignesImport/0/commande"])
    def test_twenty_thousand_unknown_names(self, place: str) -> None:
        """In the root, in a request, in a block."""
        file = submission()
        target: Any = file
        for step in place.split("/")[1:]:
            target = target[int(step) if isinstance(target, list) else step]
        target.update((f"k{n}", None) for n in range(_MANY))
        diagnosis = check(file)
        assert diagnosis.by_code() == {"S106": _MANY}
        assert diagnosis.omitted == {"S106": _MANY - 1000}
        assert_is_bounded(diagnosis)

    def test_a_name_of_a_megabyte(self) -> None:
        """Only the pointer is as long."""
        name = "k" * 1_000_000
        (error,) = check(amended(submission(), {f"/lignesImport/0/commande/{name}": 1})).errors
        assert (error.code, error.pointer) == ("S106", f"/lignesImport/0/commande/{name}")
        assert len(error.message) + len(error.hint or "") < 1_000

    @pytest.mark.parametrize(
        ("pointer", "value", "code"),
        [
            ("/numeroAns", "é" * 2_500_000, "S108"),
            ("/impId", "x" * 5_000_000, "S107"),
            ("/lignesImport/0/commande", "x" * 5_000_000, "S114"),
            ("/lignesImport/0", "x" * 5_000_000, "S112"),
            ("/lignesImport", "x" * 5_000_000, "S110"),
            ("/lignesImport/0/typeAction", "x" * 5_000_000, "D203"),
            ("/lignesImport/0/numeroEditeur", " " * 5_000_000, "D205"),
            ("/lignesImport/0/beneficiaires/nomMandataire", "x" * 5_000_000, "D226"),
            ("/lignesImport/0/beneficiaires/commandePour", "x" * 5_000_000, "D220"),
            ("/lignesImport/0/scenarioInstallation/operateurMessagerie", "x" * 5_000_000, "D251"),
            ("/lignesImport/0/scenarioInstallation/isCentreDeSante", "x" * 5_000_000, "D250"),
            ("/lignesImport/0/commande/dateCommande", "0" * 5_000_000, "D210"),
            ("/lignesImport/0/commande/montantSegurHT", "9" * 5_000_000, "D212"),
            ("/lignesImport/0/commande/montantSegurHT", Number("9" * 5_000_000), "D212"),
            ("/lignesImport/0/numLigne", Number("1" * 5_000_000), "D201"),
            ("/lignesImport/0/piecesJustificatives/0/nomFichier", "x" * 5_000_000, "D270"),
            ("/lignesImport/0/beneficiaires/structure", {"x" * 1_000_000: 1}, "S106"),
        ],
    )
    def test_a_value_of_five_megabytes(self, pointer: str, value: object, code: str) -> None:
        """It is refused by its own rule, and shown by its beginning."""
        diagnosis = check(amended(submission(), {pointer: value}))
        assert list(diagnosis.by_code()) == [code]
        errors = [*diagnosis.errors, *(e for r in diagnosis.requests for e in r.errors)]
        assert all(len(e.message) + len(e.hint or "") < 1_000 for e in errors)

    def test_an_amount_of_five_megabytes_is_an_amount(self) -> None:
        """A number is a literal: none is too big."""
        amount = Number("-" + "9" * 5_000_000 + ".99")
        diagnosis = check(
            amended(submission(), {"/lignesImport/0/commande/montantSegurHT": amount})
        )
        assert diagnosis.verdict == "accepted"
        assert [advisory.code for advisory in diagnosis.requests[0].advisories] == ["A907"]


def assert_is_bounded(diagnosis: Diagnosis) -> None:
    """The report of any file stays below a megabyte, and its counts add up."""
    report = diagnosis.to_dict()
    assert len(json.dumps(report)) < 1_000_000
    parts: list[Mapping[str, Any]] = [report, *report["requests"]]
    counts: dict[str, int] = {}
    for part in parts:
        for error in part["errors"]:
            counts[error["code"]] = counts.get(error["code"], 0) + 1
        for code, more in part.get("omitted", {}).items():
            if code[0] != "A":
                counts[code] += more
    assert counts == diagnosis.by_code()
