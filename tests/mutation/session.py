"""A session of pytest that runs its tests once for every mutant."""

from __future__ import annotations

import fnmatch
import functools
import gc
import os
import resource
import signal
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import Phase, settings
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.utils.format_utils import mangled_name_from_mutant_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pytest

#: What remembers something that the changed code may have had a hand in.
_FORGETFUL = ("pytest_segur.rules", "pytest_segur.asp", "pytest_segur.coverage", "support")
#: Tests of many cases each, which find most of what can be found: they come first.
_FIRST = (
    "tests/conformance/test_controls.py",
    "tests/conformance/test_advisories.py",
    "tests/conformance/test_file.py",
    "tests/conformance/test_found.py",
    "tests/conformance/test_told.py",
)
#: What mutmut calls the ends of a mutant.
SURVIVED, KILLED, NO_TESTS, TIMEOUT = 0, 1, 33, 36
#: A mutant may take so many times what its tests take without it, and so many seconds more.
PATIENCE, MORE_SECONDS = 4, 4
#: All tests without a mutant may take so long.
_MOST_SECONDS = 1800
#: A loop that collects without end fails here, not when the machine does.
MOST_MEMORY = 4 * 1024**3


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mutant to run, and where its result is kept."""

    name: str
    results: SourceFileMutationData

    @property
    def function(self) -> str:
        """The function that is changed, as mutmut calls it."""
        return mangled_name_from_mutant_name(self.name)


class Running(NamedTuple):
    """A mutant that is being run."""

    mutant: Mutant
    #: Where the process tells which test failed.
    pipe: int


class Tests:
    """The tests that come to a function, how long they take, and how good they are."""

    def __init__(self) -> None:
        self.of_function: dict[str, list[pytest.Item]] = defaultdict(list)
        self.seconds: dict[str, float] = {}
        self.kills: dict[str, Counter[str]] = defaultdict(Counter)

    def within(self, mutant: Mutant, seconds: float) -> tuple[list[pytest.Item], float]:
        """Choose tests that together take no longer: those that were good, then the quickest."""
        path = mutant.results.path
        kills = self.kills[str(path)]
        own = f"test_{Path(path).stem}"

        def usefulness(item: pytest.Item) -> tuple[int, bool, float]:
            is_first = own in item.nodeid or item.nodeid.startswith(_FIRST)
            return -kills[item.nodeid], not is_first, self.seconds[item.nodeid]

        chosen: list[pytest.Item] = []
        taken = 0.0
        for item in sorted(self.of_function[mutant.function], key=usefulness):
            taken += self.seconds[item.nodeid]
            if chosen and taken > seconds:
                break
            chosen.append(item)
        return chosen, taken


class Mutations:
    """Runs the tests once to see which come to which function, then the mutants.

    Args:
        root: the clone.
        names: patterns of the mutants to run; none are those without a result.
        again: run those that survived, too.
        workers: so many at once.
        seconds: the quickest tests are run that take so long together.
    """

    def __init__(
        self, root: Path, *, names: Sequence[str], again: bool, workers: int, seconds: float
    ) -> None:
        self._root = root
        self._names = names
        self._again = again
        self._workers = workers
        self._seconds = seconds
        self._failed = False

    def pytest_collection(self) -> None:
        """Let Hypothesis stop at the first failure: what is smaller interests nobody here."""
        settings.register_profile(
            "mutation", settings.default, phases=[Phase.explicit, Phase.generate]
        )
        settings.load_profile("mutation")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember that something failed."""
        self._failed = self._failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of the loop over the tests."""
        if session.testsfailed:
            raise session.Interrupted("the tests cannot be collected")
        # It has nothing to tell about tests that are meant to fail.
        session.config.pluginmanager.unregister(name="terminalreporter")
        tests = self._look_who_comes_where(session.items)
        set_mutant_under_test("")
        gc.freeze()
        self._leave_out_what_bears_no_fork(tests)
        os.chdir(self._root)
        self._run_all(list(self._chosen()), tests)
        for line in _account():
            print(line)
        return True

    def _look_who_comes_where(self, items: Sequence[pytest.Item]) -> Tests:
        tests = Tests()
        set_mutant_under_test("stats")
        os.environ["MUTMUT_DEPENDENCY_DEPTH"] = "-1"
        for item in items:
            # What is remembered from an earlier test would hide that this one comes there.
            _forget(*_FORGETFUL[:2])
            state()._stats.clear()  # noqa: SLF001 - mutmut offers no other access
            start = time.process_time()
            if not self._passes(item):
                print(f"left out, since it fails without any mutant: {item.nodeid}", flush=True)
                continue
            tests.seconds[item.nodeid] = time.process_time() - start
            for function in state()._stats:  # noqa: SLF001 - likewise
                tests.of_function[function].append(item)
        return tests

    def _leave_out_what_bears_no_fork(self, tests: Tests) -> None:
        """Run all tests in a fork without a mutant: what fails there says nothing of mutants."""
        items = {item.nodeid: item for found in tests.of_function.values() for item in found}
        reading, writing = os.pipe()
        if not os.fork():
            try:
                _limit(_MOST_SECONDS)
                for nodeid, item in items.items():
                    _forget(*_FORGETFUL)
                    if not self._passes(item):
                        os.write(writing, f"{nodeid}\n".encode())
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as stream:
            failed = set(stream.read().decode().splitlines())
        os.wait()
        for nodeid in sorted(failed):
            print(f"left out, since it fails in a fork: {nodeid}", flush=True)
        for function, found in tests.of_function.items():
            tests.of_function[function] = [item for item in found if item.nodeid not in failed]

    def _passes(self, item: pytest.Item) -> bool:
        self._failed = False
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        return not self._failed

    def _chosen(self) -> Iterator[Mutant]:
        alive = {None, SURVIVED, NO_TESTS}
        for results in _results():
            for name, end in results.exit_code_by_key.items():
                is_named = any(fnmatch.fnmatchcase(name, pattern) for pattern in self._names)
                if self._names and not is_named:
                    continue
                if (end in alive) if self._again else (is_named or end is None):
                    yield Mutant(name, results)

    def _run_all(self, mutants: Sequence[Mutant], tests: Tests) -> None:
        running: dict[int, Running] = {}
        for count, mutant in enumerate(mutants):
            if not count % 100:
                print(f"{count} of {len(mutants)}", flush=True)
            while len(running) >= self._workers:
                _wait(running, tests)
            items, seconds = tests.within(mutant, self._seconds)
            if not items:
                _keep(mutant, NO_TESTS)
                continue
            reading, writing = os.pipe()
            pid = os.fork()
            if not pid:
                self._run(mutant, items, seconds, writing)
            os.close(writing)
            running[pid] = Running(mutant, reading)
        while running:
            _wait(running, tests)

    def _run(self, mutant: Mutant, items: Sequence[pytest.Item], seconds: float, pipe: int) -> None:
        """Run the tests of a mutant, in a process of its own, and end that."""
        end = KILLED
        try:
            os.chdir("mutants")
            _limit(int(seconds * PATIENCE) + MORE_SECONDS)
            set_mutant_under_test(mutant.name)
            _forget(*_FORGETFUL)
            failed = next((item for item in items if not self._passes(item)), None)
            if failed is None:
                end = SURVIVED
            else:
                os.write(pipe, failed.nodeid.encode())
        finally:
            os._exit(end)


def _limit(seconds: int) -> None:
    """End this process when it takes more than so much time of the processor, or memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Whoever waits for something takes no time of the processor.
    signal.alarm(seconds * 5)


