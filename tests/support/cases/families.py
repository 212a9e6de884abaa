"""Cases that many balises have in common, made from their format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.cases.case import BOTH, Case, accepted, refused
from support.cases.values import BLANKS, CAPITALS, NO_BOOLEANS, NO_CAPITALS, NO_NULLS, NO_STRINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.submissions import Edition

# Each takes what `refused` takes beside code, why and changes.


def exactly(
    code: str,
    place: str,
    length: int,
    *,
    editions: tuple[Edition, ...] = BOTH,
    passes: bool = True,
    **more: Any,  # noqa: ANN401
) -> list[Case]:
    """VARCHAR (=n): one less, one more, and the length itself."""
    strings = {
        "one too few": "1" * (length - 1),
        "one too many": "1" * (length + 1),
        "blanks of the right length": " " * length,
        "empty": "",
        "the right length in UTF-8 only": "é" * (length // 2) + "1" * (length % 2),
    }
    cases = [
        refused(code, why, {place: value}, editions=editions, **more)
        for why, value in {**strings, **NO_STRINGS}.items()
    ]
    if passes:
        sound = {
            "the right length": "2" * length,
            "code points beyond the basic plane": "\U0001f600" * length,
            "separators that are no White_Space": "\u001f" * length,
            "letters": "ABé'" * (length // 4) + "x" * (length % 4),
        }
        cases += _accepted(code, place, sound, editions, more)
    return cases


def below(
    code: str,
    place: str,
    limit: int,
    *,
    capitals: bool = False,
    editions: tuple[Edition, ...] = BOTH,
    **more: Any,  # noqa: ANN401
) -> list[Case]:
    """VARCHAR (<n): the limit, one below it, one character, none."""
    values: dict[str, object] = {f"{limit} characters": "A" * limit, **BLANKS, **NO_STRINGS}
    if capitals:
        values |= NO_CAPITALS
    cases = [
        refused(code, why, {place: value}, editions=editions, **more)
        for why, value in values.items()
    ]
    sound = {f"{limit - 1} characters": "A" * (limit - 1), **CAPITALS}
    if not capitals:
        sound |= {"small letters": "durand@example.org", "blanks around": " a "}
    return cases + _accepted(code, place, sound, editions, more)


def boolean(code: str, place: str, *, passes: bool = True, **more: Any) -> list[Case]:  # noqa: ANN401
    """Boolean: true and false, and nothing that looks like them."""
    cases = [refused(code, why, {place: value}, **more) for why, value in NO_BOOLEANS.items()]
    if passes:
        sound = {"true": True, "false": False}
        cases += _accepted(code, place, sound, more.pop("editions", BOTH), more)
    return cases


def null(code: str, place: str, **more: Any) -> list[Case]:  # noqa: ANN401
    """Null: the key is there, and nothing in it."""
    cases = [refused(code, why, {place: value}, **more) for why, value in NO_NULLS.items()]
    return [*cases, *_accepted(code, place, {"null": None}, BOTH, more)]


def _accepted(
    code: str,
    place: str,
    values: Mapping[str, object],
    editions: tuple[Edition, ...],
    more: Mapping[str, Any],
) -> list[Case]:
    base = more.get("base", "agent")
    return [
        accepted(code, why, {place: value}, base=base, editions=editions)
        for why, value in values.items()
    ]
