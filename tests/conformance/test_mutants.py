"""The kit bites: every deliberately wrong validator is caught by one of its cases.

The validators are generated over the catalogue and the table (`support.mutants`); one that
survives names a case that the kit lacks.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from support.mutants import (
    answers,
    archives,
    bounds,
    conditions,
    places,
    prerequisites,
    readings,
    surroundings,
)
from support.mutants.equivalent import EQUIVALENT, EQUIVALENT_FIRST
from support.mutants.mutant import Bench, Mutant
from support.mutants.rows import go_on_where_nothing_is_known, replacing

from pytest_segur.checking import EDITION_SENSITIVE
from pytest_segur.spec.balises import HEADER_ROWS, REQUEST_ROWS
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: Each family of mistakes, and how many there are at least: none is generated away unnoticed.
FAMILIES: Final[dict[str, tuple[Callable[[Edition], Iterable[Mutant]], int]]] = {
    "says it all wrong": (answers.coarse, 13),
    "forgets a rule": (answers.forgetful, 80),
    "takes one rule for another": (answers.confused, 230),
    "looks at a later rule first": (answers.hasty, 50),
    "looks away at a place": (places.blind, 26),
    "knows better": (surroundings.deaf, 7),
    "is one off in the table": (bounds.in_the_table, 80),
    "is one off elsewhere": (bounds.elsewhere, 12),
    "spares a situation": (bounds.in_situations, 60),
    "goes on after a fault": (prerequisites.forgotten, 80),
    "reads a notation otherwise": (readings.otherwise, 90),
    "misunderstands a condition": (conditions.misunderstood, 25),
    "is careless with documents": (archives.careless, 20),
}


@cache
def bench(edition: Edition) -> Bench:
    """Read the kit once for all families."""
    return Bench.of_the_kit(edition)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_wrong_validator_is_caught(family: str) -> None:
    """By a case of the default edition: a validator may know that one only."""
    generate, fewest = FAMILIES[family]
    mutants = [*generate(Edition.PUBLISHED)]
    assert len(mutants) >= fewest
    assert len({mutant.name for mutant in mutants}) == len(mutants)
    alive = [mutant for mutant in mutants if mutant.name not in EQUIVALENT]
    assert bench(Edition.PUBLISHED).survivors(alive) == []


def test_the_other_edition_catches_who_is_wrong_about_what_is_its_own() -> None:
    """Everything else is shown at length in the default edition."""
    mutants = [
        mutant
        for family, (generate, _) in FAMILIES.items()
        # Situations are the same in both.
        if family != "spares a situation"
        for mutant in generate(Edition.CORRECTED)
        if (not mutant.rules or mutant.rules[0] in EDITION_SENSITIVE)
        and mutant.name not in EQUIVALENT
    ]
    assert len(mutants) > 50
    assert bench(Edition.CORRECTED).survivors(mutants) == []


def test_whoever_gives_the_first_code_only_is_caught_as_well() -> None:
    """No rule, and no situation of a rule, is shown by the second code of a case alone."""
    mutants = [
        mutant.first_only()
        for family, (generate, _) in FAMILIES.items()
        if family != "goes on after a fault"
        for mutant in generate(Edition.PUBLISHED)
    ]
    assert {*EQUIVALENT_FIRST} - {*EQUIVALENT} <= {mutant.name for mutant in mutants}
    alive = [mutant for mutant in mutants if mutant.name not in EQUIVALENT_FIRST]
    assert bench(Edition.PUBLISHED).survivors(alive) == []


def test_what_is_called_no_mistake_is_generated_and_survives() -> None:
    """An excuse is good for as long as it is needed."""
    mutants = {
        mutant.name: mutant
        for generate, _ in FAMILIES.values()
        for mutant in generate(Edition.PUBLISHED)
        if mutant.name in EQUIVALENT
    }
    assert mutants.keys() == EQUIVALENT.keys()
    # Each of them goes through the kit from end to end: one of each kind is enough.
    some = [mutants[name] for name in ("D234 ALONE: fewest is 0", "D260 forgets D251")]
    some += [
        mutant.first_only()
        for mutant in (
            *bounds.in_situations(Edition.PUBLISHED),
            *conditions.misunderstood(Edition.PUBLISHED),
        )
        if mutant.name
        in {"D236 AGENT/CONTRADICTORY/UNDECIDED: not UNDECIDED", "D276: two documents"}
    ]
    assert len(some) == 4
    assert len(bench(Edition.PUBLISHED).survivors(some)) == len(some)


def test_a_right_validator_is_never_caught() -> None:
    """However it is put together: what makes the wrong ones is not what the kit catches."""

    def nothing(patch: pytest.MonkeyPatch) -> None:
        replacing({row: row for row in (*HEADER_ROWS, *REQUEST_ROWS)})(patch)
        go_on_where_nothing_is_known(patch)

    assert bench(Edition.CORRECTED).catch(Mutant(name="right", change=nothing)) is None
