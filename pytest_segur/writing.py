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
    from collections.abc import Iterable
    from typing import TypeGuard

_INDENT = "  "
#: Made once: to make an encoder takes longer than to write a word with it.
_written = json.JSONEncoder(ensure_ascii=False).encode
_WORDS = {None: "null", True: "true", False: "false"}


class Unwritable(ValueError):
    """A value that JSON has no way to write, or that is nested without end.

    Args:
        reason: key of the explanation (see `pytest_segur.rules.unreadable`).
        message: the same in English.
        details: what the explanation names.
    """

    def __init__(self, reason: str, message: str, **details: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.details = details


def dumps(submission: object) -> bytes:
    """Write a submission: UTF-8, two blanks a level, a newline at the end.

    Args:
        submission: mappings, sequences, strings, booleans, None and numbers. A `Number` is
            written by its literal, a `Decimal` and a `float` the way Python prints them: of
            an amount that must read ``1075.00``, give ``Number("1075.00")``.

    Raises:
        Unwritable: anything else is in it, NaN and infinities included, or it is nested
            deeper than a submission may be.
    """
    parts: list[str] = []
    _write(submission, 0, parts)
    parts.append("\n")
    # A lone surrogate has no UTF-8, but an escape says the same in JSON.
    return "".join(parts).encode("utf-8", errors="backslashreplace")


def _write(value: object, depth: int, parts: list[str]) -> None:
    if isinstance(value, str):
        parts.append(_written(value))
    elif value is None or value is True or value is False:
        parts.append(_WORDS[value])
    elif isinstance(value, Number):
        parts.append(value.literal)
    elif isinstance(value, int | float | Decimal):
        parts.append(_literal(value))
    # The plain kinds come before the abstract ones, which take longer to be told.
    elif isinstance(value, dict | Mapping):
        _write_object(value.items(), depth, parts)
    elif _is_array(value):
        _write_array(value, depth, parts)
    else:
        kind = type(value).__name__
        raise Unwritable("object.kind", f"JSON cannot write {kind}", kind=kind)


def _is_array(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | Sequence) and not isinstance(
        value, bytes | bytearray | memoryview
    )


def _write_object(members: Iterable[tuple[object, object]], depth: int, parts: list[str]) -> None:
    margin = _margin(depth)
    separator = "{" + margin
    for name, member in members:
        parts.append(separator)
        parts.append(_name(name))
        _write(member, depth + 1, parts)
        separator = "," + margin
    parts.append("{}" if separator[0] == "{" else _margin(depth - 1) + "}")


def _write_array(items: Iterable[object], depth: int, parts: list[str]) -> None:
    margin = _margin(depth)
    separator = "[" + margin
    for item in items:
        parts.append(separator)
        _write(item, depth + 1, parts)
        separator = "," + margin
    parts.append("[]" if separator[0] == "[" else _margin(depth - 1) + "]")


def _margin(depth: int) -> str:
    """Begin a line within so many brackets.

    Raises:
        Unwritable: they are too many.
    """
    if depth >= MAX_DEPTH:
        message = f"nested more than {MAX_DEPTH} levels deep"
        raise Unwritable("object.depth", message, limit=str(MAX_DEPTH))
    return "\n" + _INDENT * (depth + 1)


def _name(name: object) -> str:
    if not isinstance(name, str):
        kind = type(name).__name__
        raise Unwritable("object.name", f"a name in JSON is a string, not {kind}", kind=kind)
    return f"{_written(name)}: "


def _literal(number: float | Decimal) -> str:
    if isinstance(number, int):
        # Of an `int` Python writes 4 300 digits at most, of a `Decimal` all.
        return str(Decimal(int(number)))
    is_finite = number.is_finite() if isinstance(number, Decimal) else math.isfinite(number)
    if not is_finite:
        raise Unwritable("object.number", f"JSON cannot write {number}", number=str(number))
    # Subclasses may print themselves as they like.
    return Decimal.__str__(number) if isinstance(number, Decimal) else float.__repr__(number)
