"""One module a format of report."""

from __future__ import annotations
