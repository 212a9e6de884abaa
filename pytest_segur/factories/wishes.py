"""Turns what somebody asks for by keyword into a wish that a shape can be drawn from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pytest_segur.factories.overrides import ABSENT, FactoryError, homes_of
from pytest_segur.factories.shapes import BENEFICIARIES, REGIMES, SOUND, Wish
from pytest_segur.spec.balises import CORRECTED_DMP, PUBLISHED_DMP
from pytest_segur.spec.block import Block
from pytest_segur.spec.situation import Situation
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_segur.spec.edition import Edition

_AGENT_BALISES: Final = frozenset({"nomMandataire", "emailMandataire", "telephoneMandataire"})
_DOCTORS: Final = BENEFICIARIES["LIBERAL"]
_STRUCTURES: Final = BENEFICIARIES["STRUCTURE"]
#: What the deciding balises say in each situation; null and absence are a structure's too.
_DECISIONS: Final[Mapping[str, Mapping[object, frozenset[Situation]]]] = {
    "commandePour": {"LIBERAL": _DOCTORS, "STRUCTURE": _STRUCTURES},
    "isMandataire": {
        True: frozenset({Situation.AGENT}),
        False: frozenset(SOUND) - {Situation.AGENT},
        None: _STRUCTURES,
        ABSENT: _STRUCTURES,
    },
    "isClientUnique": {
        True: frozenset({Situation.ALONE}),
        False: frozenset(SOUND) - {Situation.ALONE},
        None: _STRUCTURES,
        ABSENT: _STRUCTURES,
    },
}


def wish_for(  # noqa: PLR0913 - each is a wish of its own, by keyword
    balises: Mapping[str, object],
    edition: Edition,
    *,
    beneficiary: str | None = None,
    situation: str | None = None,
    doctors: int | None = None,
    sites: int | None = None,
) -> Wish:
    """Say what requests must be like, so that what is asked for fits in and stays sound.

    Args:
        balises: name → value that is going to be set.
        edition: the edition.
        beneficiary: ``LIBERAL`` or ``STRUCTURE``.
        situation: ``ALONE``, ``AGENT``, ``ALL_SIGNED`` or ``STRUCTURE``.
        doctors: how many.
        sites: how many.

    Raises:
        FactoryError: no request has all of it.
    """
    possible = frozenset(SOUND)
    if beneficiary is not None:
        possible = _one_of("beneficiary", beneficiary, BENEFICIARIES)
    if situation is not None:
        named = _one_of("situation", situation, {s.value: frozenset({s}) for s in SOUND})
        possible = _narrowed(possible, named, f"situation={situation}")
    for name, value in balises.items():
        possible = _decided(possible, name, value)
        wanted = _homes(name, value, edition)
        possible = _narrowed(possible, wanted, name)
    regime = balises.get("regimeTVA")
    return Wish(
        situations=possible,
        doctors=doctors,
        sites=sites,
        regime=regime if isinstance(regime, str) and regime in REGIMES else None,
        dmp=next((name for name in (PUBLISHED_DMP, CORRECTED_DMP) if name in balises), None),
    )


def both(wish: Wish, other: Wish, what: str) -> Wish:
    """Join two wishes; where they differ the second one decides, but for the situations.

    Args:
        wish: the first one.
        other: the second one.
        what: what the second one is for, as messages name it.

    Raises:
        FactoryError: no situation suits both.
    """
    return replace(
        wish,
        situations=_narrowed(wish.situations, other.situations, what),
        doctors=wish.doctors if other.doctors is None else other.doctors,
        sites=wish.sites if other.sites is None else other.sites,
        regime=wish.regime if other.regime is None else other.regime,
        dmp=wish.dmp if other.dmp is None else other.dmp,
        is_filled=wish.is_filled or other.is_filled,
    )


def _one_of(
    what: str, name: str, choices: Mapping[str, frozenset[Situation]]
) -> frozenset[Situation]:
    if name not in choices:
        allowed = ", ".join(choices)
        raise FactoryError(
            Text(
                f"{what} inconnu : {name!r} ; valeurs admises : {allowed}",
                f"unknown {what}: {name!r}; allowed: {allowed}",
            )
        )
    return choices[name]


def _narrowed(
    possible: Iterable[Situation], wanted: frozenset[Situation], what: str
) -> frozenset[Situation]:
    rest = wanted.intersection(possible)
    if not rest:
        fitting = ", ".join(s for s in SOUND if s in wanted)
        asked = ", ".join(s for s in SOUND if s in possible)
        raise FactoryError(
            Text(
                f"{what} suppose une commande {fitting}, et non {asked}",
                f"{what} needs an order {fitting}, not {asked}",
            )
        )
    return rest


def _decided(possible: frozenset[Situation], name: str, value: object) -> frozenset[Situation]:
    """Keep the situations in which a deciding balise says so; a wrong value decides nothing."""
    says = _DECISIONS.get(name, {})
    # 1 and 0 are keys like true and false, but no booleans of JSON.
    is_key = value is None or value is ABSENT or type(value) in {str, bool}
    agreeing = says.get(value, frozenset()) if is_key else frozenset()
    return possible & agreeing or possible


def _homes(name: str, value: object, edition: Edition) -> frozenset[Situation]:
    """Give the situations in which a balise stands."""
    homes = homes_of(name, edition)
    if homes == (Block.LIBERAL,):
        return _DOCTORS
    if homes == (Block.STRUCTURE,):
        return _STRUCTURES
    if name in _AGENT_BALISES and value is not None and value is not ABSENT:
        return frozenset({Situation.AGENT})
    return frozenset(SOUND)
