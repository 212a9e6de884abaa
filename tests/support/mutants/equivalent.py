"""What looks like a mistake and is none: no submission at all could tell."""

from __future__ import annotations

from typing import Final

_LIBERAL: Final = "AGENT/ALL_SIGNED/ALONE/CONTRADICTORY/UNDECIDED"
_SOUND: Final = "where the situation is known, the balise that decides it is sound"

_OPEN: Final = "what leaves the situation open comes before"

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

#: The same, of validators that give the first code only: ASP's answer is right all the same.
#: Beside these, everyone who goes on after a fault: what a rule needs comes before it.
EQUIVALENT_FIRST: Final = {
    **EQUIVALENT,
    "gives two codes at most": "it gives one",
    **{
        f"{code} {situations}: not {situation}": _OPEN
        for situations, codes in (
            (_LIBERAL, ("D233", "D235", "D238", "D240")),
            ("AGENT/CONTRADICTORY/UNDECIDED", ("D236", "D237")),
        )
        for code in codes
        for situation in ("CONTRADICTORY", "UNDECIDED")
    },
    "D276: two documents": "two of them without a proof are two order forms, D275",
}
