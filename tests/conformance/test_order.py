"""First error first: what the portal answers is what the catalogue comes to first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from support.cases.case import BASES, Remembered, build, judge
from support.cases.single_faults import BY_BASE, RANKS, RESTS, SEEN, go_together, in_order
from support.deviations import deviations
from support.submissions import doctor, piece, submission

from pytest_segur import check

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.diagnosis import Diagnosis

_L: Final = "beneficiaires/liberal"
_S: Final = "beneficiaires/structure"
_I: Final = "scenarioInstallation"
_P: Final = "piecesJustificatives"

#: How far apart rules are that are broken together.
_NEIGHBOURS: Final = 6
_OPTIONS: Final[Mapping[str, object]] = {
    "profiles": frozenset(),
    "history": Remembered(numbers=frozenset({SEEN})),
}


def judged(base: str, *codes: str) -> Diagnosis:
    """Judge a file whose second request breaks some rules."""
    changes = {
        f"2:{place}": value for code in codes for place, value in BY_BASE[base][code].items()
    }
    return judge(build(("alone", base), changes, "published"), "published", **_OPTIONS)


def codes_of(diagnosis: Diagnosis) -> list[str]:
    """Give the codes of the second request."""
    return [error.code for error in diagnosis.requests[1].errors]


def test_each_change_breaks_one_rule() -> None:
    """The faults that the next test puts together are what they say."""
    for base, faults in BY_BASE.items():
        found = {code: codes_of(judged(base, code)) for code in faults}
        assert found == {code: [code] for code in faults}


@pytest.mark.parametrize("base", BY_BASE)
def test_of_two_faults_the_earlier_rule_is_named_first(base: str) -> None:
    """Whatever two neighbours are broken: the catalogue's order, and only what needs rests."""
    rules = in_order(base)
    pairs = [
        (first, second)
        for rank, first in enumerate(rules)
        for second in rules[rank + 1 : rank + 1 + _NEIGHBOURS]
        if go_together(base, first, second)
    ]
    judgements = {pair: judged(base, *pair) for pair in pairs}
    found = {
        f"{first}, {second}": (
            codes_of(diagnosis),
            diagnosis.requests[1].not_evaluated.get(second) == first,
        )
        for (first, second), diagnosis in judgements.items()
    }
    expected = {
        f"{first}, {second}": ([first], True)
        if second in RESTS.get(first, ())
        else ([first, second], False)
        for first, second in pairs
    }
    assert deviations(found, expected) == ""
    assert len(pairs) > len(rules) * (_NEIGHBOURS - 2)


def test_every_rule_of_the_second_control_has_its_place_in_the_order() -> None:
    """No rule is left out above."""
    assert {code for faults in BY_BASE.values() for code in faults} == set(RANKS)


def test_doctors_are_judged_one_after_another() -> None:
    """Each doctor's rules in their order, before those of the next, behind D234."""
    changes: dict[str, object] = {"beneficiaires/isMandataire": False}
    for index in (2, 0, 1):
        changes |= {
            f"{_L}/{index}/RPPS": "1",
            f"{_L}/{index}/telephoneMedecin": None,
            f"{_L}/{index}/emailMedecin": None,
            f"{_L}/{index}/nomMedecin": None,
        }
    changes |= {_S: {"FINESSGeo": []}, "beneficiaires/nomMandataire": "X"}
    errors = judge(build(("agent",), changes, "published"), "published").requests[0].errors
    assert [(error.code, error.pointer.rpartition("liberal/")[2][:1]) for error in errors] == [
        ("D227", "/"),
        ("D229", "/"),
        ("D231", "/"),
        *((code, str(n)) for n in range(3) for code in ("D235", "D236", "D237", "D238")),
        ("D240", "/"),
    ]


def test_doctors_are_judged_however_empty_one_beside_them_is() -> None:
    """By what may be left out, too."""
    doctors = [{}, {**doctor(2), "telephoneMedecin": "0" * 50}, {}]
    changes: dict[str, object] = {"beneficiaires/liberal": doctors}
    (request,) = judge(build(("agent",), changes, "published"), "published").requests
    places = [f"/lignesImport/0/beneficiaires/liberal/{rank}" for rank in range(3)]
    assert [(error.code, error.pointer) for error in request.errors] == [
        ("D235", f"{places[0]}/nomMedecin"),
        ("D238", f"{places[0]}/RPPS"),
        ("D237", f"{places[1]}/telephoneMedecin"),
        ("D235", f"{places[2]}/nomMedecin"),
        ("D238", f"{places[2]}/RPPS"),
    ]


def test_a_late_rule_of_an_early_doctor_comes_before_an_early_rule_of_a_late_one() -> None:
    """RPPS of the first doctor, then the name of the second."""
    changes = {f"{_L}/1/nomMedecin": "", f"{_L}/0/RPPS": ""}
    errors = judge(build(("agent",), changes, "published"), "published").requests[0].errors
    assert [(error.code, error.pointer) for error in errors] == [
        ("D238", f"/lignesImport/0/{_L}/0/RPPS"),
        ("D235", f"/lignesImport/0/{_L}/1/nomMedecin"),
    ]


