"""A JSON number that remembers how it was written.

Section 3.2 asks for amounts with two decimals, so that ``1075.00`` and ``1075.0``
are not the same answer: what counts is the literal, and `float` and `Decimal` forget it.

>>> Number("1075.00")
Number('1075.00')
>>> Number("1075.00") == Number("1075.0")
False
>>> Number("1075.00").to_decimal() == Number("1075.0").to_decimal()
True
"""

from __future__ import annotations

import re
from decimal import Decimal

_JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")


class Number:
    """One number of a submission, compared and written by its literal.

    Args:
        literal: the number as JSON writes it, for example ``"1075.00"``.

    Raises:
        ValueError: the text is not a number of RFC 8259.
    """

    __slots__ = ("literal",)

    literal: str

    def __init__(self, literal: str) -> None:
        if _JSON_NUMBER.fullmatch(literal) is None:
            message = f"not a JSON number: {literal!r}"
            raise ValueError(message)
        object.__setattr__(self, "literal", literal)

    def to_decimal(self) -> Decimal:
        """Give the value, without the way it was written.

        Raises:
            decimal.InvalidOperation: the exponent is beyond what `Decimal` can hold.
        """
        return Decimal(self.literal)

    def __setattr__(self, name: str, value: object) -> None:
        message = f"a Number never changes: {name}"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        message = f"a Number never changes: {name}"
        raise AttributeError(message)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Number):
            return self.literal == other.literal
        return NotImplemented

    def __hash__(self) -> int:
        return hash((Number, self.literal))

    def __repr__(self) -> str:
        return f"Number({self.literal!r})"

    def __reduce__(self) -> tuple[type[Number], tuple[str]]:
        return Number, (self.literal,)
