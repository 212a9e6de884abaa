"""A terminal that shows ASCII only gets escapes: no crash, and nothing is lost in files."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.box import D210, LEAN, NAME, Box, three

from pytest_segur.cli import main
from pytest_segur.cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Sequence

ASCII = {
    "LC_ALL": "C",
    "PYTHONIOENCODING": "ascii",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
}


def start(box: Box, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python where there is nothing but ASCII."""
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=box.path,
        env={**os.environ, **ASCII},
        capture_output=True,
        encoding="ascii",
        check=False,
    )
    assert "UnicodeEncodeError" not in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return done


def test_pytest_tells_all_and_writes_whole_files(box: Box) -> None:
    box.save(three(D210), name=f"déposé/{NAME}")
    reports = ("--segur-json=r.json", "--segur-sarif=r.sarif", "--junitxml=r.xml")
    done = start(box, "pytest", *LEAN, "--segur", "--segur-github=yes", *reports)
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    lines = done.stdout.splitlines()
    assert any(line.startswith("demande refus\\xe9e : D210 ") for line in lines)
    assert "Demandes : 3, accept\\xe9es : 2, refus\\xe9es : 1" in lines
    assert any(line.startswith("::error file=d") for line in lines)
    for name in ("r.json", "r.sarif", "r.xml"):
        assert "écrite JJ/MM/AAAA" in (box.path / name).read_text(encoding="utf-8")
    assert "d%C3%A9pos%C3%A9/" in (box.path / "r.sarif").read_text(encoding="utf-8")


def test_the_help_of_pytest_is_not_spoilt_by_our_options(box: Box) -> None:
    lines = box.bare("--help").outlines
    start_of_ours = next(i for i, line in enumerate(lines) if line.startswith("Segur"))
    ours = [line for line in lines[start_of_ours:] if "segur" in line]
    assert len(ours) > 20
    assert [line for line in ours if not line.isascii()] == []


def test_the_command_itself_runs_there(box: Box) -> None:
    box.save(three(D210), name=f"déposé/{NAME}")
    done = start(box, "pytest_segur", "check", "déposé", "-o", "out.txt")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert "refusée" in (box.path / "out.txt").read_text(encoding="utf-8")


def in_ascii(monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str]) -> tuple[int, str]:
    """Run the command with streams that take ASCII only."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict") for _ in "oe"]
    monkeypatch.setattr(sys, "stdout", streams[0])
    monkeypatch.setattr(sys, "stderr", streams[1])
    code = main(arguments)
    for stream in streams:
        stream.flush()
    return code, "".join(stream.buffer.getvalue().decode("utf-8") for stream in streams)  # type: ignore[attr-defined] # a BytesIO


def test_every_subcommand_speaks_ascii_where_it_must(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.save(three(D210))
    monkeypatch.chdir(box.path)
    calls: list[tuple[int, list[str]]] = [
        (0, ["--help"]),
        (2, ["é"]),
        *((0, [command.name, "--help"]) for command in COMMANDS),
        *((2, [command.name, "--é"]) for command in COMMANDS),
        (1, ["check", NAME]),
        (1, ["check", NAME, "--format=github"]),
        (0, ["expect", "."]),
        (0, ["rules"]),
        (0, ["explain", "D210"]),
        (0, ["generate", "made"]),
        (2, ["reconcile", NAME, NAME]),
        (2, ["resubmit", NAME, "--next-number=00042", "-o", "next"]),
    ]
    found = [(arguments, *in_ascii(monkeypatch, arguments)) for _, arguments in calls]
    assert [(code, arguments) for arguments, code, _ in found] == calls
    for arguments, _, words in found:
        assert words.isascii(), arguments
        assert words, arguments


@pytest.mark.parametrize("kind", ["json", "sarif", "junit"])
def test_reports_for_programs_are_utf_8_whatever_the_terminal(
    box: Box, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    box.save(three(D210))
    monkeypatch.chdir(box.path)
    code, words = in_ascii(monkeypatch, ["check", NAME, f"--format={kind}"])
    assert code == 1
    assert "écrite JJ/MM/AAAA" in words
