"""The page of the API names all that is public, and nothing else."""

from __future__ import annotations

import dataclasses
import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import pytest_segur
from pytest_segur import plugin, strategies
from pytest_segur.asp.receipt import Receipt
from pytest_segur.diagnosis import ArchiveDiagnosis, Fault, RequestDiagnosis
from pytest_segur.factories.values import Values
from pytest_segur.plugin import factory_fixtures, hookspecs
from pytest_segur.plugin.checker import Checker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PAGES = sorted((Path(__file__).parents[2] / "docs").glob("*/reference/api.md"))

_SECTION = re.compile(r"^### (?P<title>.*)\n(?P<body>(?:(?!^###? ).*\n)*)", re.MULTILINE)
_BULLET = re.compile(r"^- (?P<names>`[^:]+`)(?=\s*:)", re.MULTILINE)
_NAME = re.compile(r"`(\w+)(?:\(\))?`")


def told_by(page: Path) -> dict[str, set[str]]:
    """Give what the bullets of each section name; a heading may stand for several things."""
    return {
        title: {name for names in _BULLET.findall(found["body"]) for name in _NAME.findall(names)}
        for found in _SECTION.finditer(page.read_text(encoding="utf-8"))
        for title in re.split(r", ", found["title"])
    }


def members(kind: type) -> set[str]:
    """Give the public names of a class."""
    return {name for name in dir(kind) if not name.startswith("_")}


def parameters(function: Callable[..., Any]) -> set[str]:
    """Give the names of what a function takes."""
    return {*inspect.signature(function).parameters} - {"self"}


def public() -> dict[str, set[str]]:
    """Give what there is."""
    house_rule = {field.name for field in dataclasses.fields(pytest_segur.HouseRule)}
    return {
        "check": parameters(pytest_segur.check),
        "dumps": parameters(pytest_segur.dumps),
        "rules": set(),
        "Diagnosis": members(pytest_segur.Diagnosis),
        "RequestDiagnosis": members(RequestDiagnosis),
        "ArchiveDiagnosis": members(ArchiveDiagnosis),
        "Fault": members(Fault),
        "Number": members(pytest_segur.Number),
        "HouseRule": house_rule,
        "Portal": parameters(pytest_segur.Portal),
        "Portal: deposits": members(pytest_segur.Portal),
        "Receipt": members(Receipt),
        "SegurProvider": members(Values),
        "SegurAdvisory": set(),
        **{name: set() for name in plugin.__all__ if not name.startswith("pytest_")},
        "segur_check": parameters(Checker.__call__),
        "segur_request": parameters(factory_fixtures.RequestMaker.__call__),
        "segur_submission": parameters(factory_fixtures.SubmissionMaker.__call__),
        "segur_dossier": parameters(factory_fixtures.DossierMaker.__call__),
        **{name: parameters(hook) for name, hook in functions(vars(hookspecs))},
        **{name: parameters(getattr(strategies, name)) for name in strategies.__all__},
    }


def functions(names: dict[str, Any]) -> Iterable[tuple[str, Callable[..., Any]]]:
    """Give the hooks of a module."""
    return [(name, value) for name, value in names.items() if name.startswith("pytest_")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parts[-3])
def test_everything_public_is_there_with_what_it_takes(page: Path) -> None:
    told, wanted = told_by(page), public()
    assert {*pytest_segur.__all__} <= {*wanted}
    # In French the portal's deposits have a French heading.
    titles = {title: title.replace("Portal : dépôts", "Portal: deposits") for title in told}
    assert {titles[title]: names for title, names in told.items()} == wanted
