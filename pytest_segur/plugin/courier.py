"""Brings plain data from where a file is judged to where the session is summed up.

Under xdist the workers judge and the controller reports; what is to arrive there travels on
the report of an item, as text of ASCII, which crosses any process.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest


class Courier:
    """Takes data in one process, and gives it where the session ends.

    Args:
        name: tells it from others; the attribute of reports that carries its data.
        config: of the session.
    """

    def __init__(self, name: str, config: pytest.Config) -> None:
        self._name = name
        self._is_worker = hasattr(config, "workerinput")
        self._outbox: list[str] = []

    def take(self, data: Any) -> None:  # noqa: ANN401 - whatever JSON can write
        """Take something that is to travel on the next report."""
        self._outbox.append(json.dumps(data))

    def deliver(self, report: pytest.TestReport) -> list[Any]:
        """Load a report with what was taken, or give what it brings.

        To be called for every report, ahead of xdist, which packs them.
        """
        if self._outbox:
            setattr(report, self._name, [*self._outbox])
            self._outbox.clear()
        brought: list[str] = getattr(report, self._name, [])
        return [] if self._is_worker else [json.loads(one) for one in brought]
