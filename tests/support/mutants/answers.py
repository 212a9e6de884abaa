"""Validators that find everything, and say something else."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pytest_segur.expectations import ARCHIVE, FILE
from pytest_segur.kit.answer import Answer
from pytest_segur.spec.block import Block
from pytest_segur.spec.catalogue import CATALOGUE, ROWS, SECOND_CONTROL
from pytest_segur.spec.situation import ALWAYS, Situation
from support.mutants.mutant import Mutant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pytest_segur.kit.answer import Item, Said
    from pytest_segur.kit.case import KitCase
    from pytest_segur.spec.rule import Rule

    Codes = tuple[str, ...]
    Items = dict[Item, Codes]

#: Every rule that refuses.
REFUSING = tuple(code for code, rule in CATALOGUE.items() if not rule.is_advisory)
#: Situations that say of themselves whether a rule is broken.
_OF_CONDITIONS: Final[Mapping[str, frozenset[Situation]]] = {
    "D220": frozenset({Situation.UNKNOWN}),
    "D221": frozenset({Situation.UNDECIDED}),
    "D223": frozenset({Situation.UNDECIDED}),
    "D225": frozenset({Situation.CONTRADICTORY}),
}


def coarse(_edition: object = None) -> Iterator[Mutant]:
    """Those that do not look closely, or at all."""
    yield Mutant(name="accepts all", judge=lambda _case: Answer())
    yield Mutant(name="refuses all", judge=lambda _case: Answer({FILE: None}))
    yield _liar("refuses every request", lambda items: {**items, 1: items.get(1) or ("D201",)})
    yield _liar("looks at no request", lambda items: _only(items, FILE, ARCHIVE))
    yield _liar("looks at the first request only", lambda items: _only(items, FILE, 1, ARCHIVE))
    yield _liar("looks at no file", lambda items: _without(items, FILE))
    yield _liar("looks at no archive", lambda items: _without(items, ARCHIVE))
    yield _liar("stops at the first refused request", _up_to_the_first)
    yield _liar("refuses the file with its request", _with_its_file)
    yield _liar("counts requests from 0", lambda items: {_moved(i): c for i, c in items.items()})
    yield _liar("gives the last code first", lambda items: {i: c[::-1] for i, c in items.items()})
    yield _liar("gives two codes at most", lambda items: {i: c[:2] for i, c in items.items()})
    yield _liar("refuses the file for its archive", _file_for_its_archive)


def forgetful(_edition: object = None) -> Iterator[Mutant]:
    """For each rule, one that does not know it; for each family of rules, too."""
    for code in REFUSING:
        yield _liar(f"forgets {code}", _forgetting(code), code)
    for family in "SFDP":
        yield _liar(f"forgets all of {family}", _forgetting(family), family)


def confused(_edition: object = None) -> Iterator[Mutant]:
    """For each two neighbouring rules, one that takes them for each other."""
    for one, other in pairwise(REFUSING):
        names = {one: other, other: one}
        yield _liar(f"swaps {one} and {other}", _renaming(names), one, other)
        yield _liar(f"says {other} for {one}", _renaming({one: other}), one)
        yield _liar(f"says {one} for {other}", _renaming({other: one}), other)


def hasty(_edition: object = None) -> Iterator[Mutant]:
    """For each rule and the next that can fail beside it, one that looks at that one first."""
    for one in SECOND_CONTROL:
        behind = SECOND_CONTROL[SECOND_CONTROL.index(one) + 1 :]
        other = next((rule for rule in behind if _can_fail_together(one, rule)), None)
        if other is not None:
            tell = _turning(one.code, other.code)
            yield _liar(f"looks at {other.code} before {one.code}", tell, one.code, "order")


def _can_fail_together(one: Rule, other: Rule) -> bool:
    if one.code == "D233" and other.code in ROWS and ROWS[other.code][0].block is Block.LIBERAL:
        # Where there are no doctors, nothing is wrong with one.
        return False
    return one.code not in _all_needs(other) and bool(_situations(one) & _situations(other))


def _all_needs(rule: Rule) -> set[str]:
    needs = {*rule.needs, *rule.element_needs}
    return needs.union(*(_all_needs(CATALOGUE[need]) for need in needs))


def _situations(rule: Rule) -> frozenset[Situation]:
    """Give the situations in which a rule can be broken."""
    if rule.code not in ROWS:
        return _OF_CONDITIONS.get(rule.code, ALWAYS)
    rows = ROWS[rule.code]
    return frozenset().union(*(row.when for row in rows)) & _OF_CONDITIONS.get(rule.code, ALWAYS)


def _liar(name: str, tell: Callable[[Items], Items], *rules: str) -> Mutant:
    def judge(case: KitCase) -> Answer:
        found: Items = dict(case.expectation.errors)
        said: dict[Item, Said] = {**tell(found)}
        return Answer(said)

    return Mutant(name=name, rules=rules, judge=judge)


def _only(items: Items, *kept: Item) -> Items:
    return {item: codes for item, codes in items.items() if item in kept}


def _without(items: Items, *dropped: Item) -> Items:
    return {item: codes for item, codes in items.items() if item not in dropped}


def _up_to_the_first(items: Items) -> Items:
    positions = [item for item, codes in items.items() if isinstance(item, int) and codes]
    return _without(items, *sorted(positions)[1:])


def _with_its_file(items: Items) -> Items:
    refused = [codes for item, codes in items.items() if isinstance(item, int) and codes]
    return {**items, FILE: items.get(FILE) or refused[0]} if refused else items


def _file_for_its_archive(items: Items) -> Items:
    return {**items, FILE: (*items.get(FILE, ()), *items.get(ARCHIVE, ()))}


def _moved(item: Item) -> Item:
    return item - 1 if isinstance(item, int) else item


def _forgetting(prefix: str) -> Callable[[Items], Items]:
    def forget(codes: Codes) -> Codes:
        return tuple(code for code in codes if not code.startswith(prefix))

    return lambda items: {item: forget(codes) for item, codes in items.items()}


def _renaming(names: dict[str, str]) -> Callable[[Items], Items]:
    def rename(codes: Codes) -> Codes:
        return tuple(dict.fromkeys(names.get(code, code) for code in codes))

    return lambda items: {item: rename(codes) for item, codes in items.items()}


def _turning(one: str, other: str) -> Callable[[Items], Items]:
    def turn(codes: Codes) -> Codes:
        return (
            (other, *(code for code in codes if code != other))
            if (one, other) == codes[:2]
            else codes
        )

    return lambda items: {item: turn(codes) for item, codes in items.items()}
