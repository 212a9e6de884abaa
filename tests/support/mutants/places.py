"""Validators that know a rule, but not at one of the places where it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pytest_segur.expectations import FILE
from pytest_segur.kit.answer import Answer
from pytest_segur.spec.block import Block
from pytest_segur.spec.skeleton import EMPTY_BLOCKS, names_in
from support.mutants.mutant import Mutant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pytest_segur.kit.case import KitCase

#: The objects of the model, as a pattern of their pointers.
_OBJECTS: Final[Mapping[str, str]] = {
    "root": "",
    "request": r"/lignesImport/\d+",
    "commande": r"/lignesImport/\d+/commande",
    "beneficiaires": r"/lignesImport/\d+/beneficiaires",
    "liberal[]": r"/lignesImport/\d+/beneficiaires/liberal/\d+",
    "structure": r"/lignesImport/\d+/beneficiaires/structure",
    "piecesJustificatives[]": r"/lignesImport/\d+/piecesJustificatives/\d+",
    "scenarioInstallation": r"/lignesImport/\d+/scenarioInstallation",
}
_LISTS: Final = ("liberal", "piecesJustificatives")


def blind(_edition: object = None) -> Iterator[Mutant]:
    """For each rule of structure and each of its places, one who does not look there."""
    for name in names_in(Block.HEADER):
        yield _blind("S105", name, f"/{name}")
    for name, pattern in _OBJECTS.items():
        yield _blind("S106", name, f"{pattern}/[^/]+")
    for name in EMPTY_BLOCKS:
        yield _blind("S113", name, f".*/{name}")
        yield _blind("S114", name, f".*/{name}")
    for name in _LISTS:
        yield _blind("S114", f"{name}[]", rf".*/{name}/\d+")


def _blind(code: str, name: str, pattern: str) -> Mutant:
    return Mutant(
        name=f"{code}: not at {name}", rules=(code,), judge=_not_at(code, re.compile(pattern))
    )


def _not_at(code: str, pattern: re.Pattern[str]) -> Callable[[KitCase], Answer]:
    def judge(case: KitCase) -> Answer:
        found = dict(case.expectation.errors)
        if pattern.fullmatch(case.place):
            found[FILE] = tuple(other for other in found.get(FILE, ()) if other != code)
        return Answer({**found})

    return judge
