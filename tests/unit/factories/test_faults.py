"""One fault on demand: every code, every variant, both editions, exactly itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.judged import advisories_in, codes_in, place_in

from pytest_segur import check
from pytest_segur.factories import DossierFactory, SubmissionFactory
from pytest_segur.factories.faults import FAULTS, NOT_BY_A_DEPOSIT, choose, variants_of
from pytest_segur.factories.faults.kinds import ArchiveFault, ObjectFault
from pytest_segur.factories.faults.values import mistakes_for
from pytest_segur.factories.overrides import FactoryError
from pytest_segur.factories.shapes import BENEFICIARIES, SOUND, Wish
from pytest_segur.factories.values import length_of
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import Rows
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.factories.faults.kinds import Fault

TODAY = "2022-03-01"
#: Advisories that go with a fault of the archive: the misnamed or unsafe member itself.
UNDECLARED = {"a name in capitals", "another extension"}


def test_there_is_a_fault_for_every_code_that_a_deposit_alone_can_violate() -> None:
    rejecting = [code for code in CATALOGUE if code[0] in "SFDP"]
    assert [*FAULTS] == [code for code in rejecting if code not in NOT_BY_A_DEPOSIT]
    for edition in Edition:
        assert all(variants_of(code, edition) for code in FAULTS)


def test_variants_have_titles_of_their_own() -> None:
    for faults in FAULTS.values():
        for edition in Edition:
            situations = [
                (fault.title, fault.wish.situations)
                for fault in faults
                if edition in fault.editions
            ]
            assert len(set(situations)) == len(situations)


@pytest.mark.parametrize("edition", Edition)
def test_it_is_exactly_itself(edition: Edition, tmp_path: pathlib.Path) -> None:
    found, meant = {}, {}
    for code in FAULTS:
        folder = tmp_path / code
        folder.mkdir()
        dossiers = DossierFactory.seeded(code, edition)
        for rank, fault in enumerate(variants_of(code, edition)):
            order = dossiers.order(requests=2, violating=code, variant=rank)
            # Beside one variant of each code documents tell whether a fault harms theirs too.
            has_documents = rank == 0 or not isinstance(fault, ObjectFault)
            dossier = dossiers.make(
                order, index=rank, with_archive=has_documents, with_answer=rank == 0
            )
            path = replace(dossier, answer=None).write(folder)
            diagnosis = check(path, edition=edition, today=TODAY)
            case = (code, rank, fault.title)
            advised = set(advisories_in(diagnosis)) - _going_along(fault)
            answered = rank == 0 and diagnosis.passes_first_control
            found[case] = (codes_in(diagnosis), place_in(diagnosis), advised, answered)
            place = {key: value for key, value in dossier.expected.items() if key != "edition"}
            meant[case] = ([*fault.codes], place, set(), dossier.answer is not None)
    assert found == meant
    # All variants of all codes: their number tells that none was passed over.
    assert len(found) > 500


def _going_along(fault: Fault) -> set[str]:
    """Give the advisories that cannot be kept from going with a fault."""
    is_stray = fault.code == "P306" or fault.title in UNDECLARED
    return {"A914"} if isinstance(fault, ArchiveFault) and is_stray else set()


@pytest.mark.parametrize("edition", Edition)
def test_objects_have_it_whatever_is_drawn(edition: Edition) -> None:
    found, meant = {}, {}
    for code in FAULTS:
        factory = SubmissionFactory.seeded(f"other {code}", edition)
        for rank, fault in enumerate(variants_of(code, edition)):
            if not isinstance(fault, ObjectFault):
                with pytest.raises(FactoryError, match=f"seul un fichier peut enfreindre {code} "):
                    factory.submission(violating=code, variant=rank)
                continue
            submission = factory.fill(
                factory.order(requests=fault.fewest, violating=code, variant=rank)
            )
            diagnosis = check(submission, edition=edition, today=TODAY)
            case = (code, rank, fault.title)
            found[case] = (codes_in(diagnosis), advisories_in(diagnosis))
            meant[case] = ([*fault.codes], [])
    assert found == meant


def test_codes_that_come_together_are_named() -> None:
    together = {
        (fault.code, *fault.also) for faults in FAULTS.values() for fault in faults if fault.also
    }
    assert together == {("S105", "S106"), ("S106", "S113"), ("D206", "D273")}


def test_what_no_deposit_violates_by_itself_is_refused() -> None:
    for code in NOT_BY_A_DEPOSIT:
        with pytest.raises(FactoryError) as caught:
            SubmissionFactory.seeded(1).submission(violating=code)
        assert f"{code!r} : aucun dépôt ne l'enfreint à lui seul" in str(caught.value)
        assert "S101, S102" in str(caught.value)
        assert "et non S100" in caught.value.text.fr


@pytest.mark.parametrize(
    ("code", "why"),
    [("D999", "règle inconnue"), ("", "règle"), ("A906", "avis"), ("d210", "règle")],
)
def test_an_unknown_code_is_refused(code: str, why: str) -> None:
    with pytest.raises(FactoryError, match=why):
        choose(code, 0, Edition.PUBLISHED)


@pytest.mark.parametrize("variant", [-1, 1])
def test_an_unknown_variant_is_refused(variant: int) -> None:
    with pytest.raises(FactoryError, match=f"D276 n'a pas de variante {variant} ; .* de 0 à 0"):
        choose("D276", variant, Edition.PUBLISHED)


def test_a_line_too_far_stays_within_bounds() -> None:
    submission = SubmissionFactory.seeded(1).submission(requests=200, violating="D202")
    assert check(submission, today=TODAY).by_code() == {"D202": 1}


@pytest.mark.parametrize("file_format", ["PDF", "PNG", "JPG"])
def test_a_heavy_document_is_still_one(file_format: str, tmp_path: pathlib.Path) -> None:
    dossiers = DossierFactory.seeded(1)
    order = dossiers.order(requests=1, violating="P304", formatFichier=file_format)
    dossier = dossiers.make(order)
    assert check(dossier.write(tmp_path), today=TODAY).by_code() == {"P304": 1}


def test_a_pointer_comes_after_the_fault() -> None:
    factory = SubmissionFactory.seeded(1)
    place = "/lignesImport/0/commande/dateCommande"
    submission = factory.submission(requests=1, violating="D210", pointers={place: "01/03/2022"})
    assert check(submission, today=TODAY).verdict == "accepted"


def test_formats_without_values_of_their_own_have_no_mistakes() -> None:
    assert mistakes_for(Rows(expected=Text("", ""))) == ()


def test_faults_ask_for_situations_that_a_sound_request_can_be_in() -> None:
    for faults in FAULTS.values():
        for fault in faults:
            assert fault.wish.situations
            assert fault.wish.situations <= set(SOUND)
    assert Wish().situations == BENEFICIARIES["LIBERAL"] | BENEFICIARIES["STRUCTURE"]


def test_only_lengths_of_the_table_are_lengths() -> None:
    assert length_of("D205", "published") == 5
    with pytest.raises(AssertionError):
        length_of("D203", "published")
    with pytest.raises(AssertionError):
        length_of("D270", "published")
