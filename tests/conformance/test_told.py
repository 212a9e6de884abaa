"""What conditions tell beside code and place: the value that would be right, and the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from support.cases.case import build, judge
from support.submissions import DELETE, finess, piece

from pytest_segur import Number, check

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.diagnosis import RequestDiagnosis

_P: Final = "piecesJustificatives"
_SOURCES: Final[Mapping[str, tuple[str, Mapping[str, object]]]] = {
    "no order form": ("inference", {_P: []}),
    "a proof, but no order form": ("inference", {f"{_P}/0": piece("PREUVE_HT")}),
    "two order forms": ("document", {f"{_P}/1": piece()}),
    "HT without a proof": ("inference", {"commande/regimeTVA": "HT"}),
    "an agent of a single client": ("inference", {"beneficiaires/isClientUnique": True}),
    "a format": ("document", {"typeAction": "M"}),
}


def last_of(bases: tuple[str, ...], changes: Mapping[str, object]) -> RequestDiagnosis:
    """Judge a file and give its last request."""
    return judge(build(bases, changes, "published"), "published").requests[-1]


@pytest.mark.parametrize(("source", "changes"), _SOURCES.values(), ids=_SOURCES)
def test_a_fault_tells_what_it_stands_on(source: str, changes: Mapping[str, object]) -> None:
    """That more than one order form is wrong is stated; that one is needed is inferred."""
    (error,) = last_of(("agent",), changes).errors
    assert error.source == error.to_dict()["source"] == source


def test_nesting_is_limited_by_the_kit_and_syntax_by_json() -> None:
    """S102 has both."""
    assert check(b"[" * 201 + b"]" * 201).errors[0].source == "kit"
    assert check(b"[").errors[0].source == "document"


def test_a_wrong_line_is_told_the_right_one() -> None:
    """The position, not the line before."""
    (error,) = last_of(("alone",) * 3, {"3:numLigne": Number("9")}).errors
    assert error.hint_in("en") == "Write 3."


def test_a_repeated_number_is_told_who_has_it() -> None:
    """The first request that bears it, also when it is not the only one."""
    changes = {
        f"{position}:{place}": value
        for position in (2, 3, 4)
        for place, value in {
            "numeroEditeur": "00002",
            f"{_P}/0/nomFichier": "MDV-LGC-Va1-BDC-00002.pdf",
        }.items()
    }
    (error,) = last_of(("alone",) * 4, changes).errors
    assert "Request 2 bears it already" in (error.hint_in("en") or "")


def test_a_misnamed_document_is_told_its_name() -> None:
    """Made of its type, the request's number and its format."""
    changes = {f"2:{_P}/1": {**piece("PREUVE_HT", file_format="JPG"), "nomFichier": "preuve.jpg"}}
    (error,) = last_of(("alone", "ht"), changes).errors
    assert "“MDV-LGC-Va1-HT-00002.jpg”" in (error.hint_in("en") or "")


def test_missing_and_superfluous_documents_are_counted() -> None:
    """The message says how many there are."""
    (none,) = last_of(("agent",), {_P: []}).errors
    assert none.found_in("en") == "0 BON_COMMANDE"
    (two,) = last_of(("agent",), {f"{_P}/1": piece()}).errors
    assert two.found_in("en") == "2 BON_COMMANDE"
    (proof,) = last_of(("ht",), {f"{_P}/1": DELETE}).errors
    assert proof.found_in("en") == "no PREUVE_HT"


def test_advisories_tell_what_they_compare_with() -> None:
    """The day, the earlier request, the profile."""
    changes: dict[str, object] = {
        "2:commande/dateCommande": "02/03/2022",
        "2:beneficiaires/structure/FINESSJuridique": finess(1, 0),
        "2:scenarioInstallation/isCentreDeSante": True,
    }
    hints = {
        advisory.code: advisory.hint_in("en") or ""
        for advisory in last_of(("structure", "structure"), changes).advisories
    }
    assert hints.keys() == {"A906", "A910", "A912"}
    assert "Today is 01/03/2022:" in hints["A906"]
    assert "request 1" in hints["A910"]
    assert "--profiles=centre-de-sante" in hints["A912"]


@pytest.mark.parametrize("base", ["alone", "all_signed", "agent"])
def test_a_structure_filled_with_nulls_is_told_so(base: str) -> None:
    """A habit of real generators; a structure that says something is told otherwise."""
    nulls = {"beneficiaires/structure": {"FINESSJuridique": None, "FINESSGeo": None}}
    filled: dict[str, object] = {
        "beneficiaires/structure": {"FINESSJuridique": None, "FINESSGeo": []}
    }
    (of_nulls,) = last_of((base,), nulls).errors
    (of_filled,) = last_of((base,), filled).errors
    assert "all null" in (of_nulls.hint_in("en") or "")
    assert "all null" not in (of_filled.hint_in("en") or "")


@pytest.mark.parametrize("place", ["numeroASP", "codeTraitement", "beneficiaires/nomMandataire"])
def test_the_string_null_is_told_from_null(place: str) -> None:
    """The message says that it is a string, the hint what to do."""
    (error,) = last_of(("alone",), {place: "null"}).errors
    assert "quotes" in (error.hint_in("en") or "")
