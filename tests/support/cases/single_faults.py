"""For each rule of the second control a change that breaks it and no other.

The changes are of the second request of a file whose first one is sound. They hold for a
solution without profiles, and for a portal that has seen the number 00009.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur import Number
from pytest_segur.spec.catalogue import SECOND_CONTROL
from support.submissions import DELETE, piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_B: Final = "beneficiaires"
_L: Final = "beneficiaires/liberal"
_S: Final = "beneficiaires/structure"
_I: Final = "scenarioInstallation"
_P: Final = "piecesJustificatives"

#: The number that the portal has seen.
SEEN: Final = "00009"

_ANYWHERE: Final[Mapping[str, Mapping[str, object]]] = {
    "D201": {"numLigne": Number("2.0")},
    "D202": {"numLigne": Number("1")},
    "D203": {"typeAction": "M"},
    "D204": {"numeroASP": "1"},
    "D205": {"numeroEditeur": "2"},
    "D206": {"numeroEditeur": "00001", f"{_P}/0/nomFichier": "MDV-LGC-Va1-BDC-00001.pdf"},
    "D207": {"numeroEditeur": SEEN, f"{_P}/0/nomFichier": f"MDV-LGC-Va1-BDC-{SEEN}.pdf"},
    "D210": {"commande/dateCommande": "2022-03-01"},
    "D211": {"commande/regimeTVA": "ttc"},
    "D212": {"commande/montantSegurHT": Number("1075")},
    "D220": {f"{_B}/commandePour": "liberal"},
    "D250": {f"{_I}/isCentreDeSante": None},
    "D251": {f"{_I}/operateurMessagerie": "MAILIZ"},
    "D252": {f"{_I}/isProSanteConnectNeeded": "oui"},
    "D253": {f"{_I}/isDirecToDMP": "oui"},
    "D254": {f"{_I}/isPFIToDMP": "oui"},
    "D255": {f"{_I}/isDirectToMSSPro": "oui"},
    "D256": {f"{_I}/isPFIToMSSPro": "oui"},
    "D257": {f"{_I}/isDirectToMSSCitoyen": "oui"},
    "D258": {f"{_I}/isPFIToMSSCitoyen": "oui"},
    "D259": {f"{_I}/isCentreDeSante": True},
    "D260": {f"{_I}/operateurMessagerie": "MAI_15"},
    "D270": {f"{_P}/0/nomFichier": ""},
    "D271": {f"{_P}/0/formatFichier": "pdf"},
    "D272": {f"{_P}/0/typeFichier": "BDC"},
    "D273": {f"{_P}/0/nomFichier": "bon.pdf"},
    "D275": {f"{_P}/1": piece(number="00002")},
    "D276": {"commande/regimeTVA": "HT"},
    "D280": {"codeTraitement": "0000"},
    "D281": {"libelleTraitement": "Demande acceptée"},
}
_NO_AGENT: Final[Mapping[str, Mapping[str, object]]] = {
    "D227": {f"{_B}/nomMandataire": "DURAND"},
    "D229": {f"{_B}/emailMandataire": "d@x.example"},
    "D231": {f"{_B}/telephoneMandataire": "0199001234"},
}
_LIBERAL: Final[Mapping[str, Mapping[str, object]]] = {
    "D221": {f"{_B}/isMandataire": "false"},
    "D223": {f"{_B}/isClientUnique": None},
    "D233": {_L: []},
    "D235": {f"{_L}/0/nomMedecin": "Durand"},
    "D236": {f"{_L}/0/emailMedecin": "x" * 150},
    "D237": {f"{_L}/0/telephoneMedecin": "0" * 50},
    "D238": {f"{_L}/0/RPPS": "1"},
    "D240": {_S: {"FINESSGeo": None}},
}
#: By the sound request that is changed.
BY_BASE: Final[Mapping[str, Mapping[str, Mapping[str, object]]]] = {
    "alone": {
        **_ANYWHERE,
        **_LIBERAL,
        **_NO_AGENT,
        "D225": {f"{_B}/isMandataire": True},
        "D234": {f"{_B}/isClientUnique": False},
    },
    "agent": {
        **_ANYWHERE,
        **_LIBERAL,
        "D225": {f"{_B}/isClientUnique": True},
        "D226": {f"{_B}/nomMandataire": "Durand"},
        "D228": {f"{_B}/emailMandataire": None},
        "D230": {f"{_B}/telephoneMandataire": ""},
        "D234": {f"{_L}/2": DELETE, f"{_L}/1": DELETE},
    },
    "structure": {
        **_ANYWHERE,
        **_NO_AGENT,
        "D222": {f"{_B}/isMandataire": True},
        "D224": {f"{_B}/isClientUnique": True},
        "D232": {_L: [{}]},
        "D241": {f"{_S}/FINESSJuridique": "1"},
        "D242": {f"{_S}/nomResponsable": "Durand"},
        "D243": {f"{_S}/emailResponsable": None},
        "D244": {f"{_S}/telephoneResponsable": None},
        "D245": {f"{_S}/FINESSGeo/0": "1"},
    },
}
#: Where the portal sees the fault, when that is not the first place changed.
AT: Final[Mapping[str, str]] = {"D225": f"{_B}/isMandataire", "D234": _L, "D275": _P, "D276": _P}
RANKS: Final = {rule.code: rank for rank, rule in enumerate(SECOND_CONTROL)}
_AGENT_RULES: Final = frozenset({"D226", "D227", "D228", "D229", "D230", "D231", "D234"})
#: The paragraph on prerequisites: what rests when a rule is broken.
RESTS: Final[Mapping[str, frozenset[str]]] = {
    "D201": frozenset({"D202"}),
    "D205": frozenset({"D206", "D207", "D273"}),
    "D206": frozenset({"D207"}),
    "D211": frozenset({"D276"}),
    "D220": frozenset(code for code in RANKS if "D221" <= code <= "D245"),
    "D221": _AGENT_RULES | {"D225"},
    "D223": _AGENT_RULES | {"D225"},
    "D225": _AGENT_RULES,
    "D233": frozenset({"D234"}),
    "D250": frozenset({"D259"}),
    "D251": frozenset({"D260"}),
    "D270": frozenset({"D273"}),
    "D271": frozenset({"D273"}),
    "D272": frozenset({"D273", "D275", "D276"}),
}


def in_order(base: str) -> list[str]:
    """Give the rules that can be broken in a request, as the portal comes to them."""
    return sorted(BY_BASE[base], key=RANKS.__getitem__)


def go_together(base: str, first: str, second: str) -> bool:
    """Tell whether two changes can both be made, and mean what they mean alone."""
    # D225 and D234 together say that an agent signed for several: another sound request.
    if (first, second) == ("D225", "D234"):
        return False
    return not any(
        f"{place}/".startswith(f"{its}/") or f"{its}/".startswith(f"{place}/")
        for place in BY_BASE[base][first]
        for its in BY_BASE[base][second]
    )


def neighbours(base: str) -> Iterator[tuple[str, str]]:
    """Give each rule with the next one that can be found beside it in the same request."""
    rules = in_order(base)
    for rank, first in enumerate(rules):
        for second in rules[rank + 1 :]:
            if go_together(base, first, second) and second not in RESTS.get(first, ()):
                yield first, second
                break
