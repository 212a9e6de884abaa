"""Which rules of the second control a request puts to the test.

A rule applies where the table has a line for the situation of the request, or where what its
condition speaks of is there: a proof of the HT regime is asked for only where the regime is HT.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Self

from pytest_segur.rules.request import BENEFICIAIRES, COMMANDE, PIECES
from pytest_segur.spec.balises import REQUEST_ROWS
from pytest_segur.spec.block import Block
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.situation import LIBERAL, Situation, situation_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pytest_segur.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What decides which rules apply to a request.

    Attributes:
        edition: by which it is judged.
        situation: who orders, and who signs.
        is_first: whether no request of the file comes before it.
        is_ht: whether its regime is HT.
        has_doctors: whether it lists some.
        has_pieces: whether it declares supporting documents.
        has_history: whether earlier deposits are known.
        has_profiles: whether the profiles of the solution are.
    """

    edition: Edition
    situation: Situation
    is_first: bool
    is_ht: bool
    has_doctors: bool
    has_pieces: bool
    has_history: bool
    has_profiles: bool

    @classmethod
    def of(cls, request: Mapping[str, Any], index: int, settings: Settings) -> Self:
        """Look at a request whose structure is sound.

        Args:
            request: as the file has it.
            index: its place in the file, from 0.
            settings: how it is judged.
        """
        beneficiaires = request[BENEFICIAIRES]
        return cls(
            edition=settings.edition,
            situation=situation_of(beneficiaires),
            is_first=index == 0,
            is_ht=request[COMMANDE].get("regimeTVA") == "HT",
            has_doctors=bool(beneficiaires["liberal"]),
            has_pieces=bool(request[PIECES]),
            has_history=settings.history is not None,
            has_profiles=settings.profiles is not None,
        )


#: Where the rules apply that are no line of the table.
CONDITIONS: Final[Mapping[str, Callable[[Shape], bool]]] = {
    "D202": lambda _: True,
    "D206": lambda shape: not shape.is_first,
    "D207": lambda shape: shape.has_history,
    "D225": lambda shape: shape.situation in LIBERAL,
    "D253": lambda shape: shape.edition is Edition.CORRECTED,
    "D259": lambda shape: shape.has_profiles,
    "D260": lambda shape: shape.has_profiles,
    "D273": lambda shape: shape.has_pieces,
    "D275": lambda _: True,
    "D276": lambda shape: shape.is_ht,
}


@lru_cache(maxsize=256)
def rules_for(shape: Shape) -> frozenset[str]:
    """Give the rules that apply to the requests of a shape."""
    left_out = {
        block
        for block, is_there in (
            (Block.LIBERAL, shape.has_doctors),
            (Block.PIECES, shape.has_pieces),
        )
        if not is_there
    }
    lines = {
        row.code
        for row in REQUEST_ROWS
        if shape.situation in row.when
        and shape.edition in row.editions
        and row.block not in left_out
    }
    return frozenset(lines.union(code for code, applies in CONDITIONS.items() if applies(shape)))
