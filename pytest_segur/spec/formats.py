"""The notation of the table of section 3.2, each format once.

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

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Protocol

from pytest_segur.number import Number
from pytest_segur.spec.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Acceptor = Callable[[object], bool]

#: Stands for a balise that is not there.
MISSING: Final = type("Missing", (), {"__repr__": lambda _: "MISSING", "__slots__": ()})()

#: The code points with the Unicode property White_Space, as a character class.
WHITE_SPACE: Final = (
    r"\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
)
_NOT_WHITE = re.compile(f"[^{WHITE_SPACE}]")
_TWO_DECIMALS = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]{2}")
_DATE = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")

Schema = dict[str, Any]


def is_blank(text: str) -> bool:
    """Tell whether a text holds nothing but Unicode white space, or nothing at all."""
    return _NOT_WHITE.search(text) is None


def french_date(text: str) -> date | None:
    """Read a date written JJ/MM/AAAA; None when it is written otherwise or does not exist."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


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
        """Build the check: it tells whether a value is a filled string of the right length and case."""
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
        """Give length and filling; no pattern can tell capitals apart."""
        return {
            "type": "string",
            "minLength": self.shortest,
            "maxLength": self.longest,
            "pattern": f"[^{WHITE_SPACE}]",
        }


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
            " ou ".join(f"« {value} »" for value in self.values),
            " or ".join(f'"{value}"' for value in self.values),
        )

    @property
    def schema(self) -> Schema:
        """Enumerate the strings."""
        return {"enum": list(self.values)}


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
        """Enumerate the codes, sorted by their rank."""
        return {"enum": sorted(self.codes, key=lambda code: (len(code.split("_")[-1]), code))}


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
        return {"enum": [None, False]} if self.or_false else {"type": "null"}


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
        """Build the check: it tells whether a value is written as an integer, and lies within the bounds."""
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
        """Build the check: it tells whether a value is written with exactly two decimals and no exponent."""
        matches = _TWO_DECIMALS.fullmatch
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
        """Give the notation; no pattern knows the length of every month."""
        return {
            "type": "string",
            "pattern": "^(0[1-9]|[12][0-9]|3[01])/(0[1-9]|1[0-2])/(?!0000)[0-9]{4}$",
        }


@dataclass(frozen=True, slots=True)
class Facultative:
    """Another format, or nothing: absent, null or blank."""

    filled: Varchar

    def acceptor(self) -> Acceptor:
        """Build the check: it tells whether a value is missing, blank, or respects the other format."""
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
        blank = {"type": "string", "pattern": f"^[{WHITE_SPACE}]*$"}
        return {"anyOf": [{"type": "null"}, blank, self.filled.schema]}


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
