"""Writes the report for programs, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_segur.asp.files import write_atomically
from pytest_segur.reports.json_report import build, dumps_report
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

    from pytest_segur.spec.edition import Edition


def write_report(
    path: pathlib.Path, entries: Mapping[str, dict[str, Any]], *, edition: Edition
) -> Text | None:
    """Write the report.

    Args:
        path: where to.
        entries: what was found of each file, by its path.
        edition: of the session.

    Returns:
        Why it could not be written; None when it was.
    """
    files = [entries[name] for name in sorted(entries)]
    data = dumps_report(build(files, edition=edition))
    try:
        write_atomically(path, data)
    except OSError as problem:
        name = visible(str(path))
        return Text(
            f"impossible d'écrire {name} : {problem.strerror}",
            f"cannot write {name}: {problem.strerror}",
        )
    return None
