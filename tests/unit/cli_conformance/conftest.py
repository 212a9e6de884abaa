"""Runs the command in a folder of its own, with a kit in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.command import Outcome
from support.small_kit import write_kit

from pytest_segur.cli import main

if TYPE_CHECKING:
    import pathlib

    from support.command import Segur


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """The working folder, with a kit."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kit").mkdir()
    write_kit(tmp_path / "kit")
    return tmp_path


@pytest.fixture
def segur(folder: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> Segur:
    """The command, which says everything in English."""
    del folder

    def run(*arguments: str) -> Outcome:
        code = main([*arguments, "--lang", "en"])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run
