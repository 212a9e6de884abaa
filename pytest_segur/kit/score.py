"""The score of a validator: what became of the cases, by rule and in total."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pytest_segur.kit.outcome import Outcome
from pytest_segur.spec.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.kit.case import KitCase
    from pytest_segur.kit.outcome import Result

_RANKS: Final[Mapping[str, int]] = {code: rank for rank, code in enumerate(CATALOGUE)}


def heading_of(case: KitCase) -> str:
    """Give what a case counts under: its rule, or the word that its id has in that place."""
    return case.id.split("/")[1]


@dataclass(frozen=True, slots=True)
class Score:
    """What became of some cases.

    Attributes:
        results: in the order of the kit.
    """

    results: tuple[Result, ...]

    @property
    def holds(self) -> bool:
        """Whether the validator agreed with every case."""
        return not self.deviating

    @property
    def deviating(self) -> tuple[Result, ...]:
        """The cases that the validator did not agree with."""
        return tuple(one for one in self.results if one.outcome is not Outcome.AGREED)

    def total(self) -> Counter[Outcome]:
        """Count all cases by what became of them."""
        return Counter(result.outcome for result in self.results)

    def by_heading(self) -> dict[str, Counter[Outcome]]:
        """Count the cases of each rule, in the order of the catalogue, then the others."""
        counts: dict[str, Counter[Outcome]] = {}
        for result in self.results:
            counts.setdefault(heading_of(result.case), Counter())[result.outcome] += 1
        last = len(_RANKS)
        return {name: counts[name] for name in sorted(counts, key=lambda n: _RANKS.get(n, last))}
