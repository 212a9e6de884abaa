"""The second control (section 1.2): the format of each request, D201 to D281.

The order of this table is the order in which ASP looks: it stops at the first error.
"""

from __future__ import annotations

from typing import Final

from pytest_segur.spec.block import Block
from pytest_segur.spec.rule import MUST_BE, Clause, Rule, Source, clause_of
from pytest_segur.spec.text import Text, same

_NOTHING = same("")
_LIBERAL = Text(", pour une commande LIBERAL", ", for a LIBERAL order")
_STRUCTURE = Text(", pour une commande STRUCTURE", ", for a STRUCTURE order")
_AGENT = Text(
    ", quand un mandataire signe pour plusieurs médecins (isMandataire true, isClientUnique false)",
    ", when an agent signs for several doctors (isMandataire true, isClientUnique false)",
)
_NO_AGENT = Text(
    ", sauf si un mandataire signe pour plusieurs médecins "
    "(isMandataire true, isClientUnique false)",
    ", unless an agent signs for several doctors (isMandataire true, isClientUnique false)",
)
_DECIDED: Final = ("D220", "D221", "D223", "D225")
_PIECE: Final = ("D270", "D271", "D272")


def _row(  # noqa: PLR0913 - a line of the table has that many columns
    code: str,
    block: Block,
    balise: str,
    when: Text = _NOTHING,
    *,
    needs: tuple[str, ...] = (),
    hint: Text | None = None,
    suspends_only_duty: bool = False,
) -> Rule:
    """Make a rule of a plain line of the table."""
    return Rule(
        code=code,
        on=balise,
        label=Text(MUST_BE.fr + when.fr, MUST_BE.en + when.en),
        clause=clause_of(block, balise),
        needs=needs,
        hint=hint,
        suspends_only_duty=suspends_only_duty,
    )


_REQUEST_HEADER: Final = (
    _row("D201", Block.REQUEST, "numLigne"),
    Rule(
        code="D202",
        on="numLigne",
        label=Text(
            "numLigne doit être le rang de la demande dans le fichier, à partir de 1",
            "numLigne must be the position of the request in the file, from 1",
        ),
        clause=clause_of(Block.REQUEST, "numLigne"),
        needs=("D201",),
        hint=Text("Écrivez {position}.", "Write {position}."),
    ),
    _row("D203", Block.REQUEST, "typeAction"),
    _row(
        "D204",
        Block.REQUEST,
        "numeroASP",
        hint=Text(
            "Laissez null : l'ASP le donne après le dépôt.",
            "Leave it null: ASP gives it after the deposit.",
        ),
    ),
    _row("D205", Block.REQUEST, "numeroEditeur"),
    Rule(
        code="D206",
        on="numeroEditeur",
        label=Text(
            "numeroEditeur ne doit pas être celui d'une demande précédente du fichier",
            "numeroEditeur must not be that of an earlier request of the file",
        ),
        clause=clause_of(Block.REQUEST, "numeroEditeur"),
        needs=("D205",),
        hint=Text(
            "La demande {earlier} le porte déjà : donnez à celle-ci un autre numéro, "
            "que ses pièces porteront aussi.",
            "Request {earlier} bears it already: give this one another number, "
            "which its documents bear too.",
        ),
    ),
    Rule(
        code="D207",
        on="numeroEditeur",
        label=Text(
            "numeroEditeur ne doit pas avoir servi dans un dépôt précédent",
            "numeroEditeur must not have been used in an earlier deposit",
        ),
        clause=clause_of(Block.REQUEST, "numeroEditeur"),
        needs=("D205", "D206"),
        hint=Text(
            "Une demande refusée se dépose de nouveau sous un autre numéro : prenez-en un jamais "
            "utilisé.",
            "A refused request is deposited again under a new number: take one never used.",
        ),
    ),
)

_ORDER: Final = (
    _row("D210", Block.COMMANDE, "dateCommande"),
    _row("D211", Block.COMMANDE, "regimeTVA"),
    _row("D212", Block.COMMANDE, "montantSegurHT"),
)

