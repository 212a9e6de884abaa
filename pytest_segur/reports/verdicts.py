"""What is said of a file as a whole.

>>> verdict_of("mixed", accepted=0, is_faultless=False).text.en
'every request refused'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

Tone = Literal["good", "bad"]


@dataclass(frozen=True, slots=True)
class VerdictText:
    """A verdict in words, and whether it is good news."""

    text: Text
    tone: Tone


_VERDICTS: Final[Mapping[str, VerdictText]] = {
    "accepted": VerdictText(Text("accepté", "accepted"), "good"),
    "mixed": VerdictText(Text("accepté en partie", "accepted in part"), "bad"),
    "rejected": VerdictText(Text("rejeté", "rejected"), "bad"),
}
_ALL_REFUSED: Final = VerdictText(
    Text("toutes les demandes refusées", "every request refused"), "bad"
)
_ARCHIVE_REFUSED: Final = VerdictText(Text("archive refusée", "archive refused"), "bad")


def verdict_of(verdict: str, *, accepted: int, is_faultless: bool) -> VerdictText:
    """Say what becomes of a file.

    Args:
        verdict: as the report for programs has it.
        accepted: how many of its requests are.
        is_faultless: whether nothing at all is at fault, its archive included.
    """
    if verdict == "mixed" and not accepted:
        return _ALL_REFUSED
    if verdict == "accepted" and not is_faultless:
        return _ARCHIVE_REFUSED
    return _VERDICTS[verdict]
