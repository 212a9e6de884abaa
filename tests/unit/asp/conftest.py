"""What tests of the next file start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.resubmission import SENT, save

if TYPE_CHECKING:
    import pathlib


@pytest.fixture
def returned(tmp_path: pathlib.Path) -> pathlib.Path:
    """An answer, with nothing beside it."""
    return save(tmp_path, SENT)


@pytest.fixture
def target(tmp_path: pathlib.Path) -> pathlib.Path:
    """A folder that is not there yet."""
    return tmp_path / "next"
