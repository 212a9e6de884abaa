"""Makes new inputs of old ones: as bytes, as JSON, as an archive, as a choice.

Bytes alone hardly ever give a file that comes past its structure, so most changes are made to
the tree: members deleted, doubled, renamed, moved, nested, and values of every bad kind put in
their places. Everything follows from the generator of random numbers that is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fuzz.choice import HEADER
from fuzz.harness import TARGETS
from fuzz.lying_archives import lying_archive
from fuzz.trees import replanted

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    Havoc = Callable[[bytes, random.Random], bytes]

_PATCHES: Final = (
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", b"\xf4\x90\x80\x80", b"\x00", b"\\u"),
    *(
        b'"',
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"\n",
        b"\r",
        b"PK\5\6",
        b"PK\1\2",
        b"PK\3\4",
        b"-",
    ),
)


def mutate(data: bytes, rng: random.Random, *, most: int, havoc: Havoc | None = None) -> bytes:
    """Make an input of another one.

    Args:
        data: the old one, with its choice.
        rng: what decides.
        most: so many bytes it may have.
        havoc: changes bytes its own way, beside what is done here.
    """
    header, content = data[:HEADER].ljust(HEADER, b"\0"), data[HEADER:]
    # The command takes longer than all the others: no input stays with it for long.
    if rng.random() < (0.7 if header[:1] == b"c" else 0.3):
        header = _other_choice(header, rng)
    if header[:1] == b"a":
        content = lying_archive(rng) if rng.random() < 0.3 else _patched(content, rng, havoc)
    else:
        changed = replanted(content, rng, most=most - HEADER) if rng.random() < 0.85 else None
        content = _patched(content, rng, havoc) if changed is None else changed
    return (header + content)[:most]


def _other_choice(header: bytes, rng: random.Random) -> bytes:
    target = header[:1]
    # An archive is nothing else, and nothing else is an archive.
    if target == b"c" or (target != b"a" and rng.random() < 0.3):
        target = rng.choice([letter for letter in TARGETS if letter != "a"]).encode()
    more = rng.randrange(256) if rng.random() < 0.3 else 0
    return target + bytes([rng.randrange(256), rng.randrange(256), more])


def _patched(content: bytes, rng: random.Random, havoc: Havoc | None) -> bytes:
    """Change some bytes."""
    if havoc is not None and rng.random() < 0.5:
        return havoc(content, rng)
    changed = bytearray(content)
    for _ in range(rng.randint(1, 4)):
        at = rng.randint(0, len(changed))
        end = at + rng.choice([0, 1, 1, 2, 8])
        changed[at:end] = rng.choice([rng.choice(_PATCHES), rng.randbytes(1), b""])
    return bytes(changed)
