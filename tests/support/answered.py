"""A submission with the snapshot of its answer beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_segur import Portal
from support.box import NAME, Box, three

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

SNAPSHOT = NAME.replace(".json", ".reponse.json")


def answered(
    box: Box, changes: Mapping[str, object] | None = None, *, folder: str = "."
) -> pathlib.Path:
    """Write a submission and the right snapshot of its answer; give the snapshot."""
    path = box.save(three(changes), name=f"{folder}/{NAME}")
    answer = Portal().deposit(path).answer
    assert answer is not None, "the structure is sound"
    return box.save(answer, name=f"{folder}/{SNAPSHOT}")
