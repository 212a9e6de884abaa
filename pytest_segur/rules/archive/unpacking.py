"""The ways in which members are compressed, piece by piece: no output is ever larger than asked.

What is not read here (Deflate64, Zstandard, PPMd …) is not made by any usual program for a
document of 3 Mo, unless somebody asks it to: that is refused, and the method named.
"""

from __future__ import annotations

import importlib
import struct
import zlib
from typing import TYPE_CHECKING, Any, Final, Protocol

from pytest_segur.rules.archive.problem import ArchiveProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pytest_segur.rules.archive.members import Member

#: So much is read at once, and unpacked at once.
CHUNK: Final = 1 << 16

_HAS_END_MARK: Final = 0x0002
_LZMA_HEAD: Final = struct.Struct("<2xHBL")
_LZMA_PROPERTIES: Final = 5
_MOST_LITERAL_CONTEXTS: Final = 9
_MOST_POSITIONS: Final = 5
#: Nothing behind the first three million bytes is read, so that nothing refers further back.
_LARGEST_DICTIONARY: Final = 1 << 22

_NAMES: Final[Mapping[int, str]] = {
    1: "Shrink",
    6: "Implode",
    9: "Deflate64",
    12: "bzip2",
    14: "LZMA",
    93: "Zstandard",
    95: "XZ",
    96: "JPEG",
    97: "WavPack",
    98: "PPMd",
}


class _Unpacker(Protocol):
    """What the decompressors of `bz2` and `lzma` have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


def unpack(packed: Iterator[bytes], member: Member) -> Iterator[bytes]:
    """Decompress a member while it is read.

    Args:
        packed: what stands in the archive, in chunks.
        member: the entry that tells how it is compressed.

    Yields:
        The content, in pieces of at most `CHUNK` bytes or so.

    Raises:
        ArchiveProblem: the method is not read here, or the stream is broken.
    """
    method = _METHODS.get(member.method)
    if method is None:
        raise _unknown(member)
    return method(packed, member)


def _unknown(member: Member) -> ArchiveProblem:
    name = _NAMES.get(member.method)
    number = str(member.method)
    return ArchiveProblem("method", method=f"{name} ({number})" if name else number)


def _stored(packed: Iterator[bytes], _member: Member) -> Iterator[bytes]:
    return packed


def _deflated(packed: Iterator[bytes], _member: Member) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for chunk in packed:
            rest = chunk
            while rest:
                yield unpacker.decompress(rest, CHUNK)
                rest = unpacker.unconsumed_tail
            if unpacker.eof:
                return
        yield unpacker.flush()
    except zlib.error:
        raise ArchiveProblem("content") from None


def _bzipped(packed: Iterator[bytes], member: Member) -> Iterator[bytes]:
    bz2 = _module("bz2", member)
    return _expanded(bz2.BZ2Decompressor(), packed, OSError)


def _lzma(packed: Iterator[bytes], member: Member) -> Iterator[bytes]:
    lzma = _module("lzma", member)
    first = next(packed, b"")
    if len(first) < _LZMA_HEAD.size:
        raise ArchiveProblem("content")
    length, code, dictionary = _LZMA_HEAD.unpack_from(first)
    positions, contexts = divmod(code, _MOST_LITERAL_CONTEXTS)
    pb, lp = divmod(positions, _MOST_POSITIONS)
    parameters = {
        "id": lzma.FILTER_LZMA1,
        "dict_size": min(dictionary, _LARGEST_DICTIONARY),
        "lc": contexts,
        "lp": lp,
        "pb": pb,
    }
    try:
        unpacker = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[parameters])
    except (lzma.LZMAError, ValueError):
        raise ArchiveProblem("content") from None
    if length != _LZMA_PROPERTIES:
        raise ArchiveProblem("content")
    content = _expanded(unpacker, _chain(first[_LZMA_HEAD.size :], packed), lzma.LZMAError)
    # A stream without a mark at its end does not tell where that is: the size is part of it.
    return content if member.flags & _HAS_END_MARK else _limited(content, member.size)


def _module(name: str, member: Member) -> Any:  # noqa: ANN401 - one of two modules
    """Import a decompressor, which some builds of Python lack, when it is needed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise _unknown(member) from None


def _expanded(
    unpacker: _Unpacker, packed: Iterator[bytes], failure: type[Exception]
) -> Iterator[bytes]:
    for chunk in packed:
        data = chunk
        while not unpacker.eof and (data or not unpacker.needs_input):
            try:
                content = unpacker.decompress(data, CHUNK)
            except failure:
                raise ArchiveProblem("content") from None
            yield content
            data = b""


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _limited(content: Iterator[bytes], size: int) -> Iterator[bytes]:
    for data in content:
        yield data[:size]
        size -= len(data)
        if size <= 0:
            return


_METHODS: Final[Mapping[int, Callable[[Iterator[bytes], Member], Iterator[bytes]]]] = {
    0: _stored,
    8: _deflated,
    12: _bzipped,
    14: _lzma,
}
