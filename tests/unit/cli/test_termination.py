"""Signals that ask the command to end: it tidies up as after Ctrl-C, and leaves no handler."""

from __future__ import annotations

import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from pytest_segur.cli import program, termination
from pytest_segur.cli.command import Command
from pytest_segur.cli.termination import SIGNALS
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    import argparse
    import pathlib
    from collections.abc import Callable, Iterator

    from support.command import Segur


def _handlers() -> list[object]:
    return [signal.getsignal(number) for number in SIGNALS]


@pytest.fixture
def _defaults() -> Iterator[None]:
    """Nobody has decided of the signals, whatever runs the suite has; nor does the command."""
    before = [(number, signal.signal(number, signal.SIG_DFL)) for number in SIGNALS]
    yield
    for number, handler in before:
        signal.signal(number, handler)


@pytest.fixture
def working(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Give the command a subcommand `work`, which does something and then ends with 0."""

    def offer(work: Callable[[], object]) -> None:
        def run(_args: argparse.Namespace) -> int:
            work()
            return 0

        command = Command(
            name="work",
            summary=Text("travaille", "work"),
            configure=lambda _parser: None,
            run=run,
        )
        monkeypatch.setattr(program, "COMMANDS", (command,))

    return offer


def _send(number: signal.Signals) -> None:
    """Send a signal to this process, unless it would end it."""
    assert signal.getsignal(number) not in {signal.SIG_DFL, None}
    signal.raise_signal(number)


@pytest.mark.usefixtures("_defaults")
@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_quietly_and_leaves_nothing(
    segur: Segur,
    working: Callable[[Callable[[], object]], None],
    tmp_path: pathlib.Path,
    number: signal.Signals,
) -> None:
    """Sent twice, it interrupts the work and not the tidying up."""

    def work() -> None:
        with tempfile.TemporaryDirectory(dir=tmp_path):
            try:
                _send(number)
            finally:
                _send(number)

    working(work)
    outcome = segur("work")
    assert (outcome.code, outcome.out, outcome.err) == (128 + number, "", "")
    assert list(tmp_path.iterdir()) == []
    assert _handlers() == [signal.SIG_DFL] * len(SIGNALS)


@pytest.mark.usefixtures("_defaults")
def test_tidying_up_without_end_is_ended_by_another_signal(
    segur: Segur,
    working: Callable[[Callable[[], object]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(termination, "_GRACE", 0.0)
    done: list[object] = []

    def work() -> None:
        try:
            _send(signal.SIGTERM)
        finally:
            done.append("begun")
            done.append(_send(signal.SIGTERM))

    working(work)
    assert segur("work").code == 143
    assert done == ["begun"]


@pytest.mark.parametrize("handler", [signal.SIG_IGN, lambda _number, _frame: None])
@pytest.mark.usefixtures("_defaults")
def test_what_others_have_decided_of_a_signal_stays(
    segur: Segur,
    working: Callable[[Callable[[], object]], None],
    handler: Callable[[int, object], None],
) -> None:
    """Under `nohup`, or in a program that has handlers of its own."""
    for number in SIGNALS:
        signal.signal(number, handler)
    working(lambda: [_send(number) for number in SIGNALS])
    assert segur("work").code == 0
    assert _handlers() == [handler] * len(SIGNALS)


@pytest.mark.usefixtures("_defaults")
def test_another_thread_runs_the_command_and_leaves_signals_alone(
    segur: Segur, working: Callable[[Callable[[], object]], None]
) -> None:
    seen: list[object] = []
    working(lambda: seen.extend(_handlers()))
    with ThreadPoolExecutor(max_workers=1) as pool:
        assert pool.submit(segur, "work").result().code == 0
    assert seen == [signal.SIG_DFL] * len(SIGNALS)
