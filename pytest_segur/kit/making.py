"""Makes the cases of a kit that are too big to be stored, or no files at all."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pytest_segur.discovery import EXPECTATIONS
from pytest_segur.kit.library import read_manifest
from pytest_segur.kit.recipes import Recipe

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

    from pytest_segur.kit.case import KitCase


def made_in(folder: pathlib.Path, case: KitCase) -> KitCase:
    """Make one case somewhere else, and give it with its new place.

    Args:
        folder: where; the caller may delete it when the case has run.
        case: the case; one that is stored is given back as it is.

    Raises:
        OSError: something cannot be written.
    """
    if case.made is None:
        return case
    path = folder / case.path.name
    case.made.make(path)
    archive = path.with_suffix(".zip") if case.made.fills_archive else None
    return replace(case, path=path, archive=archive)


def materialise(folder: pathlib.Path) -> None:
    """Make every such case in a copy of the kit, and say in ``attendu.json`` what it has.

    A folder in place of a submission, and a submission that is not there, are left out of
    ``attendu.json``: it speaks of files.

    Args:
        folder: of the copy.

    Raises:
        OSError: something cannot be read or written.
    """
    for entry in read_manifest(folder)["cases"]:
        if "made" in entry:
            path = folder / entry["file"]
            recipe = Recipe.read(entry["made"], folder)
            recipe.make(path)
            if recipe.is_file:
                _expect(path, entry["expected"])


def _expect(path: pathlib.Path, expected: Mapping[str, Any]) -> None:
    file = path.parent / EXPECTATIONS
    entries = json.loads(file.read_bytes()) if file.exists() else {}
    entries[path.name] = expected
    file.write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")
