"""What a JSON Schema cannot say of the rules, and why.

Advisories are not among it: they refuse nothing, and a schema can do nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pytest_segur.spec.catalogue import CATALOGUE, codes_under
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


class Extent(StrEnum):
    """How much of a rule is beyond a schema."""

    WHOLLY = "wholly"  #: nothing of it is in the schema
    PARTLY = "partly"  #: some of its faults are seen, others are not


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Why the schema says nothing of a rule, or not all.

    Attributes:
        extent: nothing, or not all.
        reason: why, and of what.
    """

    extent: Extent
    reason: Text


def _wholly(fr: str, en: str) -> Gap:
    return Gap(extent=Extent.WHOLLY, reason=Text(fr, en))


def _partly(fr: str, en: str) -> Gap:
    return Gap(extent=Extent.PARTLY, reason=Text(fr, en))


_READING: Final = _wholly(
    "un schéma juge une valeur déjà lue, non les octets du fichier",
    "a schema judges a value that was read already, not the bytes of the file",
)
_CAPITALS: Final = _partly(
    "les minuscules plus récentes qu'Unicode 3.2, ou hors du plan de base, passent",
    "small letters that are younger than Unicode 3.2, or beyond the basic plane, pass",
)
_NAME: Final = _wholly(
    "un schéma ne connaît pas le nom du fichier", "a schema does not know the name of the file"
)
_PROFILES: Final = _wholly(
    "les profils de la solution ne sont pas dans le fichier",
    "the profiles of the solution do not stand in the file",
)
_ARCHIVE: Final = _wholly(
    "les pièces sont hors du fichier", "the documents do not stand in the file"
)

_GAPS: Final[Mapping[str, Gap]] = {
    "S100": _READING,
    "S101": _READING,
    "S102": _READING,
    "S103": _wholly(
        "la plupart des lecteurs JSON ne gardent qu'une de deux clés identiques, sans le dire",
        "most readers of JSON keep one of two equal keys, and do not say so",
    ),
    **dict.fromkeys(sorted(codes_under("F")), _NAME),
    "D201": _partly(
        "1, 1.0 et 1e0 sont le même nombre pour un schéma",
        "1, 1.0 and 1e0 are the same number to a schema",
    ),
    "D206": _wholly(
        "un schéma ne compare pas les balises de deux demandes",
        "a schema does not compare the balises of two requests",
    ),
    "D207": _wholly(
        "un schéma ne connaît pas les dépôts précédents",
        "a schema does not know the earlier deposits",
    ),
    "D212": _partly(
        "un schéma voit un nombre, non ses décimales écrites : 1075.00, 1075.0 et 1075 sont égaux",
        "a schema sees a number, not its written decimals: 1075.00, 1075.0 and 1075 are equal",
    ),
    "D226": _CAPITALS,
    "D235": _CAPITALS,
    "D242": _CAPITALS,
    "D259": _PROFILES,
    "D260": _PROFILES,
    "D273": _partly(
        "type, format et forme du nom sont vus, non qu'il porte le numeroEditeur de la demande",
        "type, format and shape of the name are seen, not that it bears the request's "
        "numeroEditeur",
    ),
    **dict.fromkeys(sorted(codes_under("P")), _ARCHIVE),
}

#: What the schema does not say, or not all of it, by rule, in the order of the catalogue.
NOT_IN_SCHEMA: Final[Mapping[str, Gap]] = {code: _GAPS[code] for code in CATALOGUE if code in _GAPS}


def codes_beyond(extent: Extent) -> tuple[str, ...]:
    """Give the rules of which the schema says nothing, or not all."""
    return tuple(code for code, gap in NOT_IN_SCHEMA.items() if gap.extent is extent)
