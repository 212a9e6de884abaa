"""Where the kit lies, and its cases read from its manifest."""

from __future__ import annotations

import json
import pathlib
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.discovery import ANSWER_SUFFIX, EXPECTATIONS
from pytest_segur.expectations import read_expectations, to_expectation
from pytest_segur.kit.case import KitCase
from pytest_segur.kit.recipes import Recipe
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.expectations import Expectations

MANIFEST: Final = "manifest.json"

_PACKAGE: Final = pathlib.Path(__file__).resolve().parent.parent


@cache
def kit_folder() -> pathlib.Path:
    """Give the folder of the kit: within the installed package, or beside it in a clone."""
    installed = _PACKAGE / "conformance"
    return installed if installed.is_dir() else _PACKAGE.parent / "conformance"


def cases_in(folder: pathlib.Path) -> tuple[KitCase, ...]:
    """Read the cases of a kit, in the order of its manifest.

    Args:
        folder: of the kit, see `kit_folder`.

    Raises:
        OSError: the manifest cannot be read.
    """
    manifest = json.loads((folder / MANIFEST).read_bytes())
    known: dict[pathlib.Path, Expectations] = {}
    return tuple(_case(entry, folder, known) for entry in manifest["cases"])


def _case(
    entry: Mapping[str, Any], folder: pathlib.Path, known: dict[pathlib.Path, Expectations]
) -> KitCase:
    path = folder / entry["file"]
    made = Recipe.read(entry["made"], folder) if "made" in entry else None
    archive = path.with_suffix(".zip")
    if made is not None:
        expectation = to_expectation(entry["expected"])
        has_archive = made.fills_archive
    else:
        if path.parent not in known:
            known[path.parent] = read_expectations(path.parent / EXPECTATIONS)
        expectation = known[path.parent].of(path.name)
        has_archive = archive.is_file()
    answer = path.with_suffix(ANSWER_SUFFIX)
    return KitCase(
        id=entry["id"],
        rule=entry["rule"],
        kind=entry["kind"],
        purpose=Text(entry["purpose"]["fr"], entry["purpose"]["en"]),
        place=entry["place"],
        edition=Edition(entry["edition"]),
        path=path,
        archive=archive if has_archive else None,
        expectation=expectation,
        answer=answer if answer.is_file() else None,
        made=made,
        is_example=entry.get("example", False),
    )
