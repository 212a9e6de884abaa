"""Validators that find everything, and say something else."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pytest_segur.expectations import ARCHIVE, FILE
from pytest_segur.kit.answer import Answer
from pytest_segur.spec.catalogue import CATALOGUE
from support.mutants.mutant import Mutant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_segur.kit.answer import Item, Said
    from pytest_segur.kit.case import KitCase

    Codes = tuple[str, ...]
    Items = dict[Item, Codes]

#: Every rule that refuses.
REFUSING = tuple(code for code, rule in CATALOGUE.items() if not rule.is_advisory)


def coarse() -> Iterator[Mutant]:
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


def forgetful() -> Iterator[Mutant]:
    """For each rule, one that does not know it; for each family of rules, too."""
    for code in REFUSING:
        yield _liar(f"forgets {code}", _forgetting(code), code)
    for family in "SFDP":
        yield _liar(f"forgets all of {family}", _forgetting(family), family)


def confused() -> Iterator[Mutant]:
    """For each two neighbouring rules, one that takes them for each other."""
    for one, other in pairwise(REFUSING):
        names = {one: other, other: one}
        yield _liar(f"swaps {one} and {other}", _renaming(names), one, other)
        yield _liar(f"says {other} for {one}", _renaming({one: other}), one)
        yield _liar(f"says {one} for {other}", _renaming({other: one}), other)


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
