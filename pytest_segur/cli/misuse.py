"""How the command says that it was called wrongly."""

from __future__ import annotations

from pytest_segur.spec.text import TextError


class Misuse(TextError):
    """The command was called in a way that it cannot work with: exit code 2.

    One line says what is wrong, and what is allowed.
    """
