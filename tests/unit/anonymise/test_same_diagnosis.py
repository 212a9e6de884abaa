"""Whatever is at fault in a file is at fault in its copy, at the same place; nobody is in it."""

from __future__ import annotations

import copy
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from support.anonymous import KEY, Copier, places_of, replaced_at, tokens_of
from support.cases import CASES, advisories
from support.cases.case import build
from support.mutations import mutated_submissions

from pytest_segur import Number, dumps
from pytest_segur.anonymise.dossier import Anonymiser
from pytest_segur.factories import DossierFactory
from pytest_segur.factories.faults import FAULTS, variants_of
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    import pathlib

    from support.submissions import Json

#: What stands in a text that cannot be read is nobody's to promise.
UNREADABLE = {"S101", "S102"}
PERSON = "DUPONT-LAJOIE"
WRITTEN_LITERALLY = Number("10000001916")


def test_the_whole_kit_is_judged_as_before_and_nobody_is_left_in_it() -> None:
    copier = Copier()
    wrong: list[str] = []
    for case in chain(CASES, advisories.CASES):
        text = dumps(case.build(case.editions[-1])).decode()
        new = copier.copy(text)
        found = [token for token in tokens_of(text) if token in new]
        found += copier.differences(text, new)
        wrong += [f"{case.code} {case.why}: {each}" for each in found]
    assert wrong == []


def test_faults_on_demand_are_kept_with_their_name_and_archive(tmp_path: pathlib.Path) -> None:
    """One way to break each rule, and every way to spoil an archive."""
    wrong: list[str] = []
    for index, code in enumerate(code for code in FAULTS if code not in UNREADABLE):
        edition = list(Edition)[index % 2]
        factory = DossierFactory.seeded(code, edition)
        ways = range(len(variants_of(code, edition)))
        for variant in ways if code.startswith("P") else ways[index % len(ways) :][:1]:
            dossier = factory.make(factory.order(requests=2, violating=code, variant=variant))
            before, after = (tmp_path / f"{code}-{variant}{side}" for side in "ab")
            before.mkdir()
            after.mkdir()
            # That the diagnosis is alike, the copy itself makes sure of.
            made = Anonymiser(KEY).copy(dossier.write(before), after)
            assert code in made.found[edition]
            archive = b"" if made.archive is None else made.archive.read_bytes()
            written = made.path.read_bytes() + archive + made.name.encode()
            # Names of people are invented on both sides, from the same words.
            tokens = {token for token in tokens_of(dossier.content.decode()) if not token.isupper()}
            wrong += [f"{code}: {token}" for token in tokens if token.encode() in written]
    assert wrong == []


@given(mutated_submissions())
@settings(max_examples=40, deadline=None)
def test_files_gone_wrong_anywhere_are_judged_as_before(file: Json) -> None:
    copier, text = Copier(), dumps(file).decode()
    assert copier.differences(text, copier.copy(text)) == []


def test_nothing_of_a_person_is_left_wherever_it_was_put() -> None:
    """As a value, as a number, in a container, as a name."""
    sound = build(("agent", "one_site"), {}, "published")
    places = [path for path in places_of(sound) if path[:2] != ("lignesImport", 0) or path[2:]]
    wrong: list[str] = []
    copier = Copier()
    for place in places:
        for value in (PERSON, WRITTEN_LITERALLY, {PERSON: [PERSON, {"nom": PERSON}]}):
            file = copy.deepcopy(sound)
            replaced_at(file, place, value)
            new = copier.copy(dumps(file).decode())
            left = [word for word in (PERSON, WRITTEN_LITERALLY.literal) if word in new]
            wrong += [f"{place}: {word}" for word in left]
        if isinstance(place[-1], str):
            file = copy.deepcopy(sound)
            replaced_at(file, (*place[:-1], PERSON), PERSON)
            text = dumps(file).decode()
            new = copier.copy(text)
            wrong += [f"{place}: as a name"] * (PERSON in new) + copier.differences(text, new)
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"impId": null, "DURAND": 1, "impId": "DURAND"}', id="a key twice"),
        pytest.param('{"DURAND": 1, "x": {"DURAND": 2, "DURAND": "DURAND"}}', id="unknown, twice"),
        pytest.param('["DURAND", {"DURAND": 10000001916}]', id="an array"),
        pytest.param('"DURAND"', id="a string"),
        pytest.param('{"a\\ud800b": "DURAND\\ud800", "": "DURAND"}', id="half a surrogate pair"),
    ],
)
def test_files_without_a_sound_root_are_replaced_too(text: str) -> None:
    copier = Copier()
    new = copier.copy(text)
    assert copier.differences(text, new) == []
    assert "DURAND" not in new
    assert "10000001916" not in new
