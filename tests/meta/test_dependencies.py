"""The oldest and the newest of every dependency are really those that are tested."""

from __future__ import annotations

import configparser
import os
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.version import Version

ROOT: Final = Path(__file__).parents[2]
PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_EXTRAS: Final = PROJECT["project"]["optional-dependencies"].values()

#: What users get along with the package, with any of its extras.
DEPENDENCIES: Final = [
    Requirement(line) for lines in (PROJECT["project"]["dependencies"], *_EXTRAS) for line in lines
]


def lowest(requirement: Requirement) -> Version:
    """Give the oldest version that a range allows; ranges are open at the other end."""
    [bound] = requirement.specifier
    assert bound.operator == ">=", requirement
    return Version(bound.version)


def pins() -> dict[str, Version]:
    """Read what the environments `oldest` pin."""
    tox = configparser.ConfigParser(interpolation=None)
    tox.read(ROOT / "tox.ini", encoding="utf-8")
    factor, lines = "oldest: ", tox["testenv"]["deps"].split("\n")
    found = [Requirement(line.removeprefix(factor)) for line in lines if line.startswith(factor)]
    for requirement in found:
        assert [bound.operator for bound in requirement.specifier] == ["=="], requirement
    return {pin.name: Version(bound.version) for pin in found for bound in pin.specifier}


def test_the_oldest_environments_pin_the_oldest_of_every_dependency() -> None:
    assert pins() == {requirement.name: lowest(requirement) for requirement in DEPENDENCIES}


def test_nothing_keeps_the_newest_away() -> None:
    """Nor what the suite itself is run with."""
    # Mutants are made with parts of a tool that are no interface: of exactly that version.
    groups = [lines for name, lines in PROJECT["dependency-groups"].items() if name != "mutation"]
    lines = [line for group in groups for line in group if isinstance(line, str)]
    assert len(lines) > len(groups)
    for line in lines:
        assert lowest(Requirement(line))


def test_the_oldest_are_installed_where_the_environment_says_so() -> None:
    promised = {"oldest": pins()}.get(os.environ.get("SEGUR_DEPENDENCIES", ""), {})
    assert {name: Version(version(name)) for name in promised} == promised
