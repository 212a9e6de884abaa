"""What `attendu.json` says, as a reader without pytest has it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pytest_segur.expectations import Expectation, read_expectations
from pytest_segur.settings import Settings
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    import pathlib


def test_no_file_says_nothing(tmp_path: pathlib.Path) -> None:
    """Every submission is meant to be faultless then."""
    read = read_expectations(tmp_path / "attendu.json")
    assert (read.files, read.problems) == ({}, ())
    assert read.of("x.json") == Expectation()


def test_a_folder_in_its_place_is_a_problem(tmp_path: pathlib.Path) -> None:
    """With a place, like everything that is wrong with it."""
    (tmp_path / "attendu.json").mkdir()
    read = read_expectations(tmp_path / "attendu.json")
    ((place, problem),) = read.placed()
    assert place == (1, 1)
    assert "folder" in problem.text.en


def test_what_an_entry_says_stands_before_the_settings() -> None:
    """And what it does not say is as it was; no profile is something that is said."""
    settings = Settings(profiles=frozenset({"mailiz"}), today=date(2022, 3, 1))
    assert Expectation().apply(settings) == settings
    told = Expectation(edition=Edition.CORRECTED, profiles=frozenset(), today=date(2022, 3, 2))
    assert told.apply(settings) == Settings(
        edition=Edition.CORRECTED, profiles=frozenset(), today=date(2022, 3, 2)
    )
