"""The installation scenario: D250 to D260."""

from __future__ import annotations

from typing import Final

from support.cases.case import CORRECTED, PUBLISHED, Case, accepted, refused
from support.cases.families import boolean
from support.cases.values import BLANKS, NO_BOOLEANS, NO_STRINGS
from support.submissions import DELETE

_I: Final = "scenarioInstallation"
_CENTRE: Final = f"{_I}/isCentreDeSante"
_OPERATOR: Final = f"{_I}/operateurMessagerie"
#: The two spellings.
_SHORT: Final = f"{_I}/isDirecToDMP"
_FULL: Final = f"{_I}/isDirectToDMP"
_NO_PROFILES: Final[frozenset[str]] = frozenset()

_FORMATS: Final = [
    *boolean("D250", _CENTRE),
    *boolean("D252", f"{_I}/isProSanteConnectNeeded"),
    *boolean("D253", _SHORT, editions=PUBLISHED),
    *boolean("D254", f"{_I}/isPFIToDMP"),
    *boolean("D255", f"{_I}/isDirectToMSSPro"),
    *boolean("D256", f"{_I}/isPFIToMSSPro"),
    *boolean("D257", f"{_I}/isDirectToMSSCitoyen"),
    *boolean("D258", f"{_I}/isPFIToMSSCitoyen", base="structure"),
    *(
        refused("D251", why, {_OPERATOR: value})
        for why, value in {
            "its blank left out": "CH_20",
            "two blanks": "CH  _20",
            "its accent left out": "HOP_302",
            "its accent written apart": "HO\u0302P_302",
            "lower case": "mai_15",
            "the label": "MAILIZ",
            "a rank that is not in the list": "SOI_356",
            "the rank of another": "GIP_2",
            "blanks around": " GIP_1 ",
            **BLANKS,
            **NO_STRINGS,
        }.items()
    ),
    *(
        accepted("D251", why, {_OPERATOR: code})
        for why, code in {
            "the first": "GIP_1",
            "a blank inside": "CH _20",
            "an accent": "HÔP_302",
            "dots": "H.G_48",
            "a dash": "KI-_334",
            "an article": "LA _335",
            "the last": "SOI_355",
        }.items()
    ),
    accepted("D251", "a house's own", {_OPERATOR: "XYZ_1"}, operators=frozenset({"XYZ_1"})),
]

_DMP: Final = [
    # The sound request of the corrected edition has the full spelling.
    refused("D253", "none", {_FULL: DELETE}, at=_SHORT, editions=CORRECTED),
    refused("D253", "both", {_SHORT: True}, editions=CORRECTED),
    refused("D253", "both, which disagree", {_SHORT: False}, editions=CORRECTED),
    refused("D253", "both, one wrong", {_SHORT: "oui"}, editions=CORRECTED),
    refused("D253", "both, both wrong", {_SHORT: None, _FULL: None}, editions=CORRECTED),
    *(
        refused("D253", f"{why}, full spelling", {_FULL: value}, editions=CORRECTED)
        for why, value in NO_BOOLEANS.items()
        if why != "missing"
    ),
    *(
        refused(
            "D253", f"{why}, short spelling", {_SHORT: value, _FULL: DELETE}, editions=CORRECTED
        )
        for why, value in NO_BOOLEANS.items()
        if why != "missing"
    ),
    accepted("D253", "full spelling, true", {_FULL: True}, editions=CORRECTED),
    accepted("D253", "full spelling, false", {_FULL: False}, editions=CORRECTED),
    accepted("D253", "short spelling", {_SHORT: False, _FULL: DELETE}, editions=CORRECTED),
]

_PROFILES: Final = [
    refused("D259", "no profile", {_CENTRE: True}, base="structure", profiles=_NO_PROFILES),
    refused(
        "D259", "another profile", {_CENTRE: True}, base="alone", profiles=frozenset({"mailiz"})
    ),
    accepted("D259", "profiles not declared", {_CENTRE: True}, base="structure"),
    accepted(
        "D259",
        "its profile",
        {_CENTRE: True},
        base="structure",
        profiles=frozenset({"centre-de-sante"}),
    ),
    accepted("D259", "no health centre", {_CENTRE: False}, profiles=_NO_PROFILES),
    refused(
        "D250",
        "the profile cannot be judged then",
        {_CENTRE: "true"},
        skips={"D259": "D250"},
        profiles=_NO_PROFILES,
    ),
    refused("D260", "no profile", {_OPERATOR: "MAI_15"}, profiles=_NO_PROFILES),
    refused(
        "D260",
        "another profile",
        {_OPERATOR: "MAI_15"},
        base="structure",
        profiles=frozenset({"centre-de-sante"}),
    ),
    accepted("D260", "profiles not declared", {_OPERATOR: "MAI_15"}),
    accepted("D260", "its profile", {_OPERATOR: "MAI_15"}, profiles=frozenset({"mailiz"})),
    accepted("D260", "another operator", {_OPERATOR: "MAI_337"}, profiles=_NO_PROFILES),
    refused(
        "D251",
        "the profile cannot be judged then",
        {_OPERATOR: "mai_15"},
        skips={"D260": "D251"},
        profiles=_NO_PROFILES,
    ),
    refused(
        "D259",
        "both profiles are wanting",
        {_CENTRE: True, _OPERATOR: "MAI_15"},
        codes=("D259", "D260"),
        profiles=_NO_PROFILES,
    ),
]

CASES: Final[list[Case]] = [*_FORMATS, *_DMP, *_PROFILES]
