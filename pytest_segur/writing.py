"""Writes a submission as the document wants it, amounts with their two decimals.

>>> from pytest_segur.number import Number
>>> print(dumps({"montantSegurHT": Number("1075.00"), "liberal": []}).decode(), end="")
{
  "montantSegurHT": 1075.00,
  "liberal": []
}
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from pytest_segur.document import MAX_DEPTH
from pytest_segur.number import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

_INDENT = "  "


class Unwritable(ValueError):
    """A value that JSON has no way to write, or that is nested without end."""


def dumps(submission: object) -> bytes:
    """Write a submission: UTF-8, two blanks a level, a newline at the end.

    Args:
        submission: mappings, sequences, strings, booleans, None and numbers. A `Number` is
            written by its literal, a `Decimal` and a `float` the way Python prints them: of
            an amount that must read ``1075.00``, give ``Number("1075.00")``.

    Raises:
        Unwritable: anything else is in it, NaN and infinities included.
    """
    text = "".join(_written(submission, 0)) + "\n"
    # A lone surrogate has no UTF-8, but an escape says the same in JSON.
    return text.encode("utf-8", errors="backslashreplace")


def _written(value: object, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        message = f"nested more than {MAX_DEPTH} levels deep"
        raise Unwritable(message)
    if isinstance(value, str) or value is None or isinstance(value, bool):
        yield json.dumps(value, ensure_ascii=False)
    elif isinstance(value, Number):
        yield value.literal
    elif isinstance(value, int | float | Decimal):
        yield _literal(value)
    elif isinstance(value, Mapping):
        members = (_member(name, member, depth + 1) for name, member in value.items())
        yield from _enclosed("{", members, "}", depth)
    elif isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview):
        yield from _enclosed("[", (_written(item, depth + 1) for item in value), "]", depth)
    else:
        message = f"JSON cannot write {type(value).__name__}"
        raise Unwritable(message)


def _member(name: object, value: object, depth: int) -> Iterator[str]:
    if not isinstance(name, str):
        message = f"a name in JSON is a string, not {type(name).__name__}"
        raise Unwritable(message)
    yield f"{json.dumps(name, ensure_ascii=False)}: "
    yield from _written(value, depth)


def _enclosed(
    opener: str, parts: Iterator[Iterator[str]], closer: str, depth: int
) -> Iterator[str]:
    margin = "\n" + _INDENT * (depth + 1)
    separator = opener + margin
    for part in parts:
        yield separator
        yield from part
        separator = "," + margin
    is_empty = separator.startswith(opener)
    yield opener + closer if is_empty else "\n" + _INDENT * depth + closer


def _literal(number: float | Decimal) -> str:
    is_finite = number.is_finite() if isinstance(number, Decimal) else math.isfinite(number)
    if not is_finite:
        message = f"JSON cannot write {number}"
        raise Unwritable(message)
    return str(number)
