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
from pytest_segur.spec.text import Text, TextError
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.expectations import Expectations

MANIFEST: Final = "manifest.json"

_UNREADABLE: Final = Text("manifeste illisible", "unreadable manifest")
#: What an id has at least.
_SLASHES: Final = 2
_PACKAGE: Final = pathlib.Path(__file__).resolve().parent.parent


@cache
def kit_folder() -> pathlib.Path:
    """Give the folder of the kit: within the installed package, or beside it in a clone."""
    installed = _PACKAGE / "conformance"
    return installed if installed.is_dir() else _PACKAGE.parent / "conformance"


class DamagedKit(TextError):
    """A kit that cannot be read, or relied upon; the sentence says why."""


def read_manifest(folder: pathlib.Path) -> Any:  # noqa: ANN401 - whatever stands in it
    """Read the manifest of a kit.

    Raises:
        OSError: it cannot be read.
        DamagedKit: it is no JSON.
    """
    path = folder / MANIFEST
    # One that is there and no file may be a pipe, which would be waited for.
    is_readable = path.is_file() or not path.exists()
    try:
        return json.loads(path.read_bytes() if is_readable else b"")
    except (ValueError, RecursionError):
        raise DamagedKit(_UNREADABLE) from None


def cases_in(folder: pathlib.Path, *, rule: str | None = None) -> tuple[KitCase, ...]:
    """Read the cases of a kit, in the order of its manifest.

    Args:
        folder: of the kit, see `kit_folder`.
        rule: the code that they are to be about; None for all.

    Raises:
        OSError: the manifest cannot be read.
        DamagedKit: it is no manifest, or nothing says what is expected of a case.
    """
    manifest = read_manifest(folder)
    known: dict[pathlib.Path, Expectations] = {}
    try:
        return tuple(
            _case(entry, folder, known)
            for entry in manifest["cases"]
            if rule is None or entry["rule"] == rule
        )
    except DamagedKit:
        raise
    except (ValueError, LookupError, TypeError, AttributeError):
        raise DamagedKit(_UNREADABLE) from None


def _case(
    entry: Mapping[str, Any], folder: pathlib.Path, known: dict[pathlib.Path, Expectations]
) -> KitCase:
    _must_be_words(entry["id"], entry["kind"], entry["place"], *entry["purpose"].values())
    path = folder / entry["file"]
    made = Recipe.read(entry["made"], folder) if "made" in entry else None
    archive = path.with_suffix(".zip")
    if made is not None:
        expectation = to_expectation(entry["expected"])
        has_archive = made.fills_archive
    else:
        if path.parent not in known:
            known[path.parent] = read_expectations(path.parent / EXPECTATIONS)
        _must_be_named(path, known[path.parent])
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


def _must_be_words(name: object, *others: object) -> None:
    """Make sure of what is told of a case; its name begins with its edition and its rule.

    Raises:
        TypeError: something is no string.
        ValueError: the name has too few parts.
    """
    if not all(isinstance(one, str) for one in (name, *others)):
        raise TypeError
    if str(name).count("/") < _SLASHES:
        raise ValueError


def _must_be_named(path: pathlib.Path, expectations: Expectations) -> None:
    """Keep a submission from being taken for a sound one because nothing is said of it.

    That there is no file at all that could say so is for others to tell, with all that is missing.

    Raises:
        DamagedKit: the file does not say it, or cannot be read.
    """
    file = path.parent / EXPECTATIONS
    if path.name not in expectations.files and file.exists():
        where, name = visible(str(file)), visible(path.name)
        raise DamagedKit(
            Text(
                f"{where} ne dit rien de {name}, ou est illisible",
                f"{where} says nothing of {name}, or is unreadable",
            )
        )
