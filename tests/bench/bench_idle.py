"""What the plugin costs a project that does not use it, in one run.

    python tests/bench/bench_idle.py [ROUNDS]

`pytest -q` on one trivial test, with the plugin and with `-p no:segur`, in turns; the median of
each counts. Prints the ratio and its bar; exit code 1 where it is missed. The plugins of Faker
and syrupy, which come along and cost what they cost, are switched off on both sides, so that
the ratio is the plugin's alone, and at its worst.
"""

from __future__ import annotations

import pathlib
import statistics
import sys
import tempfile

from runs import Field

ROUNDS = 25
BAR = 1.05
LEAN = ("-pno:faker", "-pno:syrupy", "test_it.py")


def main(count: int) -> int:
    """Measure, print, and hold the ratio against its bar."""
    with tempfile.TemporaryDirectory() as name:
        field = Field.of(pathlib.Path(name), 0, 0)
        (field.root / "test_it.py").write_text("def test_it(): pass\n", encoding="utf-8")
        parties: dict[tuple[str, ...], list[float]] = {(): [], ("-pno:segur",): []}
        for party in parties:
            # The first run of each writes byte code.
            field.run(*party, *LEAN)
        for _ in range(count):
            for party, seconds in parties.items():
                seconds.append(field.run(*party, *LEAN).seconds)
    with_it, without = map(statistics.median, parties.values())
    ratio = with_it / without
    print(f"{with_it * 1000:.0f} ms : {without * 1000:.0f} ms = {ratio:.3f} (at most {BAR})")
    return int(ratio > BAR)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
