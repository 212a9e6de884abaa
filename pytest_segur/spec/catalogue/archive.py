"""The supporting documents (sections 2.1 and 3.3), P301 to P306."""

from __future__ import annotations

from typing import Final

from pytest_segur.spec.rule import Clause, Rule, Source
from pytest_segur.spec.text import Text

RULES: Final = (
    Rule(
        code="P301",
        on="archive",
        label=Text(
            "l'archive doit se trouver à l'endroit indiqué : un ZIP lisible, dont les pièces "
            "déclarées ne sont ni chiffrées ni abîmées",
            "the archive must be at the given place: a readable ZIP, whose declared documents "
            "are neither encrypted nor damaged",
        ),
        clause=Clause("2.1"),
        source=Source.KIT,
    ),
    Rule(
        code="P302",
        on="archive",
        label=Text(
            "l'archive doit peser au plus 200 Mo, soit 200 000 000 octets (une autre lecture "
            "de « Mo » admet jusqu'à 209 715 200)",
            "the archive must weigh at most 200 Mo, which is 200,000,000 bytes (another "
            "reading of “Mo” allows up to 209,715,200)",
        ),
        clause=Clause("2.1"),
        hint=Text(
            "Réduisez les pièces, ou répartissez les demandes sur plusieurs fichiers.",
            "Make the documents smaller, or spread the requests over several files.",
        ),
    ),
    Rule(
        code="P303",
        on="archive",
        label=Text(
            "l'archive doit contenir chaque pièce déclarée, sous son nom exact",
            "the archive must hold each declared document, under its exact name",
        ),
        clause=Clause("2.1"),
        hint=Text(
            "Ajoutez la pièce au ZIP, ou corrigez nomFichier.",
            "Add the document to the ZIP, or correct nomFichier.",
        ),
    ),
    Rule(
        code="P304",
        on="archive",
        label=Text(
            "une pièce doit peser au plus 3 Mo (3 000 000 octets)",
            "a document must weigh at most 3 Mo (3,000,000 bytes)",
        ),
        clause=Clause("2.1"),
        hint=Text(
            "Réduisez la pièce : moins de pages en image, ou une résolution plus faible.",
            "Make the document smaller: fewer scanned pages, or a lower resolution.",
        ),
    ),
    Rule(
        code="P305",
        on="archive",
        label=Text(
            "le contenu d'une pièce doit être du format déclaré",
            "the content of a document must be of the declared format",
        ),
        clause=Clause("3.2", "Pièces justificatives", "formatFichier"),
        source=Source.INFERENCE,
        hint=Text(
            "Exportez la pièce en PDF, PNG ou JPG : changer l'extension ne convertit rien.",
            "Export the document as PDF, PNG or JPG: changing its ending converts nothing.",
        ),
    ),
    Rule(
        code="P306",
        on="archive",
        label=Text(
            "l'archive ne doit pas contenir de membre dangereux : chemin absolu, « .. », "
            "lecteur ou barre inverse, lien, ou deux fois le même nom",
            "the archive must hold no unsafe member: absolute path, “..”, drive or backslash, "
            "link, or the same name twice",
        ),
        clause=Clause("2.1"),
        source=Source.KIT,
    ),
)
