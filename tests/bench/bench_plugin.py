"""What `pytest --segur` costs, against items of pytest's that do nothing, in one run.

Usage: ``python tests/bench/bench_plugin.py [--files N] [--requests N] [--rounds N]``. All
parties run over the same files, in turns, each in a process of its own; the quickest round of
each counts. Prints ratios and the bars that they are held against; exit code 1 where one is
missed.
"""

from __future__ import annotations

import argparse
import pathlib
import tempfile
from dataclasses import dataclass, field

from runs import Cost, Field, quickest

from pytest_segur.kit.schema import dumps_schema, submission_schema
from pytest_segur.spec.edition import Edition


@dataclass(slots=True)
class Board:
    """The ratios so far, and whether one missed its bar."""

    has_missed: bool = field(default=False)

    def hold(self, name: str, ratio: float, bar: float) -> None:
        """Print a ratio that is to stay below a bar."""
        self.has_missed |= ratio > bar
        print(f"{name:44}{ratio:7.2f} (at most {bar:.2f})", flush=True)


def main() -> int:
    """Measure, print, and hold the ratios against the bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=50)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--long", action="store_true", help="ten times the files as well")
    wanted = parser.parse_args()
    board = Board()
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        size = (wanted.files, wanted.requests)
        valid = Field.of(root / "valid", *size)
        no_op, segur = rounds(valid, wanted.rounds, ("-p", "no_op_items"), ("--segur",))
        items = wanted.files * (wanted.requests + 1)
        print(f"{items} items; no-op {no_op.seconds:.2f} s, {no_op.megabytes:.0f} MB at the peak")
        board.hold("--segur : no-op, time", segur.seconds / no_op.seconds, 1.20)
        board.hold("--segur : no-op, memory", segur.megabytes / no_op.megabytes, 1.30)
        most = wanted.requests * 9 // 10
        faulty = Field.of(root / "faulty", *size, faulty=most)
        refused = quickest([faulty.run("--segur", "files", codes=(1,)) for _ in range(2)])
        board.hold("--segur, nine of ten refused : no-op", refused.seconds / no_op.seconds, 3.00)
        valid.with_test_by_hand(dumps_schema(submission_schema(Edition.PUBLISHED)))
        by_hand = valid.run("test_by_hand.py")
        board.hold("--segur : jsonschema by hand, time", segur.seconds / by_hand.seconds, 0.50)
        if wanted.long:
            many = Field.of(root / "many", 10 * wanted.files, wanted.requests)
            ten = many.run("--segur", "files")
            growth = ten.seconds / segur.seconds / 10
            board.hold("--segur, ten times the files, an item", growth, 1.10)
    return int(board.has_missed)


def rounds(where: Field, count: int, *parties: tuple[str, ...]) -> list[Cost]:
    """Let parties run in turns, and give the quickest run of each."""
    costs: list[list[Cost]] = [[] for _ in parties]
    for _ in range(count):
        for options, own in zip(parties, costs, strict=True):
            own.append(where.run(*options, "files"))
    return [quickest(own) for own in costs]


if __name__ == "__main__":
    raise SystemExit(main())
