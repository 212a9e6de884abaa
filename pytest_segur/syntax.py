"""Why a text is no JSON: the habit behind a syntax error, and its place.

The standard library says where it stopped; how far that is from the fault depends on the
version of Python. Here the places are the same everywhere, and the usual habits have names:
the keys of the explanations in `pytest_segur.rules.unreadable`.

>>> import json
>>> text = '{"a": [1, 2,]}'
>>> try:
...     json.loads(text)
... except json.JSONDecodeError as problem:
...     print(habit_behind(text, problem))
('json.comma', 11)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import json
    from collections.abc import Callable, Sequence

_SPACE: Final = " \t\r\n"
_OPENERS: Final = frozenset("[{")
_CLOSERS: Final = frozenset("]}")
_OTHER_QUOTES: Final = frozenset("'`´‘’“”«»")

# Possessive throughout: nothing is tried twice, so the time stays proportional to the text.
_STRING: Final = r'"(?:[^"\\]++|\\.)*+'
_STRING_OR_BRACKET = re.compile(rf'{_STRING}"?|[\[\]{{}}]', re.DOTALL)
_CUT_ESCAPE = re.compile(r"u[0-9a-fA-F]{0,3}")
_CUT_VALUE = re.compile(r"t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?|-|\.|[eE][-+]?")
_WORD = re.compile(r"(?:true|false|null|none|nil|undefined|vrai|faux|oui|non)\b", re.IGNORECASE)
_NAME_START = re.compile(r"[\w$]")
_VALUE_START = re.compile(r'["\[{\w-]')


def habit_behind(text: str, problem: json.JSONDecodeError) -> tuple[str, int]:
    """Name the habit behind a syntax error and give the offset of the fault.

    Args:
        text: what stands in the file.
        problem: where the standard library stopped, and what it says.
    """
    stop = _Stop.of(text, problem)
    for recognise in _HABITS:
        found = recognise(stop)
        if found is not None:
            return found
    return "json.syntax", stop.visible


def place_of_constant(text: str, name: str) -> int:
    """Give the offset of the first NaN or Infinity outside of strings.

    >>> place_of_constant('["NaN", NaN]', "NaN")
    8
    """
    finder = re.compile(rf'{_STRING}"|({re.escape(name)})', re.DOTALL)
    return next(match.start() for match in finder.finditer(text) if match[1])


def place_of_depth(text: str, limit: int, end: int | None = None) -> int | None:
    """Give the offset of the first bracket nested too deep; None where there is none.

    Args:
        text: what stands in the file.
        limit: so many levels are allowed.
        end: where the text stops making sense; the end when None.

    >>> place_of_depth('["[", [0]]', 1)
    6
    """
    end = len(text) if end is None else end
    if sum(text.count(opener, 0, end) for opener in _OPENERS) <= limit:
        return None
    depth = 0
    for token in _STRING_OR_BRACKET.finditer(text, 0, end):
        mark = token[0][0]
        if mark in _OPENERS:
            depth += 1
            if depth > limit:
                return token.start()
        elif mark in _CLOSERS:
            depth -= 1
    return None


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the reader stopped.

    Attributes:
        message: what it says.
        position: the offset.
        read: what stands before, blanks at the end dropped.
        rest: what follows, blanks at the start dropped.
        visible: the offset of the rest.
    """

    message: str
    position: int
    read: str
    rest: str
    visible: int

    @classmethod
    def of(cls, text: str, problem: json.JSONDecodeError) -> _Stop:
        rest = text[problem.pos :].lstrip(_SPACE)
        read = text[: problem.pos].rstrip(_SPACE)
        return cls(problem.msg, problem.pos, read, rest, len(text) - len(rest))

    def says(self, message: str) -> bool:
        return self.message.startswith(message)


_Habit = tuple[str, int]


