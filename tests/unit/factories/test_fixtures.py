"""The golden files under `fixtures/` are what the generator makes, and what they say they are."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest

from pytest_segur import check
from pytest_segur.asp.portal import Portal
from pytest_segur.document import parse
from pytest_segur.factories.storybook import Storybook
from pytest_segur.reports.expectation import expectation_of
from pytest_segur.spec.edition import Edition
from pytest_segur.writing import dumps

FIXTURES = pathlib.Path(__file__).parents[3] / "fixtures"


@pytest.mark.parametrize("edition", Edition)
def test_they_are_what_is_generated(edition: Edition) -> None:
    book = Storybook(edition)
    dossiers = list(book.dossiers())
    expected = {name: text.encode() for name, text in book.beside().items()}
    expected["attendu.json"] = dumps({each.name: each.expected for each in dossiers})
    for dossier in dossiers:
        expected |= dict(dossier.files())
    written = {path.name: path.read_bytes() for path in (FIXTURES / edition).iterdir()}
    assert written.keys() == expected.keys()
    assert [name for name, data in written.items() if data != expected[name]] == []


@pytest.mark.parametrize("edition", Edition)
def test_they_have_what_attendu_says(edition: Edition) -> None:
    entries = parse((FIXTURES / edition / "attendu.json").read_bytes()).root
    for path in sorted((FIXTURES / edition).glob("JSON-*-[0-9][0-9][0-9].json")):
        entry = entries[path.name]
        how = {key: entry[key] for key in ("edition", "today", "profiles") if key in entry}
        assert expectation_of(check(path, **how)) == {
            key: value for key, value in entry.items() if key not in how
        }


@pytest.mark.parametrize("edition", Edition)
def test_one_portal_takes_them_all(edition: Edition) -> None:
    portal = Portal(edition=edition, today="2022-03-01", day="2022-03-01")
    for path in sorted((FIXTURES / edition).glob("JSON-*-[0-9][0-9][0-9].json")):
        receipt = portal.deposit(path)
        mixed = path.name.endswith("-008.json")
        assert receipt.verdict == ("mixed" if mixed else "accepted")
        assert receipt.diagnosis.errors == ()


def _example(edition: Edition, number: str) -> dict[str, Any]:
    (path,) = (FIXTURES / edition).glob(f"JSON-*-{number}.json")
    (request,) = parse(path.read_bytes()).root["lignesImport"]
    assert isinstance(request, dict)
    return request


@pytest.mark.parametrize(("edition", "length"), [(Edition.PUBLISHED, 15), (Edition.CORRECTED, 11)])
def test_the_first_example_is_the_document_s(edition: Edition, length: int) -> None:
    request = _example(edition, "001")
    beneficiaires = request["beneficiaires"]
    assert request["commande"]["regimeTVA"] == "HT"
    assert request["commande"]["montantSegurHT"].literal == "1075.00"
    assert beneficiaires["isMandataire"] is True
    assert beneficiaires["nomMandataire"] == "DURAND"
    numbers = [doctor["RPPS"] for doctor in beneficiaires["liberal"]]
    assert numbers == ["8" * length, "7" * length, "6" * length]
    names = [piece["nomFichier"] for piece in request["piecesJustificatives"]]
    assert names == ["MDV-LGC-Va1-BDC-00001.pdf", "MDV-LGC-Va1-HT-00001.pdf"]


@pytest.mark.parametrize("edition", Edition)
def test_the_second_example_is_the_document_s(edition: Edition) -> None:
    request = _example(edition, "002")
    structure = request["beneficiaires"]["structure"]
    assert request["commande"]["montantSegurHT"].literal == "10750.00"
    assert structure["FINESSJuridique"] == "111111111"
    assert structure["FINESSGeo"] == ["777777777", "888888888", "999999999"]
    assert structure["nomResponsable"] == "DURAND"
    assert request["scenarioInstallation"]["isCentreDeSante"] is True


@pytest.mark.parametrize("edition", Edition)
def test_the_document_s_own_numbers_are_advised_upon(edition: Edition) -> None:
    entries = parse((FIXTURES / edition / "attendu.json").read_bytes()).root
    avis = {name[-8:-5]: entry["avis"] for name, entry in entries.items() if "avis" in entry}
    assert avis == {"001": {"demandes": {"1": ["A901"]}}, "002": {"demandes": {"1": ["A902"]}}}


@pytest.mark.parametrize("edition", Edition)
def test_the_page_names_every_submission(edition: Edition) -> None:
    page = (FIXTURES / edition / "README.md").read_text("utf-8")
    for path in (FIXTURES / edition).glob("JSON-*-[0-9][0-9][0-9].json"):
        assert f"| `{path.name}` | " in page
