"""The warning category of advisories."""

from __future__ import annotations


class SegurAdvisory(UserWarning):
    """Something implausible in a submission, which no control refuses.

    ``-W error::pytest_segur.SegurAdvisory`` makes every one of them a failure.
    """
