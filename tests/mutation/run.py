"""Changes the code that judges, one little change after another, and asks whether a test minds.

    python tests/mutation/run.py                                  what has no result yet
    python tests/mutation/run.py 'pytest_segur.controls.*'        these mutants, again
    python tests/mutation/run.py --again                          those that survived, again

mutmut makes the mutants and keeps the results in `mutants/`: `mutmut results` lists those that
live, `mutmut show NAME` shows one. They are run here and not by mutmut: it starts pytest
anew for each, which takes a hundred times as long as most of the tests. Here pytest collects
once, and every mutant gets a fork that runs the tests of its function, the quickest first,
until one of them fails.

`SURVIVORS.md` explains those that no test can kill.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from pathlib import Path

import pytest
from mutmut.__main__ import create_mutants
from mutmut.configuration import config
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, setup_source_paths
from operators import leave_words_alone
from session import Mutations

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Make the mutants of what changed, run them, and print a line for each file."""
    parser = argparse.ArgumentParser(description="Run mutants of the code that judges.")
    parser.add_argument("names", nargs="*", help="names of mutants, with * and ?")
    parser.add_argument("--again", action="store_true", help="run those that survived again")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--seconds",
        type=float,
        default=20.0,
        help="so much time of the quickest tests for each mutant (default: %(default)s)",
    )
    options = parser.parse_args()
    os.chdir(ROOT)
    make_mutants(options.workers)
    os.chdir(ROOT / "mutants")
    plugin = Mutations(
        ROOT,
        names=options.names,
        again=options.again,
        workers=options.workers,
        seconds=options.seconds,
    )
    settings = config()
    words = [*settings.pytest_add_cli_args_test_selection, *settings.pytest_add_cli_args]
    return int(pytest.main(words, plugins=[plugin]))


def make_mutants(workers: int) -> None:
    """Copy the clone into `mutants/` and change the files there; what is unchanged stays."""
    leave_words_alone()
    set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir(exist_ok=True)
    # It names every file on its way.
    with contextlib.redirect_stdout(io.StringIO()):
        copy_src_dir()
        copy_also_copy_files()
        setup_source_paths()
        create_mutants(workers)


if __name__ == "__main__":
    sys.exit(main())
