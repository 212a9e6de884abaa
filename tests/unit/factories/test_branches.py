"""The variety walks the branches of the rules: measured, not believed."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys

import pytest_segur

ROOT = pathlib.Path(pytest_segur.__file__).parents[1]
_PROGRAM = pathlib.Path(__file__).with_name("measured_branches.py")

#: The modules of the conditions.
CONDITIONS = ("beneficiaries", "documents", "installation", "numbering", "request")
#: Those that every sound request is walked through besides.
OTHERS = ("table", "plausibility", "conditions", "findings")


def test_variety_walks_every_branch(tmp_path: pathlib.Path) -> None:
    names = [*CONDITIONS, *OTHERS]
    report = tmp_path / "coverage.json"
    run = subprocess.run(
        [sys.executable, str(_PROGRAM), ",".join(names), str(report)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    found = json.loads(run.stdout)
    assert found["walked"] > 100
    # Of 600 requests that were drawn, none takes a step that those six do not.
    assert found["only drawn"] == []
    # With one fault on demand for every code, nothing of a condition is left unwalked.
    missing = {name: found["missing"][name] for name in CONDITIONS}
    assert missing == {name: [] for name in CONDITIONS}
