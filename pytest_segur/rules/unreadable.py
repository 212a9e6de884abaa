"""Explains why a file could not be read: what was found, and how to mend it (S100 to S104)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.diagnosis import Finding
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.rule import Source
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.document import Unreadable
    from pytest_segur.positions import Path

#: What was found, for each reason.
FOUND: Final[Mapping[str, Text]] = {
    "file.unreadable": Text(
        "un fichier qui ne s'ouvre pas ({why})", "a file that cannot be opened ({why})"
    ),
    "file.folder": Text("un dossier", "a folder"),
    "file.special": Text(
        "autre chose qu'un fichier ordinaire (tube, périphérique…)",
        "something else than a regular file (pipe, device…)",
    ),
    "file.big": Text("un fichier plus gros", "a bigger file"),
    "encoding.mark": Text("une marque d'ordre des octets (BOM)", "a byte-order mark (BOM)"),
    "encoding.wide": Text("de l'UTF-16", "UTF-16"),
    "encoding.bytes": Text(
        "l'octet {octet}, qui n'est pas de l'UTF-8", "the byte {octet}, which is not UTF-8"
    ),
    "json.empty": Text("un fichier vide", "an empty file"),
    "json.constant": Text("{name}", "{name}"),
    "json.comma": Text("une virgule en trop", "a comma too many"),
    "json.comment": Text("un commentaire", "a comment"),
    "json.quote": Text("une apostrophe", "a single quote"),
    "json.control": Text(
        "un caractère de commande dans une chaîne", "a control character in a string"
    ),
    "json.truncated": Text(
        "la fin du fichier au milieu d'une valeur", "the end of the file amid a value"
    ),
    "json.extra": Text("une suite après la valeur", "more behind the value"),
    "json.depth": Text(
        "plus de {limit} niveaux d'imbrication", "more than {limit} levels of nesting"
    ),
    "json.syntax": Text("une erreur de syntaxe", "a syntax error"),
    "json.unwritable": Text(
        "un objet que JSON ne sait pas écrire ({why})",
        "an object that JSON has no way to write ({why})",
    ),
    "key.repeated": Text("une seconde fois « {name} »", "“{name}” a second time"),
    "root.kind": Text("une autre valeur qu'un objet", "another value than an object"),
}

#: How to mend it, where the rule's own hint does not say it best.
HINTS: Final[Mapping[str, Text]] = {
    "encoding.mark": Text(
        "Enregistrez en « UTF-8 », pas en « UTF-8 avec BOM ».",
        "Save it as “UTF-8”, not as “UTF-8 with BOM”.",
    ),
    "encoding.wide": Text(
        "Enregistrez en « UTF-8 » : « Unicode » veut dire UTF-16 sous Windows.",
        "Save it as “UTF-8”: “Unicode” means UTF-16 on Windows.",
    ),
    "encoding.bytes": Text(
        "Enregistrez le fichier en UTF-8 (il est peut-être en Windows-1252 ou Latin-1).",
        "Save the file as UTF-8 (perhaps it is Windows-1252 or Latin-1).",
    ),
    "json.constant": Text(
        "JSON ne connaît pas {name} : écrivez null ou un nombre.",
        "JSON does not know {name}: write null or a number.",
    ),
    "json.comma": Text(
        "Retirez la virgule devant le crochet ou l'accolade.",
        "Remove the comma before the bracket or brace.",
    ),
    "json.comment": Text(
        "JSON n'a pas de commentaires : retirez-le.", "JSON has no comments: remove it."
    ),
    "json.quote": Text(
        "Les chaînes JSON s'écrivent entre guillemets doubles.",
        "JSON strings stand between double quotes.",
    ),
    "json.control": Text(
        "Dans une chaîne, une tabulation s'écrit \\t et un saut de ligne \\n.",
        "In a string, a tab is written \\t and a line break \\n.",
    ),
    "json.truncated": Text(
        "Le fichier est peut-être tronqué : produisez-le à nouveau.",
        "The file may be truncated: make it again.",
    ),
    "json.extra": Text(
        "Gardez une seule valeur JSON par fichier.", "Keep a single JSON value in the file."
    ),
}

#: Limits that are the kit's own, under a rule that stands on more than the kit.
_KIT_REASONS: Final = frozenset({"json.depth"})


def explain(problem: Unreadable, *, offset: int, path: Path = ()) -> Finding:
    """Turn a reading that failed into a finding.

    Args:
        problem: why it failed.
        offset: where in the text that could be decoded.
        path: the value at fault, where there is one.
    """
    details = {name: visible(value) for name, value in problem.details.items()}
    found, hint = FOUND[problem.reason], HINTS.get(problem.reason)
    return Finding(
        rule=CATALOGUE[problem.code],
        path=path,
        found=_filled(found, details),
        hint=hint and _filled(hint, details),
        source=Source.KIT if problem.reason in _KIT_REASONS else None,
        offset=offset,
    )


def _filled(text: Text, details: Mapping[str, str]) -> Text:
    return Text(text.to("fr", **details), text.to("en", **details))
