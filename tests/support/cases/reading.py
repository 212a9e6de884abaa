"""Bytes that cannot be judged further: S100 to S104."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pytest_segur import dumps
from support.submissions import submission

_SOUND: Final = dumps(submission())


@dataclass(frozen=True, slots=True)
class ReadingCase:
    """Bytes, the rule that refuses them and where.

    Attributes:
        code: the rule.
        why: what it shows.
        content: the bytes.
        line: of the fault.
        column: of the fault.
        pointer: of the fault; only a repeated key has one.
    """

    code: str
    why: str
    content: bytes
    line: int
    column: int
    pointer: str = ""


CASES: Final = (
    ReadingCase("S100", "one byte too many", b" " * 20_000_001, 1, 1),
    ReadingCase("S101", "a byte-order mark", b"\xef\xbb\xbf" + _SOUND, 1, 1),
    ReadingCase("S101", "UTF-16", '{"impId": null}'.encode("utf-16"), 1, 1),
    ReadingCase("S101", "Latin-1", b'{\n "impId": "\xe9"}', 2, 12),
    ReadingCase("S101", "a surrogate in UTF-8", b'{"a": "\xed\xa0\x80"}', 1, 8),
    ReadingCase("S101", "an overlong form", b'{"\xc0\xaf": 1}', 1, 3),
    ReadingCase("S102", "nothing", b"", 1, 1),
    ReadingCase("S102", "only white space", b" \n", 2, 1),
    ReadingCase("S102", "NaN", b'{"a":\n NaN}', 2, 2),
    ReadingCase("S102", "Infinity", b"[Infinity]", 1, 2),
    ReadingCase("S102", "minus Infinity", b"[-Infinity]", 1, 2),
    ReadingCase("S102", "a trailing comma", b'{"a": 1,\n}', 1, 8),
    ReadingCase("S102", "a comment", b"{\n// rien\n}", 2, 1),
    ReadingCase("S102", "two values", b"{}\n{}", 2, 1),
    ReadingCase("S102", "a number with a leading zero", b'{"a": 01}', 1, 8),
    ReadingCase("S102", "201 levels", b"[" * 201 + b"]" * 201, 1, 201),
    ReadingCase("S103", "a key twice", b'{"a": 1,\n "a": 2}', 2, 2, "/a"),
    ReadingCase(
        "S103", "a key twice in a block", b'{"b": [0, {"a": 1, "\\u0061": 2}]}', 1, 20, "/b/1/a"
    ),
    ReadingCase("S104", "an array", b"\n [{}]", 2, 2),
    ReadingCase("S104", "a string", b'"{}"', 1, 1),
    ReadingCase("S104", "null", b"null", 1, 1),
    ReadingCase("S104", "200 levels", b"[" * 200 + b"]" * 200, 1, 1),
)
