"""What several folders of tests build upon."""

from __future__ import annotations
