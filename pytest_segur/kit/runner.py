"""Puts the cases of the kit to a validator, several at a time."""

from __future__ import annotations

import pathlib
import re
import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Final, Protocol, Self

from pytest_segur.kit.answer import Answer, Nonsense, read_answer
from pytest_segur.kit.making import made_in
from pytest_segur.kit.outcome import Failure, Outcome, Result
from pytest_segur.kit.process import MOST_BYTES, End, Processes
from pytest_segur.spec.text import Text, TextError, same
from pytest_segur.wording import quoted, told_by_system

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from pytest_segur.kit.case import KitCase
    from pytest_segur.kit.command_line import CommandLine
    from pytest_segur.kit.process import Ran

DEFAULT_TIMEOUT: Final = 10.0
#: So long may an interruption go unnoticed.
_PAUSE: Final = 0.2
#: A line at the margin that names what went wrong.
_NAMED: Final = re.compile(r"(?=\S).*(?:error|exception)", re.IGNORECASE)


class CaseError(TextError):
    """A case cannot be made on this machine."""


class Validator(Protocol):
    """Whatever judges submissions."""

    def __call__(self, case: KitCase, /) -> Answer | Failure:
        """Say what it finds in a case, or how it failed."""
        ...


def put_all(cases: Sequence[KitCase], validator: Validator, *, jobs: int = 1) -> Generator[Result]:
    """Put cases to a validator, and give what becomes of each, in their order.

    Args:
        cases: the cases.
        validator: what judges them; it is called from several threads.
        jobs: how many at a time.

    Raises:
        CommandError: a command cannot be started.
        CaseError: a case cannot be made.
    """
    pool = ThreadPoolExecutor(max_workers=jobs)
    try:
        futures = [pool.submit(put, case, validator) for case in cases]
        for future in futures:
            # A signal that comes just ahead of a wait is noticed when the wait ends only.
            while not future.done():
                wait([future], timeout=_PAUSE)
            yield future.result()
    finally:
        # What runs is ended by whoever made the validator; what waits never begins.
        pool.shutdown(wait=False, cancel_futures=True)


def put(case: KitCase, validator: Validator) -> Result:
    """Put one case to a validator; one that is not stored is made for as long as that takes.

    Raises:
        CommandError: a command cannot be started.
        CaseError: the case cannot be made.
    """
    if case.made is None:
        return Result.of(case, validator(case))
    try:
        with tempfile.TemporaryDirectory(prefix="segur-", ignore_cleanup_errors=True) as folder:
            return Result.of(case, validator(made_in(pathlib.Path(folder), case)))
    except OSError as problem:
        why = told_by_system(problem)
        raise CaseError(
            Text(
                f"impossible de fabriquer le cas {case.id} : {why}",
                f"cannot make the case {case.id}: {why}",
            )
        ) from None


class CommandValidator:
    """A program that is run for each case, and prints what it finds.

    Args:
        line: how it is called.
        timeout: seconds that it may take for a case.
        most: bytes that it may print.
    """

    def __init__(
        self, line: CommandLine, *, timeout: float = DEFAULT_TIMEOUT, most: int = MOST_BYTES
    ) -> None:
        self._line = line
        self._timeout = timeout
        self._processes = Processes(timeout=timeout, most=most)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        """End what still runs."""
        self._processes.__exit__(*problem)

    def __call__(self, case: KitCase) -> Answer | Failure:
        """Run the program for a case.

        Its exit code says nothing: many validators end with 1 when they refuse a file. Only
        where a signal ended it, what it printed does not count.

        Raises:
            CommandError: it cannot be started.
        """
        ran = self._processes.run(self._line.filled(_told(case)))
        if ran.end is End.TOO_LATE:
            seconds = f"{self._timeout:g}"
            return Failure(
                Outcome.TIMED_OUT,
                Text(f"non terminé après {seconds} s", f"not done after {seconds} s"),
            )
        if ran.end is End.TOO_MUCH:
            return Failure(Outcome.CRASHED, Text("sortie sans fin", "prints without end"))
        if ran.code < 0:
            return Failure(Outcome.CRASHED, _with_complaints(_signal(-ran.code), ran))
        try:
            return read_answer(ran.output)
        except Nonsense as problem:
            return Failure(Outcome.CRASHED, _with_complaints(problem.text, ran))


def _told(case: KitCase) -> dict[str, str | None]:
    """Give what a command can be told of a case, by placeholder."""
    given = case.expectation
    return {
        "file": str(case.path),
        "edition": str(case.edition),
        "profiles": None if given.profiles is None else ",".join(sorted(given.profiles)),
        "archive": None if case.archive is None else str(case.archive),
        "history": None if given.history is None else str(case.path.parent / given.history),
        "today": None if given.today is None else given.today.isoformat(),
    }


def _signal(number: int) -> Text:
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = str(number)
    return Text(f"tué par le signal {name}", f"killed by the signal {name}")


def _with_complaints(reason: Text, ran: Ran) -> Text:
    """Add the exit code, and the line of what a program complained that says most."""
    last = _telling(ran.complaints.decode("utf-8", "replace").split("\n"))
    code = Text(f" ; code de sortie {ran.code}", f"; exit code {ran.code}")
    more = code if ran.code > 0 else same("")
    told = f" ; {quoted(last)}" if last else ""
    return Text(f"{reason.fr}{more.fr}{told}", f"{reason.en}{more.en}{told.replace(' ;', ';')}")


def _telling(lines: list[str]) -> str:
    r"""Give the line that tells why a program failed.

    Some languages tell that last; others have a stack below it, whose lines are indented.

    >>> _telling(["Exception in thread main: no such file", "\tat Validator.main"])
    'Exception in thread main: no such file'
    >>> _telling(["starting", "no such module", ""])
    'no such module'
    """
    named = [line for line in lines if _NAMED.match(line)]
    filled = [line for line in lines if line.strip()]
    return (named or filled or [""])[-1].strip()
