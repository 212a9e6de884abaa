"""Which release of the distribution is installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def installed_release() -> str:
    """Give the version of the distribution; a question mark where it was never installed."""
    try:
        return version("pytest-segur")
    except PackageNotFoundError:
        return "?"
