"""The JSON Schemas of the manifest and of attendu.json: sound, and as strict as the readers."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from support.deviations import deviations
from support.kit.building import KIT
from support.kit.reading import manifest

from pytest_segur.discovery import EXPECTATIONS
from pytest_segur.expectations import read_expectations, to_expectation
from pytest_segur.kit.recipes import KINDS
from pytest_segur.settings import PROFILES
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable

NAMES: Final = ("manifest.schema.json", "attendu.schema.json")
SCHEMAS: Final[dict[str, Any]] = {
    name: json.loads((KIT / "schema" / name).read_bytes()) for name in NAMES
}
NAME: Final = "JSON-1-20220301-001.json"


def validator(name: str) -> Draft202012Validator:
    """Give the validator of a schema, which may refer to the other one."""
    resources = [(key, Resource.from_contents(schema)) for key, schema in SCHEMAS.items()]
    registry: Any = Registry().with_resources(resources)
    return Draft202012Validator(SCHEMAS[name], registry=registry)


@pytest.mark.parametrize("name", NAMES)
def test_they_are_schemas(name: str) -> None:
    """Valid against the metaschema, and found under their own names."""
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$id"] == name


def test_the_kit_is_valid() -> None:
    """The manifest, and each folder's expectations."""
    assert list(validator(NAMES[0]).iter_errors(manifest())) == []
    expectations = validator(NAMES[1])
    for path in (*KIT.rglob(EXPECTATIONS), *KIT.parent.glob(f"fixtures/*/{EXPECTATIONS}")):
        assert list(expectations.iter_errors(json.loads(path.read_bytes()))) == [], path


def test_their_lists_are_those_of_the_package() -> None:
    """Editions, profiles, kinds of recipes."""
    entry = SCHEMAS[NAMES[1]]["$defs"]["entry"]["properties"]
    assert entry["edition"]["enum"] == list(Edition)
    assert entry["profiles"]["items"]["enum"] == list(PROFILES)
    recipes = SCHEMAS[NAMES[0]]["$defs"]["made"]["oneOf"]
    kinds = [kind for recipe in recipes for kind in recipe["properties"]["as"]["enum"]]
    assert tuple(kinds) == KINDS


_BROKEN: Final[dict[str, Callable[[Any], Any]]] = {
    "no cases": lambda root: root.pop("cases"),
    "another form": lambda root: root.update(schema="segur-kit/2"),
    "an unknown member": lambda root: root.update(x=1),
    "no id": lambda root: root["cases"][0].pop("id"),
    "an id with capitals": lambda root: root["cases"][0].update(id="published/S105/No"),
    "no such rule": lambda root: root["cases"][0].update(rule="X1"),
    "a kind of its own": lambda root: root["cases"][0].update(kind="broken"),
    "one language": lambda root: root["cases"][0]["purpose"].pop("fr"),
    "two lines": lambda root: root["cases"][0]["purpose"].update(en="a\nb"),
    "no pointer": lambda root: root["cases"][0].update(place="lignesImport"),
    "an example that is none": lambda root: root["cases"][0].update(example=False),
    "a path that leads out": lambda root: root["cases"][0].update(file="../x.json"),
    "business with a rule": lambda root: root["cases"][0].update(kind="business"),
    "a rule without a clause": lambda root: root["cases"][0].update(clause=None),
    "made of nothing known": lambda root: root["cases"][0].update(made={"as": "x"}, expected={}),
    "made, and nothing expected": lambda root: root["cases"][0].update(made={"as": "folder"}),
    "expected, and not made": lambda root: root["cases"][0].update(expected={}),
    "filled without a weight": lambda root: root["cases"][0].update(
        made={"as": "file"}, expected={}
    ),
    "expected wrongly": lambda root: root["cases"][0].update(
        made={"as": "folder"}, expected={"fichier": "S100"}
    ),
}


def test_a_broken_manifest_is_invalid() -> None:
    """Each of them breaks a sound one at one place."""
    sound = {**manifest(), "cases": [_stored()]}
    assert validator(NAMES[0]).is_valid(sound)
    passed = {
        why: validator(NAMES[0]).is_valid(_broken(sound, spoil)) for why, spoil in _BROKEN.items()
    }
    assert [why for why, is_valid in passed.items() if is_valid] == []


def _broken(sound: Any, spoil: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - JSON
    broken = copy.deepcopy(sound)
    spoil(broken)
    return broken


def _stored() -> Any:  # noqa: ANN401 - JSON
    return next(
        case for case in manifest()["cases"] if case["rule"] == "D210" and case["kind"] == "fails"
    )


#: Entries, and whether they can be.
_ENTRIES: Final[tuple[tuple[Any, bool], ...]] = (
    ({}, True),
    ({"edition": "corrected", "profiles": [], "today": "2022-03-01", "history": "h.json"}, True),
    ({"profiles": ["mailiz", "centre-de-sante"]}, True),
    ({"fichier": ["S105", "F401"], "demandes": {"2": ["D210", "X1"]}, "archive": ["P301"]}, True),
    ({"avis": {"fichier": ["A917"], "demandes": {"1": []}, "archive": ["A914"]}}, True),
    ([], False),
    ({"demande": {}}, False),
    ({"fichier": "S100"}, False),
    ({"fichier": [1]}, False),
    ({"demandes": []}, False),
    ({"demandes": {"02": []}}, False),
    ({"demandes": {"0": []}}, False),
    ({"demandes": {"1": "D210"}}, False),
    ({"avis": []}, False),
    ({"avis": {"edition": "published"}}, False),
    ({"edition": "new"}, False),
    ({"edition": None}, False),
    ({"profiles": ["x"]}, False),
    ({"profiles": "mailiz"}, False),
    ({"today": "1.1.2022"}, False),
    ({"today": 1}, False),
    ({"history": 1}, False),
)


def test_the_schema_takes_what_the_reader_takes(tmp_path: pathlib.Path) -> None:
    """Neither is stricter about the form of an entry."""
    schema, path = validator(NAMES[1]), tmp_path / EXPECTATIONS
    found = {}
    for entry, _ in _ENTRIES:
        path.write_text(json.dumps({NAME: entry}), encoding="utf-8")
        is_read = not read_expectations(path).problems
        found[json.dumps(entry)] = schema.is_valid({NAME: entry}), is_read
    expected = {json.dumps(entry): (can_be, can_be) for entry, can_be in _ENTRIES}
    assert deviations(found, expected) == ""


def test_a_code_stands_where_it_can_be_found() -> None:
    """That a file is not refused by D210 is for the schema, and for the item of the file."""
    schema = validator(NAMES[1])
    for entry in (
        {"fichier": ["D210"]},
        {"demandes": {"1": ["S105"]}},
        {"archive": ["A914"]},
        {"avis": {"fichier": ["S105"]}},
        {"fichier": ["S105", "S105"]},
    ):
        assert not schema.is_valid({NAME: entry})


def test_an_entry_that_stands_elsewhere_is_read_as_strictly() -> None:
    """The manifest has such entries."""
    assert to_expectation({"fichier": ["S100"]}).errors == {"fichier": ("S100",)}
    with pytest.raises(ValueError, match="a list of codes"):
        to_expectation({"fichier": "S100"})
