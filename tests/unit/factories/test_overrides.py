"""Overrides: by the name of a balise, by a pointer, and what they decide about others."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_segur import check, dumps
from pytest_segur.factories import ABSENT, SubmissionFactory
from pytest_segur.factories.overrides import FactoryError
from pytest_segur.factories.shapes import Wish
from pytest_segur.number import Number
from pytest_segur.spec.balises import HEADER_ROWS, REQUEST_ROWS
from pytest_segur.spec.block import Block
from pytest_segur.spec.edition import Edition


@pytest.fixture
def factory() -> SubmissionFactory:
    return SubmissionFactory.seeded("overrides")


@pytest.mark.parametrize("edition", Edition)
def test_a_name_reaches_every_balise(edition: Edition) -> None:
    counts = {}
    for name in sorted({row.name for row in (*HEADER_ROWS, *REQUEST_ROWS)}):
        factory = SubmissionFactory.seeded(name, edition)
        balises: dict[str, Any] = {name: "@"}
        text = dumps(factory.submission(requests=2, **balises)).decode()
        counts[name] = text.count(f'"{name}": "@"'), text.count(f'"{name}": ')
    assert {name: count for name, count in counts.items() if not 0 < count[0] == count[1]} == {}


def test_a_name_sets_each_element_with_a_value_of_its_own(factory: SubmissionFactory) -> None:
    request = factory.request(situation="ALL_SIGNED", doctors=3, RPPS=["a"])
    numbers = [doctor["RPPS"] for doctor in request["beneficiaires"]["liberal"]]
    assert numbers == [["a"]] * 3
    assert numbers[0] is not numbers[1]


def test_an_amount_keeps_its_literal(factory: SubmissionFactory) -> None:
    submission = factory.submission(montantSegurHT=Number("1.07500E3"))
    assert dumps(submission).count(b'"montantSegurHT": 1.07500E3') == 3
    diagnosis = check(submission)
    assert diagnosis.by_code() == {"D212": 3}


def test_absent_takes_a_balise_away(factory: SubmissionFactory) -> None:
    request = factory.request(dateCommande=ABSENT, nomMandataire=ABSENT)
    assert "dateCommande" not in request["commande"]
    assert "nomMandataire" not in request["beneficiaires"]
    assert "SIRET" not in factory.submission(SIRET=ABSENT)


def test_a_block_comes_before_the_balises_in_it(factory: SubmissionFactory) -> None:
    request = factory.request(
        regimeTVA="TTC", commande={"montantSegurHT": Number("1.00")}, beneficiaires={"liberal": []}
    )
    assert request["commande"] == {"montantSegurHT": Number("1.00"), "regimeTVA": "TTC"}
    assert request["beneficiaires"] == {"liberal": []}


def test_what_decides_about_others_is_taken_into_account(factory: SubmissionFactory) -> None:
    for number in range(20):
        submission = factory.submission(
            requests=1, numeroEditeur=f"{number:05}", regimeTVA="HT", formatFichier="PNG"
        )
        assert check(submission).verdict == "accepted"
        for balises, situation in SITUATIONS:
            request = factory.request(**balises)
            assert check(_alone(factory, request)).verdict == "accepted"
            found = request["beneficiaires"]
            assert (found["commandePour"], len(found["liberal"]) > 1) == situation


SITUATIONS: tuple[tuple[dict[str, Any], tuple[str, bool]], ...] = (
    ({"commandePour": "STRUCTURE"}, ("STRUCTURE", False)),
    ({"isMandataire": None}, ("STRUCTURE", False)),
    ({"isClientUnique": ABSENT}, ("STRUCTURE", False)),
    ({"FINESSGeo": []}, ("STRUCTURE", False)),
    ({"isMandataire": True}, ("LIBERAL", True)),
    ({"nomMandataire": "DURAND"}, ("LIBERAL", True)),
    ({"isClientUnique": True}, ("LIBERAL", False)),
    ({"commandePour": "LIBERAL", "isClientUnique": False}, ("LIBERAL", True)),
)


def _alone(factory: SubmissionFactory, request: dict[str, Any]) -> dict[str, Any]:
    return {**factory.header(), "lignesImport": [request]}


def test_a_wrong_value_decides_nothing(factory: SubmissionFactory) -> None:
    for value in ("liberal", 1, ["LIBERAL"], None):
        submission = factory.submission(commandePour=value)
        assert set(check(submission).by_code()) == {"D220"}


def test_a_spelling_of_the_dmp_balise_is_the_only_one() -> None:
    factory = SubmissionFactory.seeded(1, "corrected")
    for name in ("isDirecToDMP", "isDirectToDMP"):
        balises: dict[str, Any] = {name: True}
        submission = factory.submission(**balises)
        assert check(submission, edition="corrected").verdict == "accepted"


def test_a_name_of_the_document_keeps_its_own_name(factory: SubmissionFactory) -> None:
    request = factory.request(formatFichier="PNG", nomFichier="bon.pdf")
    assert {piece["nomFichier"] for piece in request["piecesJustificatives"]} == {"bon.pdf"}


def test_a_pointer_reaches_one_place(factory: SubmissionFactory) -> None:
    submission = factory.submission(
        requests=2,
        pointers={
            "/lignesImport/1/commande/dateCommande": "31/02/2022",
            "/lignesImport/0/piecesJustificatives/0": {},
            "/autre": [1],
        },
    )
    assert submission["lignesImport"][1]["commande"]["dateCommande"] == "31/02/2022"
    assert submission["lignesImport"][0]["piecesJustificatives"][0] == {}
    assert submission["autre"] == [1]
    request = factory.request(pointers={"/piecesJustificatives/0": ABSENT, "/numLigne": ABSENT})
    assert "numLigne" not in request
    assert len(request["piecesJustificatives"]) == (request["commande"]["regimeTVA"] == "HT")


@pytest.mark.parametrize(
    "pointer",
    ["", "numLigne", "/commande/0/x", "/piecesJustificatives/9", "/piecesJustificatives/x"],
)
def test_a_pointer_that_leads_nowhere_is_refused(factory: SubmissionFactory, pointer: str) -> None:
    with pytest.raises(FactoryError, match="ne mène nulle part"):
        factory.request(regimeTVA="TTC", pointers={pointer: 1})


@pytest.mark.parametrize(
    ("name", "listed"),
    [("dateComande", "dateCommande$"), ("xyzw", "RPPS"), ("isDirectToDMP", "isDirecToDMP")],
)
def test_an_unknown_name_is_refused_with_the_nearest(
    factory: SubmissionFactory, name: str, listed: str
) -> None:
    balises: dict[str, Any] = {name: 1}
    with pytest.raises(FactoryError, match=listed):
        factory.submission(**balises)


def test_a_place_that_is_no_object_holds_no_balise(factory: SubmissionFactory) -> None:
    request = factory.request(beneficiaires=[], commande=None, liberal=[], RPPS="1")
    assert (request["beneficiaires"], request["commande"]) == ([], None)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"beneficiary": "liberal"}, "LIBERAL, STRUCTURE"),
        ({"situation": "SEUL"}, "ALONE, AGENT, ALL_SIGNED, STRUCTURE"),
        ({"beneficiary": "STRUCTURE", "RPPS": "1"}, "RPPS suppose .* et non STRUCTURE"),
        ({"beneficiary": "LIBERAL", "situation": "STRUCTURE"}, "situation=STRUCTURE"),
        (
            {"situation": "ALONE", "doctors": 2},
            "aucune demande n'est de cette sorte : ALONE, doctors=2",
        ),
        ({"doctors": 0}, "doctors=0"),
        ({"sites": -1}, "sites=-1"),
        ({"doctors": 1, "sites": 1}, "doctors=1, sites=1"),
        ({"violating": "D226", "beneficiary": "STRUCTURE"}, "D226 suppose une commande AGENT"),
        ({"requests": 0}, "de 1 à 200"),
        ({"requests": 201}, "de 1 à 200"),
        ({"requests": 1, "violating": "D206"}, r"de 2 à 200 \(D206\)"),
    ],
)
def test_what_no_submission_is_like_is_refused(
    factory: SubmissionFactory, asked: dict[str, Any], words: str
) -> None:
    with pytest.raises(FactoryError, match=words):
        factory.submission(**asked)


def test_numbers_of_doctors_and_sites_are_kept(factory: SubmissionFactory) -> None:
    assert len(factory.request(doctors=7)["beneficiaires"]["liberal"]) == 7
    assert factory.request(doctors=1)["beneficiaires"]["isClientUnique"] is True
    sites = factory.request(sites=400)["beneficiaires"]["structure"]["FINESSGeo"]
    assert len(set(sites)) == 400
    assert factory.request(beneficiary="STRUCTURE", sites=0)["beneficiaires"]["liberal"] == []


def test_there_is_no_such_edition() -> None:
    with pytest.raises(ValueError, match="published, corrected"):
        SubmissionFactory.seeded(1, "publiée")


def test_a_wish_leaves_the_rest_open() -> None:
    assert Wish().regime is None
    assert Block.TREATMENT.path == ()