_BENEFICIARIES: Final = (
    _row("D220", Block.BENEFICIAIRES, "commandePour"),
    _row("D221", Block.BENEFICIAIRES, "isMandataire", _LIBERAL, needs=("D220",)),
    _row("D222", Block.BENEFICIAIRES, "isMandataire", _STRUCTURE, needs=("D220",)),
    _row("D223", Block.BENEFICIAIRES, "isClientUnique", _LIBERAL, needs=("D220",)),
    _row("D224", Block.BENEFICIAIRES, "isClientUnique", _STRUCTURE, needs=("D220",)),
    Rule(
        code="D225",
        on="isMandataire",
        label=Text(
            "isMandataire ne doit pas être true quand isClientUnique est true",
            "isMandataire must not be true while isClientUnique is true",
        ),
        clause=clause_of(Block.BENEFICIAIRES, "isMandataire"),
        source=Source.INFERENCE,
        needs=("D220", "D221", "D223"),
        hint=Text(
            "Un client unique signe pour lui-même : mettez isMandataire à false, "
            "ou isClientUnique à false s'il y a plusieurs médecins.",
            "A single client signs for himself: set isMandataire to false, "
            "or isClientUnique to false if there are several doctors.",
        ),
    ),
    _row("D226", Block.BENEFICIAIRES, "nomMandataire", _AGENT, needs=_DECIDED),
    _row("D227", Block.BENEFICIAIRES, "nomMandataire", _NO_AGENT, needs=_DECIDED),
    _row("D228", Block.BENEFICIAIRES, "emailMandataire", _AGENT, needs=_DECIDED),
    _row("D229", Block.BENEFICIAIRES, "emailMandataire", _NO_AGENT, needs=_DECIDED),
    _row("D230", Block.BENEFICIAIRES, "telephoneMandataire", _AGENT, needs=_DECIDED),
    _row("D231", Block.BENEFICIAIRES, "telephoneMandataire", _NO_AGENT, needs=_DECIDED),
    _row(
        "D232",
        Block.BENEFICIAIRES,
        "liberal",
        _STRUCTURE,
        needs=("D220",),
        hint=Text(
            "Écrivez [] : une structure ne liste pas de médecins.",
            "Write []: a structure lists no doctors.",
        ),
    ),
    _row(
        "D233",
        Block.BENEFICIAIRES,
        "liberal",
        _LIBERAL,
        needs=("D220",),
        hint=Text("Ajoutez chaque médecin bénéficiaire.", "Add each doctor who benefits."),
    ),
    Rule(
        code="D234",
        on="liberal",
        label=Text(
            "liberal doit contenir un seul médecin quand isClientUnique est true, "
            "au moins deux quand il est false",
            "liberal must hold one doctor when isClientUnique is true, "
            "two or more when it is false",
        ),
        clause=clause_of(Block.BENEFICIAIRES, "liberal"),
        needs=(*_DECIDED, "D233"),
        hint=Text(
            "Faites concorder isClientUnique et le nombre de médecins.",
            "Make isClientUnique agree with the number of doctors.",
        ),
    ),
    _row("D235", Block.LIBERAL, "nomMedecin", _LIBERAL, needs=("D220",)),
    _row("D236", Block.LIBERAL, "emailMedecin", needs=_DECIDED, suspends_only_duty=True),
    _row("D237", Block.LIBERAL, "telephoneMedecin", needs=_DECIDED, suspends_only_duty=True),
    _row("D238", Block.LIBERAL, "RPPS", _LIBERAL, needs=("D220",)),
    _row("D240", Block.BENEFICIAIRES, "structure", _LIBERAL, needs=("D220",)),
    _row("D241", Block.STRUCTURE, "FINESSJuridique", _STRUCTURE, needs=("D220",)),
    _row("D242", Block.STRUCTURE, "nomResponsable", _STRUCTURE, needs=("D220",)),
    _row("D243", Block.STRUCTURE, "emailResponsable", _STRUCTURE, needs=("D220",)),
    _row("D244", Block.STRUCTURE, "telephoneResponsable", _STRUCTURE, needs=("D220",)),
    _row("D245", Block.STRUCTURE, "FINESSGeo", _STRUCTURE, needs=("D220",)),
)

