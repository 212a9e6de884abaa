"""What `pytest --segur -n 2` takes, against one process, on cheap items, in one run.

Usage: ``python tests/bench/bench_xdist.py [--files N] [--requests N] [--rounds N]``. Prints
for each distribution the ratio of the time that passes, with its bar, and that of the work of
processors, all processes together; exit code 1 where a bar is missed.

Judging a request takes less than sending its result to the other process does, and each worker
collects every file. So on valid files distribution only costs: it pays where the suite has other,
slow tests beside the submissions.
"""

from __future__ import annotations

import argparse
import pathlib
import tempfile

from runs import Field, quickest

BAR = 1.8
DISTRIBUTIONS = ("load", "loadfile", "loadscope", "worksteal")


def main() -> int:
    """Measure, print, and hold the ratios against the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=50)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=2)
    wanted = parser.parse_args()
    has_missed = False
    with tempfile.TemporaryDirectory() as name:
        field = Field.of(pathlib.Path(name), wanted.files, wanted.requests)
        rounds = range(wanted.rounds)
        alone = quickest([field.run("--segur", "files") for _ in rounds])
        print(
            f"{wanted.files} × {wanted.requests} requests alone: {alone.seconds:.2f} s of processor"
        )
        for distribution in DISTRIBUTIONS:
            options = ("--segur", "-n2", f"--dist={distribution}", "files")
            shared = quickest([field.run(*options, blocked=("randomly",)) for _ in rounds])
            ratio = shared.elapsed / alone.elapsed
            has_missed |= ratio > BAR
            total = shared.seconds / alone.seconds
            print(
                f"-n2 --dist={distribution:10} time {ratio:5.2f} (at most {BAR}), work {total:5.2f}"
            )
    return int(has_missed)


if __name__ == "__main__":
    raise SystemExit(main())
