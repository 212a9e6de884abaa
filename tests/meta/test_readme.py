"""What the readmes show is run: their Python, and each of their commands."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.submissions import file_name, liberal_request, submission

from pytest_segur import Portal, dumps
from pytest_segur.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "LISEZMOI.md")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(readme: str, language: str) -> list[str]:
    """Give the code blocks of one language."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    return [body for kind, body in _BLOCK.findall(text) if kind == language]


def commands(readme: str) -> list[str]:
    """Give the lines that a reader would type."""
    lines = "".join(blocks(readme, "console")).splitlines()
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def test_both_languages_show_the_same_commands() -> None:
    english, french = map(commands, READMES)
    assert english == french
    assert english[1].startswith("segur check ")


@pytest.mark.parametrize("readme", READMES)
def test_python_blocks_print_what_their_comments_say(readme: str) -> None:
    shown = blocks(readme, "python")
    assert shown
    for block in shown:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block, readme, "exec"), {})  # noqa: S102 - that is the test
        comments = [line[2:] for line in block.splitlines() if line.startswith("# ")]
        assert printed.getvalue().splitlines() == comments


@pytest.fixture
def exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Make the files that the readmes' commands name, and stand beside them."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "exports"
    folder.mkdir()
    for edition in ("published", "corrected"):
        content = submission([liberal_request(edition=edition)], edition=edition)
        name = file_name(edition=edition)
        content["numeroAns"] = "12345678901234" if edition == "published" else "1234567890"
        name = f"JSON-{content['numeroAns']}-20220301-001.json"
        (tmp_path / name).write_bytes(dumps(content))
    make_returned(tmp_path / "returned", sent=tmp_path / "JSON-12345678901234-20220301-001.json")
    yield folder
    shutil.rmtree(folder)


def make_returned(folder: Path, *, sent: Path) -> None:
    """Write what came back: the answer to a file, and an earlier one with a refusal."""
    folder.mkdir()
    accepted = Portal().deposit(sent)
    refused = Portal().deposit(sent.read_bytes().replace(b'"C"', b'"M"'))
    for name, receipt in (
        (sent.name, accepted),
        ("JSON-12345678901234-20220228-001.json", refused),
    ):
        assert receipt.answer is not None
        (folder / name).write_bytes(receipt.answer)


def segur_commands() -> Sequence[str]:
    """Give the readme's uses of the command, once each."""
    inline = re.findall(r"`(segur [^`<>]+)`", (ROOT / "README.md").read_text(encoding="utf-8"))
    shown = [line for line in commands("README.md") if line.startswith("segur ")]
    # What is named without its arguments is no command line.
    return sorted({*shown, *(line for line in inline if line != "segur check")})


@pytest.mark.parametrize("line", segur_commands())
def test_every_segur_command_works_as_printed(line: str, exports: Path) -> None:
    for file in exports.parent.glob("JSON-12345678901234-*.json"):
        shutil.copy(file, exports)
    assert main(shlex.split(line)[1:]) == 0
