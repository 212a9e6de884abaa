#!/usr/bin/env python3
"""Sets up a clone and runs its two jobs; needs nothing but Python.

    python3 dev.py examples     judge the golden examples, and a wrong copy of one
    python3 dev.py tests        run every check of the project (tox)

Everything goes into `.venv` and `.tox` of the clone. Words behind the job are passed on:
`python3 dev.py tests -e lint`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
SUPPORTED = ("python3.13", "python3.12", "python3.11")


def main(words: list[str]) -> int:
    """Run the job that the first word names."""
    jobs = {"examples": run_examples, "tests": run_tests}
    if not words or words[0] not in jobs:
        print(__doc__)
        return 2
    if sys.version_info < OLDEST:
        return start_again_with_newer_python(words)
    return jobs[words[0]](words[1:])


def start_again_with_newer_python(words: list[str]) -> int:
    """Look for a Python that is new enough, and leave the job to it."""
    for name in SUPPORTED:
        python = shutil.which(name)
        # A version manager may offer the name without having the version.
        if python is not None and run([python, "-c", ""]) == 0:
            return run([python, str(Path(__file__).resolve()), *words])
    print("Python 3.11 or newer is needed.", file=sys.stderr)
    return 2


def run_examples(words: list[str]) -> int:
    """Install the package; judge the golden examples, then a wrong copy of one of them."""
    if install(str(ROOT)):
        return 1
    if words:
        return run([program("pytest"), "--segur", *words])
    golden = run([program("pytest"), "--segur", str(ROOT / "fixtures")])
    if golden:
        return golden
    with tempfile.TemporaryDirectory() as folder:
        wrong = write_wrong_copy(Path(folder))
        print(f"\nNow a wrong copy of {wrong.name}:\n", flush=True)
        # The run is a success when the faults are found.
        return 0 if run([program("segur"), "check", str(wrong)]) == 1 else 1


def write_wrong_copy(folder: Path) -> Path:
    """Copy a golden example with three everyday faults in it."""
    example = min((ROOT / "fixtures" / "published").glob("JSON-*[0-9].json"))
    text = example.read_text(encoding="utf-8")
    for right, wrong in (
        ("1075.00", "1075"),
        ('"isMandataire": true', '"isMandataire": "true"'),
        ("10/01/2022", "2022-01-10"),
    ):
        text = text.replace(right, wrong)
    copy = folder / example.name
    copy.write_text(text, encoding="utf-8")
    return copy


def run_tests(words: list[str]) -> int:
    """Run tox: the oldest and the newest Python supported, lint, types, coverage and more."""
    if install("tox>=4.21"):
        return 1
    hidden = hidden_pythons()
    if not words and not hidden and not any(map(shutil.which, SUPPORTED)):
        # A Python that tox has no environment for is tried all the same.
        words = ["-e", "lint,types,py-newest"]
    os.environ.setdefault("TOX_DISCOVER", os.pathsep.join(hidden))
    in_pairs = ["run-parallel", "--parallel", "2", "--parallel-no-spinner"]
    return run([program("tox"), *in_pairs, "-c", str(ROOT / "tox.ini"), *words])


def hidden_pythons() -> list[str]:
    """Give the supported versions that pyenv has, but does not offer in this folder."""
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    pythons = (root / "versions").glob("3.*/bin/python3.*")
    return sorted(str(python) for python in pythons if python.name in SUPPORTED)


def install(*what: str) -> int:
    """Install into the clone's own environment, which is made when it is not there."""
    if not Path(program("python")).exists():
        subprocess.run([sys.executable, "-m", "venv", str(ROOT / ".venv")], check=True)
    return run([program("python"), "-m", "pip", "install", "--quiet", *what])


def program(name: str) -> str:
    """Give the path of a program of the clone's own environment."""
    folder, ending = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return str(ROOT / ".venv" / folder / (name + ending))


def run(command: list[str]) -> int:
    """Run a command to its end and give its exit code."""
    return subprocess.run(command, check=False, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
