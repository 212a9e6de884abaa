"""Changes trees of JSON: members deleted, doubled, renamed, moved, nested, and made bad values.

Objects are lists of their members here, so that a name may stand twice, and numbers are text,
so that what is no number can stand in their place.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, Final

from fuzz.words import LITERALS, NAMES, STRINGS
from pytest_segur.spec.balises import MAX_REQUESTS

if TYPE_CHECKING:
    import random


_CONSTANTS: Final = {None: "null", True: "true", False: "false"}
_DEEP: Final = (2, 10, 150, 199, 200, 201, 400, 3_000)
_STYLES: Final = ((None, (",", ":")), (None, (", ", ": ")), (2, (",", ": ")), (1, (" ,", " :")))
_BREAKS: Final = ("\r\n", "\r", "\n\n", "\t", "\u2028", "\x0b")


class _Members(list[tuple[str, Any]]):
    """The members of an object, names twice included."""


class _Raw(str):
    """What is written as it stands: a number, or what is no JSON at all."""

    __slots__ = ()


def replanted(content: bytes, rng: random.Random, *, most: int) -> bytes | None:
    """Change a tree in some places, and write it in some style.

    Args:
        content: JSON.
        rng: what decides.
        most: so many bytes it may have.

    Returns:
        The other tree; None where there is none, or one that is too deep.
    """
    try:
        root = json.loads(
            content,
            object_pairs_hook=_Members,
            parse_int=_Raw,
            parse_float=_Raw,
            parse_constant=_Raw,
        )
        return _rewritten(root, rng, room=most - len(content))
    except (ValueError, RecursionError):
        return None


def _rewritten(root: Any, rng: random.Random, *, room: int) -> bytes:  # noqa: ANN401 - any JSON
    holder = [root]
    for _ in range(rng.choice([1, 1, 1, 2, 3, 6])):
        _change(holder, rng)
    indent, separators = rng.choice(_STYLES) if rng.random() < 0.3 else _STYLES[0]
    if rng.random() < 0.005:
        _grow(holder, rng, room)
    parts: list[str] = []
    _write(holder[0] if holder else None, parts, separators, "\n" if indent else "")
    text = "".join(parts)
    if rng.random() < 0.05:
        text = text.replace("\n" if indent else ",", rng.choice(_BREAKS) + (","[: not indent]))
    return text.encode("utf-8", "surrogatepass" if rng.random() < 0.02 else "backslashreplace")


def _containers(value: Any, found: list[Any]) -> None:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        found.append(value)
        for child in value:
            _containers(child[1] if isinstance(value, _Members) else child, found)


def _change(holder: list[Any], rng: random.Random) -> None:
    """Change one place of a tree."""
    containers: list[Any] = []
    _containers(holder, containers)
    place = rng.choice(containers)
    kind = rng.randrange(8)
    if not place or kind == 0:
        value = _value(rng, holder)
        entry = (rng.choice(NAMES), value) if isinstance(place, _Members) else value
        place.insert(rng.randint(0, len(place)), entry)
        return
    at = rng.randrange(len(place))
    if kind == 1:
        del place[at]
    elif kind == 2:
        # In an object, twice the same name.
        place.insert(at, place[at])
    elif kind == 3:
        other = rng.randrange(len(place))
        place[at], place[other] = place[other], place[at]
    elif kind == 4 and isinstance(place, _Members):
        place[at] = (_name(place[at][0], rng), place[at][1])
    else:
        old = place[at][1] if isinstance(place, _Members) else place[at]
        new = (
            _touched(old, rng)
            if isinstance(old, str) and rng.random() < 0.5
            else _value(rng, holder)
        )
        place[at] = (place[at][0], new) if isinstance(place, _Members) else new


def _grow(holder: list[Any], rng: random.Random, room: int) -> None:
    """Let one place become so long or so full that whatever takes the square of it is seen."""
    containers: list[Any] = []
    _containers(holder, containers)
    place = rng.choice([each for each in containers if each] or [[None]])
    at = rng.randrange(len(place))
    name, value = place[at] if isinstance(place, _Members) else ("", place[at])
    parts: list[str] = []
    _write(value, parts, _STYLES[0][1], "")
    size = len("".join(parts)) + len(name) + 1
    count = min(rng.choice([MAX_REQUESTS, 1_000, 5_000]), room // size + 1)
    if isinstance(value, str) and rng.random() < 0.5:
        grown = type(value)(value * count)
        place[at] = (name, grown) if isinstance(place, _Members) else grown
    elif isinstance(place, _Members):
        place.extend((f"{name}{rank}", value) for rank in range(count))
    else:
        place[at:at] = [value] * count


def _name(name: str, rng: random.Random) -> str:
    return rng.choice(
        [rng.choice(NAMES), name.lower(), name + "s", name[1:], f" {name}", name.title()]
    )


def _touched(text: str, rng: random.Random) -> str:
    """Change a string, or the literal of a number, in a place."""
    at = rng.randint(0, len(text))
    piece = rng.choice(
        ["", " ", "0", "é", "\u200b", "\u202e", "\ud800", ".", "-", "\x00", "ß", "E3"]
    )
    changed = rng.choice(
        [
            text[:at] + piece + text[at:],
            text[:at] + piece + text[at + 1 :],
            text[:at],
            text * 2,
            text.lower(),
            text.swapcase(),
            text[::-1],
        ]
    )
    return _Raw(changed) if isinstance(text, _Raw) else changed


def _value(rng: random.Random, holder: list[Any]) -> Any:  # noqa: ANN401 - any JSON
    kind = rng.randrange(8)
    if kind < 3:
        return rng.choice(STRINGS)
    if kind == 3:
        return _Raw(rng.choice(LITERALS))
    if kind == 4:
        containers: list[Any] = []
        _containers(holder, containers)
        # Shared, not copied: what is a tree is written as one, and a circle never arises.
        return _copied(rng.choice(containers[1:] or [[]]))
    if kind == 5:
        depth = rng.choice(_DEEP)
        opener, closer = rng.choice([("[", "]"), ('{"a":', "}"), ('[{"lignesImport":', "}]")])
        return _Raw(opener * depth + rng.choice(["", "1", '"x"'][opener != "[" :]) + closer * depth)
    return rng.choice([None, None, True, False, [], _Members(), [None], [[]], [_Members()]])


def _copied(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, _Members):
        return _Members((name, _copied(member)) for name, member in value)
    return [_copied(child) for child in value] if isinstance(value, list) else value


def _write(value: Any, parts: list[str], separators: tuple[str, str], margin: str) -> None:  # noqa: ANN401 - any JSON
    comma, colon = separators
    if isinstance(value, list):
        is_object = isinstance(value, _Members)
        inner = margin and margin + "  "
        parts.append("{" if is_object else "[")
        for index, child in enumerate(value):
            parts.append((comma if index else "") + inner)
            if is_object:
                parts.append(encode_basestring(child[0]) + colon)
            _write(child[1] if is_object else child, parts, separators, inner)
        parts.append((margin if value else "") + ("}" if is_object else "]"))
    elif isinstance(value, _Raw):
        parts.append(str(value))
    elif isinstance(value, str):
        parts.append(encode_basestring(value))
    else:
        parts.append(_CONSTANTS[value])
