"""What keeps an archive, or one member of it, from being judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_segur.spec.text import Text


class ArchiveProblem(Exception):
    """The archive cannot be judged further.

    Args:
        reason: key of the explanation (see `explanations`).
        details: what the explanation names, fit to be shown.
    """

    def __init__(self, reason: str, **details: str | Text) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = details
