"""Sets balises of a generated submission to what somebody asks for, by name or by place.

A name reaches the balise everywhere it stands; a JSON pointer reaches one place. What is
given is put there as it is, be it sound or not: amounts keep their literals.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.positions import from_pointer
from pytest_segur.spec.block import REPEATED, Block
from pytest_segur.spec.formats import MISSING
from pytest_segur.spec.skeleton import names_in
from pytest_segur.spec.text import Text, TextError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_segur.spec.edition import Edition

#: Given for a balise, it takes the balise away.
ABSENT: Final = MISSING

_DEPTHS: Final = {block.path[-1]: len(block.path) for block in Block if block.path}
_DEEPEST: Final = max(_DEPTHS.values()) + 1


class FactoryError(TextError):
    """What was asked for cannot be made; the message says what can."""


@cache
def homes_of(name: str, edition: Edition) -> tuple[Block, ...]:
    """Give the blocks that a name of the model stands in; none when it is no such name."""
    # The treatment stands in the request itself: its names are found there.
    return tuple(
        block
        for block in Block
        if block is not Block.TREATMENT and name in names_in(block, edition)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What a submission, or a request, is to have instead of what was drawn.

    Attributes:
        balises: name → value, for every place where the name stands.
        pointers: JSON pointer → value, counted from what is made.
    """

    balises: Mapping[str, object] = field(default_factory=dict)
    pointers: Mapping[str, object] = field(default_factory=dict)

    def must_be_known(self, edition: Edition) -> None:
        """Refuse a name that the model does not have.

        Raises:
            FactoryError: the message names the nearest one.
        """
        for name in self.balises:
            if homes_of(name, edition):
                continue
            known = sorted({known for block in Block for known in names_in(block, edition)})
            nearest = get_close_matches(name, known, n=1)
            raise _unknown(name, edition, nearest or known)

    def apply_to_request(self, request: dict[str, Any], edition: Edition) -> None:
        """Set the balises of one request."""
        # A block first: a balise of it may be asked for too.
        for name in sorted(self.balises, key=_depth):
            for home in homes_of(name, edition):
                for place in list(_objects(request, home)):
                    put(place, name, self.balises[name])

    def apply_to_header(self, submission: dict[str, Any], edition: Edition) -> None:
        """Set the balises of the header."""
        for name, value in self.balises.items():
            if Block.HEADER in homes_of(name, edition):
                put(submission, name, value)

    def apply_pointers(self, root: dict[str, Any]) -> None:
        """Set the places that were pointed at.

        Raises:
            FactoryError: a pointer leads nowhere.
        """
        for pointer, value in self.pointers.items():
            try:
                _must_be_pointer(pointer)
                *way, last = from_pointer(pointer)
                place: Any = root
                for step in way:
                    place = place[_step(place, step)]
                put(place, _step(place, last), value)
            except (LookupError, TypeError, ValueError) as problem:
                raise FactoryError(
                    Text(
                        f"le pointeur {pointer!r} ne mène nulle part ({problem})",
                        f"the pointer {pointer!r} leads nowhere ({problem})",
                    )
                ) from None


def put(place: Any, name: str | int, value: object) -> None:  # noqa: ANN401 - an object or array
    """Set a member or an element to a copy of a value; `ABSENT` takes it away."""
    if value is not ABSENT:
        place[name] = copy.deepcopy(value)
    elif isinstance(place, dict):
        place.pop(name, None)
    else:
        del place[name]


def _unknown(name: str, edition: Edition, others: list[str]) -> FactoryError:
    listed = ", ".join(others)
    return FactoryError(
        Text(
            f"{name!r} n'est pas une balise de l'édition {edition} ; balises admises : {listed}",
            f"{name!r} is no balise of the {edition} edition; allowed: {listed}",
        )
    )


def _must_be_pointer(pointer: str) -> None:
    if not pointer.startswith("/"):
        message = "it begins with /"
        raise ValueError(message)


def _step(place: object, step: str | int) -> str | int:
    return int(step) if isinstance(place, list) else str(step)


def _depth(name: str) -> int:
    """Tell how deep a block stands; a balise stands deeper than all of them."""
    return _DEPTHS.get(name, _DEEPEST)


def _objects(request: dict[str, Any], block: Block) -> Iterator[dict[str, Any]]:
    """Give the objects of a request that hold the balises of a block."""
    if block is Block.HEADER:
        return
    place: Any = request
    for step in block.path:
        if not isinstance(place, dict):
            return
        place = place.get(step)
    elements = place if block in REPEATED and isinstance(place, list) else [place]
    for element in elements:
        # Of an order of doctors, `structure` is {} and stays so.
        if isinstance(element, dict) and (element or block is not Block.STRUCTURE):
            yield element
