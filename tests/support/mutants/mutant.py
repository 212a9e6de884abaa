"""A wrong validator, and the first case of the kit that catches it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import pytest

from pytest_segur.kit.answer import Answer
from pytest_segur.kit.library import cases_in, kit_folder
from pytest_segur.kit.outcome import Outcome, Result
from pytest_segur.kit.runner import put
from pytest_segur.kit.score import heading_of
from pytest_segur.rules.table import plan_for
from support.validators import ourselves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pytest_segur.kit.case import KitCase
    from pytest_segur.spec.edition import Edition

    Change = Callable[[pytest.MonkeyPatch], None]
    Judge = Callable[[KitCase], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A wrong validator.

    Attributes:
        name: what it does wrong.
        rules: those that it touches, whose cases are tried first.
        change: what is changed in us to make it; nothing by default.
        judge: how it answers; the way that we do by default.
        gives_first_only: whether it keeps all codes of an item but the first one to itself.
    """

    name: str
    rules: tuple[str, ...] = ()
    change: Change = lambda _patch: None
    judge: Judge = ourselves
    gives_first_only: bool = False

    def first_only(self) -> Mutant:
        """Give the same validator, that prints the first code of each item only."""
        return replace(self, gives_first_only=True)

    def is_wrong_about(self, case: KitCase) -> bool:
        """Tell whether a case catches it."""
        if self.judge is ourselves:
            return put(case, self._answer).outcome is not Outcome.AGREED
        return Result.of(case, self._answer(case)).outcome is not Outcome.AGREED

    def _answer(self, case: KitCase) -> Answer:
        answer = self.judge(case)
        if not self.gives_first_only:
            return answer
        return Answer({item: said and said[:1] for item, said in answer.items.items()})


class Bench:
    """The cases that wrong validators are put to.

    Args:
        cases: those of the kit.
    """

    def __init__(self, cases: Iterable[KitCase]) -> None:
        self.cases: Final = list(cases)
        self._about: defaultdict[str, list[KitCase]] = defaultdict(list)
        for case in self.cases:
            for name in {heading_of(case), *_codes_of(case)}:
                self._about[name].append(case)

    @classmethod
    def of_the_kit(cls, edition: Edition) -> Bench:
        """Take all cases of an edition."""
        return cls(case for case in cases_in(kit_folder()) if case.edition is edition)

    def survivors(self, mutants: Iterable[Mutant]) -> list[str]:
        """Name the mutants that no case catches."""
        return [mutant.name for mutant in mutants if self.catch(mutant) is None]

    def catch(self, mutant: Mutant) -> KitCase | None:
        """Give the first case that a mutant is wrong about; None where there is none."""
        with pytest.MonkeyPatch.context() as patch:
            mutant.change(patch)
            plan_for.cache_clear()
            try:
                return next(filter(mutant.is_wrong_about, self._in_order(mutant)), None)
            finally:
                plan_for.cache_clear()

    def _in_order(self, mutant: Mutant) -> Iterator[KitCase]:
        about = [case for rule in mutant.rules for case in self._about[rule]]
        seen: set[str] = set()
        for case in (*about, *self.cases):
            # What must be made takes its time: only who is about it is put to it.
            is_slow = case.made is not None and heading_of(case) not in mutant.rules
            if case.id not in seen and not (is_slow and mutant.judge is ourselves):
                seen.add(case.id)
                yield case


def _codes_of(case: KitCase) -> set[str]:
    return {code for codes in case.expectation.errors.values() for code in codes}
