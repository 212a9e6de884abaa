"""Faults of the bytes: what cannot be read, or not be trusted (S101 to S104)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.document import MAX_DEPTH
from pytest_segur.factories.faults.kinds import TextFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_segur.factories.faults.kinds import Fault

_HEAD: Final = b'"impId": null'


def faults_of_text() -> Iterator[Fault]:
    """Give the faults of encoding, syntax, repeated keys and root."""
    for code, faults in _FAULTS.items():
        for title, spoil in faults:
            # Where nothing can be read, nothing else is known of it either.
            yield TextFault(code=code, title=title, spoil=spoil)


def _in_utf_16(data: bytes) -> bytes:
    return b"\xff\xfe" + data.decode().encode("utf-16-le")


def _instead_of_the_head(value: bytes) -> Callable[[bytes], bytes]:
    """Put another value where the first null stands."""
    return lambda data: data.replace(_HEAD, b'"impId": ' + value, 1)


def _before_the_end(more: bytes) -> Callable[[bytes], bytes]:
    """Put something before the last brace."""
    return lambda data: data.rstrip()[:-1].rstrip() + more + b"\n}\n"


def _whole(value: bytes) -> Callable[[bytes], bytes]:
    return lambda _data: value


_TOO_DEEP: Final = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH

_FAULTS: Final[dict[str, tuple[tuple[str, Callable[[bytes], bytes]], ...]]] = {
    "S101": (
        ("a byte-order mark", lambda data: b"\xef\xbb\xbf" + data),
        ("Windows-1252 or Latin-1", _instead_of_the_head(b'"\xc9ditions"')),
        ("UTF-16", _in_utf_16),
        ("half of a character", _instead_of_the_head(b'"\xc3"')),
        ("a surrogate in bytes", _instead_of_the_head(b'"\xed\xa0\x80"')),
    ),
    "S102": (
        ("an empty file", _whole(b"")),
        ("nothing but blanks", _whole(b" \n")),
        ("NaN", _instead_of_the_head(b"NaN")),
        ("Infinity", _instead_of_the_head(b"-Infinity")),
        ("a comma too many", _before_the_end(b",")),
        ("a comment", lambda data: b"// demandes\n" + data),
        ("single quotes", lambda data: data.replace(b'"impId"', b"'impId'", 1)),
        ("a number with a zero in front", _instead_of_the_head(b"007")),
        ("a tab in a string", _instead_of_the_head(b'"\t"')),
        ("the end is missing", lambda data: data.rstrip()[:-1]),
        ("a second value behind", lambda data: data + b"{}\n"),
        ("more than 200 levels", _instead_of_the_head(_TOO_DEEP)),
    ),
    "S103": (
        ("a key twice", _before_the_end(b',\n  "impId": null')),
        ("a key twice, once with an escape", _before_the_end(b',\n  "\\u0069mpId": null')),
        (
            "a key twice in a request",
            lambda data: data.replace(
                b'"typeAction": "C"', b'"typeAction": "C",\n      "typeAction": "C"', 1
            ),
        ),
    ),
    "S104": (
        ("an array around the file", lambda data: b"[" + data.rstrip() + b"]\n"),
        ("null", _whole(b"null\n")),
        ("a string", _whole(b'"lignesImport"\n')),
        ("a number", _whole(b"1075.00\n")),
    ),
}
