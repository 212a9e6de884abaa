"""What is made instead of stored: how heavy it is, and that it can still be read."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from support.archives import PDF, Entry, archive

from pytest_segur.expectations import Expectation
from pytest_segur.kit.case import KitCase
from pytest_segur.kit.library import cases_in
from pytest_segur.kit.making import made_in, materialise
from pytest_segur.kit.recipes import Recipe
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import same

if TYPE_CHECKING:
    import pathlib

SOUND = "published/S100/JSON-1-20220301-001.json"


@pytest.fixture(name="kit")
def _kit(tmp_path: pathlib.Path) -> pathlib.Path:
    """A kit of one stored file with its archive."""
    path = tmp_path / "kit" / SOUND
    path.parent.mkdir(parents=True)
    path.write_text('{"impId": null}', encoding="utf-8")
    content = archive(Entry(name="a.pdf", content=PDF), Entry(name="b.pdf", content=PDF))
    path.with_suffix(".zip").write_bytes(content)
    return tmp_path / "kit"


def manifest_of(kit: pathlib.Path, *made: dict[str, Any]) -> None:
    """Write a manifest with some cases that are made."""
    cases = [
        {
            "id": f"published/S100/{number}",
            "rule": "S100",
            "kind": "fails",
            "purpose": {"fr": "fr", "en": "en"},
            "edition": "published",
            "file": f"published/S100/JSON-1-20220301-{number:03}.json",
            "place": "",
            "made": recipe,
            "expected": {"fichier": ["S100"]},
        }
        for number, recipe in enumerate(made, start=2)
    ]
    (kit / "manifest.json").write_text(json.dumps({"cases": cases}), encoding="utf-8")


@pytest.mark.parametrize("size", [16, 2_000_000, 2_000_001])
def test_a_file_is_filled_up_with_blanks(kit: pathlib.Path, size: int) -> None:
    """To the byte, and says what it said."""
    path = kit / "new" / "x.json"
    Recipe(kind="file", of=kit / SOUND, to=size).make(path)
    content = path.read_bytes()
    assert len(content) == size
    assert json.loads(content) == {"impId": None}
    assert not path.with_suffix(".zip").exists()


@pytest.mark.parametrize("size", [1_000, 300_000_000])
def test_an_archive_is_filled_up_with_nothing(kit: pathlib.Path, size: int) -> None:
    """Any reader of ZIP files still finds everything in it."""
    path = kit / "new" / "x.json"
    Recipe(kind="archive", of=kit / SOUND, to=size).make(path)
    assert path.read_bytes() == (kit / SOUND).read_bytes()
    packed = path.with_suffix(".zip")
    assert packed.stat().st_size == size
    with zipfile.ZipFile(packed) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["a.pdf", "b.pdf"]
        assert opened.read("b.pdf") == PDF


def test_a_folder_stands_in_the_place_of_a_file_and_nothing_in_that_of_nothing(
    tmp_path: pathlib.Path,
) -> None:
    """Made again, they stay."""
    for _ in range(2):
        Recipe(kind="folder").make(tmp_path / "a" / "x.json")
        Recipe(kind="nothing").make(tmp_path / "a" / "y.json")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["x.json"]
    assert (tmp_path / "a" / "x.json").is_dir()


def test_a_copy_of_the_kit_is_completed(kit: pathlib.Path) -> None:
    """What was said of its other files stays; a folder is no file, and nothing is said of it."""
    expected = kit / "published" / "S100" / "attendu.json"
    expected.write_text('{"other.json": {}}', encoding="utf-8")
    manifest_of(
        kit,
        {"as": "file", "of": SOUND, "to": 100},
        {"as": "folder"},
        {"as": "nothing"},
        {"as": "archive", "of": SOUND, "to": 1_000},
    )
    materialise(kit)
    there = sorted(path.name for path in expected.parent.glob("JSON-*-00[2-5].*"))
    assert there == [
        "JSON-1-20220301-002.json",
        "JSON-1-20220301-003.json",
        "JSON-1-20220301-005.json",
        "JSON-1-20220301-005.zip",
    ]
    assert json.loads(expected.read_bytes()) == {
        "other.json": {},
        "JSON-1-20220301-002.json": {"fichier": ["S100"]},
        "JSON-1-20220301-005.json": {"fichier": ["S100"]},
    }
    before = expected.read_bytes()
    materialise(kit)
    assert expected.read_bytes() == before


def test_expectations_are_written_where_there_were_none(kit: pathlib.Path) -> None:
    """A folder may hold nothing but what is made."""
    manifest_of(kit, {"as": "file", "of": SOUND, "to": 100})
    materialise(kit)
    text = (kit / "published" / "S100" / "attendu.json").read_text(encoding="utf-8")
    assert json.loads(text) == {"JSON-1-20220301-002.json": {"fichier": ["S100"]}}


def test_a_single_case_is_made_elsewhere(kit: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """The case knows its new place; the kit stays as it is."""
    manifest_of(
        kit,
        {"as": "archive", "of": SOUND, "to": 1_000},
        {"as": "folder"},
        {"as": "file", "of": SOUND, "to": 20},
    )
    before = sorted(kit.rglob("*"))
    heavy, folder, file = cases_in(kit)
    assert heavy.needs == {"archive"}
    made = [made_in(tmp_path / "one", case) for case in (heavy, folder, file)]
    assert [case.path.parent for case in made] == [tmp_path / "one"] * 3
    assert made[0].archive == tmp_path / "one" / "JSON-1-20220301-002.zip"
    assert made[0].archive.stat().st_size == 1_000
    assert [case.archive for case in made[1:]] == [None, None]
    assert made[1].path.is_dir()
    assert made[2].path.stat().st_size == 20
    assert sorted(kit.rglob("*")) == before


def test_a_case_that_is_stored_is_given_back(tmp_path: pathlib.Path) -> None:
    """There is nothing to make."""
    case = KitCase(
        id="published/D210/x",
        rule="D210",
        kind="passes",
        purpose=same("x"),
        place="",
        edition=Edition.PUBLISHED,
        path=tmp_path / "x.json",
        archive=None,
        expectation=Expectation(),
        answer=None,
    )
    assert made_in(tmp_path / "new", case) is case
    assert not (tmp_path / "new").exists()
