"""FINESS numbers: published ones of the whole country, and what is none."""

from __future__ import annotations

import pytest

from pytest_segur.identifiers import finess
from pytest_segur.identifiers.exceptions import (
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidLength,
    ValidationError,
)

#: Legal entities and sites of the register, as its published extracts and orders of the
#: ministry give them.
CONTINENT = {
    "750712184": "Assistance publique - Hôpitaux de Paris",
    "750100125": "Pitié-Salpêtrière",
    "750100232": "Bichat",
    "690781810": "Hospices civils de Lyon",
    "130786049": "Assistance publique - Hôpitaux de Marseille",
    "590780193": "CHU de Lille",
    "330781196": "CHU de Bordeaux",
    "440000289": "CHU de Nantes",
    "340780477": "CHU de Montpellier",
    "310781406": "CHU de Toulouse",
    "010780054": "CH de Bourg-en-Bresse, entité juridique",
    "010000024": "CH de Bourg-en-Bresse, site",
    "090780107": "CH du pays d'Olmes",
    "190000075": "CH d'Ussel",
    "210780706": "CH Robert Morlevat",
    "290000017": "CHRU de Brest",
    "210987665": "CH intercommunal Châtillon-Montbard, site",
}
OVERSEAS = {
    "970100228": "CHU de la Guadeloupe",
    "970100186": "CH Louis Constant Fleming (Saint-Martin)",
    "970113015": "Protection maternelle et infantile (Saint-Barthélemy)",
    "970211207": "CHU de la Martinique",
    "970302022": "CH de Cayenne",
    "970408589": "CHU de La Réunion",
    "970400024": "CHU de La Réunion, site Félix Guyon",
    "980500003": "CH de Mayotte",
    "980502181": "Ubipharm Mayotte",
    "980600019": "Hôpital de Sia (Wallis-et-Futuna)",
}
CORSICA = {
    "2A0000154": "Clinique du sud de la Corse",
    "2B0004246": "CH de Corte, entité juridique",
    "2B0000038": "CH de Corte, site",
    "2B0005342": "CH de Calvi, entité juridique",
    "2B0005359": "CH de Calvi, site",
}
PUBLISHED = {**CONTINENT, **OVERSEAS, **CORSICA}


@pytest.mark.parametrize("number", PUBLISHED, ids=PUBLISHED.get)
def test_published_numbers_are_valid(number: str) -> None:
    """On the continent, overseas and in Corsica; written in groups too."""
    assert finess.validate(number) == number
    grouped = f"{number[:2]} {number[2:5]}\u00a0{number[5:8]} {number[8]}"
    assert finess.validate(grouped) == number


@pytest.mark.parametrize("number", [*CONTINENT, *OVERSEAS])
@pytest.mark.parametrize("place", range(9))
def test_another_digit_anywhere_is_seen(number: str, place: int) -> None:
    """By the key, or because there is no such department."""
    other = str((int(number[place]) + 1) % 10)
    assert not finess.is_valid(number[:place] + other + number[place + 1 :])


@pytest.mark.parametrize("department", ["2A", "2B"])
@pytest.mark.parametrize("key", "0123456789")
def test_no_key_of_corsica_is_judged(department: str, key: str) -> None:
    """No text says how the letter counts."""
    assert finess.is_valid(f"{department}000015{key}")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("", InvalidFormat),
        ("7507A2184", InvalidFormat),
        ("2C0000154", InvalidFormat),
        ("2a0000154", InvalidFormat),
        ("2A000015A", InvalidFormat),
        ("A20000154", InvalidFormat),
        ("７50712184", InvalidFormat),
        ("٧٥٠٧١٢١٨٤", InvalidFormat),
        ("+750712184", InvalidFormat),
        ("\u202e750712184", InvalidFormat),
        ("750712184\n", InvalidFormat),
        ("75071218", InvalidLength),
        ("7507121840", InvalidLength),
        ("2A000015", InvalidLength),
        ("750712185", InvalidChecksum),
        ("111111111", InvalidChecksum),
        ("970408588", InvalidChecksum),
    ],
)
def test_the_reason_is_told(number: str, reason: type[ValidationError]) -> None:
    """Corsica is written in capitals, and digits are ASCII."""
    with pytest.raises(reason):
        finess.validate(number)
    assert not finess.is_valid(number)


@pytest.mark.parametrize("department", ["00", "20", "96", "99"])
def test_there_is_no_such_department(department: str) -> None:
    """Whatever the key: Corsica has not been 20 since before the register began."""
    for key in "0123456789":
        with pytest.raises(InvalidComponent):
            finess.validate(f"{department}071218{key}")


def test_departments_are_those_of_the_register() -> None:
    """94 on the continent, two in Corsica, two ways to begin overseas."""
    assert len(finess.DEPARTMENTS) == 94 + 2 + 2
    assert all(number[:2] in finess.DEPARTMENTS for number in PUBLISHED)
