r"""Which parts of a JSON text may name or reach a person.

What is shown around a fault is not only the value at fault: its neighbours come along. So
nothing is shown but what is known to be no person's: balises of the model, at their place,
that are not personal. Everything else is masked, misspelt names and misplaced values too.

>>> text = '{"nomMedecin": "DURAND", "numeroEditeur": "00001", "nom": 7}'
>>> start = Anchor(0, ("lignesImport", 0, "beneficiaires", "liberal", 0))
>>> [text[a:b] for a, b in hidden_spans(text, start, len(text))]
['"DURAND"', '"00001"', '7']
>>> start = Anchor(0, ("lignesImport", 0))
>>> [text[a:b] for a, b in hidden_spans(text, start, len(text))]
['"DURAND"', '7']
>>> masked_words('"nomMedecin": Durand, 06')
'"nomMedecin": Aaaaaa, 99'
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Self

from pytest_segur.spec.balises import CORRECTED_DMP, HEADER_ROWS, PERSONAL, REQUEST_ROWS
from pytest_segur.spec.block import REPEATED, Block
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import ListOf
from pytest_segur.spec.skeleton import EMPTY_BLOCKS, REQUESTS, names_in
from pytest_segur.wording import mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.positions import Path

# Possessive: nothing is tried twice, so the time stays proportional to the text.
_TOKEN: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{},:]|[^\s"\[\]{},:]+', re.DOTALL)
_LITERALS: Final = frozenset({"true", "false", "null"})
#: Words of a text that is no JSON which name nobody.
_HARMLESS_WORDS: Final = frozenset(
    {
        *_LITERALS,
        *("True", "False", "None", "NULL", "NaN", "Infinity", "undefined"),
        # What stands in the place of bytes that are no text.
        "\ufffd",
        *(name for block in Block for edition in Edition for name in names_in(block, edition)),
    }
)
_WORD: Final = re.compile(r"(\w+|\ufffd)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A value whose offset and path are known."""

    offset: int
    path: Path


@dataclass(slots=True)
class _Level:
    """An object or array that the walk is inside of."""

    is_object: bool
    step: str | int
    awaits_name: bool

    @classmethod
    def at(cls, step: str | int) -> Self:
        return cls(isinstance(step, str), step, awaits_name=False)

    @classmethod
    def opened_by(cls, bracket: str) -> Self:
        return cls(bracket == "{", 0, awaits_name=bracket == "{")

    def pass_comma(self) -> None:
        if self.is_object:
            self.awaits_name = True
        else:
            self.step = int(self.step) + 1


def hidden_spans(text: str, start: Anchor, end: int) -> Iterator[tuple[int, int]]:
    """Give the strings and numbers that are not to be shown.

    Args:
        text: a sound JSON text.
        start: where the walk begins.
        end: where it may end.
    """
    levels = [_Level.at(step) for step in start.path]
    for token in _TOKEN.finditer(text, start.offset):
        mark = token[0]
        if token.start() >= end:
            return
        if mark in {"{", "["}:
            levels.append(_Level.opened_by(mark))
        elif mark in {"}", "]"}:
            levels.pop()
        elif mark == ",":
            levels[-1].pass_comma()
        elif levels and levels[-1].awaits_name:
            levels[-1] = _Level.at(json.loads(mark))
            if any(level.step in PERSONAL for level in levels[:-1]):
                yield token.span()
        elif mark != ":" and mark not in _LITERALS and not _is_public(levels):
            yield token.span()


def masked_words(text: str) -> str:
    """Mask every word but those that name nobody: what is no JSON has no places to go by."""
    return "".join(
        part if part in _HARMLESS_WORDS else mask(part) for part in _WORD.split(text) if part
    )


def _is_public(levels: list[_Level]) -> bool:
    return tuple(level.step if level.is_object else 0 for level in levels) in _public_places()


@cache
def _public_places() -> frozenset[Path]:
    """Give the places of the model where values of nobody stand, every position written 0."""
    places: set[Path] = {(row.name,) for row in HEADER_ROWS}
    for row in REQUEST_ROWS:
        if row.name not in PERSONAL and row.name not in EMPTY_BLOCKS:
            block: Path = (REQUESTS, 0, *row.block.path, *((0,) if row.block in REPEATED else ()))
            places.add((*block, row.name))
            if isinstance(row.format, ListOf):
                places.add((*block, row.name, 0))
    places.add((REQUESTS, 0, *Block.SCENARIO.path, CORRECTED_DMP))
    return frozenset(places)
