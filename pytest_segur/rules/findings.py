"""Gathers what the rules see: so many findings of one rule are kept, the others counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from pytest_segur.diagnosis import MOST_LISTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pytest_segur.diagnosis import Finding


class Passed(Protocol):
    """Tells whether a balise passed the rule that judges its format."""

    def __call__(self, code: str, element: int | None = None) -> bool:
        """Answer for the request, or for one doctor, site or document of it."""
        ...


class Findings:
    """A bounded list: a file of a million faults costs a million counts, not as many records.

    Args:
        most: how many findings of one rule are kept.
    """

    __slots__ = ("_elements", "_most", "counts", "kept")

    def __init__(self, *, most: int = MOST_LISTED) -> None:
        self._most = most
        # Of each rule a byte an element: a list may have millions, all of them at fault.
        self._elements: dict[str, bytearray] = {}
        self.kept: list[Finding] = []
        self.counts: dict[str, int] = {}

    def add(self, code: str, make: Callable[[], Finding], *, element: int | None = None) -> None:
        """Count a fault, and record it while there is room.

        Args:
            code: the rule.
            make: gives the record.
            element: position of the doctor, site or document at fault, from 0.
        """
        if self.note(code, element):
            self.kept.append(make())

    def note(self, code: str, element: int | None = None) -> bool:
        """Count a fault, and tell whether there is room to record it."""
        if element is not None:
            marks = self._elements.get(code)
            if marks is None:
                marks = self._elements[code] = bytearray()
            if element >= len(marks):
                # Twice as long each time, so that a long list is not copied for each element.
                marks.extend(bytes(element + 1))
            marks[element] = 1
        number = self.counts[code] = self.counts.get(code, 0) + 1
        return number <= self._most

    def extend(self, findings: Iterable[Finding]) -> None:
        """Add findings that are made already."""
        for finding in findings:
            if self.note(finding.code):
                self.kept.append(finding)

    def have_room_for(self, codes: Iterable[str]) -> bool:
        """Tell whether a fault of any of some rules would still be recorded."""
        counts, most = self.counts, self._most
        for code in codes:  # noqa: SIM110 - asked for every request of a flood
            if counts.get(code, 0) < most:
                return True
        return False

    def count(self, faults: Mapping[str, int]) -> None:
        """Count faults that there is no room for."""
        for code, number in faults.items():
            self.counts[code] = self.counts.get(code, 0) + number

    def without(self, codes: Iterable[str]) -> Findings:
        """Give the findings of other rules."""
        dropped = frozenset(codes)
        rest = Findings(most=self._most)
        rest.kept = [finding for finding in self.kept if finding.code not in dropped]
        rest.counts = {code: n for code, n in self.counts.items() if code not in dropped}
        rest._elements = {
            code: seen for code, seen in self._elements.items() if code in rest.counts
        }
        return rest

    def passed(self, code: str, element: int | None = None) -> bool:
        """Tell whether a rule was kept: by the request, or by one element of a list."""
        if code not in self.counts:
            return True
        marks = self._elements.get(code)
        if marks is None or element is None:
            return False
        return element >= len(marks) or not marks[element]

    @property
    def omitted(self) -> dict[str, int]:
        """How many faults of a rule there are beyond those kept."""
        kept = Counter(finding.code for finding in self.kept)
        return {code: n - kept[code] for code, n in self.counts.items() if n > kept[code]}
