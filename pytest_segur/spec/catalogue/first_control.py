"""The first control (section 1.2): the structure of the file, S100 to S114."""

from __future__ import annotations

from typing import Final

from pytest_segur.spec.block import Block
from pytest_segur.spec.rule import MUST_BE, Clause, Rule, Source, clause_of
from pytest_segur.spec.text import Text

_CONTROL = Clause("1.2")
_SKELETON = Clause("2.2")

RULES: Final = (
    Rule(
        code="S100",
        on="fichier",
        label=Text(
            "le fichier doit être un fichier ordinaire, lisible, d'au plus 20 000 000 octets",
            "the file must be a regular file that can be read, of at most 20,000,000 bytes",
        ),
        clause=_CONTROL,
        source=Source.KIT,
    ),
    Rule(
        code="S101",
        on="fichier",
        label=Text(
            "le fichier doit être écrit en UTF-8, sans marque d'ordre des octets (BOM)",
            "the file must be written in UTF-8, without a byte-order mark",
        ),
        clause=_CONTROL,
        source=Source.KIT,
    ),
    Rule(
        code="S102",
        on="fichier",
        label=Text(
            "le fichier doit contenir une valeur JSON bien formée, et une seule",
            "the file must hold one well-formed JSON value, and only one",
        ),
        clause=_CONTROL,
        hint=Text(
            "Corrigez la syntaxe à cet endroit, ou écrivez le fichier avec une bibliothèque JSON.",
            "Mend the syntax there, or write the file with a JSON library.",
        ),
    ),
    Rule(
        code="S103",
        on="fichier",
        label=Text(
            "une clé ne doit figurer qu'une fois dans un objet",
            "a key must stand only once in an object",
        ),
        clause=_CONTROL,
        source=Source.KIT,
        hint=Text(
            "Gardez une seule des deux : un lecteur JSON n'en retiendrait qu'une, sans le dire.",
            "Keep one of the two: a JSON reader would keep only one of them, and not say so.",
        ),
    ),
    Rule(
        code="S104",
        on="fichier",
        label=Text(
            "la racine du fichier doit être un objet",
            "the root of the file must be an object",
        ),
        clause=_SKELETON,
        hint=Text(
            "Le fichier commence par une accolade : l'entête, dont lignesImport contient "
            "les demandes.",
            "The file begins with a brace: the header, whose lignesImport holds the requests.",
        ),
    ),
    Rule(
        code="S105",
        on="entête",
        label=Text(
            "impId, numeroAns, SIRET et lignesImport doivent être présents dans l'entête",
            "impId, numeroAns, SIRET and lignesImport must be present in the header",
        ),
        clause=Clause("3.2", Block.HEADER.title),
        hint=Text("Ajoutez {name} à l'entête.", "Add {name} to the header."),
    ),
    Rule(
        code="S106",
        on="objets du modèle",
        label=Text(
            "un objet ne doit contenir que les noms que le modèle y prévoit",
            "an object must hold only the names that the model has there",
        ),
        clause=_SKELETON,
        hint=Text(
            "Retirez « {name} » : le modèle ne l'a pas à cet endroit.",
            "Remove “{name}”: the model does not have it there.",
        ),
    ),
    Rule(
        code="S107",
        on="impId",
        label=MUST_BE,
        clause=clause_of(Block.HEADER, "impId"),
        hint=Text("Laissez null : l'ASP le remplit.", "Leave it null: ASP fills it in."),
    ),
    Rule(
        code="S108",
        on="numeroAns",
        label=MUST_BE,
        clause=clause_of(Block.HEADER, "numeroAns"),
    ),
    Rule(
        code="S109",
        on="SIRET",
        label=MUST_BE,
        clause=clause_of(Block.HEADER, "SIRET"),
    ),
    Rule(
        code="S110",
        on="lignesImport",
        label=Text("lignesImport doit être un tableau", "lignesImport must be an array"),
        clause=clause_of(Block.HEADER, "lignesImport"),
        hint=Text(
            "Mettez les demandes entre crochets, même s'il n'y en a qu'une.",
            "Put the requests between square brackets, even a single one.",
        ),
    ),
    Rule(
        code="S111",
        on="lignesImport",
        label=Text(
            "lignesImport doit contenir de 1 à 200 demandes",
            "lignesImport must hold 1 to 200 requests",
        ),
        clause=Clause("2.1"),
        hint=Text(
            "Répartissez les demandes sur plusieurs fichiers, de 200 au plus chacun.",
            "Spread the requests over several files of at most 200 each.",
        ),
    ),
    Rule(
        code="S112",
        on="lignesImport[]",
        label=Text("chaque demande doit être un objet", "each request must be an object"),
        clause=_SKELETON,
        hint=Text("Mettez la demande entre accolades.", "Put the request between braces."),
    ),
    Rule(
        code="S113",
        on="demande",
        label=Text(
            "les blocs de la demande doivent tous être présents",
            "the blocks of the request must all be present",
        ),
        clause=_SKELETON,
        hint=Text(
            "Ajoutez le bloc {name} ({empty} s'il n'y a rien à y mettre).",
            "Add the block {name} ({empty} if there is nothing to put in it).",
        ),
    ),
    Rule(
        code="S114",
        on="demande",
        label=Text(
            "chaque bloc doit être du type prévu, objet ou tableau d'objets",
            "each block must be of its kind, object or array of objects",
        ),
        clause=_SKELETON,
    ),
)
