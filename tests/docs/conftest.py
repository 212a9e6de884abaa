"""A reader for the pages, in a folder of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import jsonschema
import pytest
from support.box import AMBIENT
from support.reader import Reader

# What an inner run imports is forgotten after it; what is here before it starts stays.
import pytest_segur.api
import pytest_segur.asp.portal
import pytest_segur.factories.dossier
import pytest_segur.factories.provider
import pytest_segur.plugin.checker
import pytest_segur.plugin.session
import pytest_segur.reports.html.render
import pytest_segur.strategies

assert jsonschema
assert pytest_segur.asp.portal
assert pytest_segur.factories.dossier
assert pytest_segur.factories.provider
assert pytest_segur.plugin.checker
assert pytest_segur.plugin.session
assert pytest_segur.reports.html.render
assert pytest_segur.strategies


@pytest.fixture
def reader(
    pytester: pytest.Pytester,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Reader:
    """Somebody with an empty folder, and a terminal that pages are written for."""
    monkeypatch.setenv("COLUMNS", "90")
    # As in an environment that is activated: `python` is the one that has the package.
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    monkeypatch.setenv("PATH", programs)
    for name in AMBIENT:
        monkeypatch.delenv(name, raising=False)
    # So that pytest looks for no configuration further up; that of a page stands before it.
    pytester.makeini("[pytest]\n")
    return Reader(pytester, capfd)
