"""Lets pytest's reporter forget what it would look through in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pytest

#: Where the reporter keeps the phases around a test that passed: they are shown nowhere.
_UNSHOWN: Final = ""
_MARKER: Final = "segur"


def forget_silent_phases(config: pytest.Config) -> None:
    """Drop the reports of our items' set-up and tear-down, which have nothing to tell.

    For each failure pytest looks through all of them for output of its tear-down: with
    thousands of refused requests that takes longer than everything else together. Where
    durations are asked for they are needed, and stay.

    Args:
        config: of a session that is at its end.
    """
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or config.getoption("durations", None) is not None:
        return
    phases: list[Any] = reporter.stats.get(_UNSHOWN, [])
    phases[:] = [one for one in phases if _MARKER not in _keywords(one) or one.sections]


def _keywords(report: Any) -> Any:  # noqa: ANN401 - whatever other plugins put there
    return getattr(report, "keywords", ())
