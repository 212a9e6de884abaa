"""Runs other people's programs: bounded in time and output, and never longer than ourselves."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import IO, TYPE_CHECKING, Final, Self

from pytest_segur.kit.command_line import CommandError
from pytest_segur.spec.text import Text, same
from pytest_segur.wording import quoted, told_by_system

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: No answer is that long.
MOST_BYTES: Final = 1_000_000
#: So much of what a program complained about at its end is kept.
_MOST_COMPLAINED: Final = 4_096
_CHUNK: Final = 65_536
#: How often a program is looked after that keeps its output open.
_PAUSE: Final = 0.05
#: How long what a dead program printed may be on its way.
_GRACE: Final = 0.5


class End(Enum):
    """How a run ended."""

    BY_ITSELF = auto()
    TOO_LATE = auto()
    TOO_MUCH = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What came of running a program.

    Attributes:
        end: how it ended.
        code: its exit code; negative where a signal ended it.
        output: what it printed.
        complaints: the end of what it printed on its standard error.
    """

    end: End
    code: int
    output: bytes
    complaints: bytes


class Processes:
    """Programs that run at the same time, each in a session of its own.

    Args:
        timeout: seconds that each may take.
        most: bytes that each may print.
    """

    def __init__(self, *, timeout: float, most: int = MOST_BYTES) -> None:
        self._timeout = timeout
        self._most = most
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._is_over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        """End whatever still runs; nothing is started any more."""
        with self._lock:
            self._is_over = True
            for process in self._running:
                _kill(process)

    def run(self, arguments: Sequence[str]) -> Ran:
        """Run a program to its end, or to that of its time.

        Whatever it started ends with it. It reads nothing.

        Raises:
            CommandError: it cannot be started.
        """
        deadline = time.monotonic() + self._timeout
        process = self._start(arguments)
        assert process.stdout is not None, "it is a pipe"
        assert process.stderr is not None, "it is a pipe"
        output = _Reader(process.stdout, most=self._most, when_full=partial(_kill, process))
        complaints = _Reader(process.stderr, keep=_MOST_COMPLAINED)
        try:
            is_in_time = _ends(process, output, deadline)
        finally:
            _kill(process)
            process.wait()
            with self._lock:
                self._running.discard(process)
        # A program of another session may keep the pipes open; it is not waited for.
        until = time.monotonic() + _GRACE
        for reader in (output, complaints):
            reader.join(max(until - time.monotonic(), 0))
        end = End.TOO_MUCH if output.is_full else End.BY_ITSELF if is_in_time else End.TOO_LATE
        return Ran(
            end=end,
            code=process.returncode,
            output=bytes(output.content),
            complaints=bytes(complaints.content),
        )

    def _start(self, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._is_over:
                raise CommandError(Text("interrompu", "interrupted"))
            try:
                process = subprocess.Popen(  # noqa: S603 - the user's own command, without a shell
                    arguments,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    start_new_session=True,
                )
            except (OSError, ValueError) as problem:
                raise _unstartable(arguments[0], problem) from None
            self._running.add(process)
        return process


class _Reader(threading.Thread):
    """Reads a pipe to its end, and keeps a part of it.

    Args:
        stream: the pipe.
        most: after so many bytes reading stops; None: never.
        keep: so many bytes are kept, the last ones; None: all.
        when_full: is called when reading stops.
    """

    def __init__(
        self,
        stream: IO[bytes],
        *,
        most: int | None = None,
        keep: int | None = None,
        when_full: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(daemon=True)
        self._stream = stream
        self._most = most
        self._keep = keep
        self._when_full = when_full
        self.content = bytearray()
        self.is_full = False
        self.is_over = threading.Event()
        self.start()

    def run(self) -> None:
        """Read."""
        with self._stream as stream:
            while chunk := os.read(stream.fileno(), _CHUNK):
                self.content += chunk
                if self._keep is not None:
                    del self.content[: -self._keep]
                if self._most is not None and len(self.content) > self._most:
                    self.is_full = True
                    self._when_full()
                    break
        self.is_over.set()


def _ends(process: subprocess.Popen[bytes], output: _Reader, deadline: float) -> bool:
    """Wait for a program, and tell whether it ended in time.

    Usually it closes its output when it ends, which is known at once. Where another program has
    inherited the output, it is looked after now and then.
    """
    while True:
        left = max(deadline - time.monotonic(), 0)
        if output.is_over.wait(min(left, _PAUSE)):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(deadline - time.monotonic(), 0))
            return process.poll() is not None
        if process.poll() is not None:
            return True
        if not left:
            return False


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program and whatever it started that did not leave its session."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            # Its session outlives it: what it left running still bears its number.
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _unstartable(program: str, problem: Exception) -> CommandError:
    name, why = quoted(program), _reason(program, problem)
    return CommandError(
        Text(f"impossible de lancer {name} : {why.fr}", f"cannot start {name}: {why.en}")
    )


def _reason(program: str, problem: Exception) -> Text:
    """Tell why a program cannot be started; of a script the system says less than it knows."""
    number = getattr(problem, "errno", None)
    if number == errno.ENOENT and shutil.which(program) is not None:
        return Text(
            "le programme que nomme sa première ligne (#!) est introuvable",
            "the program that its first line (#!) names is not there",
        )
    if number == errno.ENOEXEC:
        return Text(
            "ce n'est ni un programme, ni un script qui commence par #!",
            "it is neither a program nor a script that begins with #!",
        )
    return same(told_by_system(problem))
