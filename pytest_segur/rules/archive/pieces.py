"""Judges the declared pieces: there (P303), light enough (P304), of their format (P305)."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final

from pytest_segur.diagnosis import Finding
from pytest_segur.rules.archive.contents import read_content
from pytest_segur.rules.archive.inventory import key_of
from pytest_segur.rules.archive.problem import ArchiveProblem
from pytest_segur.rules.archive.signatures import IMAGES_AND_PDF, is_of_format, kind_of
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_segur.rules.archive.contents import Content
    from pytest_segur.rules.archive.declared import Declared, Piece
    from pytest_segur.rules.archive.inventory import Inventory
    from pytest_segur.rules.archive.members import Member
    from pytest_segur.rules.findings import Findings

#: The pieces of 600 requests do not fill it. It keeps short what 200 Mo of bombs would drag out.
MOST_UNPACKED: Final = 2_000_000_000

_LOCAL_HEADER: Final = 30

_TOO_BIG: Final = Text("plus de 3 000 000 octets", "more than 3,000,000 bytes")
_NO_PATH: Final = Text(
    "nomFichier est un nom sans dossier : retirez le chemin.",
    "nomFichier is a name without a folder: remove the path.",
)
_OTHER_SPELLING: Final = Text(
    "L'archive contient {other} : écrivez le même nom des deux côtés, majuscules comprises.",
    "The archive holds {other}: write the same name on both sides, capitals included.",
)
_OTHER_ENDING: Final = Text(
    "L'archive contient {other} : faites concorder le nom, formatFichier et le contenu.",
    "The archive holds {other}: make the name, formatFichier and the content agree.",
)
_OTHER_FILE: Final = Text(
    "Aucune pièce déclarée n'y est ; elle contient par exemple {other} : est-ce l'archive d'un "
    "autre fichier ?",
    "None of the declared documents is in it; it holds {other}, for example: is this the "
    "archive of another file?",
)
_NEAREST: Final = Text(
    "Le nom le plus proche dans l'archive est {other}.",
    "The nearest name in the archive is {other}.",
)
_EMPTY: Final = Text(
    "Le fichier est vide : remplacez-le par la pièce.",
    "The file is empty: replace it by the document.",
)
_AGREE: Final = Text(
    "Faites concorder formatFichier, l'extension et le contenu de la pièce.",
    "Make formatFichier, the extension and the content of the document agree.",
)


def read_pieces(
    stream: BinaryIO, shift: int, pieces: Iterable[Member]
) -> dict[Member, Content | ArchiveProblem]:
    """Read members, each at most once, in the order in which they stand.

    Args:
        stream: the archive.
        shift: how far members stand behind the offsets given.
        pieces: what is read.

    Raises:
        ArchiveProblem: all in all there is more than any deposit has.
    """
    outcomes: dict[Member, Content | ArchiveProblem] = {}
    reach = unpacked = 0
    for member in sorted(set(pieces), key=lambda member: (member.offset, member.raw)):
        if member.offset < reach:
            # Members that share bytes are how a small archive holds thousands of big ones.
            outcomes[member] = ArchiveProblem("overlap")
            continue
        reach = member.offset + _LOCAL_HEADER + len(member.raw) + member.packed
        try:
            content = outcomes[member] = read_content(stream, member, shift)
            unpacked += content.size
        except ArchiveProblem as problem:
            outcomes[member] = problem
        if unpacked > MOST_UNPACKED:
            raise ArchiveProblem("volume", most=f"{MOST_UNPACKED:_}".replace("_", " "))
    return outcomes


def judge_pieces(
    declared: Declared,
    inventory: Inventory,
    contents: Mapping[Member, Content],
    findings: Findings,
) -> None:
    """Judge each piece where it is declared.

    Args:
        declared: the pieces.
        inventory: the archive.
        contents: what was read of the members that stand for them.
        findings: where P303, P304 and P305 are added.
    """
    for piece in declared.pieces:
        member = inventory.chosen.get(piece.name)
        if member is None:
            findings.add("P303", partial(_absent, piece, inventory, declared))
            continue
        content = contents[member]
        if content.is_too_big:
            findings.add("P304", partial(_finding, "P304", piece, _TOO_BIG))
        if piece.format is not None and not is_of_format(content.head, piece.format):
            findings.add("P305", partial(_of_other_format, piece, content.head))


def _absent(piece: Piece, inventory: Inventory, declared: Declared) -> Finding:
    name = quoted(piece.name)
    found = Text(f"aucun membre {name}", f"no member {name}")
    return _finding("P303", piece, found, *_trace_of(piece.name, inventory, declared))


def _trace_of(
    name: str, inventory: Inventory, declared: Declared
) -> tuple[()] | tuple[Text] | tuple[Text, str]:
    """Look for what may be the missing piece: a hint, and the name that it speaks of."""
    if "/" in name or "\\" in name:
        return (_NO_PATH,)
    other = inventory.resembling(name)
    if other is not None:
        return (_OTHER_SPELLING if key_of(other) == key_of(name) else _OTHER_ENDING), other
    if not inventory.chosen and len(declared.names) > 1 and inventory.others:
        return _OTHER_FILE, inventory.others[0]
    close = get_close_matches(name, inventory.others, 1)
    return (_NEAREST, close[0]) if close else ()


def _of_other_format(piece: Piece, head: bytes) -> Finding:
    kind = kind_of(head)
    found = Text(
        f"{kind.fr}, pour une pièce déclarée {piece.format}",
        f"{kind.en}, for a document declared {piece.format}",
    )
    if not head:
        return _finding("P305", piece, found, _EMPTY)
    # Whatever is neither PDF nor image cannot be declared as what it is.
    return _finding("P305", piece, found, _AGREE if kind in IMAGES_AND_PDF else None)


def _finding(
    code: str, piece: Piece, found: Text, hint: Text | None = None, other: str | None = None
) -> Finding:
    details = {} if other is None else {"other": quoted(other)}
    return Finding(rule=CATALOGUE[code], path=piece.path, found=found, hint=hint, details=details)
