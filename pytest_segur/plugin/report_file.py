"""Writes the reports of a session, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.asp.files import write_atomically
from pytest_segur.reports.json_report import build, dumps_report
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

    from pytest_segur.spec.edition import Edition


Writer = Callable[[dict[str, Any]], bytes]

#: How each format is written, from the report as plain data.
FORMATS: Final[Mapping[str, Writer]] = {"json": dumps_report}


def write_reports(
    paths: Mapping[str, pathlib.Path],
    entries: Mapping[str, dict[str, Any]],
    *,
    edition: Edition,
    writers: Mapping[str, Writer],
) -> Text | None:
    """Write the reports that are asked for.

    Args:
        paths: where to, by format.
        entries: what was found of each file, by its path.
        edition: of the session.
        writers: of formats that need more than the report.

    Returns:
        Why one could not be written; None when all were.
    """
    if not paths:
        return None
    report = build([entries[name] for name in sorted(entries)], edition=edition)
    formats = {**FORMATS, **writers}
    problems = [_write(path, formats[name](report)) for name, path in paths.items()]
    return next((problem for problem in problems if problem is not None), None)


def _write(path: pathlib.Path, data: bytes) -> Text | None:
    try:
        write_atomically(path, data)
    except OSError as problem:
        name = visible(str(path))
        return Text(
            f"impossible d'écrire {name} : {problem.strerror}",
            f"cannot write {name}: {problem.strerror}",
        )
    return None
