"""`segur conformance export`: copies the kit that is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_segur.cli.conformance import export as command
from pytest_segur.cli.conformance import kit as source
from pytest_segur.kit.library import cases_in

if TYPE_CHECKING:
    import pathlib

    from support.command import Segur


@pytest.fixture(autouse=True)
def _small(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small kit is installed."""
    for module in (command, source):
        monkeypatch.setattr(module, "kit_folder", lambda: folder / "kit")


def test_the_kit_is_copied(segur: Segur, folder: pathlib.Path) -> None:
    outcome = segur("conformance", "export", "copy")
    assert (outcome.code, outcome.out, outcome.err) == (0, "written: copy (cases: 9)\n", "")
    assert len(cases_in(folder / "copy")) == 9


def test_nothing_is_replaced_unless_it_is_forced(segur: Segur, folder: pathlib.Path) -> None:
    assert segur("conformance", "export", "copy").code == 0
    (folder / "copy" / "manifest.json").unlink()
    again = segur("conformance", "export", "copy")
    assert (again.code, again.out) == (2, "")
    assert again.err == (
        f"segur conformance export: {folder / 'copy'} is there already: add --force, or give "
        "another name\n"
    )
    assert segur("conformance", "export", "copy", "--force").code == 0
    assert (folder / "copy" / "manifest.json").is_file()


def test_an_empty_path_is_misuse(segur: Segur) -> None:
    outcome = segur("conformance", "export", "")
    assert (outcome.code, outcome.err) == (2, "segur conformance export: the path is empty\n")
