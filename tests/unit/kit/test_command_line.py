"""How a command is taken apart, and filled in for a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_segur.kit.command_line import CommandError, CommandLine

if TYPE_CHECKING:
    import pathlib

NOTHING: dict[str, str | None] = {
    "file": "f.json",
    "edition": "published",
    "profiles": None,
    "archive": None,
    "history": None,
    "today": None,
}
EVERYTHING: dict[str, str | None] = {
    **NOTHING,
    "profiles": "mailiz",
    "archive": "f {file}.zip",
    "history": "h.json",
    "today": "2022-03-01",
}


@pytest.mark.parametrize(
    ("text", "with_nothing", "with_everything"),
    [
        ("a {file}", ["a", "f.json"], ["a", "f.json"]),
        ("a {edition} '{file}'", ["a", "published", "f.json"], ["a", "published", "f.json"]),
        (
            "a {file} {profiles} {archive} {history} {today} b",
            ["a", "f.json", "unknown", "", "", "", "b"],
            ["a", "f.json", "mailiz", "f {file}.zip", "h.json", "2022-03-01", "b"],
        ),
        (
            "a --p={profiles} --a={archive} --both={history},{today} {file}{profiles} {file}",
            ["a", "f.json"],
            [
                *("a", "--p=mailiz", "--a=f {file}.zip", "--both=h.json,2022-03-01"),
                *("f.jsonmailiz", "f.json"),
            ],
        ),
        # What a shell would do with it does not happen.
        ("a $HOME;b|c {file} 'd e' {{x}}", *[["a", "$HOME;b|c", "f.json", "d e", "{x}"]] * 2),
        ("{{a}} {file}", *[["{a}", "f.json"]] * 2),
    ],
)
def test_placeholders_are_filled_in(
    text: str, with_nothing: list[str], with_everything: list[str]
) -> None:
    line = CommandLine.read(text)
    assert line.filled(NOTHING) == with_nothing
    assert line.filled(EVERYTHING) == with_everything


def test_no_profiles_are_not_unknown_profiles() -> None:
    line = CommandLine.read("a {file} {profiles} --p={profiles}")
    assert line.filled({**NOTHING, "profiles": ""}) == ["a", "f.json", "", "--p="]


def test_a_command_knows_its_placeholders() -> None:
    line = CommandLine.read("a {file} --x={edition}{today} {{archive}}")
    assert line.placeholders == {"file", "edition", "today"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "--command is empty"),
        ("  ", "--command is empty"),
        ("a", "--command must say where the file goes: {file}"),
        ("a {{file}}", "--command must say where the file goes: {file}"),
        ("a 'b {file}", "--command: a quote is not closed"),
        ("a {file} {File}", '--command: "{File}" is not known; allowed: {file} {edition} '),
        ("a {file} {}", '--command: "{}" is not known'),
        ("a {file} {0.x!r}", '--command: "{0.x!r}" is not known'),
        ("a {file} {", '--command: "{" is not known'),
        ("a {file} }", '--command: "}" is not known'),
        ("a {file} {{edition}", '--command: "}" is not known'),
    ],
)
def test_a_malformed_command_is_told_in_one_line(text: str, message: str) -> None:
    with pytest.raises(CommandError) as raised:
        CommandLine.read(text)
    assert raised.value.text.en.startswith(message)
    assert raised.value.text.fr != raised.value.text.en


def test_the_program_must_be_there(tmp_path: pathlib.Path) -> None:
    CommandLine.read("sh {file}").must_be_there()
    script = tmp_path / "my {script}.sh"
    text = f"'{tmp_path}/my {{{{script}}}}.sh' {{file}}"
    with pytest.raises(CommandError) as raised:
        CommandLine.read(text).must_be_there()
    assert raised.value.text.en.startswith("command not found: ")
    script.touch()
    with pytest.raises(CommandError) as raised:
        CommandLine.read(text).must_be_there()
    assert raised.value.text.en.endswith(" is not executable")
    script.chmod(0o755)
    CommandLine.read(text).must_be_there()
