"""What a strategy's submissions are to be like, made sure of before any of them is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from hypothesis import strategies as st

from pytest_segur.factories.factory import SubmissionFactory
from pytest_segur.factories.faults import choose, variants_of
from pytest_segur.factories.order import NUMBERS
from pytest_segur.factories.overrides import FactoryError
from pytest_segur.spec.text import Text
from pytest_segur.strategies.draws import HypothesisDraws
from pytest_segur.strategies.values import HypothesisValues

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hypothesis.strategies import DrawFn

    from pytest_segur.factories.assembly import Assembly
    from pytest_segur.factories.order import Order
    from pytest_segur.factories.shapes import Wish
    from pytest_segur.spec.edition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A sound submission that was drawn, and what becomes of it.

    Attributes:
        submission: the submission.
        order: what it was drawn by, its fault included.
        factory: what puts the fault in.
    """

    submission: dict[str, Any]
    order: Order
    factory: SubmissionFactory

    def spoilt(self) -> dict[str, Any]:
        """Put in the fault that is ordered."""
        self.factory.spoil(self.submission, self.order)
        return self.submission


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is open to Hypothesis, and what is not.

    Attributes:
        edition: which lengths hold.
        orders: one for each way of breaking the rule; of requests it orders the fewest.
        most: the most requests.
        is_numbered: whether the first numeroEditeur is given.
    """

    edition: Edition
    orders: tuple[Order, ...]
    most: int
    is_numbered: bool = False

    @classmethod
    def of(
        cls,
        *,
        edition: Edition | str,
        requests: int | range,
        asked: Mapping[str, Any],
        violating: str | None = None,
        variant: int | None = None,
    ) -> Self:
        """Turn the arguments of a strategy into a plan.

        Args:
            edition: ``published`` or ``corrected``.
            requests: how many, or from how many to how many.
            asked: what `SubmissionFactory.order` takes besides; a first_number of None is drawn.
            violating: code of a rule to be broken.
            variant: which way of breaking it; None: any.

        Raises:
            ValueError: no submission is like that.
        """
        counts = range(requests, requests + 1) if isinstance(requests, int) else requests
        factory = SubmissionFactory.seeded(0, edition)
        _must_be_counts(counts, factory)
        is_numbered = asked["first_number"] is not None
        asked = asked if is_numbered else {**asked, "first_number": 1}
        orders: tuple[Order, ...]
        if violating is None:
            orders = (factory.order(requests=counts[0], **asked),)
        else:
            ranks = _ranks(violating, variant, factory.edition)
            orders = _faulty_orders(factory, counts, violating, ranks, asked)
        return cls(
            edition=factory.edition,
            orders=orders,
            most=counts[-1],
            is_numbered=is_numbered,
        )

    def drawn(self, draw: DrawFn) -> Sound:
        """Draw a sound submission: a count, then request by request.

        That is what Hypothesis recognises: it leaves out whole requests, any of them.
        """
        values = HypothesisValues(draw)
        order = values.draws.pick(self.orders)
        if not self.is_numbered:
            order = replace(order, first_number=values.draws.whole(1, NUMBERS))
        factory = SubmissionFactory(values, self.edition)
        assembly = factory.begin(order)
        count = values.draws.whole(order.requests, self.most)
        order = replace(order, requests=count)
        for wish in order.wishes():
            draw(_request(assembly, wish, self.edition))
        return Sound(submission=assembly.whole(), order=order, factory=factory)


@st.composite
def _request(draw: DrawFn, assembly: Assembly, wish: Wish, edition: Edition) -> None:
    """Draw a request."""
    assembly.add(wish.drawn(HypothesisDraws(draw), edition))


def _must_be_counts(counts: range, factory: SubmissionFactory) -> None:
    """Refuse numbers of requests that no file holds.

    Raises:
        FactoryError: the message says what is possible.
    """
    if not counts or counts.step != 1:
        raise FactoryError(
            Text(
                f"requests={counts} ; valeurs admises : un entier, ou range(premier, dernier + 1)",
                f"requests={counts}; allowed: an integer, or range(first, last + 1)",
            )
        )
    for count in (counts[0], counts[-1]):
        factory.order(requests=count)


def _ranks(code: str, variant: int | None, edition: Edition) -> Iterable[int]:
    """Give the variants that may be drawn, the plainest first."""
    return range(len(variants_of(code, edition))) if variant is None else (variant,)


def _faulty_orders(
    factory: SubmissionFactory,
    counts: range,
    code: str,
    ranks: Iterable[int],
    asked: Mapping[str, Any],
) -> tuple[Order, ...]:
    """Order each variant that so many requests, being as asked for, can have.

    Raises:
        FactoryError: there is no such rule or variant, or none of them fits; the message says
            why the first one does not.
    """
    orders, problems = [], []
    for rank in ranks:
        fewest = max(counts[0], choose(code, rank, factory.edition).fewest)
        try:
            orders.append(
                factory.order(
                    requests=min(fewest, counts[-1]), violating=code, variant=rank, **asked
                )
            )
        except FactoryError as problem:
            problems.append(problem)
    if not orders:
        raise problems[0]
    return tuple(orders)
