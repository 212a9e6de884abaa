"""Examples of advisories: what passes without a remark, and what is remarked upon."""

from __future__ import annotations

from typing import Final

from pytest_segur.spec.edition import Edition
from pytest_segur.spec.examples.example import (
    BENEFICIAIRES,
    COMMANDE,
    DOCTOR,
    PIECES,
    REQUEST,
    SCENARIO,
    SECOND_REQUEST,
    STRUCTURE,
    Example,
    told,
    value,
)
from pytest_segur.spec.examples.of_requests import PROOF, UNDER_HT
from pytest_segur.spec.situation import Situation
from pytest_segur.spec.text import same

_RPPS: Final = '"000010010000015"'
_OTHER_RPPS: Final = '"000010020000013"'

ADVISORIES: Final = (
    value("A901", f"{DOCTOR}/RPPS", _RPPS, '"888888888888888"'),
    value(
        "A902",
        f"{STRUCTURE}/FINESSJuridique",
        '"750010001"',
        '"750010002"',
        Situation.STRUCTURE,
    ),
    Example(
        code="A903",
        passes={"/SIRET": '"73282932000074"'},
        fails={"/SIRET": '"73282932000075"'},
        edition=Edition.CORRECTED,
    ),
    value("A904", f"{DOCTOR}/emailMedecin", '"durand@cabinet.example"', '"durand@"'),
    value("A905", f"{DOCTOR}/telephoneMedecin", '"01 99 00 12 34"', '"12"'),
    value("A906", f"{COMMANDE}/dateCommande", '"01/03/2022"', '"01/03/2922"'),
    value("A907", f"{COMMANDE}/montantSegurHT", "1075.00", "0.00"),
    value("A908", f"{PIECES}/1", None, PROOF),
    Example(
        code="A909",
        given={f"{BENEFICIAIRES}/liberal/0/RPPS": _RPPS},
        passes={f"{BENEFICIAIRES}/liberal/1/RPPS": _OTHER_RPPS},
        fails={f"{BENEFICIAIRES}/liberal/1/RPPS": _RPPS},
        situation=Situation.ALL_SIGNED,
    ),
    Example(
        code="A910",
        given={f"{DOCTOR}/RPPS": _RPPS},
        passes={f"{SECOND_REQUEST}/beneficiaires/liberal/0/RPPS": _OTHER_RPPS},
        fails={f"{SECOND_REQUEST}/beneficiaires/liberal/0/RPPS": _RPPS},
        situation=Situation.ALONE,
    ),
    value("A911", f"{SCENARIO}/isCentreDeSante", "false", "true", Situation.ALONE),
    value("A912", f"{SCENARIO}/isCentreDeSante", "false", "true", Situation.STRUCTURE),
    Example(
        code="A913",
        passes={f"{REQUEST}/numeroEditeur": '"00001"'},
        fails={
            f"{REQUEST}/numeroEditeur": '"A0001"',
            f"{PIECES}/0/nomFichier": '"MDV-LGC-Va1-BDC-A0001.pdf"',
        },
    ),
    Example(
        code="A916",
        given={**UNDER_HT, f"{PIECES}/1": PROOF},
        passes={f"{PIECES}/2": None},
        fails={f"{PIECES}/2": PROOF},
    ),
    told(
        "A917",
        "name",
        same("JSON-ANS00000012345-20220301-001.json"),
        same("JSON-ANS00000012345-29220301-001.json"),
    ),
)
