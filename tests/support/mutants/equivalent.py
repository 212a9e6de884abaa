"""What looks like a mistake and is none: no submission at all could tell."""

from __future__ import annotations

from typing import Final

_LIBERAL: Final = "AGENT/ALL_SIGNED/ALONE/CONTRADICTORY/UNDECIDED"
_SOUND: Final = "where the situation is known, the balise that decides it is sound"

#: By name, with the reason.
EQUIVALENT: Final = {
    **{
        f"{code} {_LIBERAL}: not {situation}": _SOUND
        for code in ("D221", "D223")
        for situation in ("AGENT", "ALL_SIGNED", "ALONE", "CONTRADICTORY")
    },
    "D234 ALONE: fewest is 0": "that there is a doctor is D233, which D234 needs",
    "D260 forgets D251": "a code that is MAI_15 is one of the list",
    "D276 forgets D211": "a regime that is HT is one of the two",
}
