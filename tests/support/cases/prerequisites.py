"""What rests when other rules are broken: each line of the paragraph on prerequisites."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from support.cases.case import Remembered
from support.submissions import DELETE, piece

if TYPE_CHECKING:
    from collections.abc import Mapping

_B: Final = "beneficiaires"
_L: Final = "beneficiaires/liberal"
_P: Final = "piecesJustificatives"
_I: Final = "scenarioInstallation"
MEMORY: Final = Remembered(numbers=frozenset({"00009"}))
_OF_AGENTS: Final = ("D226", "D227", "D228", "D229", "D230", "D231")
_CONDITIONAL: Final = ("D225", *_OF_AGENTS, "D234")
_UNKNOWN: Final = tuple(
    f"D{number}"
    for number in range(221, 246)
    if number != 239  # there is no D239
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The faults of one request, and exactly what is found and what rests.

    Attributes:
        why: what it shows.
        fr: the same in French.
        changes: the faults.
        errors: the codes, in order.
        rests: rule → fault.
        at: the place of the first error, where it is not the first that is changed.
        base: the sound request.
        options: further settings.
    """

    why: str
    fr: str
    changes: Mapping[str, object]
    errors: tuple[str, ...]
    rests: Mapping[str, str] = field(default_factory=dict)
    at: str = ""
    base: str = "agent"
    options: Mapping[str, Any] = field(default_factory=dict)


