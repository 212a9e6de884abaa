"""Runs the command in a folder of its own, with a submission in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.answers import NAME, SENT, Outcome

from pytest_segur import dumps
from pytest_segur.cli import main

if TYPE_CHECKING:
    import pathlib

    from support.answers import Segur


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """The working folder, with a submission."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_bytes(dumps(SENT))
    return tmp_path


@pytest.fixture
def segur(folder: pathlib.Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Segur:
    """The command."""
    del folder

    def run(*arguments: str) -> Outcome:
        code = main(list(arguments))
        captured = capfdbinary.readouterr()
        return Outcome(code, captured.out, captured.err.decode())

    return run