def _comma_too_many(stop: _Stop) -> _Habit | None:
    # Where the reader stops at a comma before a bracket depends on the version of Python.
    if stop.read.endswith(",") and stop.rest[:1] in _CLOSERS:
        return "json.comma", len(stop.read) - 1
    is_last = stop.rest[1:].lstrip(_SPACE)[:1] in _CLOSERS
    if stop.rest.startswith(",") and (is_last or stop.read[-1:] in {",", *_OPENERS}):
        return "json.comma", stop.visible
    return None


def _decimal_comma(stop: _Stop) -> _Habit | None:
    is_between_digits = stop.read[-2:-1].isdecimal() and stop.rest[:1].isdecimal()
    if stop.says("Expecting property name") and stop.read.endswith(",") and is_between_digits:
        return "json.decimal", len(stop.read) - 1
    return None


def _control_character(stop: _Stop) -> _Habit | None:
    return ("json.control", stop.position) if stop.says("Invalid control character") else None


def _cut_short(stop: _Stop) -> _Habit | None:
    if not stop.rest:
        return ("json.truncated" if stop.read else "json.empty"), stop.visible
    if stop.says("Unterminated string"):
        return "json.truncated", stop.position
    cut = _CUT_ESCAPE if stop.says("Invalid \\uXXXX") else _CUT_VALUE
    return ("json.truncated", stop.visible) if cut.fullmatch(stop.rest) else None


def _backslash(stop: _Stop) -> _Habit | None:
    return ("json.escape", stop.position) if stop.says("Invalid \\") else None


def _zero_character(stop: _Stop) -> _Habit | None:
    # UTF-16 without its mark is sound UTF-8 with a zero behind or before each letter.
    return ("json.zero", stop.visible) if stop.rest.startswith("\0") else None


def _comment(stop: _Stop) -> _Habit | None:
    return ("json.comment", stop.visible) if stop.rest.startswith(("//", "/*", "#")) else None


def _more_behind(stop: _Stop) -> _Habit | None:
    return ("json.extra", stop.visible) if stop.says("Extra data") else None


def _other_quote(stop: _Stop) -> _Habit | None:
    return ("json.quote", stop.visible) if stop.rest[0] in _OTHER_QUOTES else None


def _missing_value(stop: _Stop) -> _Habit | None:
    is_expected = stop.says("Expecting value") and stop.read.endswith(":")
    return ("json.value", stop.visible) if is_expected and stop.rest[0] in ",]}" else None


def _wrong_bracket(stop: _Stop) -> _Habit | None:
    return ("json.bracket", stop.visible) if stop.rest[0] in _CLOSERS else None


def _foreign_word(stop: _Stop) -> _Habit | None:
    if stop.says("Expecting value") and _WORD.match(stop.rest):
        return "json.word", stop.visible
    return None


def _number_written_otherwise(stop: _Stop) -> _Habit | None:
    if stop.says("Expecting value") and stop.rest[0] in "+.":
        return "json.number", stop.visible
    # A number whose tail the reader could not take: 01, 1., 0x10.
    is_attached = stop.visible == len(stop.read) and stop.read[-1:].isdecimal()
    if stop.says("Expecting ','") and is_attached and re.match(r"[\w.]", stop.rest):
        return "json.number", stop.visible
    return None


def _name_without_quotes(stop: _Stop) -> _Habit | None:
    if stop.says("Expecting property name") and _NAME_START.match(stop.rest):
        return "json.name", stop.visible
    return None


def _missing_comma(stop: _Stop) -> _Habit | None:
    if stop.says("Expecting ','") and _VALUE_START.match(stop.rest):
        return "json.missing", stop.visible
    return None


#: The first that recognises the place names it; behind `_cut_short` there is a rest.
_HABITS: Final[Sequence[Callable[[_Stop], _Habit | None]]] = (
    _comma_too_many,
    _decimal_comma,
    _control_character,
    _cut_short,
    _backslash,
    _zero_character,
    _comment,
    _more_behind,
    _other_quote,
    _missing_value,
    _wrong_bracket,
    _foreign_word,
    _number_written_otherwise,
    _name_without_quotes,
    _missing_comma,
)