LINES: Final = (
    Line(
        why="D202 needs D201",
        fr="D202 suppose D201",
        changes={"numLigne": "7"},
        errors=("D201",),
        rests={"D202": "D201"},
    ),
    Line(
        why="D206 and D207 need D205, and so does D273",
        fr="D206 et D207 supposent D205, D273 aussi",
        changes={"numeroEditeur": "9"},
        errors=("D205",),
        rests={"D206": "D205", "D207": "D205", "D273": "D205"},
        options={"history": MEMORY},
    ),
    Line(
        why="D221 to D245 need D220, whatever their balises hold",
        fr="D221 à D245 supposent D220, quoi que contiennent leurs balises",
        changes={
            f"{_B}/commandePour": None,
            f"{_B}/isMandataire": "oui",
            f"{_B}/nomMandataire": "x",
            f"{_L}/0": {"emailMedecin": 3},
            f"{_L}/1": {"emailMedecin": None},
            f"{_B}/structure": {"FINESSGeo": 3},
        },
        errors=("D220",),
        rests=dict.fromkeys(_UNKNOWN, "D220"),
    ),
    Line(
        why="D221 to D245 need D220, also of a structure",
        fr="D221 à D245 supposent D220, pour une structure aussi",
        changes={f"{_B}/commandePour": "structure", f"{_B}/structure/nomResponsable": "x"},
        errors=("D220",),
        rests=dict.fromkeys(_UNKNOWN, "D220"),
        base="structure",
    ),
    Line(
        why="what reads the booleans needs D221",
        fr="ce qui lit les booléens suppose D221",
        changes={f"{_B}/isMandataire": "true", f"{_B}/nomMandataire": 3, f"{_L}/2": DELETE},
        errors=("D221",),
        rests=dict.fromkeys(_CONDITIONAL, "D221"),
    ),
    Line(
        why="what reads the booleans needs D223",
        fr="ce qui lit les booléens suppose D223",
        changes={f"{_B}/isClientUnique": None, f"{_B}/nomMandataire": 3, f"{_L}/1": DELETE},
        errors=("D223",),
        rests=dict.fromkeys(_CONDITIONAL, "D223"),
    ),
    Line(
        why="of two faults the first is named",
        fr="de deux fautes, la première est nommée",
        at=f"{_B}/isMandataire",
        changes={f"{_B}/isClientUnique": None, f"{_B}/isMandataire": None},
        errors=("D221", "D223"),
        rests=dict.fromkeys(_CONDITIONAL, "D221"),
    ),
    Line(
        why="what reads the booleans needs D225",
        fr="ce qui lit les booléens suppose D225",
        at=f"{_B}/isMandataire",
        changes={f"{_B}/isClientUnique": True, f"{_B}/nomMandataire": 3},
        errors=("D225",),
        rests=dict.fromkeys((*_OF_AGENTS, "D234"), "D225"),
    ),
    Line(
        why="of a structure nothing rests on its booleans",
        fr="pour une structure, rien ne dépend des booléens",
        changes={
            f"{_B}/isMandataire": "x",
            f"{_B}/isClientUnique": "x",
            f"{_B}/nomMandataire": "X",
            f"{_L}": [{}],
            f"{_B}/structure/nomResponsable": "",
        },
        errors=("D222", "D224", "D227", "D232", "D242"),
        base="structure",
    ),
    Line(
        why="D234 needs D233",
        fr="D234 suppose D233",
        changes={_L: []},
        errors=("D233",),
        rests={"D234": "D233"},
        base="alone",
    ),
    Line(
        why="D234 rests on the first of its needs",
        fr="D234 dépend du premier de ses prérequis",
        at=f"{_B}/isMandataire",
        changes={_L: [], f"{_B}/isMandataire": "x"},
        errors=("D221", "D233"),
        rests=dict.fromkeys(_CONDITIONAL, "D221"),
        base="alone",
    ),
    Line(
        why="doctors and structure do not rest on the booleans",
        fr="médecins et structure ne dépendent pas des booléens",
        changes={
            f"{_B}/isMandataire": "x",
            f"{_L}/0/nomMedecin": "x",
            f"{_L}/0/RPPS": "x",
            f"{_B}/structure": {"FINESSGeo": []},
        },
        errors=("D221", "D235", "D238", "D240"),
        rests=dict.fromkeys(_CONDITIONAL, "D221"),
    ),
    Line(
        why="D259 needs D250, D260 needs D251",
        fr="D259 suppose D250, D260 suppose D251",
        changes={f"{_I}/isCentreDeSante": "true", f"{_I}/operateurMessagerie": "MAILIZ"},
        errors=("D250", "D251"),
        rests={"D259": "D250", "D260": "D251"},
        options={"profiles": frozenset()},
    ),
    Line(
        why="what was not to be judged does not rest",
        fr="ce qui n'était pas à juger ne dépend de rien",
        at="numeroEditeur",
        changes={
            f"{_I}/isCentreDeSante": "true",
            f"{_I}/operateurMessagerie": "MAILIZ",
            "numeroEditeur": 1,
        },
        errors=("D205", "D250", "D251"),
        rests={"D206": "D205", "D273": "D205"},
    ),
    Line(
        why="D273 needs D270 of its own document",
        fr="D273 suppose D270 de la même pièce",
        changes={f"{_P}/0/nomFichier": None, f"{_P}/1/nomFichier": "x"},
        errors=("D270", "D273"),
        rests={"D273": "D270"},
        base="ht",
    ),
    Line(
        why="D273 needs D271 of its own document",
        fr="D273 suppose D271 de la même pièce",
        at=f"{_P}/0/nomFichier",
        changes={f"{_P}/1/formatFichier": "pdf", f"{_P}/0/nomFichier": "x"},
        errors=("D273", "D271"),
        rests={"D273": "D271"},
        base="ht",
    ),
    Line(
        why="D275 and D276 need D272 of every document, D273 of its own",
        fr="D275 et D276 supposent D272 de chaque pièce, D273 de la sienne",
        at=f"{_P}/0/nomFichier",
        changes={f"{_P}/1/typeFichier": "", f"{_P}/0/nomFichier": "x", "commande/regimeTVA": "HT"},
        errors=("D273", "D272"),
        rests={"D273": "D272", "D275": "D272", "D276": "D272"},
        base="ht",
    ),
    Line(
        why="D276 needs D211, D275 does not",
        fr="D276 suppose D211, pas D275",
        changes={"commande/regimeTVA": "ht", _P: []},
        errors=("D211", "D275"),
        rests={"D276": "D211"},
    ),
    Line(
        why="D276 does not rest on D275",
        fr="D276 ne dépend pas de D275",
        at=_P,
        changes={"commande/regimeTVA": "HT", _P: [piece(), piece(file_format="JPG")]},
        errors=("D275", "D276"),
    ),
    Line(
        why="every other fault leaves everything to be judged",
        fr="toute autre faute laisse tout à juger",
        changes={
            "typeAction": "",
            "numeroASP": "",
            "commande/dateCommande": "",
            "commande/montantSegurHT": "",
            f"{_B}/nomMandataire": None,
            f"{_I}/isDirectToMSSPro": None,
            f"{_P}/0/nomFichier": "x",
            "codeTraitement": "",
        },
        errors=("D203", "D204", "D210", "D212", "D226", "D255", "D273", "D280"),
        options={"history": MEMORY, "profiles": frozenset()},
    ),
)
