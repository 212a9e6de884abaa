"""Who orders, and who signs: what decides which formats a request must respect.

Three balises of the beneficiaries block (section 3.2) tell the situations apart:
commandePour, isMandataire and isClientUnique. A situation that they leave open is one of
its own, so that no rule is ever judged on a value that is itself at fault.

>>> situation_of({"commandePour": "LIBERAL", "isMandataire": True, "isClientUnique": False})
<Situation.AGENT: 'AGENT'>
>>> situation_of({"commandePour": "LIBERAL", "isMandataire": "true", "isClientUnique": False})
<Situation.UNDECIDED: 'UNDECIDED'>
>>> situation_of({"commandePour": "liberal"})
<Situation.UNKNOWN: 'UNKNOWN'>
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Situation(StrEnum):
    """The cases of section 3.1, and those that a fault leaves open."""

    ALONE = "ALONE"  #: one doctor (isClientUnique)
    AGENT = "AGENT"  #: several doctors, one signed for them (isMandataire)
    ALL_SIGNED = "ALL_SIGNED"  #: several doctors, who all signed
    STRUCTURE = "STRUCTURE"  #: a health centre or house
    CONTRADICTORY = "CONTRADICTORY"  #: LIBERAL, with an agent of a single client (D225)
    UNDECIDED = "UNDECIDED"  #: LIBERAL, one of the two booleans is at fault (D221, D223)
    UNKNOWN = "UNKNOWN"  #: commandePour is at fault (D220)


ALWAYS: Final = frozenset(Situation)
LIBERAL: Final = ALWAYS - {Situation.STRUCTURE, Situation.UNKNOWN}
STRUCTURE: Final = frozenset({Situation.STRUCTURE})
AGENT: Final = frozenset({Situation.AGENT})
ALONE: Final = frozenset({Situation.ALONE})
SEVERAL: Final = frozenset({Situation.AGENT, Situation.ALL_SIGNED})
NO_AGENT: Final = frozenset({Situation.ALONE, Situation.ALL_SIGNED})
#: Where the balises of a doctor may be left out, or might be.
PERHAPS_AGENT: Final = LIBERAL - NO_AGENT

#: isMandataire and isClientUnique of a LIBERAL request → its situation.
LIBERAL_CASES: Final[Mapping[tuple[bool, bool], Situation]] = {
    (False, True): Situation.ALONE,
    (True, False): Situation.AGENT,
    (False, False): Situation.ALL_SIGNED,
    (True, True): Situation.CONTRADICTORY,
}


def situation_of(beneficiaires: Mapping[str, Any]) -> Situation:
    """Tell the situation of a request from its beneficiaries block."""
    ordered_for = beneficiaires.get("commandePour")
    if ordered_for == "STRUCTURE":
        return Situation.STRUCTURE
    if ordered_for != "LIBERAL":
        return Situation.UNKNOWN
    has_agent = beneficiaires.get("isMandataire")
    is_alone = beneficiaires.get("isClientUnique")
    if type(has_agent) is not bool or type(is_alone) is not bool:
        return Situation.UNDECIDED
    return LIBERAL_CASES[has_agent, is_alone]
