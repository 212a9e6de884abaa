"""What ends the work: one clear sentence, in both languages."""

from __future__ import annotations

from pytest_segur.spec.text import TextError


class AnonymiseError(TextError):
    """A file cannot be made anonymous; nothing is written then."""


class OutputError(TextError):
    """What was asked for cannot be written where it was asked for."""
