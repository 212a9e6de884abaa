r"""Changes single values of a JSON text and leaves every other character alone.

Places are found with the reader of the standard library, so that indentation, order,
escapes, number literals and line ends are never written anew.

>>> edits = Edits('{"a": 1.00,\r\n  "b" : null}', [("b",)])
>>> edits.set_members((), {"b": '"x"', "c": "true"})
>>> edits.applied()
'{"a": 1.00,\r\n  "b" : "x",\r\n  "c" : true}'
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pytest_segur.positions import locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pytest_segur.positions import Path

_SPACE: Final = re.compile(r"[ \t\r\n]*")
# Literals are not converted: an integer of 5 000 digits is as good as any other.
_DECODER: Final = json.JSONDecoder(parse_int=str, parse_float=str)
#: What stands before the first, and only, member of an object that had none.
_PLAIN_COLON: Final = ": "
_PLAIN_COMMA: Final = ", "


def written(value: str | None) -> str:
    """Write a value the way JSON does, accents as they are."""
    return json.dumps(value, ensure_ascii=False)


def end_of_value(text: str, offset: int) -> int:
    """Give the end of the value that begins at an offset of a sound JSON text."""
    end: int = _DECODER.raw_decode(text, offset)[1]
    return end


@dataclass(frozen=True, slots=True)
class Member:
    """Where a member of an object stands: its name and its value, ends excluded."""

    name: str
    name_start: int
    name_end: int
    start: int
    end: int


def members_of(text: str, offset: int) -> list[Member]:
    """List the members of the object that begins at an offset of a sound JSON text."""
    members: list[Member] = []
    offset = _skip_space(text, offset + 1)
    while text[offset] != "}":
        name, name_end = _DECODER.raw_decode(text, offset)
        colon = _skip_space(text, name_end)
        start = _skip_space(text, colon + 1)
        end = end_of_value(text, start)
        members.append(Member(name, offset, name_end, start, end))
        offset = _skip_space(text, end)
        if text[offset] == ",":
            offset = _skip_space(text, offset + 1)
    return members


class Edits:
    """Changes to one sound JSON text, gathered first and made in one go.

    Args:
        text: what is changed a copy of.
        paths: the values that may be changed; those that do not exist are no error.
    """

    def __init__(self, text: str, paths: Iterable[Path]) -> None:
        self._text = text
        self._offsets = locate(text, paths)
        self._changes: list[tuple[int, int, str]] = []

    def has(self, path: Path) -> bool:
        """Tell whether there is a value at a path that was named."""
        return path in self._offsets

    def span(self, path: Path) -> tuple[int, int]:
        """Give beginning and end of a value that is there."""
        start = self._offsets[path]
        return start, end_of_value(self._text, start)

    def set_value(self, path: Path, literal: str) -> None:
        """Put a value in the place of one that is there."""
        self._changes.append((*self.span(path), literal))

    def set_members(self, path: Path, literals: Mapping[str, str]) -> None:
        """Set members of an object; those that it does not have are appended in its style."""
        missing: dict[str, str] = {}
        for name, literal in literals.items():
            if self.has((*path, name)):
                self.set_value((*path, name), literal)
            else:
                missing[name] = literal
        if missing:
            self._append(self._offsets[path], missing)

    def keep_elements(self, path: Path, kept: Sequence[int], count: int) -> None:
        """Remove the other elements of an array, with the separators that fall away.

        Args:
            path: the array; its elements were named to the constructor.
            kept: positions from 0, in order, at least one.
            count: how many elements there are.
        """
        spans = [self.span((*path, index)) for index in range(count)]
        self._remove(spans[0][0], spans[kept[0]][0])
        for one, following in pairwise(kept):
            self._remove(spans[one][1], spans[following - 1][1])
        self._remove(spans[kept[-1]][1], spans[-1][1])

    def applied(self) -> str:
        """Give the text with all changes made."""
        parts: list[str] = []
        done = 0
        for start, end, literal in sorted(self._changes):
            parts += (self._text[done:start], literal)
            done = end
        parts.append(self._text[done:])
        return "".join(parts)

    def _remove(self, start: int, end: int) -> None:
        if start != end:
            self._changes.append((start, end, ""))

    def _append(self, offset: int, literals: Mapping[str, str]) -> None:
        text = self._text
        members = members_of(text, offset)
        if not members:
            added = [f"{written(name)}{_PLAIN_COLON}{value}" for name, value in literals.items()]
            self._changes.append((offset + 1, offset + 1, _PLAIN_COMMA.join(added)))
            return
        last = members[-1]
        colon = text[last.name_end : last.start]
        comma = text[members[-2].end : last.name_start] if len(members) > 1 else _PLAIN_COMMA
        added = [f"{comma}{written(name)}{colon}{value}" for name, value in literals.items()]
        self._changes.append((last.end, last.end, "".join(added)))


def _skip_space(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    assert match is not None, "the pattern accepts nothing at all, so it always matches"
    return match.end()
