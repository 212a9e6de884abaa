"""A kit of a handful of cases, for every test that needs some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.small_kit import write_kit

from pytest_segur.kit.library import cases_in

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.kit.case import KitCase


@pytest.fixture
def kit(tmp_path: pathlib.Path) -> pathlib.Path:
    """The folder of the kit."""
    folder = tmp_path / "kit"
    folder.mkdir()
    return write_kit(folder)


@pytest.fixture
def cases(kit: pathlib.Path) -> dict[str, KitCase]:
    """Its cases, by id."""
    return {case.id: case for case in cases_in(kit)}
