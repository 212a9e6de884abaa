"""Submissions gone wrong at any place, for properties that hold for every file."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from pytest_segur import Number
from support.cases.case import BASES, build

if TYPE_CHECKING:
    from support.submissions import Json

#: A value of each kind, with some that are nested.
KINDS: Final[tuple[object, ...]] = (None, True, Number("1"), "x", [], {}, [None], [[]], [{}, 1])
_NAMES: Final = (
    "RPPS",
    "liberal",
    "structure",
    "commande",
    "impId",
    "x",
    "",
    "a/b",
    "lignesImport",
)


@st.composite
def mutated_submissions(
    draw: st.DrawFn, *, most: int = 4, values: tuple[object, ...] = KINDS
) -> Json:
    """A sound submission in which some places are deleted, renamed, replaced or added to.

    Args:
        draw: Hypothesis' own.
        most: how many places are changed at most.
        values: what is put there.
    """
    bases = draw(st.lists(st.sampled_from(sorted(BASES)), min_size=1, max_size=3))
    file = build(tuple(bases), {}, draw(st.sampled_from(["published", "corrected"])))
    for _ in range(draw(st.integers(1, most))):
        _mutate(draw, file, values)
    return file


def _mutate(draw: st.DrawFn, file: Json, values: tuple[object, ...]) -> None:
    containers: list[Any] = [*_containers_in(file)]
    container = draw(st.sampled_from(containers))
    names = list(container) if isinstance(container, dict) else list(range(len(container)))
    kind = draw(st.sampled_from(["delete", "rename", "replace", "replace", "add"]))
    if kind == "add" or not names:
        value = copy.deepcopy(draw(st.sampled_from(values)))
        if isinstance(container, list):
            container.append(value)
        else:
            container[draw(st.sampled_from(_NAMES))] = value
        return
    name = draw(st.sampled_from(names))
    if kind == "delete":
        del container[name]
    elif kind == "rename" and isinstance(container, dict):
        container[draw(st.sampled_from(_NAMES))] = container.pop(name)
    else:
        container[name] = copy.deepcopy(draw(st.sampled_from(values)))


def _containers_in(value: object) -> list[object]:
    if isinstance(value, dict):
        return [value, *(inner for member in value.values() for inner in _containers_in(member))]
    if isinstance(value, list):
        return [value, *(inner for member in value for inner in _containers_in(member))]
    return []
