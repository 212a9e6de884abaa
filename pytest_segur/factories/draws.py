"""Choices, as whatever makes values and shapes asks for them.

`Draws` is the seam between what is made and where the chances come from. Here they come from
a generator of random numbers; elsewhere from whatever else can choose.

>>> from random import Random
>>> draws = RandomDraws(Random(0))
>>> draws.whole(1, 6), draws.pick("abc"), draws.digits(4)
(6, 'c', '4254')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Container, MutableSequence, Sequence
    from random import Random

T = TypeVar("T")


class Draws(Protocol):
    """Makes choices. Of several things the first is the plainest, and no is plainer than yes."""

    def whole(self, lowest: int, highest: int) -> int:
        """Draw an integer, both ends included."""

    def pick(self, choices: Sequence[T]) -> T:
        """Draw one of several things."""

    def chance(self, probability: float) -> bool:
        """Draw yes or no."""

    def digits(self, count: int) -> str:
        """Draw so many digits."""

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Give the things in an order that was drawn."""

    def new(self, draw: Callable[[], str], taken: Container[str]) -> str:
        """Draw something that is not taken yet.

        Args:
            draw: draws something, by these draws.
            taken: what it must not be.
        """


class RandomDraws:
    """Choices that fall alike under every version of Python and of Faker.

    Python promises one thing of its generator across versions: that `random()` gives the same
    sequence for the same seed. Everything here is made from it, and from nothing else.

    Args:
        random: where the chances come from; it is advanced by every draw.
    """

    __slots__ = ("_random",)

    def __init__(self, random: Random) -> None:
        self._random = random

    def whole(self, lowest: int, highest: int) -> int:
        """Draw an integer, both ends included."""
        return lowest + int(self._random.random() * (highest - lowest + 1))

    def pick(self, choices: Sequence[T]) -> T:
        """Draw one of several things."""
        return choices[int(self._random.random() * len(choices))]

    def chance(self, probability: float) -> bool:
        """Draw yes or no."""
        return self._random.random() < probability

    def digits(self, count: int) -> str:
        """Draw so many digits."""
        return "".join(self.pick("0123456789") for _ in range(count))

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Give the things in an order that was drawn."""
        order: MutableSequence[T] = list(things)
        for last in range(len(order) - 1, 0, -1):
            other = self.whole(0, last)
            order[last], order[other] = order[other], order[last]
        return list(order)

    def new(self, draw: Callable[[], str], taken: Container[str]) -> str:
        """Draw until it is something that is not taken yet."""
        drawn = draw()
        while drawn in taken:
            drawn = draw()
        return drawn
