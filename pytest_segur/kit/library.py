"""Where the kit lies, and its cases read from its manifest."""

from __future__ import annotations

import json
import pathlib
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.discovery import EXPECTATIONS
from pytest_segur.expectations import Expectations, read_expectations
from pytest_segur.kit.case import KitCase
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    if path.parent not in known:
        known[path.parent] = read_expectations(path.parent / EXPECTATIONS)
    return KitCase(
        id=entry["id"],
        rule=entry["rule"],
        kind=entry["kind"],
        purpose=Text(entry["purpose"]["fr"], entry["purpose"]["en"]),
        place=entry["place"],
        edition=Edition(entry["edition"]),
        path=path,
        archive=_if_there(path.with_suffix(".zip")),
        expectation=known[path.parent].of(path.name),
        answer=_if_there(path.with_suffix(".reponse.json")),
    )


def _if_there(path: pathlib.Path) -> pathlib.Path | None:
    return path if path.is_file() else None
