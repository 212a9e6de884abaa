"""Examples of the first control, of file names and of archives."""

from __future__ import annotations

from typing import Final

from pytest_segur.spec.examples.example import COMMANDE, REQUEST, Example, told, value
from pytest_segur.spec.text import Text, same

_HEADER: Final = '{"SIRET": "7328293200"}'
_ORDER_FORM: Final = "MDV-LGC-Va1-BDC-00001.pdf"
_PDF: Final = "%PDF-1.7"


def _name(code: str, name: str) -> Example:
    return told(code, "name", same("JSON-ANS00000012345-20220301-001.json"), same(name))


def _content(code: str, content: str) -> Example:
    return told(code, "content", same(_HEADER), same(content))


def _archive(code: str, **fails: str) -> Example:
    return Example(code=code, kind="archive", passes={_ORDER_FORM: _PDF}, fails=fails)


FIRST_CONTROL: Final = (
    told(
        "S100",
        "words",
        Text("un fichier ordinaire de 300 Ko", "a regular file of 300 kB"),
        Text("un dossier, ou un fichier de 20 000 001 octets", "a folder, or 20,000,001 bytes"),
    ),
    _content("S101", f"\ufeff{_HEADER}"),
    _content("S102", '{"SIRET": "7328293200",}'),
    _content("S103", '{"SIRET": "7328293200", "SIRET": "7328293200"}'),
    _content("S104", f"[{_HEADER}]"),
    value("S105", "/SIRET", '"7328293200"', None),
    Example(
        code="S106",
        passes={f"{COMMANDE}/regimeTVA": '"TTC"'},
        fails={f"{COMMANDE}/regimeTva": '"TTC"'},
    ),
    value("S107", "/impId", "null", '"42"'),
    value("S108", "/numeroAns", '"ANS00000012345"', '"ANS12345"'),
    value("S109", "/SIRET", '"7328293200"', '"73282932"'),
    value("S110", "/lignesImport", "[{…}]", "{}"),
    value("S111", "/lignesImport", "[{…}]", "[]"),
    value("S112", REQUEST, "{…}", "null"),
    value("S113", COMMANDE, "{…}", None),
    value("S114", COMMANDE, "{…}", "[]"),
)

FILE_NAME: Final = (
    _name("F401", "demandes.json"),
    _name("F402", "JSON-ANS99999999999-20220301-001.json"),
    _name("F403", "JSON-ANS00000012345-20220230-001.json"),
    _name("F404", "JSON-ANS00000012345-20220301-000.json"),
    told(
        "F405",
        "words",
        Text("…-20220301-001.json déposé le 01/03/2022", "…-20220301-001.json, on 01/03/2022"),
        Text("…-20220228-001.json déposé le 01/03/2022", "…-20220228-001.json, on 01/03/2022"),
    ),
    told(
        "F406",
        "words",
        Text("…-20220301-002.json après …-001.json", "…-20220301-002.json after …-001.json"),
        Text("…-20220301-001.json une seconde fois", "…-20220301-001.json a second time"),
    ),
)

ARCHIVE: Final = (
    told(
        "P301",
        "words",
        Text("un ZIP, les pièces non chiffrées", "a ZIP, its documents not encrypted"),
        Text("un ZIP tronqué, ou protégé par un mot de passe", "a truncated ZIP, or a password"),
    ),
    told(
        "P302",
        "words",
        Text("un ZIP de 200 000 000 octets", "a ZIP of 200,000,000 bytes"),
        Text("un ZIP de 200 000 001 octets", "a ZIP of 200,000,001 bytes"),
    ),
    _archive("P303", **{"mdv-lgc-va1-bdc-00001.pdf": _PDF}),
    told(
        "P304",
        "words",
        Text("une pièce de 3 000 000 octets", "a document of 3,000,000 bytes"),
        Text("une pièce de 3 000 001 octets", "a document of 3,000,001 bytes"),
    ),
    _archive("P305", **{_ORDER_FORM: "un texte"}),
    _archive("P306", **{_ORDER_FORM: _PDF, f"../{_ORDER_FORM}": _PDF}),
    _archive("A914", **{_ORDER_FORM: _PDF, "notes.txt": "un texte"}),
)
