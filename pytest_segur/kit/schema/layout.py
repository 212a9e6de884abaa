"""How a schema is written: short things on one line, literals as they are, nothing hidden.

>>> print(dumps_schema({"type": "number", "examples": [Number("1075.00")]}).decode(), end="")
{"type": "number", "examples": [1075.00]}
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from pytest_segur.number import Number
from pytest_segur.wording import escaped

if TYPE_CHECKING:
    from pytest_segur.spec.notation import Schema

_WIDTH: Final = 100
_INDENT: Final = "  "


def dumps_schema(schema: Schema) -> bytes:
    """Write a schema as UTF-8; the same schema gives the same bytes."""
    return f"{escaped(_written(schema, depth=0, room=_WIDTH))}\n".encode()


def _written(value: object, *, depth: int, room: int) -> str:
    """Write a value: on one line if there is room for it, else member by member."""
    line = _on_one_line(value)
    if len(line) <= room or not isinstance(value, dict | list):
        return line
    margin = "\n" + _INDENT * (depth + 1)
    room = _WIDTH - len(_INDENT) * (depth + 1) - len(",")
    if isinstance(value, list):
        parts = [_written(element, depth=depth + 1, room=room) for element in value]
        opener, closer = "[]"
    else:
        names = {name: f"{_on_one_line(name)}: " for name in value}
        parts = [
            names[name] + _written(member, depth=depth + 1, room=room - len(names[name]))
            for name, member in value.items()
        ]
        opener, closer = "{}"
    return opener + margin + f",{margin}".join(parts) + "\n" + _INDENT * depth + closer


def _on_one_line(value: object) -> str:
    if isinstance(value, Number):
        return value.literal
    if isinstance(value, dict):
        members = (f"{_on_one_line(name)}: {_on_one_line(each)}" for name, each in value.items())
        return "{" + ", ".join(members) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_on_one_line, value))}]"
    return json.dumps(value, ensure_ascii=False)
