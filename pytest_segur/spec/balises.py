"""Every balise and its formats: the table of section 3.2 as data.

This is the one place where a length, a list of values or a condition of filling stands.
The checks, the JSON Schema, the factories and the documentation are all made from it.
A rule may have several rows, one for each group of situations.
"""

from __future__ import annotations

from typing import Final

from pytest_segur.spec.block import Block
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import (
    Amount,
    Boolean,
    EmptyObject,
    Facultative,
    FrenchDate,
    Integer,
    ListOf,
    Null,
    OneOf,
    OperatorCode,
    Rows,
    Unfilled,
    Varchar,
)
from pytest_segur.spec.operators import CODES
from pytest_segur.spec.row import Row
from pytest_segur.spec.situation import (
    AGENT,
    ALONE,
    LIBERAL,
    NO_AGENT,
    PERHAPS_AGENT,
    SEVERAL,
    STRUCTURE,
)
from pytest_segur.spec.text import Text

MAX_REQUESTS: Final = 200

_NAME = Varchar(below=50, capitals=True)
_EMAIL = Varchar(below=150)
_TELEPHONE = Varchar(below=50)
_BOOLEAN = Boolean()
_NULL = Null()

HEADER_ROWS: Final = (
    Row("S107", Block.HEADER, "impId", _NULL),
    Row(
        "S108",
        Block.HEADER,
        "numeroAns",
        Varchar(exactly=14),
        corrected=Varchar(exactly=10),
    ),
    Row("S109", Block.HEADER, "SIRET", Varchar(exactly=10), corrected=Varchar(exactly=14)),
)

