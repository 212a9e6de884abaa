"""The structure of a file that can be read: S105 to S114."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur import Number
from support.cases.case import CORRECTED, PUBLISHED, Case, accepted, refused
from support.cases.families import exactly
from support.cases.values import NO_NULLS
from support.submissions import DELETE, liberal_request

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Every object of the skeleton: where it stands, a sound request that has it, and a
#: misspelt name with the one that is meant.
OBJECTS: Final = (
    ("", "agent", "Siret", "SIRET"),
    ("/lignesImport/0", "agent", "numeroEditeurs", "numeroEditeur"),
    ("/lignesImport/0/commande", "agent", "datecommande", "dateCommande"),
    ("/lignesImport/0/beneficiaires", "alone", "isMandatire", "isMandataire"),
    ("/lignesImport/0/beneficiaires/liberal/0", "agent", "RPP", "RPPS"),
    ("/lignesImport/0/beneficiaires/liberal/2", "agent", "nom_medecin", "nomMedecin"),
    ("/lignesImport/0/beneficiaires/structure", "structure", "FINESSgeo", "FINESSGeo"),
    ("/lignesImport/0/piecesJustificatives/0", "ht", "nomfichier", "nomFichier"),
    ("/lignesImport/0/piecesJustificatives/1", "ht", "TypeFichier", "typeFichier"),
    ("/lignesImport/0/scenarioInstallation", "structure", "isPFItoDMP", "isPFIToDMP"),
)
#: Every block, and what it must be.
BLOCKS: Final[Mapping[str, type]] = {
    "commande": dict,
    "beneficiaires": dict,
    "piecesJustificatives": list,
    "scenarioInstallation": dict,
    "beneficiaires/liberal": list,
    "beneficiaires/structure": dict,
}
_KINDS: Final[Mapping[str, object]] = {
    "null": None,
    "a string": "",
    "a number": Number("0"),
    "false": False,
}

_HEADER: Final = [
    *(
        refused("S105", f"no {name}", {f"/{name}": DELETE})
        for name in ("impId", "numeroAns", "SIRET", "lignesImport")
    ),
    refused(
        "S105",
        "an empty file",
        {f"/{name}": DELETE for name in ("impId", "numeroAns", "SIRET", "lignesImport")},
        codes=("S105",) * 4,
    ),
    refused(
        "S105",
        "a misspelt balise",
        {"/SIRET": DELETE, "/siret": "7328293200"},
        codes=("S105", "S106"),
    ),
    refused(
        "S105",
        "misspelt requests",
        {"/lignesImport": DELETE, "/lignesimport": []},
        codes=("S105", "S106"),
    ),
    *(
        refused("S107", why, {"/impId": value})
        for why, value in NO_NULLS.items()
        if why != "missing"
    ),
    accepted("S107", "null", {"/impId": None}),
    *(
        case
        for code, name, lengths in (("S108", "/numeroAns", (14, 10)), ("S109", "/SIRET", (10, 14)))
        for length, editions in zip(lengths, (PUBLISHED, CORRECTED), strict=True)
        for case in exactly(code, name, length, editions=editions)
        # Not there is S105.
        if case.why != "missing"
    ),
]

_UNKNOWN: Final = [
    *(
        refused("S106", f"{name} in {place or 'the root'}", {f"{place}/{name}": None}, base=base)
        for place, base, name, _ in OBJECTS
    ),
    refused("S106", "nothing like it", {"commentaire": "rien"}),
    refused("S106", "a name with a slash", {"commande/a~1b": 1}),
    refused("S106", "an empty name", {"/": None}),
    refused("S106", "a lone surrogate", {"commande/\ud800": None}),
    refused(
        "S106",
        "the full spelling of the DMP balise",
        {"scenarioInstallation/isDirectToDMP": True},
        editions=PUBLISHED,
    ),
    accepted(
        "S106",
        "the short spelling of the DMP balise",
        {"scenarioInstallation/isDirectToDMP": DELETE, "scenarioInstallation/isDirecToDMP": True},
        editions=CORRECTED,
    ),
    refused("S106", "the balise of another block", {"dateCommande": "01/03/2022"}),
    refused(
        "S106", "in the second request", {"2:commande/regimeTva": "HT"}, base=("alone", "agent")
    ),
    accepted("S106", "a block left empty", {"beneficiaires/structure": {}}),
]

_REQUESTS: Final = [
    *(
        refused("S110", why, {"/lignesImport": value})
        for why, value in {**_KINDS, "a lone request": liberal_request(), "an object": {}}.items()
    ),
    refused("S111", "no request", {"/lignesImport": []}),
    refused("S111", "201 requests", {}, base=("no_site",) * 201, at="/lignesImport"),
    accepted("S111", "one request", {}, base="no_site"),
    *(
        refused("S112", why, {"/lignesImport/1": value}, base=("agent", "alone", "agent"))
        for why, value in {**_KINDS, "an array": []}.items()
    ),
]

_BLOCKS: Final = [
    *(refused("S113", f"no {block}", {block: DELETE}) for block in BLOCKS),
    refused(
        "S113",
        "a misspelt block",
        {"commande": DELETE, "Commande": {}},
        at="Commande",
        codes=("S106", "S113"),
    ),
    refused(
        "S113",
        "a misspelt inner block",
        {"beneficiaires/liberal": DELETE, "beneficiaires/liberaux": []},
        at="beneficiaires/liberaux",
        codes=("S106", "S113"),
    ),
    refused(
        "S113",
        "an empty request",
        {"/lignesImport/0": {}},
        at="commande",
        codes=("S113",) * 4,
    ),
    refused(
        "S113",
        "an empty block of beneficiaries",
        {"beneficiaires": {}},
        at="beneficiaires/liberal",
        codes=("S113",) * 2,
    ),
    *(
        refused("S114", f"{block}: {why}", {block: value})
        for block, kind in BLOCKS.items()
        for why, value in {
            **_KINDS,
            "the other kind": [] if kind is dict else {},
        }.items()
    ),
    *(
        refused("S114", f"in {block}: {why}", {f"{block}/0": value})
        for block, kind in BLOCKS.items()
        if kind is list
        for why, value in {**_KINDS, "an array": []}.items()
    ),
]

CASES: Final[list[Case]] = [*_HEADER, *_UNKNOWN, *_REQUESTS, *_BLOCKS]
