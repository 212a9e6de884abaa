"""What the strategies draw is sound, plausible, and as asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.drawn import drawn
from support.judged import advisories_in

from pytest_segur import Number, Portal, check, strategies
from pytest_segur.factories import ABSENT
from pytest_segur.factories.values import DEPARTMENTS
from pytest_segur.identifiers import email_address, finess, rpps, siret, telephone
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import french_date
from pytest_segur.spec.situation import Situation, situation_of

if TYPE_CHECKING:
    import pathlib

TODAY = "2022-03-01"
EDITIONS = st.sampled_from(Edition)


def must_be_sound(submission: dict[str, Any], edition: Edition) -> None:
    diagnosis = check(submission, edition=edition, today=TODAY)
    found = (diagnosis.verdict, diagnosis.by_code(), advisories_in(diagnosis))
    assert found == ("accepted", {}, [])


@settings(max_examples=100)
@given(st.data(), EDITIONS)
def test_a_submission_has_no_fault_and_no_advisory(data: st.DataObject, edition: Edition) -> None:
    submission = data.draw(strategies.submissions(edition=edition, requests=range(1, 6)))
    must_be_sound(submission, edition)


@given(st.data(), EDITIONS)
def test_a_request_fits_into_a_file(data: st.DataObject, edition: Edition) -> None:
    header = {
        "impId": None,
        "numeroAns": data.draw(strategies.ans_numbers(edition=edition)),
        "SIRET": data.draw(strategies.sirets(edition=edition)),
    }
    request = data.draw(strategies.requests(edition=edition))
    must_be_sound({**header, "lignesImport": [request]}, edition)


def test_a_dossier_is_rightly_named_and_has_its_documents(tmp_path: pathlib.Path) -> None:
    for edition in Edition:
        for rank, dossier in enumerate(drawn(strategies.dossiers(edition=edition), 10)):
            folder = tmp_path / f"{edition}-{rank}"
            folder.mkdir()
            diagnosis = check(dossier.write(folder), edition=edition, today=TODAY)
            assert (diagnosis.is_faultless, advisories_in(diagnosis)) == (True, [])
            assert diagnosis.archive is not None
            portal = Portal(edition=edition)
            assert dossier.answer == portal.deposit(dossier.content, name=dossier.name).answer
    (without,) = drawn(strategies.dossiers(archive=False), 1)
    assert without.archive is None


def test_everything_that_a_request_can_be_is_drawn() -> None:
    found = drawn(strategies.requests(edition="corrected"), 200)
    assert {situation_of(request["beneficiaires"]) for request in found} == {
        Situation.ALONE,
        Situation.AGENT,
        Situation.ALL_SIGNED,
        Situation.STRUCTURE,
    }
    assert {len(request["piecesJustificatives"]) for request in found} == {1, 2, 3}
    assert {len(request["beneficiaires"]["liberal"]) for request in found} > {0, 1, 2}
    sites = {len(request["beneficiaires"]["structure"].get("FINESSGeo", ())) for request in found}
    assert sites > {0, 1}
    agents = [request["beneficiaires"] for request in found]
    left_out = {doctor.get("emailMedecin", ABSENT) for each in agents for doctor in each["liberal"]}
    assert {None, " ", ABSENT} < left_out
    spellings = {name for r in found for name in r["scenarioInstallation"] if "DMP" in name}
    assert spellings == {"isDirecToDMP", "isDirectToDMP", "isPFIToDMP"}


def test_wishes_are_kept() -> None:
    for submission in drawn(strategies.submissions(requests=2, sites=3, first_number=99_999), 5):
        requests = submission["lignesImport"]
        assert [request["numeroEditeur"] for request in requests] == ["99999", "00001"]
        assert [len(r["beneficiaires"]["structure"]["FINESSGeo"]) for r in requests] == [3, 3]
        must_be_sound(submission, Edition.PUBLISHED)
    for submission in drawn(strategies.submissions(beneficiary="LIBERAL", doctors=2), 5):
        assert {len(r["beneficiaires"]["liberal"]) for r in submission["lignesImport"]} == {2}
    for submission in drawn(strategies.submissions(situation="ALL_SIGNED", regimeTVA="HT"), 5):
        for request in submission["lignesImport"]:
            assert situation_of(request["beneficiaires"]) is Situation.ALL_SIGNED
            assert len(request["piecesJustificatives"]) > 1
        must_be_sound(submission, Edition.PUBLISHED)


def test_overrides_and_pointers_reach_what_is_drawn() -> None:
    options: dict[str, Any] = {
        "montantSegurHT": Number("1.0"),
        "SIRET": ABSENT,
        "pointers": {"/lignesImport/0/numLigne": None},
    }
    for submission in drawn(strategies.submissions(requests=range(2, 4), **options), 5):
        assert {r["commande"]["montantSegurHT"] for r in submission["lignesImport"]} == {
            Number("1.0")
        }
        assert "SIRET" not in submission
        assert submission["lignesImport"][0]["numLigne"] is None
    (request,) = drawn(strategies.requests(position=7, RPPS="1", pointers={"/autre": [1]}), 1)
    assert (request["numLigne"], request["numeroEditeur"], request["autre"]) == (7, "00007", [1])
    assert request["beneficiaires"]["liberal"][0]["RPPS"] == "1"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"requests": 0}, "nombre de demandes : 0 ; valeurs admises : de 1 à 200"),
        ({"requests": 201}, "nombre de demandes : 201 ; "),
        ({"requests": range(1, 202)}, "nombre de demandes : 201 ; "),
        (
            {"requests": range(3, 3)},
            r"requests=range\(3, 3\) ; valeurs admises : un entier, ou range",
        ),
        ({"requests": range(1, 9, 2)}, "valeurs admises : un entier, ou range"),
        ({"edition": "publiée"}, "published, corrected"),
        ({"situation": "ALONE", "doctors": 2}, "aucune demande n'est de cette sorte"),
        ({"beneficiary": "liberal"}, "LIBERAL, STRUCTURE"),
        ({"dateComande": "x"}, "dateCommande"),
    ],
)
def test_what_no_submission_is_like_is_refused_at_once(options: dict[str, Any], words: str) -> None:
    """Not only when the first example is drawn."""
    for strategy in (strategies.submissions, strategies.dossiers):
        with pytest.raises(ValueError, match=words):
            strategy(**options)
    if "requests" not in options:
        with pytest.raises(ValueError, match=words):
            strategies.requests(**options)


@given(st.data(), EDITIONS)
def test_values_are_right(data: st.DataObject, edition: Edition) -> None:
    number = data.draw(strategies.rpps(edition=edition))
    assert rpps.is_valid(number)
    assert len(number) == (15 if edition is Edition.PUBLISHED else 11)
    assert finess.is_valid(data.draw(strategies.finess()))
    department = data.draw(st.sampled_from(DEPARTMENTS))
    assert data.draw(strategies.finess(department=department)).startswith(f"{department}99")
    if edition is Edition.CORRECTED:
        assert siret.is_valid(data.draw(strategies.sirets(edition=edition)))
    name = data.draw(strategies.names())
    assert name == name.upper()
    assert 1 <= len(name) < 50
    address = data.draw(strategies.emails())
    assert email_address.is_valid(address)
    assert address.endswith(".example")
    assert telephone.is_valid(data.draw(strategies.telephones()))
    assert data.draw(strategies.amounts()).literal[-3] == "."
    assert french_date(data.draw(strategies.order_dates())) is not None
