"""Runs pytest in a folder of its own, the same way on every machine."""

from __future__ import annotations

import jsonschema
import pytest
from support.box import AMBIENT, Box

# What an inner run imports is forgotten after it; what is here before it starts stays.
import pytest_segur.api
import pytest_segur.factories.dossier
import pytest_segur.factories.provider
import pytest_segur.plugin.checker
import pytest_segur.plugin.session
import pytest_segur.reports.html.render

assert jsonschema
assert pytest_segur.factories.dossier
assert pytest_segur.factories.provider
assert pytest_segur.plugin.checker
assert pytest_segur.plugin.session
assert pytest_segur.reports.html.render


@pytest.fixture
def box(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Box:
    """An empty folder to run pytest in."""
    monkeypatch.setenv("COLUMNS", "200")
    for name in AMBIENT:
        monkeypatch.delenv(name, raising=False)
    # So that a test says what the ini holds, and pytest looks for none further up.
    pytester.makeini("[pytest]\n")
    return Box(pytester)
