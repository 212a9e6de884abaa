"""The `segur` command."""

from __future__ import annotations

from pytest_segur.cli.program import main

__all__ = ["main"]