REQUEST_ROWS: Final = (
    Row("D201", Block.REQUEST, "numLigne", Integer(lowest=1, highest=MAX_REQUESTS)),
    Row("D203", Block.REQUEST, "typeAction", OneOf(("C",))),
    Row("D204", Block.REQUEST, "numeroASP", _NULL),
    Row("D205", Block.REQUEST, "numeroEditeur", Varchar(exactly=5)),
    Row("D210", Block.COMMANDE, "dateCommande", FrenchDate()),
    Row("D211", Block.COMMANDE, "regimeTVA", OneOf(("TTC", "HT"))),
    Row("D212", Block.COMMANDE, "montantSegurHT", Amount()),
    Row("D220", Block.BENEFICIAIRES, "commandePour", OneOf(("LIBERAL", "STRUCTURE"))),
    Row("D221", Block.BENEFICIAIRES, "isMandataire", _BOOLEAN, LIBERAL),
    Row("D222", Block.BENEFICIAIRES, "isMandataire", Unfilled(or_false=True), STRUCTURE),
    Row("D223", Block.BENEFICIAIRES, "isClientUnique", _BOOLEAN, LIBERAL),
    Row("D224", Block.BENEFICIAIRES, "isClientUnique", Unfilled(or_false=True), STRUCTURE),
    Row("D226", Block.BENEFICIAIRES, "nomMandataire", _NAME, AGENT),
    Row("D227", Block.BENEFICIAIRES, "nomMandataire", _NULL, NO_AGENT),
    Row("D227", Block.BENEFICIAIRES, "nomMandataire", Unfilled(), STRUCTURE),
    Row("D228", Block.BENEFICIAIRES, "emailMandataire", _EMAIL, AGENT),
    Row("D229", Block.BENEFICIAIRES, "emailMandataire", _NULL, NO_AGENT),
    Row("D229", Block.BENEFICIAIRES, "emailMandataire", Unfilled(), STRUCTURE),
    Row("D230", Block.BENEFICIAIRES, "telephoneMandataire", _TELEPHONE, AGENT),
    Row("D231", Block.BENEFICIAIRES, "telephoneMandataire", _NULL, NO_AGENT),
    Row("D231", Block.BENEFICIAIRES, "telephoneMandataire", Unfilled(), STRUCTURE),
    Row(
        "D232",
        Block.BENEFICIAIRES,
        "liberal",
        Rows(most=0, expected=Text("un tableau vide", "an empty array")),
        STRUCTURE,
    ),
    Row(
        "D233",
        Block.BENEFICIAIRES,
        "liberal",
        Rows(fewest=1, expected=Text("un tableau non vide", "an array that is not empty")),
        LIBERAL,
    ),
    Row(
        "D234",
        Block.BENEFICIAIRES,
        "liberal",
        Rows(
            fewest=1,
            most=1,
            expected=Text("un tableau d'un seul médecin", "an array of one doctor"),
        ),
        ALONE,
    ),
    Row(
        "D234",
        Block.BENEFICIAIRES,
        "liberal",
        Rows(
            fewest=2,
            expected=Text("un tableau d'au moins deux médecins", "an array of two doctors or more"),
        ),
        SEVERAL,
    ),
    Row("D235", Block.LIBERAL, "nomMedecin", _NAME, LIBERAL),
    Row("D236", Block.LIBERAL, "emailMedecin", _EMAIL, NO_AGENT),
    Row("D236", Block.LIBERAL, "emailMedecin", Facultative(_EMAIL), PERHAPS_AGENT),
    Row("D237", Block.LIBERAL, "telephoneMedecin", _TELEPHONE, NO_AGENT),
    Row("D237", Block.LIBERAL, "telephoneMedecin", Facultative(_TELEPHONE), PERHAPS_AGENT),
    Row(
        "D238",
        Block.LIBERAL,
        "RPPS",
        Varchar(exactly=15),
        LIBERAL,
        corrected=Varchar(exactly=11),
    ),
    Row("D240", Block.BENEFICIAIRES, "structure", EmptyObject(), LIBERAL),
    Row("D241", Block.STRUCTURE, "FINESSJuridique", Varchar(exactly=9), STRUCTURE),
    Row("D242", Block.STRUCTURE, "nomResponsable", _NAME, STRUCTURE),
    Row("D243", Block.STRUCTURE, "emailResponsable", _EMAIL, STRUCTURE),
    Row("D244", Block.STRUCTURE, "telephoneResponsable", _TELEPHONE, STRUCTURE),
    Row("D245", Block.STRUCTURE, "FINESSGeo", ListOf(Varchar(exactly=9)), STRUCTURE),
    Row("D250", Block.SCENARIO, "isCentreDeSante", _BOOLEAN),
    Row("D251", Block.SCENARIO, "operateurMessagerie", OperatorCode(CODES)),
    Row("D252", Block.SCENARIO, "isProSanteConnectNeeded", _BOOLEAN),
    Row(
        "D253",
        Block.SCENARIO,
        "isDirecToDMP",
        _BOOLEAN,
        editions=frozenset({Edition.PUBLISHED}),
    ),
    Row("D254", Block.SCENARIO, "isPFIToDMP", _BOOLEAN),
    Row("D255", Block.SCENARIO, "isDirectToMSSPro", _BOOLEAN),
    Row("D256", Block.SCENARIO, "isPFIToMSSPro", _BOOLEAN),
    Row("D257", Block.SCENARIO, "isDirectToMSSCitoyen", _BOOLEAN),
    Row("D258", Block.SCENARIO, "isPFIToMSSCitoyen", _BOOLEAN),
    Row("D270", Block.PIECES, "nomFichier", Varchar(below=50)),
    Row("D271", Block.PIECES, "formatFichier", OneOf(("PDF", "PNG", "JPG"))),
    Row("D272", Block.PIECES, "typeFichier", OneOf(("BON_COMMANDE", "PREUVE_HT"))),
    Row("D280", Block.TREATMENT, "codeTraitement", _NULL),
    Row("D281", Block.TREATMENT, "libelleTraitement", _NULL),
)

#: The corrected edition's second spelling of isDirecToDMP.
CORRECTED_DMP: Final = "isDirectToDMP"
PUBLISHED_DMP: Final = "isDirecToDMP"

#: Balises whose values name or reach a person; they are masked in every output.
PERSONAL: Final = frozenset(
    {
        "nomMandataire",
        "emailMandataire",
        "telephoneMandataire",
        "nomMedecin",
        "emailMedecin",
        "telephoneMedecin",
        "RPPS",
        "nomResponsable",
        "emailResponsable",
        "telephoneResponsable",
    }
)
