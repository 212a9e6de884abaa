"""The kit as it is stored, read once for all tests."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from pytest_segur.asp.portal import Portal
from pytest_segur.checking import Source, diagnose
from pytest_segur.document import parse
from pytest_segur.kit.library import MANIFEST, cases_in
from pytest_segur.settings import Settings
from support.kit.building import KIT
from support.submissions import DELETE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_segur.diagnosis import Diagnosis, Fault
    from pytest_segur.kit.case import KitCase


@cache
def kit_cases() -> tuple[KitCase, ...]:
    """Give every case."""
    return cases_in(KIT)


@cache
def manifest() -> Any:  # noqa: ANN401 - JSON
    """Give the manifest."""
    return json.loads((KIT / MANIFEST).read_bytes())


def stored() -> list[KitCase]:
    """Give the cases that have files."""
    return [case for case in kit_cases() if case.made is None]


def codes_of(case: KitCase) -> frozenset[str]:
    """Give every code that a case must have."""
    return frozenset(code for codes in case.expectation.errors.values() for code in codes)


def settings_of(case: KitCase) -> Settings:
    """Give the settings that a case is judged with."""
    history = case.expectation.history
    portal = None if history is None else Portal.load(case.path.parent / history)
    settings = case.expectation.apply(Settings())
    return Settings(
        edition=settings.edition, profiles=settings.profiles, today=settings.today, history=portal
    )


def judge(case: KitCase) -> Diagnosis:
    """Judge a case."""
    return diagnose(Source.of_file(case.path), settings_of(case))


def errors_of(diagnosis: Diagnosis) -> dict[str | int, tuple[str, ...]]:
    """Give the codes of the errors, each once, by the keys of an expectation."""
    archive = diagnosis.archive.errors if diagnosis.archive else ()
    requests = {request.position: request.errors for request in diagnosis.requests}
    return _by_item({"fichier": diagnosis.errors, "archive": archive, **requests})


def advisories_of(diagnosis: Diagnosis) -> dict[str | int, tuple[str, ...]]:
    """Give the codes of the advisories in the same way."""
    archive = diagnosis.archive.advisories if diagnosis.archive else ()
    requests = {request.position: request.advisories for request in diagnosis.requests}
    return _by_item({"fichier": diagnosis.advisories, "archive": archive, **requests})


def filled(codes: Mapping[str | int, tuple[str, ...]]) -> dict[str | int, tuple[str, ...]]:
    """Leave out the items without codes."""
    return {item: found for item, found in codes.items() if found}


def value_at_place(case: KitCase) -> Any:  # noqa: ANN401 - any JSON
    """Give what stands at the place of a case; `DELETE` where nothing does."""
    value: Any = parse(case.path.read_bytes()).root
    for step in case.place.split("/")[1:]:
        if isinstance(value, list):
            value = value[int(step)]
        elif isinstance(value, dict) and step in value:
            value = value[step]
        else:
            return DELETE
    return value


def _by_item(faults: Mapping[str | int, Iterable[Fault]]) -> dict[str | int, tuple[str, ...]]:
    return filled(
        {item: tuple(dict.fromkeys(one.code for one in found)) for item, found in faults.items()}
    )
