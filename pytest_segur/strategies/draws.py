"""Choices that Hypothesis makes, and shrinks: towards the first, the fewest, the shortest."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

T = TypeVar("T")


class HypothesisDraws:
    """The choices of one example.

    Args:
        draw: what a composite strategy is given to draw with.
    """

    __slots__ = ("_draw", "_shift", "_taken_again", "_taken_down")

    def __init__(self, draw: DrawFn) -> None:
        self._draw = draw
        self._shift = 0
        self._taken_down: list[Any] = []
        self._taken_again: Iterator[Any] | None = None

    def whole(self, lowest: int, highest: int) -> int:
        """Draw an integer, both ends included; the lowest is the plainest."""
        return self._take(_integers(lowest, highest))

    def pick(self, choices: Sequence[T]) -> T:
        """Draw one of several things; the first is the plainest."""
        return choices[self.whole(0, len(choices) - 1)]

    def chance(self, probability: float) -> bool:
        """Draw yes or no, whatever the probability; no is the plainer one."""
        assert 0 < probability < 1, "there is a choice"
        return self._take(_BOOLEANS)

    def digits(self, count: int) -> str:
        """Draw so many digits; zeros are the plainest."""
        drawn = int(self._take(_digits(max(count, _FEWEST))))
        return f"{(drawn + self._shift) % 10**count:0{count}}"

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Give the things in an order that was drawn; theirs is the plainest."""
        return self._take(st.permutations(list(things)))

    def new(self, draw: Callable[[], str], taken: Container[str]) -> str:
        """Draw something; if it is taken, something next to it.

        It is drawn once only: nothing that Hypothesis does to one choice then moves those
        behind it, and where all choices are the plainest, it comes to an end.
        """
        self._taken_down = []
        drawn = draw()
        while drawn in taken:
            self._shift += 1
            self._taken_again = iter(self._taken_down)
            drawn = draw()
        self._shift, self._taken_again = 0, None
        return drawn

    def _take(self, strategy: SearchStrategy[T]) -> T:
        if self._taken_again is not None:
            again: T = next(self._taken_again)
            return again
        taken = self._draw(strategy)
        self._taken_down.append(taken)
        return taken


_BOOLEANS = st.booleans()
#: Digits are never drawn in smaller numbers, and those in front are dropped: a department of four
#: digits, behind which there are two, then gives way to one of two, behind which there are four.
_FEWEST: Final = 4


@cache
def _integers(lowest: int, highest: int) -> SearchStrategy[int]:
    return st.integers(lowest, highest)


@cache
def _digits(count: int) -> SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)
