r"""Names of members, in whatever encoding they were written.

A name without the UTF-8 flag says nothing of its encoding: the standard means code page 437,
Windows writes that of the country (850 in France), macOS writes UTF-8.

>>> readings(b"pi\x8ace.pdf", 0, b"")[0]
'pièce.pdf'
>>> readings("pièce.pdf".encode(), 0, b"")[0]
'pièce.pdf'
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_UTF_8_FLAG: Final = 0x800
_UNICODE_PATH: Final = 0x7075
_BLOCK: Final = struct.Struct("<HH")
_UNICODE_PATH_HEAD: Final = struct.Struct("<BL")
_CODE_PAGES: Final = ("cp437", "cp850", "cp1252")


def readings(raw: bytes, flags: int, extra: bytes) -> tuple[str, ...]:
    """Decode a name: as it is shown first, then all the other ways in which it may be meant.

    Args:
        raw: the name as it stands in the archive.
        flags: of its entry.
        extra: the extra fields of its entry.
    """
    if flags & _UTF_8_FLAG:
        # A wrong byte is kept apart from all others, and shown as an escape.
        return (raw.decode("utf-8", "surrogateescape"),)
    unicode_path = _unicode_path(raw, extra)
    if unicode_path is not None:
        return (unicode_path,)
    return tuple(dict.fromkeys(_guesses(raw)))


def extra_block(extra: bytes, kind: int) -> bytes | None:
    """Give the first extra field of a kind; None where the entry has none."""
    offset = 0
    while offset + _BLOCK.size <= len(extra):
        found, length = _BLOCK.unpack_from(extra, offset)
        offset += _BLOCK.size
        if found == kind:
            return extra[offset : offset + length]
        offset += length
    return None


def _unicode_path(raw: bytes, extra: bytes) -> str | None:
    """Read Info-ZIP's Unicode path, unless the name was changed after it was written."""
    block = extra_block(extra, _UNICODE_PATH)
    # A path that is empty says nothing.
    if block is None or len(block) <= _UNICODE_PATH_HEAD.size:
        return None
    version, checksum = _UNICODE_PATH_HEAD.unpack_from(block)
    if version != 1 or checksum != zlib.crc32(raw):
        return None
    return block[_UNICODE_PATH_HEAD.size :].decode("utf-8", "surrogateescape")


def _guesses(raw: bytes) -> Iterator[str]:
    for encoding in ("utf-8", *_CODE_PAGES):
        try:
            yield raw.decode(encoding)
        except UnicodeDecodeError:
            continue
