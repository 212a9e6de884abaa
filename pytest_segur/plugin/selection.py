"""Which of the files that pytest meets are submissions."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from pytest_segur.discovery import collects_nothing, looks_like_submission

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.plugin.context import Context

_SNAPSHOTS: Final = "__snapshots__"


def is_submission(path: pathlib.Path, context: Context, *, is_named: bool) -> bool:
    """Tell whether a file is collected.

    Args:
        path: the file.
        context: of the session.
        is_named: whether it stands on the command line, not only a folder above it.
    """
    if collects_nothing(path.name):
        return False
    fits = any(_matches(path, glob) for glob in context.configuration.files)
    if is_named:
        return fits or _is_meant(path, context)
    return fits and not _is_snapshot(path, context.root) and looks_like_submission(path)


def _matches(path: pathlib.Path, glob: str) -> bool:
    # As pytest reads `python_files`: a glob with a slash is about folders too.
    return path.match(glob) if "/" in glob else fnmatchcase(path.name, glob)


def _is_meant(path: pathlib.Path, context: Context) -> bool:
    """Tell whether a file with any name is named as a submission.

    Where a project collects submissions in every run, by its ini, a file that is named is
    often another plugin's: a page of doctests, a scenario. It is taken only for what it says.
    """
    if path.suffix == ".py":
        return False
    if context.configuration.takes_any_name or path.suffix.lower() == ".json":
        return True
    return looks_like_submission(path)


def _is_snapshot(path: pathlib.Path, root: pathlib.Path) -> bool:
    inside = path.relative_to(root) if path.is_relative_to(root) else path
    return _SNAPSHOTS in inside.parts
