"""Counts the faults of structure by rule: what a schema says, without where or why.

`jsonschema` takes some 50 µs for every fault, and a file has room for ten millions of them. So
a schema is turned into a plain walk, once, and only what can be listed goes through the library.

>>> from pytest_segur.spec.edition import Edition
>>> from pytest_segur.spec.skeleton import request_schema
>>> count = tally_of(request_schema(Edition.PUBLISHED))
>>> sorted(count({"commande": 1, "x": 2}).items())
[('S106', 1), ('S113', 3), ('S114', 1)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_segur.spec.skeleton import CODES_KEYWORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_segur.spec.formats import Schema

    #: Gives how many faults a value has of each rule.
    Tally = Callable[[object], dict[str, int]]
    #: Adds them to those that were counted before.
    _Count = Callable[[object, dict[str, int]], None]


def tally_of(schema: Schema) -> Tally:
    """Build what counts the faults that a schema of the structure finds in a value."""
    count = _counting(schema)

    def tally(value: object) -> dict[str, int]:
        counts: dict[str, int] = {}
        count(value, counts)
        return counts

    return tally


def _counting(schema: Schema) -> _Count:
    return _counting_array(schema) if schema["type"] == "array" else _counting_object(schema)


def _counting_array(schema: Schema) -> _Count:
    no_array: str = schema[CODES_KEYWORD]["type"]
    count_element = _counting(schema["items"])

    def count(value: object, counts: dict[str, int]) -> None:
        if not isinstance(value, list):
            counts[no_array] = counts.get(no_array, 0) + 1
            return
        for element in value:
            count_element(element, counts)

    return count


def _counting_object(schema: Schema) -> _Count:
    codes = schema[CODES_KEYWORD]
    no_object: str = codes["type"]
    missing: str = codes["required"]
    unknown: str = codes["additionalProperties"]
    required: list[str] = schema["required"]
    properties = schema["properties"]
    known = properties.keys()
    blocks = [(name, _counting(inner)) for name, inner in properties.items() if inner is not True]

    def count(value: object, counts: dict[str, int]) -> None:
        if type(value) is not dict:
            counts[no_object] = counts.get(no_object, 0) + 1
            return
        for name in required:
            if name not in value:
                counts[missing] = counts.get(missing, 0) + 1
        if value and not value.keys() <= known:
            number = len(value.keys() - known)
            counts[unknown] = counts.get(unknown, 0) + number
        for name, count_block in blocks:
            if name in value:
                count_block(value[name], counts)

    return count
