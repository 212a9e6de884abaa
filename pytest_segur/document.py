"""From bytes to strict JSON: the very first gate of the first control.

`read_file` and `parse` either give a `Document` or raise `Unreadable` with one of the
codes S100 to S104 and the place. Nothing else ever comes out of them, whatever the bytes.

Numbers stay literals (`Number`), objects are plain dictionaries in the order of the text.

>>> parse(b'{"montantSegurHT": 1075.00}').root
{'montantSegurHT': Number('1075.00')}
>>> try:
...     parse(b'{"montantSegurHT": 1075.00,}')
... except Unreadable as problem:
...     print(problem.code, problem.reason, problem.offset)
S102 json.comma 26
"""

from __future__ import annotations

import errno
import json
import os
import pathlib
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.collector_pause import collector_paused
from pytest_segur.number import Number
from pytest_segur.syntax import habit_behind, place_of_constant, place_of_depth

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_BYTES: Final = 20_000_000
MAX_DEPTH: Final = 200

_SPACE: Final = " \t\r\n"
_CONTAINERS = frozenset({dict, list})
_REASONS: Final[Mapping[int, str]] = {
    errno.ENOENT: "file.absent",
    errno.ENOTDIR: "file.absent",
    errno.EACCES: "file.forbidden",
    errno.EPERM: "file.forbidden",
    errno.ENAMETOOLONG: "file.name",
}
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
        reason: key of the explanation (see `pytest_segur.rules.unreadable`).
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
    except OSError as problem:
        reason = _REASONS.get(problem.errno or 0, "file.unreadable")
        raise Unreadable("S100", reason, why=problem.strerror or type(problem).__name__) from None
    except ValueError:
        # A zero character, or half of a surrogate pair, that no path of the system can hold.
        raise Unreadable("S100", "file.name") from None
    _must_not_be_too_big(data)
    return data


@collector_paused()
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
        _must_not_be_too_deep(text, len(text))
    if repeats:
        # Whoever handles this would otherwise hold all that was read, and read it again.
        del root
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
    def unique(pairs: list[tuple[str, Any]]) -> dict[Any, Any]:
        members = dict(pairs)
        if len(members) == len(pairs):
            return members
        # The file is refused. What stands under the name before may still be nested too deep.
        repeats.append("")
        return dict(enumerate(value for _, value in pairs))

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
        offset = place_of_constant(text, name)
        _must_not_be_too_deep(text, offset)
        raise Unreadable("S102", "json.constant", offset=offset, text=text, name=name) from None
    except json.JSONDecodeError as problem:
        reason, offset = habit_behind(text, problem)
        _must_not_be_too_deep(text, problem.pos)
        raise Unreadable("S102", reason, offset=offset, text=text) from None
    except RecursionError:
        _must_not_be_too_deep(text, len(text))
        raise


def _must_not_be_too_deep(text: str, end: int) -> None:
    # How deep the reader goes before it gives up depends on the version of Python: whatever
    # else is wrong further down, the first bracket beyond the limit is the fault.
    offset = place_of_depth(text, MAX_DEPTH, end)
    if offset is not None:
        details = {"limit": str(MAX_DEPTH)}
        raise Unreadable("S102", "json.depth", offset=offset, text=text, **details) from None


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


def _first_visible(text: str) -> int:
    return len(text) - len(text.lstrip(_SPACE))
