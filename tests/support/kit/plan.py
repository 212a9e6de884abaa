"""Every case of the kit, in the order of its manifest."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pytest_segur.spec.catalogue import CATALOGUE
from support.cases import CASES
from support.cases.case import BOTH
from support.kit.advised import advised
from support.kit.business import business
from support.kit.documents import documents
from support.kit.examples import with_examples
from support.kit.lookalikes import lookalikes
from support.kit.made import made
from support.kit.more import full, more, seen
from support.kit.named import named
from support.kit.order import pairs
from support.kit.prerequisites import prerequisites
from support.kit.selection import is_wanted, plan
from support.kit.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.kit.planned import Planned
    from support.submissions import Edition


@cache
def planned() -> tuple[Planned, ...]:
    """Plan the whole kit: by edition, then by rule, then as they are defined."""
    ranks = {code: rank for rank, code in enumerate(CATALOGUE)}
    return tuple(
        case
        for edition in BOTH
        for case in sorted(
            with_examples(_of(edition)),
            key=lambda case: len(ranks) if case.folder else ranks[case.rule or ""],
        )
    )


def _of(edition: Edition) -> Iterator[Planned]:
    for case in CASES:
        if is_wanted(case, edition):
            yield plan(case, edition)
    for case in more(edition):
        yield plan(case, edition)
    for plans in (
        *(texts, named, full, seen, documents, advised, made),
        *(pairs, prerequisites, business, lookalikes),
    ):
        yield from plans(edition)
