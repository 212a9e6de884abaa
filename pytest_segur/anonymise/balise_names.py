"""Tells names of the model, right or misspelt, from those that could be anything.

>>> balise_meant("siret"), balise_meant("numero_ans"), balise_meant("pieceJustificative")
('SIRET', 'numeroAns', 'piecesJustificatives')
>>> balise_meant("nomMedecinDupont"), balise_meant("RUPP")
(None, None)
"""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pytest_segur.spec.block import Block
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.skeleton import names_in

if TYPE_CHECKING:
    from collections.abc import Mapping

#: How much alike two names must be, and by how much their lengths may differ: no name of a
#: person hides behind a slip of the pen.
_LIKENESS: Final = 0.9
_MOST_ADDED: Final = 2
#: Shorter words are too close to names of people.
_SHORTEST: Final = 6
_LONGEST: Final = 64


def _folded(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name).casefold()
    return "".join(character for character in apart if character.isalnum())


#: The names of the model by their letters.
_MODEL: Final[Mapping[str, str]] = {
    _folded(name): name
    for block in Block
    for edition in Edition
    for name in names_in(block, edition)
}


@lru_cache(maxsize=4096)
def balise_meant(name: str) -> str | None:
    """Find the name of the model that a name is, but for its writing or a slip of the pen."""
    if len(name) > _LONGEST:
        return None
    letters = _folded(name)
    exact = _MODEL.get(letters)
    if exact is not None:
        return exact
    near = [known for known in _MODEL if _may_be(letters, known)]
    close = get_close_matches(letters, near, 1, _LIKENESS)
    return _MODEL[close[0]] if close else None


def _may_be(letters: str, known: str) -> bool:
    """Look quickly whether two names can be alike: a slip leaves a third of a name intact."""
    third = len(known) // 3
    parts = (known[:third], known[third:-third], known[-third:])
    return (
        len(letters) >= _SHORTEST
        and abs(len(letters) - len(known)) <= _MOST_ADDED
        and any(part in letters for part in parts)
    )
