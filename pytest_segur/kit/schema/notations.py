"""The strings of the table as definitions of the schema, each written once.

>>> referring(ListOf(Varchar(exactly=9)).schema)
{'type': 'array', 'items': {'$ref': '#/$defs/varchar-egal-9'}}
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pytest_segur.spec.balises import HEADER_ROWS, REQUEST_ROWS
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import Facultative, ListOf, Varchar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_segur.spec.formats import Format
    from pytest_segur.spec.notation import Schema


def reference(name: str) -> Schema:
    """Point at a definition."""
    return {"$ref": f"#/$defs/{name}"}


def definitions(edition: Edition) -> Mapping[str, Schema]:
    """Give the strings that an edition asks for, the shortest first."""
    return {
        _name_of(each): {"description": each.expected.fr, **each.schema}
        for each in _strings(edition)
    }


def referring(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Put references where a schema has a string of the table."""
    if isinstance(schema, list):
        return [referring(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    for edition in Edition:
        for string in _strings(edition):
            if schema == string.schema:
                return reference(_name_of(string))
    return {keyword: referring(part) for keyword, part in schema.items()}


@cache
def _strings(edition: Edition) -> tuple[Varchar, ...]:
    rows = (row for row in (*HEADER_ROWS, *REQUEST_ROWS) if edition in row.editions)
    strings = {string for row in rows for string in _strings_in(row.format_in(edition))}
    return tuple(sorted(strings, key=lambda each: (each.longest, each.capitals, each.shortest)))


def _strings_in(wanted: Format) -> Iterator[Varchar]:
    if isinstance(wanted, Varchar):
        yield wanted
    elif isinstance(wanted, Facultative):
        yield wanted.filled
    elif isinstance(wanted, ListOf):
        yield wanted.element


def _name_of(string: Varchar) -> str:
    length = f"egal-{string.exactly}" if string.exactly else f"moins-de-{string.below}"
    return f"varchar-{length}" + ("-majuscules" if string.capitals else "")
