"""The hook for pre-commit: valid, for the right files, and it does what it says."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from support.submissions import amended, file_name, submission
from support.workflows import problems_of

from pytest_segur import dumps

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
[HOOK] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))


def test_the_manifest_is_valid(tmp_path: Path) -> None:
    assert problems_of(HOOKS) == []
    (tmp_path / HOOKS.name).write_text("- id: segur-check\n", encoding="utf-8")
    assert problems_of(tmp_path / HOOKS.name)


def test_submissions_are_taken_and_nothing_else() -> None:
    names = {
        "JSON-12345678901234-20220301-001.json": True,
        "exports/2022/JSON-1.json": True,
        "JSON-12345678901234-20220301-001.reponse.json": False,
        "exports/attendu.json": False,
        "MY-JSON-1.json": False,
        "JSON-1/other.json": False,
        "JSON-1.json.bak": False,
    }
    taken = {
        name: bool(re.search(HOOK["files"], name) and not re.search(HOOK["exclude"], name))
        for name in names
    }
    assert taken == names


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty Git repository that has the hook."""
    # What Git sets for hooks, of which this may be one.
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    folder = tmp_path / "repository"
    folder.mkdir()
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)  # noqa: S607 - the user's own git
    # What is tested is this package; to install it again is pre-commit's own business.
    program, *words = HOOK["entry"].split()
    assert program == "segur"
    entry = shlex.join([sys.executable, "-m", "pytest_segur", *words])
    hook = {**HOOK, "language": "system", "entry": entry}
    (folder / ".pre-commit-config.yaml").write_text(
        json.dumps({"repos": [{"repo": "local", "hooks": [hook]}]}), encoding="utf-8"
    )
    return folder


def commit(repository: Path) -> tuple[int, str]:
    """Add everything, and run what pre-commit runs ahead of a commit."""
    subprocess.run(["git", "add", "."], cwd=repository, check=True)  # noqa: S607 - the user's own git
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--color=never"],
        cwd=repository,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_a_commit_with_a_submission_at_fault_is_refused(repository: Path) -> None:
    wrong = amended(submission(), {"/lignesImport/0/commande/dateCommande": "2022-03-01"})
    folder = repository / "exports é"
    folder.mkdir()
    (folder / file_name()).write_bytes(dumps(wrong))
    (folder / file_name(number="002")).write_bytes(dumps(submission()))
    (folder / "other.json").write_text("{}")
    code, told = commit(repository)
    assert code == 1
    assert f"D210  exports é/{file_name()}:12:25" in told
    assert "Bilan : 2 fichiers, 2 demandes, 1 acceptée, 1 refusée" in told
    (folder / file_name()).write_bytes(dumps(submission()))
    code, told = commit(repository)
    assert code == 0
    assert re.search(r"segur check\.+Passed", told)
