"""Copies the kit to a folder of its own, complete with the cases that are too big to store."""

from __future__ import annotations

import contextlib
import os
import pathlib
import secrets
import shutil
from typing import TYPE_CHECKING, Final

from pytest_segur.discovery import ANSWER_SUFFIX
from pytest_segur.files import in_the_way, unwritable
from pytest_segur.kit.library import read_manifest
from pytest_segur.kit.making import materialise
from pytest_segur.spec.text import Text, TextError
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What programs leave behind in folders that they look into.
_TRACES: Final = ("__pycache__", ".pytest_cache")
#: What stands beside the cases of a folder: expectations, and the deposits before them.
_BESIDE: Final = "attendu*.json"


class ExportError(TextError):
    """The kit cannot be written there; what was there before is untouched."""


def export(kit: pathlib.Path, target: pathlib.Path, *, is_forced: bool = False) -> None:
    """Copy the kit, whole or not at all.

    Args:
        kit: its folder.
        target: the folder to write; made where it is not there.
        is_forced: whether an older copy of the kit is replaced. Nothing else ever is.

    Raises:
        ExportError: something is in the way, or it cannot be written.
    """
    # A link keeps pointing where it points; of one that leads to itself, `resolve` despairs.
    folder = pathlib.Path(os.path.realpath(target))
    try:
        _must_be_another(folder, kit)
        if not is_forced and any(_files_in(folder)):
            raise ExportError(in_the_way(folder))
        with _staged(folder) as staging:
            shutil.copytree(
                kit,
                staging,
                dirs_exist_ok=True,
                # Neither dates nor rights: those of the installed package mean nothing here.
                copy_function=shutil.copyfile,
                ignore=shutil.ignore_patterns(*_TRACES),
            )
            materialise(staging)
            _must_lose_nothing(folder, staging)
            _put(staging, folder)
    except shutil.Error as problem:
        # Of all files that could not be copied, one is reason enough.
        source, _, why = problem.args[0][0]
        raise ExportError(unwritable(source, OSError(why))) from None
    except OSError as problem:
        raise ExportError(unwritable(target, problem)) from None


@contextlib.contextmanager
def _staged(folder: pathlib.Path) -> Iterator[pathlib.Path]:
    """Make a folder that is on the same disk as another one, and is gone in the end."""
    around = folder if folder.is_dir() else folder.parent
    around.mkdir(parents=True, exist_ok=True)
    staging = around / f".segur-{secrets.token_hex(4)}.tmp"
    staging.mkdir()
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _must_be_another(folder: pathlib.Path, kit: pathlib.Path) -> None:
    """Keep the kit from being copied into itself.

    Raises:
        ExportError: it would be; or something else than a folder is there.
    """
    # It may stand below a file as well; the root is there, and a folder.
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if not nearest.is_dir():
        raise _no_folder(nearest)
    if folder.is_relative_to(kit.resolve()):
        name = visible(str(folder))
        raise ExportError(
            Text(
                f"{name} est dans le kit lui-même : donnez un autre dossier",
                f"{name} is in the kit itself: give another folder",
            )
        )


def _must_lose_nothing(folder: pathlib.Path, staging: pathlib.Path) -> None:
    """Make sure that whatever is in a folder comes from an older copy of the kit.

    Raises:
        ExportError: something does not.
    """
    there = {path for path in _files_in(folder) if staging not in path.parents}
    ours = {folder / path.relative_to(staging) for path in _files_in(staging)}
    foreign = sorted(there - ours - _files_of_kit(folder))
    if foreign:
        name = visible(str(foreign[0]))
        raise ExportError(
            Text(
                f"{name} n'est pas du kit et serait perdu : donnez un autre dossier",
                f"{name} is no part of the kit and would be lost: give another folder",
            )
        )


def _files_in(folder: pathlib.Path) -> Iterator[pathlib.Path]:
    for path in folder.rglob("*"):
        is_trace = any(part in _TRACES for part in path.relative_to(folder).parts)
        if not is_trace and (path.is_symlink() or not path.is_dir()):
            yield path


def _files_of_kit(folder: pathlib.Path) -> set[pathlib.Path]:
    """Give the files that an older copy of the kit has put there, by its own manifest."""
    found: set[pathlib.Path] = set()
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
        for entry in read_manifest(folder)["cases"]:
            path = folder / entry["file"]
            found |= {path, *path.parent.glob(_BESIDE)}
            found |= {path.with_suffix(suffix) for suffix in (".zip", ANSWER_SUFFIX)}
    return found


def _put(staging: pathlib.Path, folder: pathlib.Path) -> None:
    """Give a finished copy its place; the folder stays the one that somebody may be in."""
    if not folder.exists():
        staging.rename(folder)
        return
    old = staging / "old"
    moved: list[tuple[pathlib.Path, pathlib.Path]] = []

    def move(path: pathlib.Path, target: pathlib.Path) -> None:
        path.rename(target)
        moved.append((path, target))

    try:
        new = list(staging.iterdir())
        old.mkdir()
        for path in folder.iterdir():
            if path != staging:
                move(path, old / path.name)
        for path in new:
            move(path, folder / path.name)
    except BaseException:
        for path, target in reversed(moved):
            target.rename(path)
        raise


def _no_folder(path: pathlib.Path) -> ExportError:
    name = visible(str(path))
    return ExportError(
        Text(
            f"{name} existe déjà et n'est pas un dossier : donnez un autre nom",
            f"{name} is there already and is no folder: give another name",
        )
    )
