"""Writes the reports of a session, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.files import unwritable, write_atomically
from pytest_segur.reports.json_report import build, dumps_report

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

    from pytest_segur.spec.edition import Edition
    from pytest_segur.spec.text import Text


Writer = Callable[[dict[str, Any]], bytes]

#: How each format is written, from the report as plain data.
FORMATS: Final[Mapping[str, Writer]] = {"json": dumps_report}


def write_reports(
    paths: Mapping[str, pathlib.Path],
    entries: Mapping[str, dict[str, Any]],
    *,
    edition: Edition,
    waivers: list[dict[str, Any]] | None = None,
    writers: Mapping[str, Writer],
) -> Text | None:
    """Write the reports that are asked for.

    Args:
        paths: where to, by format.
        entries: what was found of each file, by its path.
        edition: of the session.
        waivers: what became of each waiver; None where none were asked for.
        writers: of formats that need more than the report.

    Returns:
        Why one could not be written; None when all were.
    """
    if not paths:
        return None
    files = [entries[name] for name in sorted(entries)]
    report = build(files, edition=edition, waivers=waivers)
    formats = {**FORMATS, **writers}
    problems = [write_whole(path, formats[name](report)) for name, path in paths.items()]
    return next((problem for problem in problems if problem is not None), None)


def write_whole(path: pathlib.Path, data: bytes) -> Text | None:
    """Write a file, whole or not at all.

    Returns:
        Why it could not be written; None when it was.
    """
    try:
        write_atomically(path, data)
    except OSError as problem:
        return unwritable(path, problem)
    return None
