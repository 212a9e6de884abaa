"""The two readings of the document's table of formats.

``published`` takes section 3.2 to the letter. ``corrected`` gives the SIRET its 14 digits,
the RPPS its 11 and the ANS number 10 characters, as files in use have them, and takes the
DMP balise with or without the spelling slip of the table.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Edition(StrEnum):
    """Which lengths and names hold."""

    PUBLISHED = "published"
    CORRECTED = "corrected"

    @property
    def other(self) -> Self:
        """The edition that is not this one."""
        cls = type(self)
        return cls.CORRECTED if self is cls.PUBLISHED else cls.PUBLISHED
