#!/usr/bin/env python3
"""Fuzzes the package, guided by what each input reaches (atheris, libFuzzer).

    python tests/fuzz/fuzz_atheris.py --runs 1000000

What escapes, fails to hold, or takes longer than a second of the processor is written to
``tests/fuzz/found``, once for each place where it comes from, and the run goes on; its exit
code is 1 then. More than 500 MB end it at once.
"""

from __future__ import annotations

import argparse
import os
import pkgutil
import random
import shutil
import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["pytest_segur"], enable_loader_override=False):
    import pytest_segur

    # What is imported on first use would not be instrumented; only pytest runs the plugin.
    for module in pkgutil.walk_packages(pytest_segur.__path__, "pytest_segur."):
        if not module.name.startswith(("pytest_segur.plugin", "pytest_segur.__main__")):
            __import__(module.name)

from fuzz.choice import HEADER
from fuzz.harness import LONGEST
from fuzz.mutator import mutate
from fuzz.run import MOST_MEGABYTES, Run, add_arguments
from fuzz.seeds import seeds


def mutated(data: bytes, most: int, seed: int) -> bytes:
    """Make a new input, as libFuzzer asks for one."""
    return mutate(data, random.Random(seed), most=most, havoc=havoc)  # noqa: S311 - no secret


def havoc(content: bytes, _rng: random.Random) -> bytes:
    """Let libFuzzer change bytes its own way."""
    changed: bytes = atheris.Mutate(content, len(content) + 16)
    return changed


def main() -> None:
    """Read the arguments, write the seeds, and run."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add_arguments(parser)
    args = parser.parse_args()
    run = Run(args.runs, args.found)
    with tempfile.TemporaryDirectory(prefix="segur-fuzz-") as folder:
        begin = Path(folder, "seeds")
        begin.mkdir()
        for index, content in enumerate(seeds()):
            (begin / f"{index:05}").write_bytes(content)
        # What is new goes into the first folder, and with it where nobody wants to keep it.
        corpus = args.corpus or Path(folder, "corpus")
        corpus.mkdir(parents=True, exist_ok=True)

        def execute(data: bytes) -> None:
            run.execute(data)
            if run.is_over:
                # Nothing of libFuzzer's comes back to its caller.
                shutil.rmtree(folder)
                sys.stdout.flush()
                os._exit(run.code)

        options = [
            f"-seed={args.seed}",
            f"-max_len={args.most_bytes + HEADER}",
            f"-rss_limit_mb={MOST_MEGABYTES}",
            # A hang; what is merely too slow is judged by the time of the processor.
            f"-timeout={10 * int(LONGEST)}",
            f"-artifact_prefix={args.found}{os.sep}",
            "-reload=0",
        ]
        words = [sys.argv[0], *options, str(corpus), str(begin)]
        atheris.Setup(words, execute, custom_mutator=mutated)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
