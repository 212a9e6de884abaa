"""The notation of the table of section 3.2, each format once.

The formats of strings stand in `pytest_segur.spec.strings`, and are to be had here too.
From a format come its check, its sentence in messages and its JSON Schema. A format says
whether a value respects it, never why it should: that is the rule's.

>>> Varchar(exactly=5).acceptor()("00001")
True
>>> Amount().acceptor()(Number("1075.0"))
False
>>> OneOf(("HT", "TTC")).expected.fr
'« HT » ou « TTC »'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pytest_segur.number import Number
from pytest_segur.spec.notation import (
    MISSING,
    TWO_DECIMALS,
    WHITE_SPACE,
    Acceptor,
    Schema,
    french_date,
    is_blank,
)
from pytest_segur.spec.strings import FrenchDate, OneOf, OperatorCode, Varchar
from pytest_segur.spec.text import Text, same

__all__ = [
    "MISSING",
    "Acceptor",
    "Amount",
    "Boolean",
    "EmptyObject",
    "Facultative",
    "Format",
    "FrenchDate",
    "Integer",
    "ListOf",
    "Null",
    "OneOf",
    "OperatorCode",
    "Rows",
    "Schema",
    "Unfilled",
    "Varchar",
    "french_date",
    "is_blank",
]

if TYPE_CHECKING:
    from collections.abc import Iterator


class Format(Protocol):
    """What the table asks of a value."""

    def acceptor(self) -> Acceptor:
        """Build the check of a value, or of `MISSING`."""

    @property
    def expected(self) -> Text:
        """Say what is expected, as a noun phrase."""

    @property
    def schema(self) -> Schema:
        """Give the JSON Schema (2020-12) of a value that is there."""


@dataclass(frozen=True, slots=True)
class Null:
    """JSON ``null``, the key being there."""

    def acceptor(self) -> Acceptor:
        """Build the check: it tells whether a value is null."""
        return lambda value: value is None

    expected = same("null")

    @property
    def schema(self) -> Schema:
        """Give the JSON type."""
        return {"type": "null"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfilled:
    """A balise that is not to be filled: null or absent, for booleans ``false`` too."""

    or_false: bool = False

    def acceptor(self) -> Acceptor:
        """Build the check: it tells whether nothing was filled in."""
        if self.or_false:
            return lambda value: value is None or value is False or value is MISSING
        return lambda value: value is None or value is MISSING

    @property
    def expected(self) -> Text:
        """Say that the balise stays empty."""
        false = Text(", false", ", false") if self.or_false else same("")
        return Text(
            f"non renseigné (null{false.fr} ou absent)", f"left out (null{false.en} or absent)"
        )

    @property
    def schema(self) -> Schema:
        """Give null, and false where it counts as nothing."""
        if self.or_false:
            return {"type": ["boolean", "null"], "enum": [None, False]}
        return {"type": "null"}


@dataclass(frozen=True, slots=True)
class Boolean:
    """JSON ``true`` or ``false``."""

    def acceptor(self) -> Acceptor:
        """Build the check: it tells whether a value is a JSON boolean."""
        return lambda value: value is True or value is False

    expected = Text("true ou false", "true or false")

    @property
    def schema(self) -> Schema:
        """Give the JSON type."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Integer:
    """A JSON integer literal within bounds."""

    lowest: int
    highest: int

    def acceptor(self) -> Acceptor:
        """Build the check: an integer literal within the bounds."""
        # A set of literals: no conversion, so no literal is too long for it.
        literals = frozenset(map(str, range(self.lowest, self.highest + 1)))
        return lambda value: type(value) is Number and value.literal in literals

    @property
    def expected(self) -> Text:
        """Say the bounds."""
        return Text(
            f"un entier de {self.lowest} à {self.highest}",
            f"an integer from {self.lowest} to {self.highest}",
        )

    @property
    def schema(self) -> Schema:
        """Give the bounds; no schema sees that 1.0 is written otherwise than 1."""
        return {"type": "integer", "minimum": self.lowest, "maximum": self.highest}


@dataclass(frozen=True, slots=True)
class Amount:
    """A JSON number written with two decimals."""

    def acceptor(self) -> Acceptor:
        """Build the check: a number with exactly two decimals, no exponent."""
        matches = TWO_DECIMALS.fullmatch
        return lambda value: type(value) is Number and matches(value.literal) is not None

    expected = Text(
        "un nombre écrit avec deux décimales, sans guillemets (1075.00)",
        "a number written with two decimals, without quotes (1075.00)",
    )

    @property
    def schema(self) -> Schema:
        """Give the JSON type."""
        return {"type": "number"}


@dataclass(frozen=True, slots=True)
class Facultative:
    """Another format, or nothing: absent, null or blank."""

    filled: Varchar

    def acceptor(self) -> Acceptor:
        """Build the check: missing, null, blank, or the other format."""
        accepts = self.filled.acceptor()
        return lambda value: (
            accepts(value)
            or value is None
            or value is MISSING
            or (type(value) is str and is_blank(value))
        )

    @property
    def expected(self) -> Text:
        """Say the other format, and that it may be left out."""
        inner = self.filled.expected
        return Text(f"{inner.fr}, ou rien", f"{inner.en}, or nothing")

    @property
    def schema(self) -> Schema:
        """Allow null, blank, or the other format."""
        blank = {"type": "string", "not": {"pattern": f"[^{WHITE_SPACE}]"}}
        return {"type": ["string", "null"], "anyOf": [{"type": "null"}, blank, self.filled.schema]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """An array with so many elements.

    Attributes:
        fewest: the smallest number of elements.
        most: the greatest one; None for any.
        expected: how the table says it.
    """

    fewest: int = 0
    most: int | None = None
    expected: Text

    def acceptor(self) -> Acceptor:
        """Build the check: it tells whether an array has as many elements as it should."""
        fewest, most = self.fewest, self.most
        if most is None:
            return lambda value: type(value) is list and len(value) >= fewest
        return lambda value: type(value) is list and fewest <= len(value) <= most

    @property
    def schema(self) -> Schema:
        """Give the bounds."""
        bounds = {"type": "array", "minItems": self.fewest}
        return bounds if self.most is None else {**bounds, "maxItems": self.most}


@dataclass(frozen=True, slots=True)
class EmptyObject:
    """``{}``."""

    def acceptor(self) -> Acceptor:
        """Build the check: it tells whether a value is an object without members."""
        return lambda value: type(value) is dict and not value

    expected = same("{}")

    @property
    def schema(self) -> Schema:
        """Give the JSON type."""
        return {"type": "object", "maxProperties": 0}


@dataclass(frozen=True, slots=True)
class ListOf:
    """An array, maybe empty, of values of one format."""

    element: Varchar

    def acceptor(self) -> Acceptor:
        """Build the check: it tells whether a value is an array of sound elements."""
        accepts = self.element.acceptor()
        return lambda value: type(value) is list and all(map(accepts, value))

    @property
    def expected(self) -> Text:
        """Say the array and its elements."""
        inner = self.element.expected
        return Text(
            f"un tableau, éventuellement vide, dont chaque élément est {inner.fr}",
            f"an array, maybe empty, whose every element is {inner.en}",
        )

    @property
    def schema(self) -> Schema:
        """Give the array and its elements."""
        return {"type": "array", "items": self.element.schema}

    def refused(self, elements: list[object]) -> Iterator[int]:
        """Give the positions of the elements at fault."""
        accepts = self.element.acceptor()
        return (index for index, element in enumerate(elements) if not accepts(element))
