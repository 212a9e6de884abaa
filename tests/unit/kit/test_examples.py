"""The examples of the kit: a pair for every rule, told where the two differ."""

from __future__ import annotations

import pytest

from pytest_segur.kit.examples import example_of, examples, sound_values
from pytest_segur.spec.catalogue import CATALOGUE


def test_every_rule_has_a_pair() -> None:
    pairs = examples()
    assert sorted(pairs) == sorted(CATALOGUE)
    for code, pair in pairs.items():
        assert pair.passes.name != pair.fails.name
        assert f"/{code}/" in pair.passes.name
        assert f"/{code}/" in pair.fails.name
    assert pairs["D210"] == example_of("D210")


def test_both_sides_tell_the_same_places() -> None:
    for code, pair in examples().items():
        ours, theirs = ([place for place, _ in side.places] for side in (pair.passes, pair.fails))
        assert ours == theirs, code
        # What is too big to be stored, and what a history or an archive shows, has no places.
        if code in {"S100", "D207", "P302", "A914"}:
            assert ours == []
        else:
            assert ours or code.startswith("P"), code


def test_a_place_shows_what_stands_there() -> None:
    pair = example_of("D258")
    ((place, sound),), ((_, faulty),) = pair.passes.places, pair.fails.places
    assert place.fr == "/lignesImport/0/scenarioInstallation/isPFIToMSSCitoyen"
    assert (sound.en, faulty.en) == ("false", '"true"')


@pytest.mark.parametrize(
    ("code", "place", "sound", "faulty"),
    [
        ("S104", "line 1", "{", "[{"),
        ("F404", "name of the file", "999.json", "000.json"),
        ("D228", "/lignesImport/0/beneficiaires/emailMandataire", '"', "(absent)"),
    ],
)
def test_what_no_tree_holds_is_told_as_well(code: str, place: str, sound: str, faulty: str) -> None:
    pair = example_of(code)
    told, passes = pair.passes.places[0]
    assert told.en == place
    assert sound in passes.en
    assert faulty in pair.fails.places[0][1].en


def test_sound_values_are_those_of_the_cases_that_pass() -> None:
    values = sound_values()
    assert values["typeAction"] == ["C"]
    # What a rule forbids is nowhere in a case that passes.
    assert "commentaire" not in values
