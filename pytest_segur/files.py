"""Writes files in one step, so that nobody ever sees half of one."""

from __future__ import annotations

import contextlib
import os
import pathlib
import tempfile
from typing import TYPE_CHECKING

from pytest_segur.spec.text import Text
from pytest_segur.wording import told_by_system, visible

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_atomically(path: str | os.PathLike[str], data: bytes) -> None:
    """Write or replace a file; what was there before stays until the new one is safe on disk.

    A link keeps pointing where it points; a pipe or a device is written to, never replaced.

    Raises:
        OSError: it cannot be written; what was there before is untouched.
    """
    target = pathlib.Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".segur-", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        pathlib.Path(temporary).chmod(_mode_for(target))
        pathlib.Path(temporary).replace(target)
    except BaseException:
        pathlib.Path(temporary).unlink(missing_ok=True)
        raise
    _settle(target.parent)


def publish(made: pathlib.Path, target: pathlib.Path) -> None:
    """Give a finished file its name, unless something bears that name already.

    Raises:
        FileExistsError: something does; it is untouched.
        OSError: the file cannot be put there.
    """
    try:
        # A link never replaces anything, and shows the file whole.
        target.hardlink_to(made)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # Some file systems know no links: reserve the name, then fill it.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            made.replace(target)
        except BaseException:
            target.unlink()
            raise


@contextlib.contextmanager
def folder_for(path: pathlib.Path) -> Iterator[None]:
    """Make a folder where there is none, and take it away again when the work fails.

    Raises:
        OSError: it cannot be made.
    """
    is_new = not path.exists()
    path.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        if is_new:
            # Unless somebody else has put something there meanwhile.
            with contextlib.suppress(OSError):
                path.rmdir()
        raise


def unwritable(path: str | os.PathLike[str], problem: Exception) -> Text:
    """Say that something cannot be written, and what the system says of it."""
    name, why = visible(str(path)), told_by_system(problem)
    return Text(f"impossible d'écrire {name} : {why}", f"cannot write {name}: {why}")


def in_the_way(path: str | os.PathLike[str]) -> Text:
    """Say that something is there already, which `--force` would replace."""
    name = visible(str(path))
    return Text(
        f"{name} existe déjà : ajoutez --force, ou donnez un autre nom",
        f"{name} is there already: add --force, or give another name",
    )


def _mode_for(target: pathlib.Path) -> int:
    """Give the rights of the file that is replaced, or those that a new one gets."""
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _settle(folder: pathlib.Path) -> None:
    """Have the new name on disk, where the system lets a folder be synchronised."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
