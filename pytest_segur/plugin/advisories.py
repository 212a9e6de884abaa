"""Advisories as Python warnings, at the JSON file and line that they are about."""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING

from pytest_segur.advisory import SegurAdvisory
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from pytest_segur.diagnosis import Fault
    from pytest_segur.plugin.words import Words


def warn(
    advisories: Iterable[Fault], *, path: str, words: Words, are_recorded: bool
) -> list[Fault]:
    """Raise a warning for each advisory.

    Args:
        advisories: what is merely implausible.
        path: the file.
        words: the language of the session.
        are_recorded: whether pytest records warnings; Python prints them otherwise, with the
            line of the file.

    Returns:
        Those that a filter turns into errors. All are raised before anybody fails for one.
    """
    if are_recorded:
        return _raise_each(advisories, path, words)
    with warnings.catch_warnings():
        warnings.showwarning = _show_without_source
        return _raise_each(advisories, path, words)


def _raise_each(advisories: Iterable[Fault], path: str, words: Words) -> list[Fault]:
    errors = []
    for advisory in advisories:
        text = words.fault(advisory)
        if advisory.pointer:
            text += f" ({visible(advisory.pointer)})"
        try:
            warnings.warn_explicit(text, SegurAdvisory, path, advisory.line, registry={})
        except SegurAdvisory:
            errors.append(advisory)
    return errors


def _show_without_source(  # noqa: PLR0913, PLR0917 - the signature is the standard library's
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,  # noqa: ARG001 - not showing it is what this is for
) -> None:
    (file or sys.stderr).write(warnings.formatwarning(message, category, filename, lineno, line=""))


def hide_source(warning: warnings.WarningMessage) -> None:
    """Keep the line of the file from being printed below the warning: it names people."""
    if issubclass(warning.category, SegurAdvisory):
        warning.line = ""
