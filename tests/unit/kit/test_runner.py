"""Other people's programs, right and wrong: whatever they do is a verdict, never our error."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.programs import NODE, RIGHT, Lifeline, python, shell

from pytest_segur.kit.answer import Answer
from pytest_segur.kit.command_line import CommandError, CommandLine
from pytest_segur.kit.making import made_in
from pytest_segur.kit.outcome import Failure, Outcome, Result
from pytest_segur.kit.process import End, Processes
from pytest_segur.kit.recipes import Recipe
from pytest_segur.kit.runner import CaseError, CommandValidator, put_all

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.kit.case import KitCase
    from pytest_segur.kit.process import Ran

#: Time enough for what ends, and little to wait for what does not.
PATIENCE = 20.0
IMPATIENCE = 0.3
TWO = ("published/D210/iso", "published/D210/leap")


def put(
    command: str,
    cases: dict[str, KitCase],
    *names: str,
    timeout: float = PATIENCE,
    most: int = 100_000,
) -> list[Result]:
    """Put some cases to a command."""
    chosen = [cases[name] for name in names]
    with CommandValidator(CommandLine.read(command), timeout=timeout, most=most) as validator:
        return list(put_all(chosen, validator, jobs=2))


def outcomes(results: list[Result]) -> list[str]:
    """Give what became of each case."""
    return [str(result.outcome) for result in results]


def test_a_right_validator_agrees_with_everything_that_it_can_be_told(
    cases: dict[str, KitCase],
) -> None:
    """Whatever its exit code: this one ends with 1 when it refuses something."""
    command = python(RIGHT, "{file}", "{edition}", "{profiles}", "{archive}")
    names = [name for name in cases if name != "published/D207/again"]
    results = put(command, cases, *names)
    assert [result.case.id for result in results] == names
    assert [(one.case.id, one.deviations, one.failure) for one in results] == [
        (name, (), None) for name in names
    ]


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not there")
def test_a_validator_may_be_written_in_any_language(
    tmp_path: pathlib.Path, cases: dict[str, KitCase]
) -> None:
    """And may give the first code only."""
    script = tmp_path / "judge.js"
    script.write_text(NODE, encoding="utf-8")
    assert outcomes(put(f"node '{script}' {{file}}", cases, *TWO)) == ["agreed", "agreed"]


@pytest.mark.parametrize(
    ("script", "expected", "reason"),
    [
        ('echo "{}"', ["wrongly_accepted", "agreed"], ""),
        ('echo "{}"; exit 3', ["wrongly_accepted", "agreed"], ""),
        ('echo "{\\"fichier\\": \\"rejected\\"}"', ["wrongly_refused", "wrongly_refused"], ""),
        (
            'grep -q 29/02 $1 && echo \'{}\' || echo \'{"demandes": {"2": ["D211"]}}\'',
            ["other_code", "agreed"],
            "",
        ),
        (
            "echo starting >&2; echo 'no such module' >&2; exit 3",
            ["crashed", "crashed"],
            'nothing was printed; exit code 3; "no such module"',
        ),
        (
            "printf 'Error: no file\\n  at main\\n\\nNode 20\\n' >&2; exit 1",
            ["crashed", "crashed"],
            'nothing was printed; exit code 1; "Error: no file"',
        ),
        (
            "echo '{\"fichier\": 1}'",
            ["crashed", "crashed"],
            'fichier: a list of codes, "accepted" or "rejected" is needed; found: 1',
        ),
        ("echo '{}'; kill -SEGV $$", ["crashed", "crashed"], "killed by the signal SIGSEGV"),
        ("kill -40 $$", ["crashed", "crashed"], "killed by the signal 40"),
        ("yes", ["crashed", "crashed"], "prints without end"),
        ("yes | head -c 200000; sleep 60", ["crashed", "crashed"], "prints without end"),
        ("sleep 60", ["timed_out", "timed_out"], "not done after 0.3 s"),
        ("yes >&2", ["timed_out", "timed_out"], "not done after 0.3 s"),
        ("echo '{}'; exec >&-; sleep 60", ["timed_out", "timed_out"], "not done after 0.3 s"),
        # It waits for nobody's input, and nobody waits for what it leaves behind.
        ("cat; echo '{}'", ["wrongly_accepted", "agreed"], ""),
        ("sleep 60 & echo '{}'", ["wrongly_accepted", "agreed"], ""),
    ],
)
def test_a_wrong_validator_gets_its_verdict(
    script: str, expected: list[str], reason: str, cases: dict[str, KitCase]
) -> None:
    timeout = IMPATIENCE if "timed_out" in expected else PATIENCE
    started = time.monotonic()
    results = put(shell(script), cases, *TWO, timeout=timeout)
    assert time.monotonic() - started < PATIENCE
    assert outcomes(results) == expected
    assert [one.failure.reason.en if one.failure else "" for one in results] == [reason] * 2
    for result in results:
        assert result.failure is None or result.failure.reason.fr != reason


def test_what_left_its_session_is_not_waited_for(
    tmp_path: pathlib.Path, cases: dict[str, KitCase]
) -> None:
    """It holds the output open, and what was printed counts all the same."""
    leash = tmp_path / "leash"
    os.mkfifo(leash)
    script = f"""
