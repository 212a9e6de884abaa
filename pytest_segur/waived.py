"""That a fault is waived: by whom, why, and until when.

>>> from datetime import date
>>> Waived(reason="mended in 4.2", until=date(2026, 12, 31)).to_text().en
'mended in 4.2 (until 2026-12-31)'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived:
    """That somebody puts up with a fault, and until when.

    Attributes:
        reason: in one line.
        until: the last day.
        is_of_rule: whether all faults of the rule are put up with there, not that place alone.
        entries: the numbers of the waivers that say so, from 1.
    """

    reason: str
    until: date
    is_of_rule: bool = True
    entries: tuple[int, ...] = ()

    def to_text(self) -> Text:
        """Say why, and until when."""
        reason, until = visible(self.reason), self.until.isoformat()
        return Text(f"{reason} (jusqu'au {until})", f"{reason} (until {until})")

    def to_dict(self) -> dict[str, str]:
        """Give what the report says of it."""
        return {"reason": self.reason, "until": self.until.isoformat()}
