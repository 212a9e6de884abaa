"""Validators that are off by one, or miss a word of the table."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from pytest_segur import document
from pytest_segur.rules import structure
from pytest_segur.rules.archive import contents, judging, signatures
from pytest_segur.spec import skeleton
from pytest_segur.spec.balises import HEADER_ROWS, REQUEST_ROWS
from pytest_segur.spec.situation import ALWAYS
from support.mutants.mutant import Mutant
from support.mutants.rows import Misread, forget_the_schema, replacing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    import pytest

    from pytest_segur.spec.edition import Edition
    from pytest_segur.spec.row import Row

#: The bounds that stand outside of the table: rule, module and name.
_NUMBERS: Final = (
    ("S100", "MAX_BYTES", (document,)),
    ("S102", "MAX_DEPTH", (document,)),
    ("S111", "MAX_REQUESTS", (structure, skeleton)),
    ("P302", "MOST_BYTES", (judging,)),
    ("P304", "MOST_BYTES", (contents,)),
    ("P305", "HEAD", (contents, signatures)),
)


def in_the_table(edition: Edition) -> Iterator[Mutant]:
    """For each bound, capital and word of each row, one that has it otherwise."""
    for row in (*HEADER_ROWS, *REQUEST_ROWS):
        if edition not in row.editions:
            continue
        for words, wrong in _variants(row.format_in(edition)):
            if row in HEADER_ROWS and getattr(wrong, "capitals", False):
                # Elsewhere the schema, which knows no capitals, is not what is judged by.
                not_small = {**wrong.schema, "not": {"pattern": "[a-z]"}}
                wrong = Misread(wrong.acceptor(), not_small)  # noqa: PLW2901 - the same, told in full
            changed = replace(row, format=wrong, corrected=None)
            name = f"{row.code} {_situations(row)}: {words}"
            yield Mutant(name=name, rules=(row.code,), change=replacing({row: changed}))


def elsewhere(_edition: Edition) -> Iterator[Mutant]:
    """For each bound outside of the table, those who are one off."""
    for code, name, modules in _NUMBERS:
        bound = getattr(modules[0], name)
        for near in (bound - 1, bound + 1):
            yield Mutant(
                name=f"{code}: {name} is {near}",
                rules=(code,),
                change=partial(_set, modules, name, near),
            )


def in_situations(edition: Edition) -> Iterator[Mutant]:
    """For each row that does not always hold, one who applies it in one situation less."""
    for row in REQUEST_ROWS:
        if edition not in row.editions or row.when == ALWAYS:
            continue
        for situation in sorted(row.when):
            changed = replace(row, when=row.when - {situation})
            yield Mutant(
                name=f"{row.code} {_situations(row)}: not {situation}",
                rules=(row.code,),
                change=replacing({row: changed}),
            )


def _situations(row: Row) -> str:
    return "always" if row.when == ALWAYS else "/".join(sorted(row.when))


def _variants(wanted: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any format
    """Change each part of a format in turn, those of the format inside it too."""
    for field in fields(wanted):
        value = getattr(wanted, field.name)
        for words, wrong in _others(value):
            yield f"{field.name} {words}", replace(wanted, **{field.name: wrong})


def _others(value: object) -> Iterator[tuple[str, object]]:
    if is_dataclass(value) and hasattr(value, "acceptor"):
        yield from _variants(value)
    elif isinstance(value, bool):
        yield f"is {not value}", not value
    elif isinstance(value, int):
        yield from ((f"is {near}", near) for near in (value - 1, value + 1) if near >= 0)
    elif isinstance(value, tuple):
        for word in value:
            yield f"lacks {word}", tuple(other for other in value if other != word)


def _set(modules: tuple[ModuleType, ...], name: str, value: int, patch: pytest.MonkeyPatch) -> None:
    for module in modules:
        patch.setattr(module, name, value)
    forget_the_schema(patch)
