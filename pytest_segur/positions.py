"""Line and column of any place of a JSON text, looked for only when asked.

A path is a tuple of member names and positions from 0; its written form is the JSON
pointer of RFC 6901. Nothing is recorded while a file is read: `locate` walks down to the
wanted places afterwards and jumps over everything else with the standard library's reader.

>>> text = '{"lignesImport": [{"numLigne": 1}]}'
>>> locate(text, [("lignesImport", 0, "numLigne")])[("lignesImport", 0, "numLigne")]
31
>>> Lines(text).at(31)
(1, 32)
>>> to_pointer(("lignesImport", 0, "numLigne"))
'/lignesImport/0/numLigne'
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

Path = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t\r\n]*")
# Possessive: nothing is tried twice, so the time stays proportional to the text.
_SCALAR_OR_MARK = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{},:]', re.DOTALL)
_POSITION = re.compile(r"0|[1-9][0-9]*")
_LONE_TILDE = re.compile(r"~(?![01])")
#: So many code points are counted at once when a line is looked for.
_STRETCH = 65_536
# Literals are not converted: an integer of 5 000 digits is as good as any other.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str)


def to_pointer(path: Path) -> str:
    """Write a path as a JSON pointer (RFC 6901)."""
    return "".join(f"/{_escaped(step)}" for step in path)


def from_pointer(pointer: str) -> Path:
    """Read a JSON pointer; steps that RFC 6901 takes for positions are positions.

    >>> from_pointer("/lignesImport/0/a~1b")
    ('lignesImport', 0, 'a/b')

    Raises:
        ValueError: it is not a pointer: something stands before the first slash, or a tilde
            is followed by neither 0 nor 1.
    """
    before, *steps = pointer.split("/")
    if before or _LONE_TILDE.search(pointer):
        message = f"not a JSON pointer: {pointer!r}"
        raise ValueError(message)
    return tuple(
        int(step) if _POSITION.fullmatch(step) else step.replace("~1", "/").replace("~0", "~")
        for step in steps
    )


def _escaped(step: str | int) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")


class Lines:
    """Offsets of a text as lines and columns, both from 1, columns in code points.

    A line ends with a line feed, as editors count it for LF and CRLF files alike.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        # Of each stretch only how many lines ended before it, and where the open one begins:
        # a file of nothing but line ends costs no more than any other.
        self._stretches: list[tuple[int, int]] = []
        ended, begin = 0, 0
        for start in range(0, len(text) + 1, _STRETCH):
            self._stretches.append((ended, begin))
            ended += text.count("\n", start, start + _STRETCH)
            begin = text.rfind("\n", start, start + _STRETCH) + 1 or begin

    def at(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset from 0 to the length of the text."""
        index, inside = divmod(offset, _STRETCH)
        ended, begin = self._stretches[index]
        ended += self._text.count("\n", offset - inside, offset)
        begin = self._text.rfind("\n", offset - inside, offset) + 1 or begin
        return ended + 1, offset - begin + 1

    def offset(self, line: int, column: int) -> int:
        r"""Give the offset of a line and column that `at` gave.

        >>> Lines("a\nbc").offset(2, 2)
        3
        """
        if line == 1:
            return column - 1
        index = bisect_left(self._stretches, line - 1, key=lambda stretch: stretch[0]) - 1
        ended, _ = self._stretches[index]
        begin = index * _STRETCH
        for _ in range(line - 1 - ended):
            begin = self._text.index("\n", begin) + 1
        return begin + column - 1


def locate(text: str, paths: Iterable[Path]) -> dict[Path, int]:
    """Find the offsets of values in a sound JSON text, those around them included.

    A path that leads nowhere is left out: the balise is missing, and whoever reports it
    points at the nearest object that is there (`nearest`).
    """
    return _Search(text).run(_wanted(paths))


def nearest(found: dict[Path, int], path: Path) -> int:
    """Give the offset of a place, or of the closest one around it that exists."""
    while path not in found:
        path = path[:-1]
    return found[path]


_Wanted = dict[str | int, Any]


def _wanted(paths: Iterable[Path]) -> _Wanted:
    tree: _Wanted = {}
    for path in paths:
        node = tree
        for step in path:
            node = node.setdefault(step, {})
    return tree


class _Search:
    """One walk through a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[Path, int] = {}

    def run(self, wanted: _Wanted) -> dict[Path, int]:
        self._visit(self._skip_space(0), wanted, ())
        return self._found

    def _visit(self, offset: int, wanted: _Wanted, path: Path) -> int:
        """Note a value's offset, look into it where something is wanted, give its end."""
        self._found[path] = offset
        opener = self._text[offset]
        if wanted and opener == "{":
            return self._visit_object(offset, wanted, path)
        if wanted and opener == "[":
            return self._visit_array(offset, wanted, path)
        return self._end_of_value(offset)

    def _visit_object(self, offset: int, wanted: _Wanted, path: Path) -> int:
        offset = self._skip_space(offset + 1)
        while self._text[offset] != "}":
            name, offset = _DECODER.raw_decode(self._text, offset)
            colon = self._skip_space(offset)
            offset = self._step(name, self._skip_space(colon + 1), wanted, path)
        return offset + 1

    def _visit_array(self, offset: int, wanted: _Wanted, path: Path) -> int:
        offset = self._skip_space(offset + 1)
        index = 0
        while self._text[offset] != "]":
            offset = self._step(index, offset, wanted, path)
            index += 1
        return offset + 1

    def _step(self, name: str | int, offset: int, wanted: _Wanted, path: Path) -> int:
        """Pass one member or element, and the comma behind it."""
        below = wanted.get(name)
        if below is None:
            offset = self._end_of_value(offset)
        else:
            offset = self._visit(offset, below, (*path, name))
        offset = self._skip_space(offset)
        return self._skip_space(offset + 1) if self._text[offset] == "," else offset

    def _end_of_value(self, offset: int) -> int:
        end: int = _DECODER.raw_decode(self._text, offset)[1]
        return end

    def _skip_space(self, offset: int) -> int:
        match = _SPACE.match(self._text, offset)
        assert match is not None, "the pattern accepts nothing at all, so it always matches"
        return match.end()


@dataclass(slots=True)
class _Level:
    """An object or array that the walk is inside of."""

    is_object: bool
    names: set[str] = field(default_factory=set)
    step: str | int = 0


def first_repeated_key(text: str) -> tuple[Path, int]:
    """Find the first key of a JSON text that its object holds already (S103).

    Returns:
        The path of the member and the offset of the second key.

    Raises:
        LookupError: every key stands once.
    """
    levels: list[_Level] = []
    for token in _SCALAR_OR_MARK.finditer(text):
        mark = token[0][0]
        if mark in "{[":
            levels.append(_Level(is_object=mark == "{"))
        elif mark in "}]":
            levels.pop()
        elif mark == "," and not levels[-1].is_object:
            levels[-1].step = int(levels[-1].step) + 1
        elif mark == '"' and levels and _is_key(text, token, levels[-1]):
            name = json.loads(token[0])
            levels[-1].step = name
            if name in levels[-1].names:
                return tuple(level.step for level in levels), token.start()
            levels[-1].names.add(name)
    message = "no key is repeated"
    raise LookupError(message)


def _is_key(text: str, token: re.Match[str], level: _Level) -> bool:
    behind = _SPACE.match(text, token.end())
    return level.is_object and behind is not None and text[behind.end() : behind.end() + 1] == ":"
