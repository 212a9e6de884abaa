"""Advisories: what is merely implausible, and never refused. A901 to A917."""

from __future__ import annotations

from typing import Final

from pytest_segur.spec.block import Block
from pytest_segur.spec.rule import Clause, Rule, Source, clause_of
from pytest_segur.spec.text import Text


def _advisory(code: str, on: str, label: Text, clause: Clause, hint: Text | None = None) -> Rule:
    return Rule(code=code, on=on, label=label, clause=clause, source=Source.KIT, hint=hint)


RULES: Final = (
    _advisory(
        "A901",
        "RPPS",
        Text(
            "ce RPPS n'est pas un numéro plausible : il y faut des chiffres, dont une clé de Luhn "
            "juste",
            "this RPPS is not a plausible number: it takes digits, with a right Luhn key",
        ),
        clause_of(Block.LIBERAL, "RPPS"),
        Text(
            "Un RPPS a onze chiffres, dont le dernier est la clé, et peut être complété de zéros "
            "à gauche : comparez avec l'Annuaire santé.",
            "An RPPS has eleven digits, the last one being the key, and may be filled up with "
            "zeros on the left: compare it with the Annuaire santé.",
        ),
    ),
    _advisory(
        "A902",
        "FINESSJuridique, FINESSGeo",
        Text(
            "ce FINESS n'est pas un numéro plausible : il y faut un département, et une clé de "
            "Luhn juste",
            "this FINESS is not a plausible number: it takes a department, and a right Luhn key",
        ),
        clause_of(Block.STRUCTURE, "FINESSJuridique, FINESSGeo"),
        Text(
            "Un FINESS commence par le département (01 à 95, 2A ou 2B, 97 ou 98 outre-mer) et "
            "finit par sa clé : comparez avec le répertoire FINESS.",
            "A FINESS begins with the department (01 to 95, 2A or 2B, 97 or 98 overseas) and ends "
            "with its key: compare it with the FINESS register.",
        ),
    ),
    _advisory(
        "A903",
        "SIRET",
        Text("la clé de ce SIRET est fausse", "the key of this SIRET is wrong"),
        clause_of(Block.HEADER, "SIRET"),
        Text(
            "Comparez avec le SIRET de la demande d'enrôlement.",
            "Compare it with the SIRET of the request for enrolment.",
        ),
    ),
    _advisory(
        "A904",
        "courriels",
        Text("cette adresse de courriel n'est pas bien formée", "this e-mail address is malformed"),
        Clause("3.2", Block.BENEFICIAIRES.title),
        Text(
            "Écrivez une seule adresse, sans nom ni espace autour : nom@domaine.fr.",
            "Write a single address, without a name or blanks around it: name@domain.fr.",
        ),
    ),
    _advisory(
        "A905",
        "téléphones",
        Text(
            "ce n'est pas un numéro de téléphone français plausible",
            "this is not a plausible French telephone number",
        ),
        Clause("3.2", Block.BENEFICIAIRES.title),
        Text(
            "Écrivez un seul numéro, comme on le compose : dix chiffres, ou +33 (outre-mer +262, "
            "+590…) et le numéro sans son 0.",
            "Write a single number, as it is dialled: ten digits, or +33 (overseas +262, +590…) "
            "and the number without its 0.",
        ),
    ),
    _advisory(
        "A906",
        "dateCommande",
        Text(
            "la date de commande est postérieure à aujourd'hui",
            "the date of the order is after today",
        ),
        clause_of(Block.COMMANDE, "dateCommande"),
        Text(
            "Nous sommes le {today} : vérifiez le jour, le mois et l'année du bon de commande.",
            "Today is {today}: check day, month and year of the order form.",
        ),
    ),
    _advisory(
        "A907",
        "montantSegurHT",
        Text("le montant est nul ou négatif", "the amount is zero or negative"),
        clause_of(Block.COMMANDE, "montantSegurHT"),
        Text("Vérifiez le montant du bon de commande.", "Check the amount of the order form."),
    ),
    _advisory(
        "A908",
        "piecesJustificatives",
        Text(
            "une PREUVE_HT est jointe alors que regimeTVA est TTC",
            "a PREUVE_HT is attached while regimeTVA is TTC",
        ),
        clause_of(Block.PIECES, "typeFichier"),
        Text(
            "Si le client est au régime HT, mettez regimeTVA à HT ; sinon, retirez la pièce.",
            "If the client is under the HT regime, set regimeTVA to HT; else remove the document.",
        ),
    ),
    _advisory(
        "A909",
        "RPPS, FINESSGeo",
        Text("ce numéro figure déjà dans la demande", "this number is already in the request"),
        clause_of(Block.BENEFICIAIRES, "liberal"),
        Text("Retirez la répétition.", "Remove the repetition."),
    ),
    _advisory(
        "A910",
        "RPPS, FINESSJuridique",
        Text(
            "ce numéro figure déjà dans une demande précédente du fichier",
            "this number is already in an earlier request of the file",
        ),
        Clause("3.1"),
        Text(
            "C'est la demande {earlier} : vérifiez que l'aide n'est pas demandée deux fois "
            "pour le même bénéficiaire.",
            "It is request {earlier}: make sure that the aid is not requested twice for the same "
            "beneficiary.",
        ),
    ),
    _advisory(
        "A911",
        "scenarioInstallation",
        Text(
            "isCentreDeSante est true pour une commande LIBERAL",
            "isCentreDeSante is true for a LIBERAL order",
        ),
        clause_of(Block.SCENARIO, "isCentreDeSante"),
        Text(
            "Un centre de santé se commande comme STRUCTURE.",
            "A health centre is ordered for as STRUCTURE.",
        ),
    ),
    _advisory(
        "A912",
        "isCentreDeSante, operateurMessagerie",
        Text(
            "cette valeur suppose un profil de référencement, et les profils n'ont pas été "
            "déclarés",
            "this value needs a profile of referencing, and the profiles were not declared",
        ),
        clause_of(Block.SCENARIO, "isCentreDeSante, operateurMessagerie"),
        Text(
            "Déclarez les profils de la solution : --profiles={profile}, "
            "ou --profiles= si elle n'en a pas.",
            "Declare the profiles of the solution: --profiles={profile}, "
            "or --profiles= if it has none.",
        ),
    ),
    _advisory(
        "A913",
        "numeroEditeur",
        Text(
            "numeroEditeur n'est pas un numéro de 00001 à 99999",
            "numeroEditeur is not a number from 00001 to 99999",
        ),
        clause_of(Block.REQUEST, "numeroEditeur"),
        Text("La numérotation commence à 00001.", "The numbering begins with 00001."),
    ),
    _advisory(
        "A914",
        "archive",
        Text(
            "l'archive contient un membre qu'aucune demande ne déclare, ou une pièce rangée "
            "dans un dossier",
            "the archive holds a member that no request declares, or a document in a folder",
        ),
        Clause("2.1"),
        Text(
            "Ne gardez que les pièces déclarées, à la racine du ZIP.",
            "Keep only the declared documents, at the root of the ZIP.",
        ),
    ),
    _advisory(
        "A916",
        "nomFichier",
        Text(
            "ce nomFichier est celui d'une pièce précédente de la demande",
            "this nomFichier is that of an earlier document of the request",
        ),
        clause_of(Block.PIECES, "nomFichier"),
        Text(
            "Le ZIP ne peut contenir les deux sous ce nom : gardez une seule pièce.",
            "The ZIP cannot hold both under that name: keep one document.",
        ),
    ),
    _advisory(
        "A917",
        "nom du fichier",
        Text(
            "la date du nom du fichier est postérieure à aujourd'hui",
            "the date in the file's name is after today",
        ),
        Clause("3.3"),
        Text(
            "Le nom porte le jour du dépôt, et nous sommes le {today} : vérifiez-le.",
            "The name bears the day of deposit, and today is {today}: check it.",
        ),
    ),
)
