"""What was found against what was expected.

>>> Agreement.of(("D210", "D251"), ("D210", "D251")).holds
True
>>> Agreement.of(("D251", "D210"), ("D210", "D251")).holds
False
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two lists of codes, each code once.

    Attributes:
        found: in the order in which they were found: ASP's answer first.
        expected: ASP's answer first, the rest in any order.
    """

    found: tuple[str, ...]
    expected: tuple[str, ...]

    @classmethod
    def of(cls, found: Iterable[str], expected: Iterable[str]) -> Self:
        """Compare codes that may be repeated."""
        return cls(tuple(dict.fromkeys(found)), tuple(dict.fromkeys(expected)))

    @property
    def holds(self) -> bool:
        """Whether the first is the first expected one, and the rest agree as a set."""
        return self.found[:1] == self.expected[:1] and set(self.found) == set(self.expected)

    @property
    def holds_in_any_order(self) -> bool:
        """Whether they agree as a set."""
        return set(self.found) == set(self.expected)

    def to_text(self) -> Text:
        """Write both lists."""
        found, expected = ", ".join(self.found), ", ".join(self.expected)
        return Text(
            f"attendu {expected or 'aucun'} ; trouvé {found or 'aucun'}",
            f"expected {expected or 'none'}; found {found or 'none'}",
        )
