"""`segur conformance run`: the score of a command, its exit code, and misuse."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
from support.programs import RIGHT, Lifeline, python, shell

from pytest_segur.cli.termination import SIGNALS

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator

    from support.command import Segur

RUN = ("conformance", "run", "--kit", "kit", "--command")
ACCEPTS_ALL = shell("echo '{}'")


def test_full_agreement_ends_with_0(segur: Segur) -> None:
    """What was not asked is told, and counts for nothing."""
    command = python(RIGHT, "{file}", "{edition}", "{profiles}", "{archive}")
    outcome = segur(*RUN, command, "--only", "D23,D25,P", "--jobs", "2", "--timeout", "60")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        "       agreed  wrongly accepted  wrongly refused  other code  crashed  timed out",
        "D238        1                 ·                ·           ·        ·          ·",
        "D259        2                 ·                ·           ·        ·          ·",
        "P303        1                 ·                ·           ·        ·          ·",
        "total       4                 ·                ·           ·        ·          ·",
        "",
        "Not asked: 5 cases, left out by --only",
        "Summary: agreed on 4 of 4 cases (kit 1.0.0)",
    ]


def test_any_deviation_ends_with_1(segur: Segur) -> None:
    outcome = segur(*RUN, ACCEPTS_ALL)
    assert (outcome.code, outcome.err) == (1, "")
    lines = outcome.out.splitlines()
    assert "published/S103/twice: wrongly accepted" in lines
    assert lines[-4:] == [
        "Not asked: 1 case, of another edition, and the command has no {edition}",
        "Not asked: 2 cases, the profiles must be known, and the command has no {profiles}",
        "Not asked: 1 case, earlier deposits must be known, and the command has no {history}",
        "Summary: agreed on 2 of 5 cases (kit 1.0.0)",
    ]


def test_the_score_for_programs_is_written_where_it_is_wanted(
    segur: Segur, folder: pathlib.Path
) -> None:
    outcome = segur(
        *(*RUN, ACCEPTS_ALL, "--edition", "published", "--without", "archive,profiles"),
        *("--format", "json", "-o", "score.json"),
    )
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "")
    score = json.loads((folder / "score.json").read_text(encoding="utf-8"))
    assert (score["schema"], score["command"]) == ("segur-conformance/1", ACCEPTS_ALL)
    assert [entry["id"] for entry in score["deviations"]] == [
        "published/S103/twice",
        "published/D210/iso",
    ]
    assert score["deviations"][0]["path"].startswith("kit/published/S103/twice/JSON-")
    assert {entry["reason"] for entry in score["not_asked"]} == {
        "edition",
        "no_history_placeholder",
        "without_archive",
        "without_profiles",
    }


def test_a_command_is_told_absolute_paths_and_runs_where_it_is_called(
    segur: Segur, folder: pathlib.Path
) -> None:
    script = 'echo "$1 $2 $3" >> told; echo "{}"'
    command = f"{shell(script)} {{history}} --day={{today}}"
    segur(*RUN, command, "--only", "D207,D210", "--jobs", "1")
    case = f"{folder}/kit/published/{{}}/JSON-ANS00000012345-20220301-001.json"
    assert (folder / "told").read_text(encoding="utf-8").splitlines() == [
        f"{case.format('D207/again')} {folder}/kit/published/D207/again/history.json ",
        f"{case.format('D210/iso')}  ",
        f"{case.format('D210/leap')}  --day=2022-03-01",
    ]


def test_each_command_has_its_own_time(segur: Segur) -> None:
    outcome = segur(*RUN, shell("sleep 60"), "--only", "D210", "--timeout", "0.2")
    assert outcome.code == 1
    assert outcome.out.count("  not done after 0.2 s\n") == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((*RUN, "no-such-program {file}"), 'command not found: "no-such-program"'),
        ((*RUN, "x" * 300 + " {file}"), 'command not found: "xxx'),
        ((*RUN, "./kit/manifest.json {file}"), '"./kit/manifest.json" is not executable'),
        ((*RUN, "sh"), "--command must say where the file goes: {file}"),
        ((*RUN, "sh {fichier}"), '--command: "{fichier}" is not known'),
        ((*RUN, ACCEPTS_ALL, "--edition", "x"), 'unknown edition: "x"'),
        ((*RUN, ACCEPTS_ALL, "--without", "x"), '--without: "x" is unknown; allowed: archive, p'),
        ((*RUN, ACCEPTS_ALL, "--only", "Z"), '--only: there is no case of "Z"'),
        ((*RUN, ACCEPTS_ALL, "--timeout", "0"), "argument --timeout: needs a number of seconds; "),
        ((*RUN, ACCEPTS_ALL, "--timeout", "1e9"), "argument --timeout: needs a number of seconds"),
        ((*RUN, ACCEPTS_ALL, "--jobs", "-1"), "argument --jobs: "),
        ((*RUN, ACCEPTS_ALL, "--jobs", "two"), "argument --jobs: needs an integer from 1; found:"),
        ((*RUN, ACCEPTS_ALL, "--kit", "."), ". is no kit: No such file or directory"),
        ((*RUN, ACCEPTS_ALL, "--kit", "kit/published"), "kit/published is no kit: "),
        ((*RUN, ACCEPTS_ALL, "--kit", "x" * 300), f"{'x' * 300} is no kit: File name"),
        ((*RUN, ACCEPTS_ALL, "--kit", "loop"), "loop is no kit: "),
        # Before the first case, not after the last.
        ((*RUN, "sh -c 'touch begun' {file}", "-o", "no/score.json"), "cannot write no/score.json"),
        ((*RUN, "sh -c 'touch begun' {file}", "-o", "."), "cannot write .: Is a directory"),
        (("conformance", "run"), "the following arguments are required: --command"),
    ],
)
def test_misuse_is_told_in_one_line(
    segur: Segur, folder: pathlib.Path, arguments: tuple[str, ...], message: str
) -> None:
    (folder / "loop").symlink_to("loop")
    outcome = segur(*arguments)
    assert not (folder / "begun").exists()
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"segur conformance run: {message}")
    assert len(outcome.err.splitlines()) == 1


def test_a_group_names_what_it_has(segur: Segur) -> None:
    outcome = segur("conformance")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "segur conformance: the subcommand is missing: export, run\n"
    shown = segur("conformance", "--help")
    assert shown.code == 0
    assert "export" in shown.out
    assert "commands:" in shown.out


def test_a_damaged_kit_is_misuse(segur: Segur, folder: pathlib.Path) -> None:
    """Whatever is in its manifest, or its manifest is; nothing is waited for."""
    manifest = folder / "kit" / "manifest.json"
    sound = json.loads(manifest.read_bytes())["cases"][0]
    wrong = [{**sound, key: 1} for key in ("id", "place", "purpose", "file", "edition")]
    wrong += [{**sound, "id": "D210"}, {**sound, "purpose": {"fr": 1, "en": "x"}}]
    written = [json.dumps({"cases": [entry]}) for entry in wrong]
    found = {}
    for content in ("", "[]", "{}", "[" * 100_000, '{"cases": [1]}', *written):
        manifest.write_text(content, encoding="utf-8")
        found[content] = segur(*RUN, ACCEPTS_ALL)
    manifest.unlink()
    os.mkfifo(manifest)
    found["a pipe"] = segur(*RUN, ACCEPTS_ALL)
    message = "segur conformance run: kit is no kit: unreadable manifest\n"
    others = {
        content: outcome
        for content, outcome in found.items()
        if (outcome.code, outcome.err) != (2, message)
    }
    assert others == {}


@pytest.mark.parametrize("expected", ["", "{", "{}", '{"other.json": {}}'])
def test_a_kit_that_does_not_say_what_is_expected_is_misuse(
    segur: Segur, folder: pathlib.Path, expected: str
) -> None:
    """Everything would be taken for sound."""
    file = folder / "kit" / "published" / "D210" / "iso" / "attendu.json"
    file.write_text(expected, encoding="utf-8")
    outcome = segur(*RUN, ACCEPTS_ALL)
    assert outcome.code == 2
    assert outcome.err == (
        f"segur conformance run: kit is no kit: {file} says nothing of "
        "JSON-ANS00000012345-20220301-001.json, or is unreadable\n"
    )


@pytest.mark.parametrize("name", ["JSON-ANS00000012345-20220301-001.json", "attendu.json"])
def test_a_kit_that_lacks_a_file_is_misuse(segur: Segur, folder: pathlib.Path, name: str) -> None:
    """Where nothing says what is expected, everything would be accepted."""
    missing = folder / "kit" / "published" / "D210" / "iso" / name
    missing.unlink()
    outcome = segur(*RUN, ACCEPTS_ALL)
    assert outcome.code == 2
    assert outcome.err == f"segur conformance run: kit is no kit: {missing} is missing\n"


#: What ends a program from outside: Ctrl-C, a CI system that cancels, a terminal that is closed.
_ENDING: Final = (signal.SIGINT, *SIGNALS)


@pytest.fixture
def heeds_interruptions() -> Iterator[None]:
    """Programs started from here heed signals, even where the suite runs in the background.

    A shell has what it starts there ignore Ctrl-C, `nohup` that a terminal is closed; and so would
    everything below.
    """
    before = [(number, signal.signal(number, signal.SIG_DFL)) for number in _ENDING]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    for number, handler in before:
        signal.signal(number, handler)


@pytest.mark.usefixtures("heeds_interruptions")
@pytest.mark.parametrize("number", _ENDING)
def test_an_interruption_ends_everything(
    segur: Segur, folder: pathlib.Path, number: signal.Signals
) -> None:
    """In a process of its own, which is sent the signal; programs that programs started, too."""
    del segur
    command = shell("exec 3> lifeline; sleep 60 & echo >&3; wait")
    with Lifeline(folder / "lifeline") as lifeline:
        process = subprocess.Popen(
            [sys.executable, "-m", "pytest_segur", *RUN, command, "--jobs", "2"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        lifeline.wait_for(2)
        process.send_signal(number)
        assert process.communicate(timeout=30) == (b"", b"")
        assert process.returncode == 128 + number
        assert lifeline.is_let_go()
