"""Counts executions, keeps what fails, and tells how it goes; whoever makes the inputs."""

from __future__ import annotations

import hashlib
import resource
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fuzz.harness import TARGETS, judge_everything

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

#: So much memory the whole process may take.
MOST_MEGABYTES: Final = 500
FOUND: Final = Path(__file__).parent / "found"
#: So many executions lie between two lines about them.
_PACE: Final = 10_000


class TooBig(AssertionError):
    """The process takes more memory than it may."""


class Run:
    """A run of many executions.

    Args:
        runs: so many of them.
        found: the folder where inputs that fail are written, one for each place where a
            failure comes from.
        judge: what is executed.
    """

    def __init__(
        self, runs: int, found: Path, judge: Callable[[bytes], None] = judge_everything
    ) -> None:
        self._runs = runs
        self._found = found
        self._judge = judge
        self._done = 0
        self._slowest = 0.0
        self._start = time.monotonic()
        self._failures: dict[str, int] = {}

    @property
    def is_over(self) -> bool:
        """Whether so many executions are done."""
        return self._done >= self._runs

    @property
    def code(self) -> int:
        """The exit code: 1 when something has failed."""
        return int(bool(self._failures))

    def execute(self, data: bytes) -> None:
        """Judge one input."""
        self._done += 1
        start = time.process_time()
        try:
            self._judge(data)
            _must_not_be_too_big()
        except Exception as problem:  # noqa: BLE001 - whatever escapes is what is looked for
            self._keep(data, problem)
        self._slowest = max(self._slowest, time.process_time() - start)
        if self._done % _PACE == 0 or self.is_over:
            print(self, flush=True)

    def __str__(self) -> str:
        seconds = time.monotonic() - self._start
        failures = f": {self._failures}" if self._failures else ""
        return (
            f"{self._done} executions in {seconds:.0f} s, at most {peak_megabytes()} MB, "
            f"at most {self._slowest:.2f} s each, {len(self._failures)} failures{failures}"
        )

    def _keep(self, data: bytes, problem: Exception) -> None:
        """Write an input, unless another one came to the same place."""
        frame = traceback.extract_tb(problem.__traceback__)[-1]
        signature = f"{type(problem).__name__} {Path(frame.filename).name}:{frame.lineno}"
        self._failures[signature] = self._failures.get(signature, 0) + 1
        if self._failures[signature] == 1:
            target = next((letter for letter in TARGETS if data.startswith(letter.encode())), "s")
            path = self._found / f"{target}-{hashlib.sha256(data).hexdigest()[:12]}.bin"
            path.write_bytes(data)
            print(f"{path}: {signature}")
            traceback.print_exception(problem)


def peak_megabytes() -> int:
    """Give the most memory that this process has taken."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what every way of fuzzing can be told."""
    parser.add_argument("--runs", type=int, default=20_000, help="executions")
    parser.add_argument("--seed", type=int, default=1, help="of random choices")
    parser.add_argument("--corpus", type=Path, help="folder of more inputs to start from")
    parser.add_argument("--found", type=Path, default=FOUND, help="folder for what fails")
    parser.add_argument("--most-bytes", type=int, default=16_384, help="of an input")


def _must_not_be_too_big() -> None:
    if peak_megabytes() > MOST_MEGABYTES:
        message = f"{peak_megabytes()} MB"
        raise TooBig(message)
