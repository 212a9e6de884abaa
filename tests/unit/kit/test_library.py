"""Where the kit lies, and its cases as its manifest tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.kit.building import KIT
from support.kit.reading import kit_cases

from pytest_segur.kit import library
from pytest_segur.kit.library import cases_in, kit_folder
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    import pathlib


def test_the_kit_lies_within_the_package_or_beside_it(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Installed, and in a clone."""
    monkeypatch.setattr(library, "_PACKAGE", tmp_path / "pytest_segur")
    kit_folder.cache_clear()
    assert kit_folder() == tmp_path / "conformance"
    (tmp_path / "pytest_segur" / "conformance").mkdir(parents=True)
    kit_folder.cache_clear()
    assert kit_folder() == tmp_path / "pytest_segur" / "conformance"
    kit_folder.cache_clear()


def test_the_kit_is_found() -> None:
    """Wherever this package is installed."""
    kit_folder.cache_clear()
    assert len(cases_in(kit_folder())) == len(kit_cases())


def test_a_case_has_what_its_manifest_and_attendu_say() -> None:
    """With the files beside it."""
    cases = {case.id: case for case in kit_cases()}
    date = cases["published/D210/year-first"]
    assert (date.rule, date.kind, date.edition) == ("D210", "fails", Edition.PUBLISHED)
    assert date.purpose.fr == "dateCommande : l'année d'abord"
    assert date.purpose.en == "dateCommande: year first"
    assert date.place == "/lignesImport/0/commande/dateCommande"
    assert date.path.parent == KIT / "published" / "D210"
    assert date.expectation.errors == {1: ("D210",)}
    assert date.answer == date.path.with_suffix(".reponse.json")
    assert (date.archive, date.made, date.is_example) == (None, None, True)
    assert date.needs == frozenset()
    assert cases["published/P305/a-picture"].needs == {"archive"}
    assert cases["published/F405/that-day"].needs == {"history"}
    assert cases["corrected/D259/no-profile"].needs == {"profiles"}
    assert cases["corrected/A906/tomorrow"].needs == {"today"}
    unread = cases["corrected/S102/trailing-comma"]
    assert (unread.answer, unread.expectation.errors) == (None, {"fichier": ("S102",)})


def test_without_a_manifest_there_is_no_kit(tmp_path: pathlib.Path) -> None:
    """Whoever asked for another folder is told by the system."""
    with pytest.raises(OSError, match=r"manifest\.json"):
        cases_in(tmp_path)
