"""Draws from a strategy, without a test of its own for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hypothesis import Phase, find, given, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

T = TypeVar("T")

#: To explain a failure, Hypothesis would vary the least example again.
_TO_THE_LEAST = settings(max_examples=200, phases=[Phase.generate, Phase.shrink])


def drawn(strategy: SearchStrategy[T], count: int) -> list[T]:
    """Give some examples, the plainest first."""
    examples: list[T] = []

    @settings(max_examples=count, phases=[Phase.generate])
    @given(strategy)
    def draw(example: T) -> None:
        examples.append(example)

    draw()
    return examples


def least(strategy: SearchStrategy[T], condition: Callable[[T], bool] = lambda _: True) -> T:
    """Give what examples that meet a condition shrink to."""
    return find(strategy, condition, settings=_TO_THE_LEAST)
