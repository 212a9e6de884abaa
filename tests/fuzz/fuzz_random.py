#!/usr/bin/env python3
"""Fuzzes the package with inputs changed at random: needs no atheris, and is twice as fast.

    python tests/fuzz/fuzz_random.py --runs 1000000

Nothing guides it, so that it is the better for what atheris has gathered (``--corpus``).
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.harness import LONGEST, TooSlow
from fuzz.mutator import mutate
from fuzz.run import Run, add_arguments
from fuzz.seeds import seeds


def main(words: list[str]) -> int:
    """Run as the arguments say, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add_arguments(parser)
    args = parser.parse_args(words)
    kept = sorted(args.corpus.iterdir()) if args.corpus else []
    pool = [*seeds(), *(path.read_bytes() for path in kept)]
    run = Run(args.runs, args.found)
    rng = random.Random(args.seed)  # noqa: S311 - no secret
    signal.signal(signal.SIGVTALRM, too_slow)
    while not run.is_over:
        data = rng.choice(pool)
        for _ in range(rng.choice([1, 1, 2, 4])):
            data = mutate(data, rng, most=args.most_bytes)
        signal.setitimer(signal.ITIMER_VIRTUAL, 10 * LONGEST)
        run.execute(data)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return run.code


def too_slow(*_: object) -> NoReturn:
    """Interrupt what hangs."""
    raise TooSlow("a hang")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
