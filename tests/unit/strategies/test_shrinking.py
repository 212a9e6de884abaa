"""Whatever fails, what is left of it is the least that fails so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.drawn import least

from pytest_segur import Number, check
from pytest_segur.strategies import (
    amounts,
    dossiers,
    emails,
    faulty,
    finess,
    names,
    order_dates,
    requests,
    rpps,
    submissions,
    telephones,
)

if TYPE_CHECKING:
    from collections.abc import Callable

#: A doctor alone, as plain as can be.
PLAINEST: dict[str, Any] = {
    "numLigne": 1,
    "typeAction": "C",
    "numeroASP": None,
    "numeroEditeur": "00001",
    "commande": {
        "dateCommande": "01/03/2022",
        "regimeTVA": "TTC",
        "montantSegurHT": Number("300.00"),
    },
    "beneficiaires": {
        "commandePour": "LIBERAL",
        "isMandataire": False,
        "isClientUnique": True,
        "nomMandataire": None,
        "emailMandataire": None,
        "telephoneMandataire": None,
        "liberal": [
            {
                "nomMedecin": "A",
                "emailMedecin": "a@cabinet-des-tilleuls.example",
                "telephoneMedecin": "0199000000",
                "RPPS": "000099700000005",
            }
        ],
        "structure": {},
    },
    "piecesJustificatives": [
        {
            "nomFichier": "MDV-LGC-Va1-BDC-00001.pdf",
            "formatFichier": "PDF",
            "typeFichier": "BON_COMMANDE",
        }
    ],
    "scenarioInstallation": {
        "isCentreDeSante": False,
        "operateurMessagerie": "GIP_1",
        "isProSanteConnectNeeded": False,
        "isDirecToDMP": False,
        "isPFIToDMP": False,
        "isDirectToMSSPro": False,
        "isPFIToMSSPro": False,
        "isDirectToMSSCitoyen": False,
        "isPFIToMSSCitoyen": False,
    },
    "codeTraitement": None,
    "libelleTraitement": None,
}
STRUCTURE: dict[str, Any] = {
    "commandePour": "STRUCTURE",
    "isMandataire": None,
    "isClientUnique": None,
    "nomMandataire": None,
    "emailMandataire": None,
    "telephoneMandataire": None,
    "liberal": [],
    "structure": {
        "FINESSJuridique": "019900000",
        "nomResponsable": "A",
        "emailResponsable": "a@cabinet-des-tilleuls.example",
        "telephoneResponsable": "0199000000",
        "FINESSGeo": [],
    },
}


def any_request(condition: Callable[[dict[str, Any]], bool]) -> Callable[[dict[str, Any]], bool]:
    return lambda submission: any(map(condition, submission["lignesImport"]))


def the_only_one(submission: dict[str, Any]) -> dict[str, Any]:
    (request,) = submission["lignesImport"]
    assert isinstance(request, dict)
    return request


def test_the_least_submission_is_a_doctor_s_alone() -> None:
    """All in all: one request, nothing that could be left out, shortest names."""
    assert least(submissions()) == {
        "impId": None,
        "numeroAns": "0" * 14,
        "SIRET": "0" * 10,
        "lignesImport": [PLAINEST],
    }
    assert least(requests()) == PLAINEST


def test_other_requests_than_the_failing_one_disappear() -> None:
    """The failing one may be the last, the first, or any."""
    is_structure = any_request(lambda r: r["beneficiaires"]["commandePour"] == "STRUCTURE")
    found = least(submissions(requests=range(1, 4)), is_structure)
    assert the_only_one(found) == {**PLAINEST, "beneficiaires": STRUCTURE}
    of_two = least(
        submissions(requests=range(2, 4)),
        lambda each: is_structure({"lignesImport": each["lignesImport"][:-1]}),
    )
    first, second = of_two["lignesImport"]
    assert first["beneficiaires"] == STRUCTURE
    assert second["beneficiaires"] == PLAINEST["beneficiaires"]


def test_what_fails_keeps_what_it_needs_only() -> None:
    """As many doctors or sites as it takes, their numbers right and next to each other."""
    with_sites = least(
        requests(beneficiary="STRUCTURE"),
        lambda request: len(request["beneficiaires"]["structure"]["FINESSGeo"]) > 1,
    )
    assert with_sites["beneficiaires"]["structure"]["FINESSGeo"] == ["019900018", "019900026"]
    with_agent = least(requests(), lambda each: bool(each["beneficiaires"].get("isMandataire")))
    beneficiaires = with_agent["beneficiaires"]
    numbers = [doctor["RPPS"] for doctor in beneficiaires["liberal"]]
    assert numbers == ["000099700000005", "000099700000013"]
    assert beneficiaires["nomMandataire"] == "A"
    taxed = least(requests(), lambda request: len(request["piecesJustificatives"]) > 1)
    assert taxed["commande"]["regimeTVA"] == "HT"
    names_of_documents = [piece["nomFichier"] for piece in taxed["piecesJustificatives"]]
    assert names_of_documents == ["MDV-LGC-Va1-BDC-00001.pdf", "MDV-LGC-Va1-HT-00001.pdf"]


def test_a_fault_shrinks_to_its_first_variant_in_the_plainest_request() -> None:
    """And to the fewest requests that the fault takes."""
    (request,) = least(faulty("D210"))["lignesImport"]
    assert request == {
        **PLAINEST,
        "commande": {**PLAINEST["commande"], "dateCommande": "2022-03-01"},
    }
    assert len(least(faulty("D206"))["lignesImport"]) == 2
    dossier = least(dossiers(violating="F401"))
    assert dossier.name == f"json-{'0' * 14}-20220301-001.json"
    assert check(dossier.content).is_faultless


def test_values_shrink() -> None:
    """To the shortest, to zeros behind which the key is still right, to the nearest day."""
    assert least(names(), lambda name: len(name) > 3) == "AAAA"
    assert least(names(), lambda name: "-" in name) == "A-"
    assert least(rpps(edition="corrected"), lambda number: "7" in number[3:-1]) == "99700000070"
    assert least(finess()) == "019900000"
    assert least(emails()) == "a@cabinet-des-tilleuls.example"
    assert least(telephones(), lambda number: number.startswith("06")) == "0639980000"
    assert least(amounts(), lambda amount: amount.to_decimal() >= 1000) == Number("1000.00")
    assert least(order_dates(), lambda day: day.endswith("2021")) == "31/12/2021"
