"""From bytes to strict JSON: the very first gate of the first control.

`read_file` and `parse` either give a `Document` or raise `Unreadable` with one of the
codes S100 to S104 and the place. Nothing else ever comes out of them, whatever the bytes.

Numbers stay literals (`Number`), objects are plain dictionaries in the order of the text.
"""

from __future__ import annotations

import json
import os
import pathlib
import re
import stat
from dataclasses import dataclass
from typing import Any, Final

from pytest_segur.number import Number

MAX_BYTES: Final = 20_000_000
MAX_DEPTH: Final = 200

_SPACE: Final = " \t\r\n"
_CLOSERS: Final = frozenset("]}")
_CONTAINERS = frozenset({dict, list})
_TOKEN = re.compile(r'"(?:[^"\\]+|\\.)*"?|[\[\]{}]', re.DOTALL)
_NON_BLOCKING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A submission that could be read.

    Attributes:
        text: what stands in the file.
        root: the header object, with its requests.
    """

    text: str
    root: dict[str, Any]


class Unreadable(Exception):
    """The file cannot be judged further.

    Args:
        code: S100 to S104.
        reason: key of the explanation (see `pytest_segur.spec.hints`).
        offset: where in the text, in code points; None when there is no text.
        text: the text that could be decoded, for line and column.
        details: what the explanation names.
    """

    def __init__(
        self,
        code: str,
        reason: str,
        *,
        offset: int | None = None,
        text: str = "",
        **details: str,
    ) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason
        self.offset = offset
        self.text = text
        self.details = details


def read_file(path: str | os.PathLike[str]) -> bytes:
    """Read a regular file of at most 20 000 000 bytes.

    Raises:
        Unreadable: S100, when there is no such file, or it is anything but a regular file.
    """
    try:
        # Looking first: merely opening some devices has effects, and a FIFO would wait.
        _must_be_regular(pathlib.Path(path).stat())
        descriptor = os.open(path, os.O_RDONLY | _NON_BLOCKING)
        with os.fdopen(descriptor, "rb") as stream:
            _must_be_regular(os.fstat(descriptor))
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as problem:
        explanation = getattr(problem, "strerror", None) or "invalid path"
        raise Unreadable("S100", "file.unreadable", why=explanation) from None
    _must_not_be_too_big(data)
    return data


def parse(data: bytes) -> Document:
    """Turn the bytes of a file into a document.

    Raises:
        Unreadable: S100 (too big), S101 (not UTF-8, or a byte-order mark), S102 (not one
            JSON value), S103 (a key twice in one object), S104 (the root is no object).
    """
    _must_not_be_too_big(data)
    text = _decode(data)
    repeats: list[str] = []
    root = _load(text, repeats)
    if _is_deeper_than(MAX_DEPTH, root):
        raise _too_deep(text)
    if repeats:
        # Which object repeats it, and where, is looked for by whoever reports it.
        raise Unreadable("S103", "key.repeated", text=text)
    if type(root) is not dict:
        raise Unreadable("S104", "root.kind", offset=_first_visible(text), text=text)
    return Document(text=text, root=root)


def _must_be_regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable("S100", "file.folder")
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("S100", "file.special")


def _must_not_be_too_big(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise Unreadable("S100", "file.big")


def _decode(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        raise Unreadable("S101", "encoding.mark", offset=0)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8")
        # A mark of UTF-16 or UTF-32 names the habit: "Unicode" in Windows' save dialogues.
        reason = "encoding.wide" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "encoding.bytes"
        octet = f"0x{data[problem.start]:02X}"
        raise Unreadable("S101", reason, offset=len(before), text=before, octet=octet) from None


class _Numbers(dict[str, Number]):
    """Each literal of a document once: files of millions of equal numbers stay small."""

    def __missing__(self, literal: str) -> Number:
        number = self[literal] = Number(literal)
        return number


class _NotANumber(ValueError):
    """NaN, Infinity or -Infinity was met."""


def _refuse_constant(name: str) -> None:
    raise _NotANumber(name)


def _load(text: str, repeats: list[str]) -> object:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) != len(pairs):
            repeats.append("")
        return members

    number = _Numbers().__getitem__
    try:
        return json.loads(
            text,
            object_pairs_hook=unique,
            parse_int=number,
            parse_float=number,
            parse_constant=_refuse_constant,
        )
    except _NotANumber as problem:
        name = str(problem)
        offset = _offset_outside_strings(text, name)
        raise Unreadable("S102", "json.constant", offset=offset, text=text, name=name) from None
    except json.JSONDecodeError as problem:
        reason, offset = _why_not_json(text, problem)
        raise Unreadable("S102", reason, offset=offset, text=text) from None
    except RecursionError:
        raise _too_deep(text) from None


def _why_not_json(text: str, problem: json.JSONDecodeError) -> tuple[str, int]:
    """Name the habit behind a syntax error, where there is one, and its place."""
    position = problem.pos
    read = text[:position].rstrip(_SPACE)
    rest = text[position:].lstrip(_SPACE)
    # Where the reader stops at a comma too many depends on the version of Python.
    if read.endswith(",") and rest[:1] in _CLOSERS:
        return "json.comma", len(read) - 1
    if rest.startswith(",") and rest[1:].lstrip(_SPACE)[:1] in _CLOSERS:
        return "json.comma", text.index(",", position)
    if problem.msg.startswith("Invalid control character"):
        return "json.control", position
    if not rest:
        return ("json.truncated" if read else "json.empty"), position
    if rest.startswith(("//", "/*", "#")):
        return "json.comment", position
    if rest.startswith("'"):
        return "json.quote", position
    if problem.msg.startswith("Extra data"):
        return "json.extra", position
    if problem.msg.startswith("Unterminated string"):
        return "json.truncated", position
    return "json.syntax", position


def _offset_outside_strings(text: str, name: str) -> int:
    finder = re.compile(rf'"(?:[^"\\]+|\\.)*"|({re.escape(name)})', re.DOTALL)
    return next(match.start() for match in finder.finditer(text) if match[1])


def _is_deeper_than(limit: int, value: object) -> bool:
    """Walk level by level, so that no nesting can exhaust the stack."""
    level: list[Any] = [value] if type(value) in _CONTAINERS else []
    for _ in range(limit):
        if not level:
            return False
        level = [
            child
            for node in level
            for child in (node.values() if type(node) is dict else node)
            if type(child) in _CONTAINERS
        ]
    return bool(level)


def _too_deep(text: str) -> Unreadable:
    depth = 0
    offset = 0
    for token in _TOKEN.finditer(text):
        mark = token[0][0]
        if mark in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                offset = token.start()
                break
        elif mark in "]}":
            depth -= 1
    return Unreadable("S102", "json.depth", offset=offset, text=text, limit=str(MAX_DEPTH))


def _first_visible(text: str) -> int:
    return len(text) - len(text.lstrip(_SPACE))