def test_documents_are_judged_one_after_another_their_naming_included() -> None:
    """The naming of the first document comes before the format of the second."""
    wrong = {"nomFichier": "", "formatFichier": "", "typeFichier": "PREUVE_HT"}
    documents = [
        {**piece(), "nomFichier": "bon.pdf"},
        wrong,
        {**piece("PREUVE_HT"), "nomFichier": "preuve.pdf"},
        {**wrong, "formatFichier": "PDF"},
        piece(),
    ]
    changes: dict[str, object] = {_P: documents, "libelleTraitement": ""}
    request = judge(build(("agent",), changes, "published"), "published").requests[0]
    assert [(error.code, error.pointer.split("/")[-2]) for error in request.errors] == [
        ("D273", "0"),
        ("D270", "1"),
        ("D271", "1"),
        ("D273", "2"),
        ("D270", "3"),
        ("D275", "0"),
        ("D281", "0"),
    ]
    assert request.not_evaluated == {"D273": "D270"}


def test_sites_are_judged_in_their_order() -> None:
    """Between what comes before and behind the list."""
    changes = {
        f"{_S}/FINESSGeo/2": None,
        f"{_S}/FINESSGeo/0": "1",
        f"{_S}/telephoneResponsable": None,
        f"{_I}/isCentreDeSante": None,
    }
    errors = judge(build(("structure",), changes, "published"), "published").requests[0].errors
    assert [(error.code, error.pointer.rpartition("/")[2]) for error in errors] == [
        ("D244", "telephoneResponsable"),
        ("D245", "0"),
        ("D245", "2"),
        ("D250", "isCentreDeSante"),
    ]


def test_the_order_of_keys_in_the_file_does_not_matter_to_the_second_control() -> None:
    """A request written backwards has the same errors in the same order."""
    changes: dict[str, object] = {
        place: value
        for code in ("D203", "D210", "D226", "D237", "D251", "D258", "D280")
        for place, value in BY_BASE["agent"][code].items()
    }
    request = build(("agent",), changes, "published")["lignesImport"][0]
    backwards = _backwards(request)
    assert list(backwards) != list(request)
    codes = [error.code for error in check(submission([backwards])).requests[0].errors]
    assert codes == ["D203", "D210", "D226", "D237", "D251", "D258", "D280"]


def _backwards(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {name: _backwards(value[name]) for name in reversed(value)}
    return [_backwards(element) for element in value] if isinstance(value, list) else value


def test_requests_are_reported_in_the_order_of_the_file() -> None:
    """Position by position, whatever their numLigne says."""
    requests = [BASES["alone"](position, "published") for position in (3, 2, 1)]
    found = check(submission(requests)).requests
    assert [(request.position, request.numeroEditeur) for request in found] == [
        (1, "00003"),
        (2, "00002"),
        (3, "00001"),
    ]
    assert [[error.code for error in request.errors] for request in found] == [
        ["D202"],
        [],
        ["D202"],
    ]


_UNUSUAL: Final = b"""{
  "lignesImport": [
    {"Commande": 1, "piecesJustificatives": [{"x": 1}, 2], "commande": {"z": 1},
     "numeroEditeur": "00001", "scenarioInstallation": [],
     "beneficiaires": {"structure": {"b": 1, "a": 2}}},
    null,
    {"scenarioInstallation": {}, "beneficiaires": null, "commande": {}}
  ],
  "siret": "7328293200",
  "numeroAns": "",
  "impId": 0
}"""


def test_faults_of_structure_come_in_the_order_of_codes_then_of_the_document() -> None:
    """A file in an unusual order: each code in its turn, from the top of the file to its end."""
    errors = check(_UNUSUAL).errors
    request, last = "/lignesImport/0", "/lignesImport/2"
    assert [(error.code, error.pointer, error.line, error.column) for error in errors] == [
        ("S105", "/SIRET", 1, 1),
        ("S106", f"{request}/Commande", 3, 18),
        ("S106", f"{request}/piecesJustificatives/0/x", 3, 52),
        ("S106", f"{request}/commande/z", 3, 78),
        ("S106", f"{request}/beneficiaires/structure/b", 5, 43),
        ("S106", f"{request}/beneficiaires/structure/a", 5, 51),
        ("S106", "/siret", 9, 12),
        ("S107", "/impId", 11, 12),
        ("S108", "/numeroAns", 10, 16),
        ("S112", "/lignesImport/1", 6, 5),
        ("S113", f"{request}/beneficiaires/liberal", 5, 23),
        ("S113", f"{last}/piecesJustificatives", 7, 5),
        ("S114", f"{request}/piecesJustificatives/1", 3, 56),
        ("S114", f"{request}/scenarioInstallation", 4, 56),
        ("S114", f"{last}/beneficiaires", 7, 51),
    ]


def test_faults_of_the_name_come_behind_those_of_structure() -> None:
    """S, then F."""
    errors = check(_UNUSUAL, name="JSON-x-20229999-000.json").errors
    codes = [error.code for error in errors]
    assert codes == sorted(codes, key=lambda code: (code[0] != "S", code))
    assert codes[-3:] == ["F402", "F403", "F404"]


def test_house_rules_come_behind_those_of_the_document() -> None:
    """See the tests of house rules; here only that the catalogue is in order at all."""
    assert list(RANKS) == sorted(RANKS)
