"""One fault on demand, drawn by Hypothesis: exactly itself, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.drawn import drawn
from support.judged import advisories_in, codes_in, place_in

from pytest_segur import check
from pytest_segur.factories.faults import FAULTS, NOT_BY_A_DEPOSIT, variants_of
from pytest_segur.spec.edition import Edition
from pytest_segur.strategies import dossiers, faulty

if TYPE_CHECKING:
    import pathlib

TODAY = "2022-03-01"
#: The codes that no object has.
ONLY_FILES = [
    *("S101", "S102", "S103", "S104", "F401", "F402", "F403", "F404"),
    *("P301", "P303", "P304", "P305", "P306"),
]


def codes_of(code: str, edition: Edition) -> set[tuple[str, ...]]:
    return {fault.codes for fault in variants_of(code, edition)}


@pytest.mark.parametrize("edition", Edition)
def test_an_object_has_exactly_the_fault(edition: Edition) -> None:
    found = []
    for code in FAULTS:
        if code in ONLY_FILES:
            with pytest.raises(ValueError, match=f"^seul un fichier peut enfreindre {code} "):
                faulty(code, edition=edition)
            continue
        for submission in drawn(faulty(code, edition=edition), 2):
            diagnosis = check(submission, edition=edition, today=TODAY)
            found.append((code, (*codes_in(diagnosis),), advisories_in(diagnosis)))
    assert [
        each for each in found if each[1] not in codes_of(each[0], edition) or each[2] != []
    ] == []
    assert {code for code, *_ in found} == {*FAULTS} - {*ONLY_FILES}


@pytest.mark.parametrize("edition", Edition)
def test_a_file_has_exactly_the_fault(edition: Edition, tmp_path: pathlib.Path) -> None:
    found = []
    for code in (*ONLY_FILES, "S111", "D202", "D212"):
        folder = tmp_path / code
        folder.mkdir()
        for dossier in drawn(dossiers(violating=code, edition=edition, archive=False), 2):
            path = dossier.write(folder, overwrite=True)
            diagnosis = check(path, edition=edition, today=TODAY)
            said = {key: value for key, value in dossier.expected.items() if key != "edition"}
            found.append((code, (*codes_in(diagnosis),), place_in(diagnosis), said))
            path.unlink()
    assert [
        each for each in found if each[1] not in codes_of(each[0], edition) or each[2] != each[3]
    ] == []


def test_the_variant_may_be_chosen() -> None:
    for submission in drawn(faulty("D210", variant=1), 3):
        last = submission["lignesImport"][-1]
        assert last["commande"]["dateCommande"] == "31/02/2022"
    names = {dossier.name[-18:] for dossier in drawn(dossiers(violating="F404", variant=0), 3)}
    assert {name[-9:] for name in names} == {"-000.json"}


def test_variants_that_do_not_fit_are_left_out() -> None:
    # Alone or with others: the same contradiction comes from two sides.
    for situation, doctors in (("ALONE", {1}), ("AGENT", {2, 3, 4, 5})):
        found = drawn(faulty("D225", situation=situation, requests=1), 5)
        assert {
            len(each["lignesImport"][0]["beneficiaires"]["liberal"]) for each in found
        } <= doctors
    # The second variant of D202 takes two requests.
    for submission in drawn(faulty("D202", requests=1), 5):
        assert [request["numLigne"] for request in submission["lignesImport"]] == [2]


def test_a_fault_that_takes_several_requests_has_them() -> None:
    counts = {len(each["lignesImport"]) for each in drawn(faulty("D206"), 20)}
    assert counts == {2, 3}


@pytest.mark.parametrize(
    ("code", "options", "words"),
    [
        ("D999", {}, "règle inconnue"),
        ("A906", {}, "un avis n'entraîne aucun refus"),
        ("D276", {"variant": 1}, "D276 n'a pas de variante 1"),
        ("D206", {"requests": 1}, r"de 2 à 200 \(D206\)"),
        ("D226", {"beneficiary": "STRUCTURE"}, "D226 suppose une commande AGENT"),
        ("D210", {"edition": "publiée"}, "published, corrected"),
        *((code, {}, "aucun dépôt ne l'enfreint à lui seul") for code in NOT_BY_A_DEPOSIT),
    ],
)
def test_what_cannot_be_broken_so_is_refused_at_once(
    code: str, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        faulty(code, **options)
    with pytest.raises(ValueError, match=words):
        dossiers(violating=code, **options)
