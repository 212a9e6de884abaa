"""Times the generator against `json.dumps` of the same requests, in one run.

    python tests/bench/bench_generate.py [FILES]

Prints ratios, and requests per second: how many times as long as the standard library's writing
each step takes, on files of 200 requests. Then `segur generate` writes FILES files (default:
20) into a folder that is removed afterwards, with the most memory that it took: that of a
thousand files is that of twenty.
"""

from __future__ import annotations

import json
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING, Any

from pytest_segur import dumps
from pytest_segur.factories import DossierFactory, SubmissionFactory

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 20
REQUESTS = 200
FILES = 20


def main(files: int) -> None:
    """Print the ratios, then what the command takes."""
    factory = SubmissionFactory.seeded(1)
    submission = factory.submission(requests=REQUESTS)
    plain = json.loads(dumps(submission))
    dossiers = DossierFactory(factory)
    order = dossiers.order(requests=REQUESTS)
    steps: dict[str, Callable[[], object]] = {
        "submission": lambda: factory.submission(requests=REQUESTS),
        "dumps": lambda: dumps(submission),
        "dossier, no archive": lambda: dossiers.make(order, with_archive=False),
        "dossier": lambda: dossiers.make(order),
    }
    print(f"{REQUESTS} requests; times json.dumps, median of {ROUNDS} pairs")
    for name, step in steps.items():
        pairs = [(seconds(step), seconds(lambda: write(plain))) for _ in range(ROUNDS)]
        ratio = statistics.median(taken / baseline for taken, baseline in pairs)
        rate = REQUESTS / statistics.median(taken for taken, _ in pairs)
        print(f"{name:24}{ratio:6.2f} × {rate:9.0f} requests/s")
    command(files)


def write(plain: dict[str, Any]) -> str:
    """Write the same requests as the standard library does, amounts as it can."""
    return json.dumps(plain, ensure_ascii=False, indent=2)


def command(files: int) -> None:
    """Run `segur generate`, and print what it takes."""
    with tempfile.TemporaryDirectory() as folder:
        numbers = ["--files", str(files), "--requests", str(REQUESTS), "--seed", "1"]
        arguments = [sys.executable, "-m", "pytest_segur", "generate", f"{folder}/out", *numbers]
        taken = seconds(lambda: subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL))
        size = sum(path.stat().st_size for path in pathlib.Path(folder).rglob("*.*"))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    rate = files * REQUESTS / taken
    print(f"{'segur generate':24}{'':8} {rate:9.0f} requests/s")
    print(f"{files} files, {size / 1e6:.0f} MB in {taken:.1f} s; at most {memory:.0f} MB of memory")


def seconds(step: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FILES)
