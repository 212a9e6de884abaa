"""The program around the subcommands: help, version, misuse, interruptions, encodings."""

from __future__ import annotations

import importlib
import importlib.util
import os
import pathlib
import runpy
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from typing import TYPE_CHECKING

import pytest
from support.submissions import amended, file_name, submission

from pytest_segur import dumps, release
from pytest_segur.cli import program
from pytest_segur.cli.command import Command
from pytest_segur.cli.commands import COMMANDS
from pytest_segur.cli.parser import Parser, language_in
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    import argparse

    from support.command import Save, Segur


def test_version_names_package_and_catalogue(segur: Segur, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "version", lambda name: f"1.2.3 of {name}")
    outcome = segur("--version")
    assert (outcome.code, outcome.out) == (0, "segur 1.2.3 of pytest-segur (catalogue 1.0.0)\n")


def test_version_without_installation_says_so(
    segur: Segur, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_installed(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(release, "version", not_installed)
    assert segur("--version").out == "segur ? (catalogue 1.0.0)\n"


def test_help_lists_every_command_in_the_language(segur: Segur) -> None:
    for language, heading in (("fr", "commandes :"), ("en", "commands:")):
        outcome = segur("--help", "--lang", language)
        assert outcome.code == 0
        assert heading in outcome.out
        for command in COMMANDS:
            assert command.name in outcome.out


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_has_help_in_both_languages(segur: Segur, command: str) -> None:
    french = segur(command, "-h")
    english = segur(command, "-h", "--lang=en")
    assert (french.code, english.code) == (0, 0)
    assert "montre cette aide" in french.out
    assert "options :" in french.out
    assert "show this help" in english.out
    assert "options:" in english.out


def test_commands_have_names_of_their_own() -> None:
    names = [command.name for command in COMMANDS]
    assert len(names) == len({*names})


def test_a_missing_command_is_misuse_that_names_them_all(segur: Segur) -> None:
    outcome = segur()
    assert outcome.code == 2
    assert outcome.err.startswith("segur : il manque la sous-commande : check, expect, ")
    assert segur("--lang=en").err.startswith("segur: the subcommand is missing: check, expect, ")


def test_an_unknown_command_is_misuse_that_names_them_all(segur: Segur) -> None:
    outcome = segur("chek")
    assert outcome.code == 2
    assert len(outcome.err.splitlines()) == 1
    assert "valeur inconnue : " in outcome.err
    assert "expect" in outcome.err


def test_wrong_arguments_are_told_in_the_language(segur: Segur) -> None:
    assert segur("check").err == "segur check : il manque : PATH\n"
    assert (
        segur("check", "--lang", "en").err
        == "segur check: the following arguments are required: PATH\n"
    )


def test_a_language_before_the_command_holds_for_it(segur: Segur, save: Save) -> None:
    name = save()
    assert "Summary: " in segur("--lang", "en", "check", name).out
    assert "Bilan : " in segur("--lang", "en", "check", name, "--lang", "fr").out


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], "fr"),
        (["--lang"], "fr"),
        (["--lang", "en"], "en"),
        (["--lang=en", "--lang=fr"], "fr"),
        (["en"], "fr"),
    ],
)
def test_the_language_is_found_before_the_arguments_are_read(
    arguments: list[str], language: str
) -> None:
    assert language_in(arguments) == language


def _interrupted(problem: BaseException) -> Command:
    def run(_args: argparse.Namespace) -> int:
        raise problem

    def configure(parser: Parser) -> None:
        parser.add_argument("--flag", help=parser.say("drapeau", "flag"))

    return Command(name="wait", summary=Text("attend", "wait"), configure=configure, run=run)


def test_an_interruption_ends_quietly(segur: Segur, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "COMMANDS", (_interrupted(KeyboardInterrupt()),))
    outcome = segur("wait")
    assert (outcome.code, outcome.out, outcome.err) == (130, "", "")


def test_a_reader_that_went_away_ends_quietly(
    segur: Segur, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    save()
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        outcome = segur("check", ".")
    assert (outcome.code, outcome.err) == (141, "")


@pytest.mark.skipif(not pathlib.Path("/dev/full").exists(), reason="no such device there")
def test_a_full_disk_is_told_in_one_line(
    segur: Segur, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    save()
    with pathlib.Path("/dev/full").open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        outcome = segur("check", ".", "--lang=en")
    assert outcome.code == 2
    assert outcome.err.startswith("segur check: cannot write stdout: ")
    assert len(outcome.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("kind", "encoding"),
    [("text", "ascii"), ("text", "cp1252"), ("json", "ascii"), ("github", "latin-1")],
)
def test_no_encoding_of_the_terminal_breaks_the_output(
    tmp_path: pathlib.Path, kind: str, encoding: str
) -> None:
    content = amended(submission(), {"/lignesImport/0/typeAction": "→\ud800é\u202e"})
    (tmp_path / file_name()).write_bytes(dumps(content))
    done = _run(
        ["check", ".", "--format", kind],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C"},
    )
    assert (done.returncode, done.stderr) == (1, b"")
    words = done.stdout.decode("utf-8" if kind == "json" else encoding)
    assert "D203" in words
    assert "\u202e" not in words


def test_the_module_runs_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["segur", "explain", "D210"])
    module = importlib.util.find_spec("pytest_segur.__main__")
    assert module is not None
    assert module.origin is not None
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(module.origin, run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("D210  dateCommande\n")


def test_importing_the_module_runs_nothing() -> None:
    assert importlib.import_module("pytest_segur.__main__").__name__ == "pytest_segur.__main__"


def _run(
    arguments: list[str],
    *,
    cwd: pathlib.Path,
    env: dict[str, str],
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m pytest_segur` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pytest_segur", *arguments],
        cwd=cwd,
        env=env,
        capture_output=True,
        check=False,
        timeout=60,
    )
