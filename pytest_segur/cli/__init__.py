"""The `segur` command."""

from __future__ import annotations
