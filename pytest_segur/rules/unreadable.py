"""Explains why a file could not be read: what was found, and how to mend it (S100 to S104).

>>> from pytest_segur.document import Unreadable
>>> finding = explain(Unreadable("S102", "json.constant", name="NaN"))
>>> finding.code, finding.hint.fr
('S102', 'JSON ne connaît pas NaN : écrivez null ou un nombre.')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.diagnosis import Finding
from pytest_segur.positions import first_repeated_key
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.rule import Source
from pytest_segur.spec.text import Text, same
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.document import Unreadable
    from pytest_segur.positions import Path

_MOST_SHOWN: Final = 60
#: What was found, for each reason.
FOUND: Final[Mapping[str, Text]] = {
    "file.absent": Text("aucun fichier à cet endroit", "no file at that place"),
    "file.forbidden": Text("un fichier dont la lecture est refusée", "a file that may not be read"),
    "file.name": Text(
        "un nom que le système n'accepte pas", "a name that the system does not accept"
    ),
    "file.unreadable": Text(
        "un fichier impossible à ouvrir ({why})", "a file that cannot be opened ({why})"
    ),
    "file.folder": Text("un dossier", "a folder"),
    "file.special": Text(
        "autre chose qu'un fichier ordinaire (tube, périphérique…)",
        "something other than a regular file (pipe, device…)",
    ),
    "file.big": Text("un fichier plus gros", "a bigger file"),
    "encoding.mark": Text("une marque d'ordre des octets (BOM)", "a byte-order mark (BOM)"),
    "encoding.wide": Text("de l'UTF-16", "UTF-16"),
    "encoding.bytes": Text(
        "l'octet {octet}, qui n'est pas de l'UTF-8", "the byte {octet}, which is not UTF-8"
    ),
    "json.empty": Text("un fichier vide", "an empty file"),
    "json.constant": same("{name}"),
    "json.comma": Text("une virgule en trop", "a comma too many"),
    "json.missing": Text("une virgule manquante", "a missing comma"),
    "json.decimal": Text("un nombre écrit avec une virgule", "a number with a decimal comma"),
    "json.number": Text("un nombre mal écrit", "a number that JSON writes otherwise"),
    "json.value": Text("une balise sans valeur", "a balise without a value"),
    "json.word": Text("un mot que JSON ne connaît pas", "a word that JSON does not know"),
    "json.name": Text("un nom sans guillemets", "a name without quotes"),
    "json.bracket": Text(
        "un crochet ou une accolade qui ne ferme pas ce qui a été ouvert",
        "a bracket or brace that does not match its opening one",
    ),
    "json.comment": Text("un commentaire", "a comment"),
    "json.quote": Text(
        "une apostrophe, ou un autre guillemet que le guillemet droit",
        "a single quote, or another quote than the straight double one",
    ),
    "json.control": Text(
        "un caractère de contrôle dans une chaîne", "a control character in a string"
    ),
    "json.escape": Text(
        "une barre oblique inverse qui ne forme aucun échappement",
        "a backslash that begins no escape",
    ),
    "json.zero": Text("un caractère nul (U+0000)", "a null character (U+0000)"),
    "json.truncated": Text(
        "la fin du fichier au milieu d'une valeur", "the end of the file amid a value"
    ),
    "json.extra": Text("du texte après la valeur", "more text after the value"),
    "json.depth": Text(
        "plus de {limit} niveaux d'imbrication", "more than {limit} levels of nesting"
    ),
    "json.syntax": Text("une erreur de syntaxe", "a syntax error"),
    "object.depth": Text(
        "un objet de plus de {limit} niveaux d'imbrication, ou qui se contient lui-même",
        "an object of more than {limit} levels of nesting, or one that holds itself",
    ),
    "object.kind": Text(
        "une valeur de type {kind}, que JSON ne sait pas écrire",
        "a value of type {kind}, which JSON has no way to write",
    ),
    "object.name": Text(
        "un nom de balise de type {kind} au lieu d'une chaîne",
        "a name of a balise of type {kind} instead of a string",
    ),
    "object.number": Text(
        "{number}, que JSON ne sait pas écrire", "{number}, which JSON has no way to write"
    ),
    "key.repeated": Text("« {name} » une seconde fois", "“{name}” a second time"),
    "root.kind": Text("une valeur qui n'est pas un objet", "a value other than an object"),
}

#: How to mend it, where the rule's own hint does not say it best.
HINTS: Final[Mapping[str, Text]] = {
    "file.absent": Text(
        "Vérifiez le chemin ; si c'est un lien, ce qu'il désigne.",
        "Check the path; of a link, also what it points at.",
    ),
    "file.forbidden": Text(
        "Donnez le droit de lire ce fichier à qui lance le contrôle.",
        "Let whoever runs the check read the file.",
    ),
    "file.folder": Text("Indiquez le fichier JSON lui-même.", "Name the JSON file itself."),
    "file.big": Text(
        "Répartissez les demandes sur plusieurs fichiers.",
        "Spread the requests over several files.",
    ),
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
    "json.empty": Text(
        "Écrivez-y l'entête et ses demandes.", "Write the header and its requests into it."
    ),
    "json.constant": Text(
        "JSON ne connaît pas {name} : écrivez null ou un nombre.",
        "JSON does not know {name}: write null or a number.",
    ),
    "json.comma": Text("Retirez cette virgule.", "Remove that comma."),
    "json.missing": Text(
        "Mettez une virgule entre cette valeur et la précédente.",
        "Put a comma between that value and the one before.",
    ),
    "json.decimal": Text(
        "Écrivez un point devant les décimales : 1075.00.",
        "Write a point before the decimals: 1075.00.",
    ),
    "json.number": Text(
        "Un nombre JSON n'a ni zéro de tête ni signe +, et des chiffres de part et d'autre "
        "du point ; tout le reste est une chaîne, entre guillemets.",
        "A JSON number has no leading zero and no + sign, and digits on both sides of the "
        "point; anything else is a string, between quotes.",
    ),
    "json.value": Text(
        "Donnez une valeur à la balise, ou null.", "Give the balise a value, or null."
    ),
    "json.word": Text(
        "Écrivez true, false ou null, en minuscules et sans guillemets.",
        "Write true, false or null, in lower case and without quotes.",
    ),
    "json.name": Text(
        "Mettez le nom de la balise entre guillemets doubles.",
        "Put the name of the balise between double quotes.",
    ),
    "json.bracket": Text(
        "Fermez [ par ] et { par }, dans l'ordre inverse de l'ouverture.",
        "Close [ with ] and { with }, in the reverse order of opening.",
    ),
    "json.comment": Text(
        "JSON n'a pas de commentaires : retirez-le.", "JSON has no comments: remove it."
    ),
    "json.quote": Text(
        'Les chaînes JSON s\'écrivent entre guillemets droits : "…".',
        'JSON strings stand between straight double quotes: "…".',
    ),
    "json.control": Text(
        "Dans une chaîne, une tabulation s'écrit \\t et un saut de ligne \\n.",
        "In a string, a tab is written \\t and a line break \\n.",
    ),
    "json.escape": Text(
        "Dans une chaîne, une barre oblique inverse s'écrit \\\\.",
        "In a string, a backslash is written \\\\.",
    ),
    "json.zero": Text(
        "Enregistrez en UTF-8 : le fichier est peut-être en UTF-16.",
        "Save it as UTF-8: perhaps the file is UTF-16.",
    ),
    "json.truncated": Text(
        "Le fichier est peut-être tronqué : produisez-le à nouveau.",
        "The file may be truncated: make it again.",
    ),
    "json.extra": Text(
        "Gardez une seule valeur JSON par fichier.", "Keep a single JSON value in the file."
    ),
    "json.depth": Text(
        "Le modèle n'a que quelques niveaux : retirez ce qui s'y ajoute.",
        "The model has a few levels only: remove what goes beyond.",
    ),
    "object.kind": Text(
        "Donnez des dictionnaires, listes, chaînes, booléens, None et nombres.",
        "Give dictionaries, lists, strings, booleans, None and numbers.",
    ),
    "object.name": Text("Donnez une chaîne.", "Give a string."),
    "object.number": Text("Donnez None ou un nombre fini.", "Give None or a finite number."),
}

#: Limits that are the kit's own, under a rule that stands on more than the kit.
_KIT_REASONS: Final = frozenset({"json.depth", "object.depth"})


def explain(problem: Unreadable) -> Finding:
    """Turn a reading that failed into a finding, which knows its place in `problem.text`."""
    path: Path = ()
    offset = problem.offset or 0
    details = {name: visible(value) for name, value in problem.details.items()}
    if problem.reason == "key.repeated":
        path, offset = first_repeated_key(problem.text)
        details["name"] = visible(str(path[-1])[:_MOST_SHOWN])
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
