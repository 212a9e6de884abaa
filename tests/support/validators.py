"""Ourselves as a validator of the kit: what a mutant changes, it changes in this one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pytest_segur import Portal
from pytest_segur.checking import Source, diagnose
from pytest_segur.expectations import ARCHIVE, FILE
from pytest_segur.kit.answer import Answer
from pytest_segur.settings import Settings

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.diagnosis import ArchiveDiagnosis, Diagnosis, RequestDiagnosis
    from pytest_segur.kit.answer import Item, Said
    from pytest_segur.kit.case import KitCase


def ourselves(case: KitCase) -> Answer:
    """Judge a case the way that `segur check` does."""
    return judged(case, settings_of(case))


def judged(case: KitCase, settings: Settings) -> Answer:
    """Judge a case with other settings than it asks for."""
    source = Source.of_file(case.path) if case.made is not None else _source(case.path)
    diagnosis = diagnose(source, settings)
    items: dict[Item, Said] = {
        FILE: _codes(diagnosis),
        **{request.position: _codes(request) for request in diagnosis.requests},
    }
    if diagnosis.archive is not None:
        items[ARCHIVE] = _codes(diagnosis.archive)
    return Answer(items)


def settings_of(case: KitCase) -> Settings:
    """Give what a case asks to be judged by."""
    given = case.expectation
    history = None if given.history is None else _history(case.path.parent / given.history)
    return Settings(
        edition=case.edition, profiles=given.profiles, history=history, advisories=False
    )


@cache
def _history(path: pathlib.Path) -> Portal:
    return Portal.load(path)


@cache
def _source(path: pathlib.Path) -> Source:
    """Read a case once for all mutants."""
    return Source.of_file(path)


def _codes(part: Diagnosis | RequestDiagnosis | ArchiveDiagnosis) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fault.code for fault in part.errors))
