"""What `pytest --segur` costs, against items of pytest's that do nothing, in one run.

Usage: ``python tests/bench/bench_plugin.py [--files N] [--requests N] [--rounds N]``. The
same files are collected by a trivial plugin, which loads each once with `json` and makes as
many items that pass without a look; both are run in turns, each in a process of its own, and
the quickest round of each counts. Exit code 1 where the ratio is above the bar.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

from pytest_segur import dumps

# A script sees only the folder that it stands in.
sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

from support.submissions import file_name, liberal_request, submission

BAR = 1.20

NO_OP = """
import json
import pytest


def pytest_collect_file(file_path, parent):
    if file_path.suffix == ".json":
        return NoOpFile.from_parent(parent, path=file_path)


class NoOpFile(pytest.File):
    def collect(self):
        count = len(json.loads(self.path.read_bytes())["lignesImport"])
        yield NoOpItem.from_parent(self, name="fichier")
        for position in range(1, count + 1):
            yield NoOpItem.from_parent(self, name=f"demande-{position:03}")


class NoOpItem(pytest.Item):
    def runtest(self):
        pass
"""


def make_files(folder: pathlib.Path, files: int, requests: int) -> None:
    """Write files that nothing is wrong with."""
    made = [liberal_request(position) for position in range(1, requests + 1)]
    content = dumps(submission(made))
    for number in range(1, files + 1):
        (folder / file_name(number=f"{number:03}")).write_bytes(content)


def measure(folder: pathlib.Path, *options: str) -> float:
    """Run pytest once over the files; give its processor time, which other work barely moves."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options]
    # What comes along with the package stays; what only its developers have does not.
    blocked = ("randomly", "xdist", "hypothesispytest")
    command += [f"-pno:{name}" for name in blocked]
    # Without byte code of its own pytest would compile the plugin anew in each round.
    environment = {**os.environ, "PYTHONPATH": str(folder.parent)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [*command, str(folder)],
        cwd=folder.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure, print, and hold the ratio against the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=50)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "files"
        folder.mkdir()
        (folder.parent / "no_op_items.py").write_text(NO_OP, encoding="utf-8")
        (folder.parent / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        make_files(folder, wanted.files, wanted.requests)
        no_op, segur = [], []
        for _ in range(wanted.rounds):
            no_op.append(measure(folder, "-p", "no_op_items"))
            segur.append(measure(folder, "--segur"))
    ratio = min(segur) / min(no_op)
    items = wanted.files * (wanted.requests + 1)
    print(f"{items} items: no-op {min(no_op):.2f} s, --segur {min(segur):.2f} s")
    print(f"ratio {ratio:.2f} (bar {BAR:.2f})")
    return int(ratio > BAR)


if __name__ == "__main__":
    raise SystemExit(main())
