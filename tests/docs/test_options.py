"""The page of options knows every option there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pytest_segur.cli import main
from pytest_segur.cli.command import Group
from pytest_segur.cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_segur.cli.command import Command

PAGES = sorted((Path(__file__).parents[2] / "docs").glob("*/reference/options.md"))

_SECTION = re.compile(
    r"^#{2,3} (?P<title>(?:pytest|segur).*)\n(?P<body>(?:(?!^## |^### segur).*\n)*)", re.MULTILINE
)
_CODE = re.compile(r"`([^`]+)`")
#: In the help: an option with its value, ahead of the column of explanations.
_TOLD_BY_HELP = re.compile(r"(?<!\S)--[a-z-]+(?: [^\s\[]\S*)?(?=  |$)", re.MULTILINE)


def sections(page: Path) -> dict[str, str]:
    """Give the text of each section, by its heading."""
    return {found["title"]: found["body"] for found in _SECTION.finditer(page.read_text("utf-8"))}


def named(entries: Sequence[Command | Group], *above: str) -> Iterator[tuple[str, ...]]:
    """Give the words of every subcommand, those of groups included."""
    for entry in entries:
        if isinstance(entry, Group):
            yield from named(entry.commands, *above, entry.name)
        else:
            yield (*above, entry.name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parts[-3])
def test_every_option_of_every_subcommand_is_there_with_its_value(
    page: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    wanted: dict[str, set[str]] = {}
    for words in ((), *named(COMMANDS)):
        assert main([*words, "--help"]) == 0
        shown = capsys.readouterr().out
        wanted[" ".join(("segur", *words))] = {*_TOLD_BY_HELP.findall(shown)} - {"--help"}
    told = {
        title: {code for code in _CODE.findall(body) if code.startswith("--")}
        for title, body in sections(page).items()
        if title != "pytest"
    }
    assert told == wanted


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parts[-3])
def test_every_option_and_ini_key_of_the_plugin_is_there(
    page: Path, pytester: pytest.Pytester
) -> None:
    lines = pytester.runpytest_inprocess("--help").outlines
    wanted = {
        name
        for line in lines
        for name in re.findall(r"^  (--segur[a-z-]*|segur[a-z_]*(?= \())", line)
    }
    body = sections(page)["pytest"]
    told = {
        name
        for code in _CODE.findall(body)
        for name in re.findall(r"^(?:--segur[a-z-]*|segur[a-z_]*)(?=[=\[]|$)", code)
    }
    assert told == wanted
