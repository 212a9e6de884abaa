"""Runs the command in a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.command import Outcome
from support.submissions import file_name, submission

from pytest_segur import dumps
from pytest_segur.cli import main

if TYPE_CHECKING:
    import pathlib

    from support.command import Save, Segur
    from support.submissions import Json


@pytest.fixture
def segur(
    tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Segur:
    """The command, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Outcome:
        code = main(list(arguments))
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run


@pytest.fixture
def save(tmp_path: pathlib.Path) -> Save:
    """Writes files for the command, sound ones by default."""

    def write(content: Json | bytes | None = None, *, name: str = file_name()) -> str:
        data = content if isinstance(content, bytes) else dumps(content or submission())
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return name

    return write
