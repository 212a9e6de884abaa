"""Examples of the second control."""

from __future__ import annotations

from typing import Final

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
from pytest_segur.spec.situation import Situation
from pytest_segur.spec.text import Text

_ALONE = Situation.ALONE
_ALL_SIGNED = Situation.ALL_SIGNED
_STRUCTURE = Situation.STRUCTURE
_EMAIL: Final = '"durand@cabinet.example"'
_TELEPHONE: Final = '"01 99 00 12 34"'
_AGENT: Final = f"{BENEFICIAIRES}/isMandataire"
_SINGLE: Final = f"{BENEFICIAIRES}/isClientUnique"
#: The proof that goes with an order under the HT regime.
PROOF: Final = (
    '{"nomFichier": "MDV-LGC-Va1-HT-00001.pdf", "formatFichier": "PDF", "typeFichier": "PREUVE_HT"}'
)
UNDER_HT: Final = {f"{COMMANDE}/regimeTVA": '"HT"'}

SECOND_CONTROL: Final = (
    value("D201", f"{REQUEST}/numLigne", "1", '"1"'),
    value("D202", f"{REQUEST}/numLigne", "1", "2"),
    value("D203", f"{REQUEST}/typeAction", '"C"', '"M"'),
    value("D204", f"{REQUEST}/numeroASP", "null", '"null"'),
    value("D205", f"{REQUEST}/numeroEditeur", '"00001"', '"1"'),
    value("D206", f"{SECOND_REQUEST}/numeroEditeur", '"00002"', '"00001"'),
    told(
        "D207",
        "words",
        Text('"00002" après un dépôt de "00001"', '"00002" after a deposit of "00001"'),
        Text('"00001" dans deux dépôts', '"00001" in two deposits'),
    ),
    value("D210", f"{COMMANDE}/dateCommande", '"01/03/2022"', '"2022-03-01"'),
    value("D211", f"{COMMANDE}/regimeTVA", '"TTC"', '"ttc"'),
    value("D212", f"{COMMANDE}/montantSegurHT", "1075.00", "1075.0"),
    value("D220", f"{BENEFICIAIRES}/commandePour", '"LIBERAL"', '"Liberal"'),
    value("D221", _AGENT, "true", '"true"'),
    value("D222", _AGENT, "null", "true", _STRUCTURE),
    value("D223", _SINGLE, "false", "null"),
    value("D224", _SINGLE, "null", "true", _STRUCTURE),
    Example(
        code="D225",
        given={_SINGLE: "true"},
        passes={_AGENT: "false"},
        fails={_AGENT: "true"},
        situation=_ALONE,
    ),
    value("D226", f"{BENEFICIAIRES}/nomMandataire", '"DURAND"', '"Durand"'),
    value("D227", f"{BENEFICIAIRES}/nomMandataire", "null", '"DURAND"', _ALL_SIGNED),
    value("D228", f"{BENEFICIAIRES}/emailMandataire", _EMAIL, '""'),
    value("D229", f"{BENEFICIAIRES}/emailMandataire", "null", _EMAIL, _ALL_SIGNED),
    value("D230", f"{BENEFICIAIRES}/telephoneMandataire", _TELEPHONE, "null"),
    value("D231", f"{BENEFICIAIRES}/telephoneMandataire", "null", _TELEPHONE, _ALL_SIGNED),
    value("D232", f"{BENEFICIAIRES}/liberal", "[]", '[{"nomMedecin": "DURAND"}]', _STRUCTURE),
    value("D233", f"{BENEFICIAIRES}/liberal", "[{…}, {…}]", "[]"),
    Example(
        code="D234",
        given={f"{BENEFICIAIRES}/liberal": "[{…}, {…}]"},
        passes={_SINGLE: "false"},
        fails={_SINGLE: "true"},
        situation=_ALL_SIGNED,
    ),
    value("D235", f"{DOCTOR}/nomMedecin", '"DURAND"', '"Durand"'),
    value("D236", f"{DOCTOR}/emailMedecin", _EMAIL, "null", _ALONE),
    value("D237", f"{DOCTOR}/telephoneMedecin", _TELEPHONE, "null", _ALONE),
    value("D238", f"{DOCTOR}/RPPS", '"888888888888888"', '"88888888"'),
    value("D240", STRUCTURE, "{}", '{"FINESSJuridique": null}'),
    value("D241", f"{STRUCTURE}/FINESSJuridique", '"111111111"', '"11111111"', _STRUCTURE),
    value("D242", f"{STRUCTURE}/nomResponsable", '"DURAND"', '"Durand"', _STRUCTURE),
    value("D243", f"{STRUCTURE}/emailResponsable", _EMAIL, "null", _STRUCTURE),
    value("D244", f"{STRUCTURE}/telephoneResponsable", _TELEPHONE, "null", _STRUCTURE),
    value("D245", f"{STRUCTURE}/FINESSGeo", '["777777777"]', '"777777777"', _STRUCTURE),
    value("D250", f"{SCENARIO}/isCentreDeSante", "false", '"false"'),
    value("D251", f"{SCENARIO}/operateurMessagerie", '"GIP_1"', '"gip_1"'),
    value("D252", f"{SCENARIO}/isProSanteConnectNeeded", "true", '"oui"'),
    value("D253", f"{SCENARIO}/isDirecToDMP", "true", "null"),
    value("D254", f"{SCENARIO}/isPFIToDMP", "false", "0"),
    value("D255", f"{SCENARIO}/isDirectToMSSPro", "true", "1"),
    value("D256", f"{SCENARIO}/isPFIToMSSPro", "false", '"false"'),
    value("D257", f"{SCENARIO}/isDirectToMSSCitoyen", "true", '"true"'),
    value("D258", f"{SCENARIO}/isPFIToMSSCitoyen", "false", None),
    Example(
        code="D259",
        passes={f"{SCENARIO}/isCentreDeSante": "false"},
        fails={f"{SCENARIO}/isCentreDeSante": "true"},
        situation=_STRUCTURE,
        profiles=(),
    ),
    Example(
        code="D260",
        passes={f"{SCENARIO}/operateurMessagerie": '"GIP_1"'},
        fails={f"{SCENARIO}/operateurMessagerie": '"MAI_15"'},
        profiles=(),
    ),
    value("D270", f"{PIECES}/0/nomFichier", '"MDV-LGC-Va1-BDC-00001.pdf"', '""'),
    value("D271", f"{PIECES}/0/formatFichier", '"PDF"', '"pdf"'),
    value("D272", f"{PIECES}/0/typeFichier", '"BON_COMMANDE"', '"BDC"'),
    value(
        "D273",
        f"{PIECES}/0/nomFichier",
        '"MDV-LGC-Va1-BDC-00001.pdf"',
        '"MDV-LGC-VA1-BDC-00001.PDF"',
    ),
    value("D275", PIECES, "[{…}]", "[]"),
    Example(
        code="D276",
        given=UNDER_HT,
        passes={f"{PIECES}/1": PROOF},
        fails={f"{PIECES}/1": None},
    ),
    value("D280", f"{REQUEST}/codeTraitement", "null", '"0000"'),
    value("D281", f"{REQUEST}/libelleTraitement", "null", '""'),
)