def _wait(running: dict[int, Running], tests: Tests) -> None:
    """Wait for a process that ends, and keep what became of its mutant."""
    pid, status = os.wait()
    mutant, pipe = running.pop(pid)
    with os.fdopen(pipe, "rb") as stream:
        failed = stream.read().decode()
    if failed:
        tests.kills[str(mutant.results.path)][failed] += 1
    end = os.waitstatus_to_exitcode(status)
    _keep(mutant, end if end in {SURVIVED, KILLED} else TIMEOUT)


def _forget(*packages: str) -> None:
    """Empty what functions of these packages remember."""
    for cached in _caches():
        if cached.__module__.startswith(packages):
            cached.cache_clear()


@functools.cache
def _caches() -> Sequence[functools._lru_cache_wrapper[object]]:
    kind = functools._lru_cache_wrapper  # noqa: SLF001 - it has no other name
    return [thing for thing in gc.get_objects() if isinstance(thing, kind)]


def _results() -> Iterator[SourceFileMutationData]:
    for path in sorted(walk_mutatable_files(), key=lambda path: (len(path.parts), path)):
        results = SourceFileMutationData(path=path)
        results.load()
        yield results


def _keep(mutant: Mutant, end: int) -> None:
    mutant.results.exit_code_by_key[mutant.name] = end
    mutant.results.save()


def _account() -> Iterator[str]:
    """Give a line for each file: how many of its mutants were killed, and what of the others."""
    total: dict[str, int] = defaultdict(int)
    for results in _results():
        ends = list(results.exit_code_by_key.values())
        counts = {
            "mutants": len(ends),
            "killed": ends.count(KILLED) + ends.count(TIMEOUT),
            "survived": ends.count(SURVIVED),
            "without a test": ends.count(NO_TESTS),
            "not run": ends.count(None),
        }
        for word, count in counts.items():
            total[word] += count
        if ends:
            yield f"{results.path}: {_told(counts)}"
    yield f"all: {_told(total)}"


def _told(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {word}" for word, count in counts.items() if count)
