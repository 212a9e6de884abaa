"""What takes the place of a value: as right or wrong as it was, written the same way, nobody's."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from support.anonymous import KEY, Copier

from pytest_segur import Number
from pytest_segur.anonymise import people
from pytest_segur.anonymise.errors import AnonymiseError
from pytest_segur.anonymise.identities import any_text
from pytest_segur.anonymise.key import Key
from pytest_segur.anonymise.kinds import Kind, kind_of
from pytest_segur.anonymise.pseudonyms import Pseudonyms
from pytest_segur.identifiers import email_address, finess, luhn, rpps, siret, telephone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.factories.values import Values

_NUMBER = Number("12345")

#: What is no value of the balise it stands in, and nobody's: it stays as it is.
KEPT = {
    "impId": ["", " \t", "null", "--"],
    "RPPS": ["000000000000000"],
    "numLigne": ["1"],
    "numeroEditeur": ["00042", "42", "00000"],
    "regimeTVA": ["HT", "ttc ", "oui"],
    "dateCommande": ["01/03/2022", "31/02/2022", "2022-03-01", "1/3/22 10:00"],
    "montantSegurHT": ["1075.00", "1 075,00 €"],
    "commandePour": ["Libéral", "STRUCTURE"],
    "operateurMessagerie": ["CH _20", "mailiz", "CH_20"],
    "formatFichier": ["jpeg"],
    "nomFichier": ["MDV-LGC-Va1-BDC-00001.pdf", "mdv_lgc_va1_ht_00001.PDF", ".DS_Store", "-.jpg"],
    "codeTraitement": ["0210", "E17"],
    "libelleTraitement": ["Demande acceptée", "DEMANDE  ACCEPTEE"],
}


@pytest.fixture
def pseudonyms() -> Pseudonyms:
    return Pseudonyms(KEY)


def test_values_of_the_document_stay(pseudonyms: Pseudonyms) -> None:
    changed = {
        (name, value): new
        for name, values in KEPT.items()
        for value in values
        if (new := pseudonyms.of(kind_of(name), value)) != value
    }
    assert changed == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("typeAction", "Dr DUPONT"),
        ("dateCommande", "06.12.34.56.78"),
        ("dateCommande", "0612.34.5678"),
        ("montantSegurHT", "10000001916"),
        ("operateurMessagerie", "Dupont_15"),
        ("codeTraitement", "DUPONT"),
        ("libelleTraitement", "Le RPPS de M. Durand est faux"),
        ("nomFichier", "facture Durand.pdf"),
        ("numeroEditeur", "DUPON"),
        ("numeroASP", "ASP-DURAND-1"),
        ("quelconque", "Durand"),
    ],
)
def test_anything_else_keeps_only_its_shape(pseudonyms: Pseudonyms, name: str, value: str) -> None:
    new = pseudonyms.of(kind_of(name), value)
    assert new != value
    assert _shape(new.removesuffix(".pdf")) == _shape(value.removesuffix(".pdf"))


def _shape(text: str) -> str:
    return re.sub("[0-9]", "9", re.sub("[a-z]", "a", re.sub("[A-Z]", "A", text)))


@pytest.mark.parametrize(
    ("value", "pattern"),
    [
        ("DURAND", r"[^a-z]+"),
        ("durand", r"[^A-Z]+"),
        ("Durand", r"[A-Z'].*[a-zé].*"),
        ("Durand-Petit", r"[A-Z'].*[a-zé].*"),
        ("DuRaND", r"[A-Z][a-z][A-Z][a-z][A-Z][A-Z]"),
        ("A" * 50, r"[^a-z]{50}"),
        ("é" * 50, r"[a-z]{50}"),
    ],
)
def test_names_keep_their_case_and_are_as_much_too_long(
    pseudonyms: Pseudonyms, value: str, pattern: str
) -> None:
    new = pseudonyms.of(kind_of("nomMedecin"), value)
    assert re.fullmatch(pattern, new)
    assert "DURAND" not in new.upper()


@pytest.mark.parametrize(
    "value",
    [
        "j.durand@cabinet.fr",
        '"jean durand"@cabinet.fr',
        "durand@[192.0.2.1]",
        f"{'d' * 60}@{'cabinet.' * 12}fr",
        "durand@@cabinet.fr",
        "durand@cabinet",
        "durand\u0001@cabinet.fr",
        "durand",
        "@",
    ],
)
def test_addresses_are_as_valid_as_before_and_reach_nobody(
    pseudonyms: Pseudonyms, value: str
) -> None:
    new = pseudonyms.of(kind_of("emailMedecin"), value)
    assert email_address.is_valid(new) == email_address.is_valid(value)
    assert email_address.is_plain(new) == email_address.is_plain(value)
    assert (len(new) < 150) == (len(value) < 150)
    assert "durand" not in new
    if email_address.is_valid(new):
        assert new.endswith(".example")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("0612345678", r"0(?:19900|26191|35301|46571|53649|63998)[0-9]{4}"),
        ("06 12.34-56 78", r"0[0-9] [0-9]{2}\.[0-9]{2}-[0-9]{2} [0-9]{2}"),
        ("+33 6 12 34 56 78", r"\+33 [0-9](?: [0-9]{2}){4}"),
        ("+33 (0)6 12 34 56 78", r"\+33 \(0\)[0-9](?: [0-9]{2}){4}"),
        ("+262 692 12 34 56", r"(?:00 33 |0)[0-9]{9}"),
        ("0692 12 34 56", r"0[0-9]{3}(?: [0-9]{2}){3}"),
        ("06 12 34 56", r"0[1-9] [0-9]{2} [0-9]{2} [0-9]{2}"),
        ("+32 471 12 34 56", r"\+99 [0-9]{3}(?: [0-9]{2}){3}"),
        ("06 12\x01 34 56 78", r"00 00[A-Z] 00 00 00"),
        ("poste 12", "[a-z]{5} [1-9][0-9]"),
    ],
)
def test_telephones_are_as_valid_as_before_and_ring_nowhere(
    pseudonyms: Pseudonyms, value: str, written: str
) -> None:
    new = pseudonyms.of(kind_of("telephoneMedecin"), value)
    assert re.fullmatch(written, new), new
    assert telephone.is_valid(new) == telephone.is_valid(value)
    assert telephone.is_plain(new) == telephone.is_plain(value)


@pytest.mark.parametrize(
    ("value", "pattern"),
    [
        ("10000001916", "997[0-9]{8}"),
        ("000010000001916", "0000997[0-9]{8}"),
        ("10000001917", "997[0-9]{8}"),
        ("100000019161234", "997[0-9]{12}"),
        ("10 00000 1916", r"99 7[0-9]{4} [0-9]{4}"),
        ("18", "[1-9][0-9]"),
        ("9", "[1-8]"),
        ("9977", "[1-9][0-9]{3}"),
        ("91", "[1-9][0-9]"),
        ("DUPONT", "[A-Z]{6}"),
    ],
)
def test_numbers_of_doctors_keep_their_key_right_or_wrong(
    pseudonyms: Pseudonyms, value: str, pattern: str
) -> None:
    new = pseudonyms.of(kind_of("RPPS"), value)
    assert re.fullmatch(pattern, new), new
    assert luhn.is_valid(new) == luhn.is_valid(value)
    assert rpps.is_valid(new) <= rpps.is_valid(value)


def test_a_number_is_the_same_doctor_with_and_without_zeros(pseudonyms: Pseudonyms) -> None:
    short, long = (
        pseudonyms.of(kind_of("RPPS"), number) for number in ("10000001916", "000010000001916")
    )
    assert long == f"0000{short}"
    assert pseudonyms.of_number(kind_of("RPPS"), "10000001916") == short


@pytest.mark.parametrize("value", ["750712184", "75 071 218 4", "2B0004246", "750712185", "ABC"])
def test_establishments_keep_their_key_right_or_wrong(pseudonyms: Pseudonyms, value: str) -> None:
    new = pseudonyms.of(kind_of("FINESSGeo"), value)
    assert new not in {value, "750712184"}
    assert (len(new), finess.is_valid(new)) == (len(value), finess.is_valid(value))
    assert pseudonyms.of(kind_of("FINESSJuridique"), value) == new


@pytest.mark.parametrize(
    "value", ["73282932000074", "732 829 320 00074", "35600000009075", "73282932000079", "73282932"]
)
def test_firms_keep_their_keys_right_or_wrong(pseudonyms: Pseudonyms, value: str) -> None:
    new = pseudonyms.of(kind_of("SIRET"), value)
    assert new.startswith("299")
    assert (len(new), siret.is_valid(new)) == (len(value), siret.is_valid(value))


@pytest.mark.parametrize(
    ("name", "literal", "pattern"),
    [
        ("RPPS", "10000001916", "997[0-9]{8}"),
        ("RPPS", "201", "201"),
        ("nomMedecin", "-12e-7", "-12e-7"),
        ("nomMedecin", "1234.50e+10", r"[1-9][0-9]{3}\.[0-9]{2}e\+10"),
        ("nomMedecin", "1e123456", "1e[1-9][0-9]{5}|[1-9]e[1-9][0-9]{5}"),
        ("telephoneMedecin", "612345678", "[1-9][0-9]{8}"),
        ("montantSegurHT", "1075.00", r"1075\.00"),
        ("montantSegurHT", "0.00", r"0\.00"),
        ("numeroEditeur", "-0.00000", r"-0\.00000"),
        ("nomMedecin", "0.000e5", r"0\.000e5"),
        ("nomMedecin", "0e1234567", r"0e[1-9][0-9]{6}"),
        ("RPPS", "9", "9"),
        ("montantSegurHT", "10000001916.00", r"[1-9][0-9]{10}\.[0-9]{2}"),
        ("numeroEditeur", "12345", "12345"),
        ("numLigne", "2011", "[1-9][0-9]{3}"),
        ("quelconque", "0.0001234", r"0\.000[1-9][0-9]{3}"),
    ],
)
def test_numbers_stay_numbers(
    pseudonyms: Pseudonyms, name: str, literal: str, pattern: str
) -> None:
    new = pseudonyms.of_number(kind_of(name), literal)
    assert re.fullmatch(pattern, new), new
    json.loads(new)
    assert pseudonyms.of_number(kind_of(name), literal) == new


def test_long_values_take_no_time_and_keep_their_length(pseudonyms: Pseudonyms) -> None:
    for value in ("Durand 1 " * 100_000, "é" * 900_000):
        new = pseudonyms.of(kind_of("quelconque"), value)
        assert len(new) == 900_000
        assert "Durand" not in new
    assert len(pseudonyms.of_number(kind_of("quelconque"), "1" * 5_000)) == 5_000


def test_different_values_become_different_ones_while_there_are_any() -> None:
    pseudonyms = Pseudonyms(KEY)
    letters = [chr(point) for point in range(ord("A"), ord("Z") + 1)]
    new = {pseudonyms.of(kind_of("impId"), letter) for letter in letters[:20]}
    assert len(new) == 20
    # There are but twenty-six capitals, and half as many again are asked for.
    assert all(
        pseudonyms.of(kind_of("impId"), letter + "") for letter in [*letters, *"ÀÂÄÇÉÈÊËÎÏÔ"]
    )


def test_the_same_key_gives_the_same_values_and_another_does_not() -> None:
    text = '{"SIRET": "73282932000074", "lignesImport": [{"nom": "DURAND"}]}'
    one, same = (Copier(Key.of_text("un secret")).copy(text) for _ in range(2))
    assert one == same
    assert Copier(Key.of_text("un autre")).copy(text) != one
    assert Copier(Key.fresh()).copy(text) != Copier(Key.fresh()).copy(text)


def test_what_nothing_can_replace_ends_the_work() -> None:
    """A kind that no new value suits: strings and numbers alike."""

    def same(value: str, safe: Values) -> Iterator[str]:
        del safe
        yield value

    pseudonyms = Pseudonyms(KEY)
    with pytest.raises(AnonymiseError, match="impossible de remplacer une valeur de essai"):
        pseudonyms.of(Kind(name="essai", make=same), "DURAND")
    fussy = Kind(name="essai", make=any_text, acceptors=(lambda value: value == _NUMBER,))
    with pytest.raises(AnonymiseError, match="impossible de remplacer"):
        pseudonyms.of_number(fussy, _NUMBER.literal)


def test_the_text_around_values_stays_as_it_was_written() -> None:
    text = (
        '{\r\n\t"nomMedecin" :"\\u0044URAND" , "regimeTVA":"\\u0048T","montantSegurHT": 1075.00,\n'
        ' "x\\u00e9": [ true,false , null,-1.5E+2 ] }\n'
    )
    copier = Copier()
    new = copier.copy(text)
    name = copier.pseudonyms.of(kind_of("nomMedecin"), "DURAND")
    unknown = copier.names.of("xé")
    assert new == text.replace('"\\u0044URAND"', json.dumps(name)).replace("x\\u00e9", unknown)
    # What was written in accents is answered in accents.
    assert json.loads(copier.copy('"é"')) != "é"


def test_names_of_balises_stay_when_misspelt_and_become_neutral_otherwise() -> None:
    names = Copier().names
    kept = ("siret", "numero_ans", "comande", "isDircetToDMP", "pieceJustificative", "RPPS ")
    assert tuple(map(names.of, kept)) == kept
    others = ("DUPONT", "RUPP", "nomMedecinDupont", "Normande", "", "é" * 100, "inconnubcdfghjk")
    new = [*map(names.of, others)]
    assert len(set(new)) == len(others)
    assert all(re.fullmatch("inconnu[a-z]{8}", name) for name in new)
    assert names.of("DUPONT") == new[0]
    assert names.of_path(("lignesImport", 0, "DUPONT")) == ("lignesImport", 0, new[0])


def test_an_address_that_nothing_suits_is_replaced_by_its_shape() -> None:
    """Where all addresses that are invented for it are refused."""
    value = "Paul.Durand@Cabinet.example"
    *invented, shape, crosses = people.email(value, KEY.safe_values("email", value))

    assert [email_address.is_valid(each) for each in invented] == [True] * 4
    assert [len(each) for each in (shape, crosses)] == [len(value)] * 2
    assert crosses == "x" * len(value)
