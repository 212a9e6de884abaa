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
from collections.abc import Generator
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Path = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t\r\n]*")
_COMMA = re.compile(r"[ \t\r\n]*+,?[ \t\r\n]*+")
_POSITION = re.compile(r"0|[1-9][0-9]*")
_LONE_TILDE = re.compile(r"~(?![01])")
#: So many code points are counted at once when a line is looked for.
_STRETCH = 8_192
# Where a value ends is all that counts. Literals are not converted, for an integer of 5 000
# digits is as good as any other, and objects are not kept, for they may be millions.
_DECODER = json.JSONDecoder(object_pairs_hook=len, parse_int=len, parse_float=len)


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
    wanted = _Wanted.all(paths)
    # Nothing is read behind the last of them.
    return dict(islice(_Search(text).run(wanted), wanted.size))


def nearest(found: dict[Path, int], path: Path) -> int:
    """Give the offset of a place, or of the closest one around it that exists."""
    while path not in found:
        path = path[:-1]
    return found[path]


class _Wanted(dict[str | int, "_Wanted"]):
    """The steps from a place to those that are looked for below it."""

    @classmethod
    def all(cls, paths: Iterable[Path]) -> _Wanted:
        """Put paths together, from the root."""
        root = cls()
        for path in paths:
            node = root
            for step in path:
                node = node.setdefault(step, cls())
        return root

    @property
    def size(self) -> int:
        """How many places are wanted, those around them included."""
        return 1 + sum(below.size for below in self.values())


_Place = tuple[Path, int]
#: Gives the wanted places in the order of the text, and at last where a value ends.
_Walk = Generator[_Place, None, int]


class _Search:
    """One walk through a text, as far as somebody asks for more."""

    def __init__(self, text: str) -> None:
        self._text = text

    def run(self, wanted: _Wanted) -> _Walk:
        """Give the places that are wanted, from the root."""
        return self._visit(self._skip_space(0), wanted, ())

    def second_key(self, offset: int, wanted: str) -> int:
        """Give the offset of the second key of a name that an object has twice."""
        offset = self._skip_space(offset + 1)
        is_second = False
        while True:
            name, value = self._name(offset)
            if name == wanted:
                if is_second:
                    return offset
                is_second = True
            offset = self._skip_comma(self._end_of_value(value))

    def _visit(self, offset: int, wanted: _Wanted, path: Path) -> _Walk:
        """Give a value's offset, and look into it where something is wanted."""
        yield path, offset
        opener = self._text[offset]
        if wanted and opener == "{":
            return (yield from self._visit_object(offset, wanted, path))
        if wanted and opener == "[":
            return (yield from self._visit_array(offset, wanted, path))
        return self._end_of_value(offset)

    def _visit_object(self, offset: int, wanted: _Wanted, path: Path) -> _Walk:
        offset = self._skip_space(offset + 1)
        while self._text[offset] != "}":
            name, offset = self._name(offset)
            below = wanted.get(name)
            if below is None:
                offset = self._end_of_value(offset)
            else:
                offset = yield from self._visit(offset, below, (*path, name))
            offset = self._skip_comma(offset)
        return offset + 1

    def _visit_array(self, offset: int, wanted: _Wanted, path: Path) -> _Walk:
        begin, offset, index = offset, self._skip_space(offset + 1), 0
        for position in sorted(step for step in wanted if isinstance(step, int)):
            offset = self._skip_elements(offset, position - index)
            if self._text[offset] == "]":
                break
            offset = yield from self._visit(offset, wanted[position], (*path, position))
            offset, index = self._skip_comma(offset), position + 1
        # The reader is quicker with the whole array than with each of the elements left.
        return offset + 1 if self._text[offset] == "]" else self._end_of_value(begin)

    def _skip_elements(self, offset: int, number: int) -> int:
        """Pass some elements of an array; it may have fewer."""
        for _ in range(number):
            if self._text[offset] == "]":
                break
            offset = self._skip_comma(self._end_of_value(offset))
        return offset

    def _name(self, offset: int) -> tuple[str, int]:
        """Give a member's name, and the offset of its value."""
        name, end = _DECODER.raw_decode(self._text, offset)
        colon = self._skip_space(end)
        return name, self._skip_space(colon + 1)

    def _end_of_value(self, offset: int) -> int:
        end: int = _DECODER.raw_decode(self._text, offset)[1]
        return end

    def _skip_space(self, offset: int) -> int:
        return _end_of(_SPACE.match(self._text, offset))

    def _skip_comma(self, offset: int) -> int:
        """Pass blanks, and a comma with those behind it."""
        return _end_of(_COMMA.match(self._text, offset))


def _end_of(match: re.Match[str] | None) -> int:
    assert match is not None, "the pattern accepts nothing at all, so it always matches"
    return match.end()


class _Repeat(NamedTuple):
    """Stands for an object in which a key is repeated, itself or further down.

    Attributes:
        path: where, from that object.
    """

    path: Path


#: What may hold a repeated key, where objects are read as `_Repeat` or None.
_SOUGHT = frozenset({list, _Repeat})


def first_repeated_key(text: str) -> tuple[Path, int]:
    """Find the first key of a JSON text that its object holds already (S103).

    Returns:
        The path of the member and the offset of the second key.

    Raises:
        LookupError: every key stands once.
    """
    root = json.loads(text, object_pairs_hook=_first_repeat, parse_int=len, parse_float=len)
    path = _repeat_in(root)
    if path is None:
        message = "no key is repeated"
        raise LookupError(message)
    around = path[:-1]
    return path, _Search(text).second_key(locate(text, [around])[around], str(path[-1]))


def _first_repeat(members: list[tuple[str, Any]]) -> _Repeat | None:
    """Keep of an object only where it repeats a key, so that the whole tree is small."""
    seen: set[str] = set()
    for name, value in members:
        if name in seen:
            return _Repeat((name,))
        seen.add(name)
        below = _repeat_in(value)
        if below is not None:
            return _Repeat((name, *below))
    return None


def _repeat_in(value: object) -> Path | None:
    if type(value) is list:
        # Most elements are scalars, or objects that repeat nothing: those are passed quickly.
        for index, element in enumerate(value):
            if type(element) in _SOUGHT:
                below = _repeat_in(element)
                if below is not None:
                    return (index, *below)
    return value.path if type(value) is _Repeat else None
