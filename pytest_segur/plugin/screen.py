"""What of a failure there is room for on a screen; what there is none for is counted.

The screen is of a usual size and not the user's own: under xdist, who writes a failure does
not know where it will be read.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytest_segur.diagnosis import Fault
    from pytest_segur.plugin.words import Words

COLUMNS: Final = 80
#: One of the 24 shows the name of the test, and one is left for what is said of ``attendu.json``.
ROWS: Final = 22

_BRIEF: Final = Text("{code}, ligne {line} : {message}", "{code}, line {line}: {message}")


class Screen:
    """The room that is left for one failure.

    Args:
        path: the file, as reports name it.
        words: the language of the session.
        is_bounded: whether the room ever ends.
    """

    def __init__(self, *, path: str, words: Words, is_bounded: bool) -> None:
        self._path = path
        self._words = words
        self._rows = float(ROWS) if is_bounded else math.inf
        self._is_brief = False

    def take(self, *lines: str) -> list[str]:
        """Give lines that must be shown, and take the room that they need."""
        self._rows -= _rows_of(lines)
        return list(lines)

    def in_full(self, fault: Fault) -> list[str]:
        """Tell everything of a fault, whatever room there is."""
        return self.take(*self._words.lines(fault, path=self._path))

    def tell(self, faults: Sequence[Fault]) -> tuple[list[str], Sequence[Fault]]:
        """Tell faults in full, then in a line each, then not at all.

        Returns:
            The lines, and the faults that there is no room for. A row is left to count them.
        """
        lines: list[str] = []
        for rank, fault in enumerate(faults):
            told = self._told(fault)
            if _rows_of(told) >= self._rows:
                return lines, faults[rank:]
            lines += self.take(*told)
        return lines, ()

    def brief(self, fault: Fault) -> str:
        """Tell a fault in a line."""
        message = fault.message_in(self._words.language, show_values=self._words.show_values)
        return self._words(_BRIEF, code=fault.code, line=str(fault.line), message=visible(message))

    def _told(self, fault: Fault) -> list[str]:
        if not self._is_brief:
            full = self._words.lines(fault, path=self._path)
            if _rows_of(full) < self._rows:
                return full
            # Those after it too: the eye jumps from one form to the other only once.
            self._is_brief = True
        return [self.brief(fault)]


def _rows_of(lines: Iterable[str]) -> int:
    """Count the rows that lines take where they are wrapped.

    >>> _rows_of(["", "x" * 80, "x" * 81])
    4
    """
    return sum(max(1, math.ceil(len(line) / COLUMNS)) for line in lines)
