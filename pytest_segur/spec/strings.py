"""The formats of JSON strings: lengths, lists of values, dates (section 3.2).

>>> Varchar(below=50, capitals=True).acceptor()("ÉLIE-DURAND")
True
>>> FrenchDate().acceptor()("31/02/2022")
False
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

from pytest_segur.spec.notation import (
    DATE_PATTERN,
    WHITE_SPACE,
    french_date,
    is_blank,
    small_letters,
)
from pytest_segur.spec.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_segur.spec.notation import Acceptor, Schema

_RANK = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Varchar:
    """``VARCHAR (=n)`` or ``VARCHAR (<n)``, obligatory, perhaps in capitals.

    Attributes:
        exactly: the length in code points, for ``=n``.
        below: the length that stays out of reach, for ``<n``.
        capitals: equal to its own full upper-case mapping.
    """

    exactly: int | None = None
    below: int | None = None
    capitals: bool = False

    @property
    def shortest(self) -> int:
        """The smallest length allowed."""
        return self.exactly or 1

    @property
    def longest(self) -> int:
        """The greatest length allowed."""
        return self.exactly or (self.below or 0) - 1

    def acceptor(self) -> Acceptor:
        """Build the check: a filled string of the right length and case."""
        shortest, longest = self.shortest, self.longest

        def is_sound(value: object) -> bool:
            # `isspace` knows a few blanks that Unicode White_Space does not.
            return (
                type(value) is str
                and shortest <= len(value) <= longest
                and not (value.isspace() and is_blank(value))
            )

        def is_sound_in_capitals(value: object) -> bool:
            return (
                type(value) is str
                and shortest <= len(value) <= longest
                and value == value.upper()
                and not (value.isspace() and is_blank(value))
            )

        return is_sound_in_capitals if self.capitals else is_sound

    @property
    def expected(self) -> Text:
        """Say the length, and the case."""
        if self.exactly:
            length = Text(f"d'exactement {self.exactly}", f"exactly {self.exactly}")
        else:
            length = Text(f"de 1 à {self.longest}", f"1 to {self.longest}")
        case = Text(" en majuscules", " in capitals") if self.capitals else same("")
        return Text(
            f"une chaîne {length.fr} caractères{case.fr}",
            f"a string of {length.en} characters{case.en}",
        )

    @property
    def schema(self) -> Schema:
        """Give length, filling and case; of the case, what a pattern can know of it."""
        schema: Schema = {
            "type": "string",
            "minLength": self.shortest,
            "maxLength": self.longest,
            "pattern": f"[^{WHITE_SPACE}]",
        }
        if self.capitals:
            schema["not"] = {"pattern": f"[{small_letters()}]"}
        return schema


@dataclass(frozen=True, slots=True)
class OneOf:
    """A fixed list of strings."""

    values: tuple[str, ...]

    def acceptor(self) -> Acceptor:
        """Build the check: it tells whether a value is one of the strings."""
        values = frozenset(self.values)
        return lambda value: type(value) is str and value in values

    @property
    def expected(self) -> Text:
        """List the strings."""
        return Text(
            _alternatives([f"« {value} »" for value in self.values], " ou "),
            _alternatives([f'"{value}"' for value in self.values], " or "),
        )

    @property
    def schema(self) -> Schema:
        """Enumerate the strings."""
        return {"type": "string", "enum": list(self.values)}


@dataclass(frozen=True, slots=True)
class OperatorCode:
    """A code of the list of section 4, or one that a house added."""

    codes: frozenset[str] = field(repr=False)

    def acceptor(self) -> Acceptor:
        """Build the check: it tells whether a value is a code of the list."""
        codes = self.codes
        return lambda value: type(value) is str and value in codes

    @property
    def expected(self) -> Text:
        """Name the list, which is too long to be printed."""
        return Text(
            "un code de la liste des opérateurs (section 4)",
            "a code of the list of operators (section 4)",
        )

    @property
    def schema(self) -> Schema:
        """Enumerate the codes by their rank in section 4; those of a house come last."""
        return {"type": "string", "enum": sorted(self.codes, key=_rank)}


@dataclass(frozen=True, slots=True)
class FrenchDate:
    """A date that exists, written JJ/MM/AAAA."""

    def acceptor(self) -> Acceptor:
        """Build the check: it tells whether a value is such a string."""
        return lambda value: type(value) is str and french_date(value) is not None

    expected = Text(
        "une date qui existe, écrite JJ/MM/AAAA", "a date that exists, written DD/MM/YYYY"
    )

    @property
    def schema(self) -> Schema:
        """Give the notation, and the days that there are."""
        length = len("JJ/MM/AAAA")
        return {
            "type": "string",
            "minLength": length,
            "maxLength": length,
            "pattern": DATE_PATTERN,
        }


def _alternatives(values: Sequence[str], last: str) -> str:
    """Write values as a choice.

    >>> _alternatives(["a"], " ou "), _alternatives(["a", "b", "c"], " ou ")
    ('a', 'a, b ou c')
    """
    return last.join(filter(None, (", ".join(values[:-1]), *values[-1:])))


def _rank(code: str) -> tuple[float, str]:
    rank = code.rpartition("_")[2]
    return (int(rank) if _RANK.fullmatch(rank) else inf, code)
