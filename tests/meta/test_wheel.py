"""The suite runs against the package that users install, not against the checkout."""

from __future__ import annotations

import os
from importlib.metadata import entry_points, files
from pathlib import Path

import pytest

import pytest_segur
from pytest_segur.kit.library import cases_in, kit_folder

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    "SEGUR_TEST_THE_WHEEL" not in os.environ, reason="only tox installs the wheel"
)


def test_the_package_under_test_is_not_the_checkout() -> None:
    assert not Path(pytest_segur.__file__).is_relative_to(ROOT / "pytest_segur")


def test_the_wheel_holds_every_file_of_the_package() -> None:
    installed = {str(file) for file in files("pytest-segur") or ()}
    package = ROOT / "pytest_segur"
    sources = (path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    missing = {path.relative_to(ROOT).as_posix() for path in sources} - installed
    assert not missing


def test_the_wheel_holds_the_conformance_kit() -> None:
    installed = {str(file) for file in files("pytest-segur") or ()}
    kit = ROOT / "conformance"
    sources = (path.relative_to(kit).as_posix() for path in kit.rglob("*") if path.is_file())
    missing = {f"pytest_segur/conformance/{path}" for path in sources} - installed
    assert not missing
    assert kit_folder() == Path(pytest_segur.__file__).parent / "conformance"
    assert cases_in(kit_folder())


def test_pytest_and_the_shell_find_their_entry_points() -> None:
    assert [entry.value for entry in entry_points(group="pytest11", name="segur")] == [
        "pytest_segur.plugin"
    ]
    assert [entry.value for entry in entry_points(group="console_scripts", name="segur")] == [
        "pytest_segur.cli:main"
    ]
