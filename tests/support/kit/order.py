"""Pairs of faults: of two rules the earlier one is ASP's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur import dumps
from pytest_segur.spec.text import Text
from support.cases.case import build, resolved
from support.cases.single_faults import AT, BY_BASE, SEEN, neighbours
from support.kit.planned import Planned
from support.submissions import NUMERO_ANS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.submissions import Edition

FOLDER: Final = "order"
_NEEDS_PROFILES: Final = frozenset({"D259", "D260"})
_BEHIND_ANOTHER: Final = frozenset({"D202", "D206", "D275"})
#: What the portal has seen before.
_HISTORY: Final = {
    "schema": "segur-portal/1",
    "deposits": [
        {"name": "JSON-ANS00000054321-20220228-001.json", "requests": [{"numeroEditeur": SEEN}]}
    ],
}


def pairs(edition: Edition) -> Iterator[Planned]:
    """Plan the cases of an edition: each pair once, in the first sound request that has it."""
    seen: set[tuple[str, str]] = set()
    for base in BY_BASE:
        for pair in neighbours(base):
            if pair not in seen:
                seen.add(pair)
                yield _planned(base, *pair, edition)


def _planned(base: str, first: str, second: str, edition: Edition) -> Planned:
    codes = {first, second}
    # Some faults are such only behind another request, or bear its number.
    bases = ("alone", base) if codes & _BEHIND_ANOTHER else (base,)
    position = len(bases)
    changes = {
        f"{position}:{place}": value
        for code in (first, second)
        for place, value in BY_BASE[base][code].items()
    }
    at = AT.get(first, next(iter(BY_BASE[base][first])))
    return Planned(
        rule=first,
        slug=f"{first}-{second}".lower(),
        kind="fails",
        purpose=Text(f"{first} avant {second}", f"{first} before {second}"),
        edition=edition,
        content=dumps(build(bases, changes, edition)),
        errors={"demandes": {str(position): [first, second]}},
        place=resolved(f"{position}:{at}"),
        folder=FOLDER,
        numero_ans=NUMERO_ANS[edition],
        profiles=() if codes & _NEEDS_PROFILES else None,
        history=_HISTORY if "D207" in codes else None,
    )
