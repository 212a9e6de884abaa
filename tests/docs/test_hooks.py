"""What the site does to pages, beyond Markdown."""

from __future__ import annotations

import doctest
import importlib.util
from pathlib import Path

HOOKS = Path(__file__).parents[2] / "docs" / "hooks.py"


def test_the_examples_of_the_hooks_hold() -> None:
    spec = importlib.util.spec_from_file_location("hooks", HOOKS)
    assert spec is not None
    assert spec.loader is not None
    hooks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hooks)
    failed, attempted = doctest.testmod(hooks)
    assert attempted
    assert not failed
