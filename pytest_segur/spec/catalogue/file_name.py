"""The name of the file (section 3.3), F401 to F406."""

from __future__ import annotations

from typing import Final

from pytest_segur.spec.rule import Clause, Rule
from pytest_segur.spec.text import Text

_NAMING = Clause("3.3")
_RENAME = Text(
    "Renommez le fichier en JSON-<numeroAns>-<AAAAMMJJ>-<001 à 999>.json.",
    "Rename the file to JSON-<numeroAns>-<YYYYMMDD>-<001 to 999>.json.",
)

RULES: Final = (
    Rule(
        code="F401",
        on="nom du fichier",
        label=Text(
            "le fichier doit se nommer JSON-numeroAns-AAAAMMJJ-numéroFichier.json",
            "the file must be named JSON-numeroAns-YYYYMMDD-fileNumber.json",
        ),
        clause=_NAMING,
        hint=_RENAME,
    ),
    Rule(
        code="F402",
        on="nom du fichier",
        label=Text(
            "le numéro ANS du nom du fichier doit être celui de l'entête",
            "the ANS number in the file's name must be the header's",
        ),
        clause=_NAMING,
        needs=("F401",),
        hint=Text(
            "Mettez le même numeroAns dans le nom du fichier et dans l'entête.",
            "Put the same numeroAns in the file's name and in the header.",
        ),
    ),
    Rule(
        code="F403",
        on="nom du fichier",
        label=Text(
            "la date du nom du fichier doit être une date qui existe, AAAAMMJJ",
            "the date in the file's name must exist, written YYYYMMDD",
        ),
        clause=_NAMING,
        needs=("F401",),
        hint=Text(
            "Mettez le jour du dépôt : l'année, puis le mois, puis le jour.",
            "Put the day of deposit: year, then month, then day.",
        ),
    ),
    Rule(
        code="F404",
        on="nom du fichier",
        label=Text(
            "le numéro de fichier du nom doit être 001 ou plus",
            "the file number in the name must be 001 or more",
        ),
        clause=_NAMING,
        needs=("F401",),
        hint=Text("Le premier fichier du jour porte 001.", "The first file of the day bears 001."),
    ),
    Rule(
        code="F405",
        on="nom du fichier",
        label=Text(
            "la date du nom du fichier doit être le jour du dépôt",
            "the date in the file's name must be the day of deposit",
        ),
        clause=_NAMING,
        needs=("F401", "F403"),
        hint=Text(
            "Renommez le fichier avec la date du jour où il est déposé.",
            "Rename the file with the date of the day on which it is deposited.",
        ),
    ),
    Rule(
        code="F406",
        on="nom du fichier",
        label=Text(
            "le numéro de fichier ne doit pas avoir servi ce jour pour ce numéro ANS",
            "the file number must not have been used that day for that ANS number",
        ),
        clause=_NAMING,
        needs=("F401", "F403"),
        hint=Text("Prenez le numéro de fichier suivant.", "Take the next file number."),
    ),
)