_INSTALLATION: Final = (
    _row("D250", Block.SCENARIO, "isCentreDeSante"),
    _row("D251", Block.SCENARIO, "operateurMessagerie"),
    _row("D252", Block.SCENARIO, "isProSanteConnectNeeded"),
    _row("D253", Block.SCENARIO, "isDirecToDMP"),
    _row("D254", Block.SCENARIO, "isPFIToDMP"),
    _row("D255", Block.SCENARIO, "isDirectToMSSPro"),
    _row("D256", Block.SCENARIO, "isPFIToMSSPro"),
    _row("D257", Block.SCENARIO, "isDirectToMSSCitoyen"),
    _row("D258", Block.SCENARIO, "isPFIToMSSCitoyen"),
    Rule(
        code="D259",
        on="isCentreDeSante",
        label=Text(
            "isCentreDeSante ne doit être true que si la solution est référencée avec le profil "
            "« Centre de santé »",
            "isCentreDeSante must be true only if the solution is referenced with the profile "
            "“Centre de santé”",
        ),
        clause=clause_of(Block.SCENARIO, "isCentreDeSante"),
        needs=("D250",),
        hint=Text(
            "Si la solution a ce profil, déclarez-le : --profiles=centre-de-sante.",
            "If the solution has that profile, declare it: --profiles=centre-de-sante.",
        ),
    ),
    Rule(
        code="D260",
        on="operateurMessagerie",
        label=Text(
            "operateurMessagerie ne doit être MAI_15 (Mailiz) que si la solution est référencée "
            "avec le profil « Mailiz »",
            "operateurMessagerie must be MAI_15 (Mailiz) only if the solution is referenced "
            "with the profile “Mailiz”",
        ),
        clause=clause_of(Block.SCENARIO, "operateurMessagerie"),
        needs=("D251",),
        hint=Text(
            "Si la solution a ce profil, déclarez-le : --profiles=mailiz.",
            "If the solution has that profile, declare it: --profiles=mailiz.",
        ),
    ),
)

_DOCUMENTS: Final = (
    _row("D270", Block.PIECES, "nomFichier"),
    _row("D271", Block.PIECES, "formatFichier"),
    _row("D272", Block.PIECES, "typeFichier"),
    Rule(
        code="D273",
        on="nomFichier",
        label=Text(
            "nomFichier doit suivre la nomenclature et s'accorder avec le type, le format et "
            "le numeroEditeur",
            "nomFichier must follow the naming and agree with the type, the format and the "
            "numeroEditeur",
        ),
        clause=Clause("3.3", Block.PIECES.title, "nomFichier"),
        needs=("D205",),
        element_needs=_PIECE,
        hint=Text(
            "Nommez la pièce « {name} », ici et dans le ZIP.",
            "Name the document “{name}”, here and in the ZIP.",
        ),
    ),
    Rule(
        code="D275",
        on="piecesJustificatives",
        label=Text(
            "piecesJustificatives doit contenir exactement un BON_COMMANDE",
            "piecesJustificatives must hold exactly one BON_COMMANDE",
        ),
        clause=Clause("3.1", Block.PIECES.title, "piecesJustificatives"),
        needs=("D272",),
        hint=Text(
            "Une demande porte sur un seul bon de commande, qui l'accompagne.",
            "A request covers a single order form, which comes with it.",
        ),
    ),
    Rule(
        code="D276",
        on="piecesJustificatives",
        label=Text(
            "piecesJustificatives doit contenir une PREUVE_HT quand regimeTVA est HT",
            "piecesJustificatives must hold a PREUVE_HT when regimeTVA is HT",
        ),
        clause=clause_of(Block.PIECES, "typeFichier"),
        source=Source.INFERENCE,
        needs=("D211", "D272"),
        hint=Text(
            "Ajoutez la pièce qui prouve le régime HT, ou mettez regimeTVA à TTC.",
            "Add the document that proves the HT regime, or set regimeTVA to TTC.",
        ),
    ),
)

_LEFT_TO_ASP: Final = Text(
    "Laissez null : l'ASP le remplit au dépôt.", "Leave it null: ASP fills it in at the deposit."
)
_TREATMENT: Final = (
    _row("D280", Block.TREATMENT, "codeTraitement", hint=_LEFT_TO_ASP),
    _row("D281", Block.TREATMENT, "libelleTraitement", hint=_LEFT_TO_ASP),
)

RULES: Final = (
    *_REQUEST_HEADER,
    *_ORDER,
    *_BENEFICIARIES,
    *_INSTALLATION,
    *_DOCUMENTS,
    *_TREATMENT,
)
