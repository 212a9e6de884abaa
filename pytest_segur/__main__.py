"""Lets `python -m pytest_segur` do what `segur` does."""

from __future__ import annotations

import sys

from pytest_segur.cli import main

if __name__ == "__main__":
    sys.exit(main())
