"""Says in words what was found of an archive, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.diagnosis import Finding
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.rules.archive.members import Member
    from pytest_segur.rules.archive.problem import ArchiveProblem

_MAKE_AGAIN: Final = Text(
    "Refaites l'archive : elle a pu être coupée ou abîmée en chemin.",
    "Make the archive again: it may have been cut off or damaged on its way.",
)
_DEFLATE: Final = Text(
    "Refaites le ZIP avec la compression usuelle, Deflate (ou sans compression).",
    "Make the ZIP again with the usual compression, Deflate (or with none).",
)

#: What was found, for each reason why an archive cannot be judged (P301).
_FOUND: Final[Mapping[str, Text]] = {
    "missing": Text("aucun fichier à cet endroit", "no file at that place"),
    "folder": Text("un dossier", "a folder"),
    "special": Text(
        "autre chose qu'un fichier ordinaire (tube, périphérique…)",
        "something other than a regular file (pipe, device…)",
    ),
    "unreadable": Text("un fichier illisible ({why})", "a file that cannot be read ({why})"),
    "empty": Text("un fichier vide (0 octet)", "an empty file (0 bytes)"),
    "foreign": Text("autre chose qu'un ZIP : {kind}", "something other than a ZIP: {kind}"),
    "truncated": Text(
        "un ZIP sans sa liste de membres (coupé ?)",
        "a ZIP without its list of members (cut off?)",
    ),
    "volumes": Text("un ZIP en plusieurs volumes", "a ZIP in several volumes"),
    "damaged": Text("un ZIP dont la liste est abîmée", "a ZIP with a damaged list of members"),
    "members": Text("plus de {most} membres", "more than {most} members"),
    "volume": Text(
        "plus de {most} octets de pièces, une fois décompressées",
        "more than {most} bytes of documents, once decompressed",
    ),
    "encrypted": Text("{member} est chiffré", "{member} is encrypted"),
    "method": Text(
        "{member} est compressé par une méthode non prise en charge : {method}",
        "{member} is compressed by a method that is not supported: {method}",
    ),
    "content": Text(
        "{member} ne se décompresse pas : contenu abîmé",
        "{member} cannot be decompressed: its content is damaged",
    ),
    "cut": Text("{member} est coupé par la fin du fichier", "{member} is cut by the file's end"),
    "checksum": Text(
        "{member} ne correspond pas à son CRC : contenu abîmé",
        "{member} does not match its CRC: its content is damaged",
    ),
    "header": Text(
        "{member} n'est pas là où la liste du ZIP le place",
        "{member} is not where the ZIP's list places it",
    ),
    "overlap": Text(
        "{member} partage ses octets avec un autre membre",
        "{member} shares its bytes with another member",
    ),
}

_HINTS: Final[Mapping[str, Text]] = {
    "missing": Text(
        "Vérifiez le chemin de l'archive ; dans un dossier, celle d'un fichier JSON porte le "
        "même nom que lui, en .zip.",
        "Check the path of the archive; in a folder, that of a JSON file has the same name, "
        "with .zip.",
    ),
    "folder": Text(
        "Indiquez le fichier ZIP lui-même, ou le dossier qui contient un ZIP du nom du fichier "
        "JSON.",
        "Name the ZIP file itself, or the folder that holds a ZIP with the JSON file's name.",
    ),
    "special": Text("Indiquez un fichier ZIP.", "Name a ZIP file."),
    "unreadable": Text("Vérifiez les droits de lecture.", "Check the rights to read it."),
    "foreign": Text(
        "Regroupez les pièces dans un .zip : renommer le fichier n'en fait pas un.",
        "Put the documents into a .zip: renaming a file does not make it one.",
    ),
    "volumes": Text(
        "Refaites l'archive en un seul fichier ZIP.", "Make the archive again as a single ZIP."
    ),
    "members": Text("Ne gardez que les pièces déclarées.", "Keep only the declared documents."),
    "volume": Text(
        "Réduisez les pièces : toutes ensemble doivent tenir dans 200 Mo.",
        "Make the documents smaller: all of them together must fit into 200 Mo.",
    ),
    "encrypted": Text(
        "Refaites le ZIP sans mot de passe.", "Make the ZIP again without a password."
    ),
    "method": _DEFLATE,
    "overlap": _DEFLATE,
}

_DANGERS: Final[Mapping[str, tuple[Text, Text]]] = {
    "absolute": (
        Text("chemin absolu", "absolute path"),
        Text(
            "Refaites le ZIP depuis le dossier des pièces : un nom n'y commence pas par « / ».",
            "Make the ZIP again from inside the folder: no name may begin with “/”.",
        ),
    ),
    "drive": (
        Text("lettre de lecteur", "drive letter"),
        Text(
            "Refaites le ZIP depuis le dossier des pièces, sans lettre de lecteur.",
            "Make the ZIP again from inside the folder, without a drive letter.",
        ),
    ),
    "parent": (
        Text("remonte par « .. »", "climbs by “..”"),
        Text(
            "Refaites le ZIP depuis le dossier des pièces : « .. » en fait sortir.",
            "Make the ZIP again from inside the folder: “..” leads out of it.",
        ),
    ),
    "backslash": (
        Text("barre inverse", "backslash"),
        Text(
            "Dans un ZIP, les dossiers sont séparés par « / » : refaites-le avec un autre outil.",
            "In a ZIP, “/” separates folders: make it again with another tool.",
        ),
    ),
    "link": (
        Text("lien symbolique", "symbolic link"),
        Text(
            "Mettez le fichier lui-même dans le ZIP, pas un lien.",
            "Put the file itself into the ZIP, not a link to it.",
        ),
    ),
    "twice": (
        Text("nom déjà présent", "name that is there already"),
        Text(
            "Deux membres du même nom : gardez le bon, retirez l'autre.",
            "Two members of one name: keep the right one, remove the other.",
        ),
    ),
}

_IN_A_FOLDER: Final = Text(
    "Placez la pièce à la racine du ZIP.", "Put the document at the root of the ZIP."
)
_FROM_MACOS: Final = Text(
    "Ajouté par macOS ; à retirer, par exemple avec : zip -d ARCHIVE.zip '__MACOSX/*' "
    "'*.DS_Store'.",
    "Added by macOS; to be removed, for example with: zip -d ARCHIVE.zip '__MACOSX/*' "
    "'*.DS_Store'.",
)
_FROM_WINDOWS: Final = Text(
    "Fichier caché ajouté par Windows : retirez-le.", "Hidden file added by Windows: remove it."
)
_WINDOWS_FILES: Final = frozenset({"thumbs.db", "desktop.ini"})


def unjudged(problem: ArchiveProblem, member: Member | None = None) -> Finding:
    """P301: the archive, or a declared member of it, cannot be judged."""
    details = dict(problem.details)
    if member is not None:
        details["member"] = quoted(member.name)
    hint = _HINTS.get(problem.reason, _MAKE_AGAIN)
    return _on_archive("P301", _filled(_FOUND[problem.reason], details), hint)


def too_heavy(size: int) -> Finding:
    """P302: the archive weighs too much."""
    return _on_archive("P302", Text(f"{_spaced(size, ' ')} octets", f"{_spaced(size, ',')} bytes"))


def unsafe(member: Member, danger: str) -> Finding:
    """P306: the member would be unsafe to unpack."""
    what, hint = _DANGERS[danger]
    name = quoted(member.name)
    return _on_archive("P306", Text(f"{name} ({what.fr})", f"{name} ({what.en})"), hint)


def undeclared(member: Member) -> Finding:
    """A914: no request declares the member."""
    base, hint = member.base, None
    if member.name.startswith("__MACOSX/") or base == ".DS_Store" or base.startswith("._"):
        hint = _FROM_MACOS
    elif base.casefold() in _WINDOWS_FILES:
        hint = _FROM_WINDOWS
    name = quoted(member.name)
    return _on_archive("A914", Text(f"{name} (non déclaré)", f"{name} (not declared)"), hint)


def in_a_folder(member: Member) -> Finding:
    """A914: a declared document stands in a folder."""
    name = quoted(member.name)
    found = Text(f"{name} (dans un dossier)", f"{name} (in a folder)")
    return _on_archive("A914", found, _IN_A_FOLDER)


def _on_archive(code: str, found: Text, hint: Text | None = None) -> Finding:
    # The archive as a whole has no place in the text; its beginning stands for that.
    return Finding(rule=CATALOGUE[code], found=found, hint=hint, offset=0)


def _spaced(number: int, separator: str) -> str:
    return f"{number:,}".replace(",", separator)


def _filled(text: Text, details: Mapping[str, str | Text]) -> Text:
    french = {name: _worded(value, is_french=True) for name, value in details.items()}
    english = {name: _worded(value, is_french=False) for name, value in details.items()}
    return Text(text.to("fr", **french), text.to("en", **english))


def _worded(value: str | Text, *, is_french: bool) -> str:
    if isinstance(value, Text):
        return value.fr if is_french else value.en
    return visible(value)
