"""The clone's own command: what it runs, and with which exit code."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pytest_segur import check

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]


@pytest.fixture(name="dev")
def _dev(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    # What it sets there is for the programs that it runs.
    monkeypatch.setattr(os, "environ", dict(os.environ))
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Runs:
    """Stands in for the programs that are run, and remembers them."""

    def __init__(self, **codes: int) -> None:
        self.codes = codes
        self.commands: list[list[str]] = []

    def __call__(self, command: list[str]) -> int:
        self.commands.append(command)
        return self.codes.get(Path(command[0]).stem, 0)

    @property
    def programs(self) -> list[str]:
        """The names of the programs, in order."""
        return [Path(command[0]).stem for command in self.commands]


@pytest.fixture(name="environment_is_there")
def _environment_is_there(dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def program(name: str) -> str:
        (tmp_path / name).touch()
        return str(tmp_path / name)

    monkeypatch.setattr(dev, "program", program)


def run(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, *words: str, **codes: int) -> Any:  # noqa: ANN401
    """Run a job on stand-ins; give its exit code and what was run."""
    runs = Runs(**codes)
    monkeypatch.setattr(dev, "run", runs)
    return dev.main(list(words)), runs


@pytest.mark.parametrize("words", [[], ["nonsense"]])
def test_without_a_job_the_jobs_are_listed(
    words: list[str], dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(words) == 2
    assert "python3 dev.py tests" in capsys.readouterr().out


@pytest.mark.usefixtures("environment_is_there")
def test_examples_judges_the_golden_files_then_a_wrong_copy(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, runs = run(dev, monkeypatch, "examples", segur=1)
    assert (code, runs.programs) == (0, ["python", "pytest", "segur"])
    assert runs.commands[1][1:] == ["--segur", str(ROOT / "fixtures")]


@pytest.mark.usefixtures("environment_is_there")
@pytest.mark.parametrize("codes", [{"python": 1}, {"pytest": 1, "segur": 1}, {"segur": 0}])
def test_examples_fails_with_any_step_that_goes_wrong(
    codes: dict[str, int], dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(dev, monkeypatch, "examples", **codes)[0] == 1


@pytest.mark.usefixtures("environment_is_there")
def test_examples_takes_files_of_ones_own(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    code, runs = run(dev, monkeypatch, "examples", "mine.json", pytest=1)
    assert (code, runs.commands[1][1:]) == (1, ["--segur", "mine.json"])


def test_the_wrong_copy_has_the_three_faults_that_it_is_made_for(
    dev: ModuleType, tmp_path: Path
) -> None:
    diagnosis = check(dev.write_wrong_copy(tmp_path), profiles=["centre-de-sante"])
    assert diagnosis.by_code() == {"D210": 1, "D212": 1, "D221": 1}


@pytest.mark.usefixtures("environment_is_there")
def test_tests_runs_tox_with_the_words_behind(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, runs = run(dev, monkeypatch, "tests", "-e", "lint", tox=3)
    assert code == 3
    assert runs.programs == ["python", "tox"]
    assert runs.commands[1][-2:] == ["-e", "lint"]


@pytest.mark.usefixtures("environment_is_there")
def test_tests_takes_what_python_there_is_when_tox_knows_none(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    monkeypatch.setattr(dev, "hidden_pythons", list)
    _, runs = run(dev, monkeypatch, "tests")
    assert runs.commands[1][-2:] == ["-e", "lint,types,py-newest"]
    monkeypatch.setattr(dev.shutil, "which", lambda _: "python3.12")
    _, runs = run(dev, monkeypatch, "tests")
    assert runs.commands[1][-1] == str(ROOT / "tox.ini")


@pytest.mark.usefixtures("environment_is_there")
def test_tests_shows_tox_the_pythons_of_a_version_manager(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("3.8.18", "3.12.1", "3.13.0"):
        folder = tmp_path / "versions" / version / "bin"
        folder.mkdir(parents=True)
        (folder / f"python{version.rpartition('.')[0]}").touch()
        (folder / "python3-config").touch()
    os.environ["PYENV_ROOT"] = str(tmp_path)
    os.environ.pop("TOX_DISCOVER", None)
    run(dev, monkeypatch, "tests")
    shown = [Path(path).name for path in os.environ["TOX_DISCOVER"].split(os.pathsep)]
    assert shown == ["python3.12", "python3.13"]


@pytest.mark.usefixtures("environment_is_there")
def test_tests_fails_when_tox_cannot_be_installed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(dev, monkeypatch, "tests", python=1)[0] == 1


def test_the_environment_is_made_when_it_is_not_there(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[list[str]] = []
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev.subprocess, "run", lambda command, **_: made.append(command))
    monkeypatch.setattr(dev, "run", lambda _: 0)
    assert dev.install("tox") == 0
    assert made == [[sys.executable, "-m", "venv", str(tmp_path / ".venv")]]


def test_programs_are_looked_for_where_the_system_puts_them(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.os, "name", "nt")
    assert dev.program("tox").endswith("tox.exe")
    monkeypatch.setattr(dev.os, "name", "posix")
    assert dev.program("tox").endswith("tox")


def test_run_gives_the_exit_code(dev: ModuleType) -> None:
    assert dev.run([sys.executable, "-c", "raise SystemExit(7)"]) == 7


def test_an_old_python_leaves_the_job_to_a_newer_one(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST", (99, 0))
    found = {"python3.12": "/usr/bin/python3.12"}
    monkeypatch.setattr(dev.shutil, "which", found.get)
    code, runs = run(dev, monkeypatch, "tests", "-e", "lint")
    assert code == 0
    assert runs.commands[-1] == [found["python3.12"], str(ROOT / "dev.py"), "tests", "-e", "lint"]
    assert run(dev, monkeypatch, "tests", python3=1)[0] == 2
    found.clear()
    assert run(dev, monkeypatch, "tests")[0] == 2
    assert "3.11" in capsys.readouterr().err
