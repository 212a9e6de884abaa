"""What the tests build upon is shown by examples, and those run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest
import support
from support.kit.words import in_french


def test_examples_of_the_support_run() -> None:
    """Each module's, where it has some."""
    names = [module.name for module in pkgutil.walk_packages(support.__path__, "support.")]
    results = [doctest.testmod(importlib.import_module(name)) for name in names]
    assert sum(result.failed for result in results) == 0
    assert sum(result.attempted for result in results) > 10


def test_a_case_that_is_not_told_in_french_is_no_case_of_the_kit() -> None:
    """Whoever adds one is told which words are wanting."""
    with pytest.raises(LookupError, match="a wild guess"):
        in_french("null, a wild guess")