import os
reader, writer = os.pipe()
if os.fork():
    os.read(reader, 1)
    print("{{}}", flush=True)
    os._exit(0)
os.setsid()
os.write(writer, b".")
open({str(leash)!r}).read()
os._exit(0)
"""
    assert outcomes(put(python(script, "{file}"), cases, TWO[1])) == ["agreed"]
    # It is there still, and goes now.
    leash.write_bytes(b"")


def test_whatever_a_validator_left_running_ends_with_it(
    tmp_path: pathlib.Path, cases: dict[str, KitCase]
) -> None:
    with Lifeline(tmp_path / "lifeline") as lifeline:
        script = f"exec 3> '{tmp_path}/lifeline'; echo >&3; sleep 60 & echo '{{}}'"
        assert outcomes(put(shell(script), cases, TWO[1])) == ["agreed"]
        lifeline.wait_for(1)
        assert lifeline.is_let_go()


def test_a_case_that_cannot_be_made_is_no_verdict(
    cases: dict[str, KitCase], tmp_path: pathlib.Path
) -> None:
    recipe = Recipe(kind="file", of=tmp_path / "nowhere.json", to=9)
    case = replace(cases[TWO[0]], made=recipe)
    with pytest.raises(CaseError) as raised:
        list(put_all([case], lambda _case: Answer()))
    assert raised.value.text.en == (
        "cannot make the case published/D210/iso: No such file or directory"
    )


def test_a_case_that_is_made_is_gone_afterwards(cases: dict[str, KitCase]) -> None:
    sound = cases[TWO[1]]
    assert made_in(sound.path.parent, sound) is sound
    seen: list[KitCase] = []

    def judge(case: KitCase) -> Answer:
        seen.append(case)
        assert case.path.stat().st_size == 9_999
        return Answer()

    case = replace(sound, made=Recipe(kind="file", of=sound.path, to=9_999))
    [result] = put_all([case], judge)
    assert (result.case.id, result.outcome) == (sound.id, Outcome.AGREED)
    [made] = seen
    assert made.path.name == sound.path.name
    assert not made.path.parent.exists()


def test_a_program_that_cannot_be_started_is_no_verdict(
    tmp_path: pathlib.Path, cases: dict[str, KitCase]
) -> None:
    """Of a script it is told what is wrong with its first line: the line ends, often enough."""
    script, text = tmp_path / "judge", tmp_path / "text"
    script.write_text("#!/bin/sh\r\necho '{}'\r\n", encoding="ascii")
    text.write_text("echo '{}'\n", encoding="ascii")
    for path in (script, text):
        path.chmod(0o755)
    for program, why in (
        (script, "the program that its first line (#!) names is not there"),
        (text, "it is neither a program nor a script that begins with #!"),
        (tmp_path / "nowhere", "No such file or directory"),
        (tmp_path, "Permission denied"),
        ("a\0b", "embedded null byte"),
    ):
        with pytest.raises(CommandError) as raised:
            put(f"'{program}' {{file}}", cases, *TWO)
        assert raised.value.text.en.startswith("cannot start ")
        assert raised.value.text.en.endswith(f": {why}")
        assert raised.value.text.fr.startswith("impossible de lancer ")


@pytest.mark.parametrize("has_groups", [True, False])
def test_the_end_of_a_run_is_the_end_of_its_programs(
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    has_groups: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """What runs is ended, wherever the system knows groups of programs; nothing more starts."""
    if not has_groups:
        monkeypatch.delattr(os, "killpg")
    processes = Processes(timeout=PATIENCE)
    script = f"exec 3> '{tmp_path}/lifeline'; echo >&3; exec sleep 60"
    ends: list[Ran] = []
    thread = threading.Thread(target=lambda: ends.append(processes.run(["sh", "-c", script])))
    with Lifeline(tmp_path / "lifeline") as lifeline:
        with processes:
            thread.start()
            lifeline.wait_for(1)
        assert lifeline.is_let_go()
    thread.join()
    [ran] = ends
    assert (ran.end, ran.code) == (End.BY_ITSELF, -9)
    with pytest.raises(CommandError):
        processes.run(["true"])


def test_a_run_that_is_given_up_begins_nothing_more(cases: dict[str, KitCase]) -> None:
    calls: Counter[str] = Counter()

    def judge(case: KitCase) -> Answer | Failure:
        calls[case.id] += 1
        time.sleep(0.05)
        return Answer()

    with contextlib.closing(put_all([*cases.values()] * 20, judge, jobs=2)) as results:
        first = next(results)
    assert first.outcome is Outcome.WRONGLY_ACCEPTED
    time.sleep(0.2)
    assert calls.total() < 90


def test_cases_are_judged_side_by_side_and_given_in_their_order(
    cases: dict[str, KitCase],
) -> None:
    barrier = threading.Barrier(3, timeout=PATIENCE)

    def judge(_case: KitCase) -> Answer | Failure:
        # Three come together, or nobody passes.
        time.sleep(0.03 * barrier.wait())
        return Answer()

    results = list(put_all([*cases.values()], judge, jobs=3))
    assert [result.case.id for result in results] == [*cases]
