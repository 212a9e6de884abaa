"""The refused requests of an answer as a new file: new numbers, new lines, new names.

The text is kept as it was written, but for the values that change and the requests that are
left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.asp.answer import CODE, FILLED_IN, IMP_ID, LABEL, NUMERO_ASP
from pytest_segur.asp.errors import ResubmissionError
from pytest_segur.asp.layout import Edits, written
from pytest_segur.rules.documents import TYPE_CODES, name_of_document
from pytest_segur.rules.request import PIECES
from pytest_segur.spec.skeleton import REQUESTS
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_segur.document import Document
    from pytest_segur.positions import Path

    _Json = Mapping[str, Any]

_NULL: Final = "null"
_LINE: Final = "numLigne"
NUMBER: Final = "numeroEditeur"
_FILE: Final = "nomFichier"
_FORMATS: Final = frozenset({"PDF", "PNG", "JPG"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbered:
    """A refused request, and what it is called from now on.

    Attributes:
        position: its place in the answer, from 1.
        old_number: its numeroEditeur there; None when it was no string.
        new_number: its numeroEditeur in the next file.
        documents: the old name of each of its documents, and the new one.
    """

    position: int
    old_number: str | None
    new_number: str
    documents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def renumbered(
    document: Document, refused: Sequence[int], numbers: Sequence[str]
) -> tuple[str, tuple[Renumbered, ...]]:
    """Write the next file.

    Args:
        document: the answer, its structure sound but for what ASP filled in.
        refused: positions of the refused requests, from 0, at least one.
        numbers: a new numeroEditeur for each of them.

    Returns:
        Its text, and what became of each request.

    Raises:
        ResubmissionError: two different documents would have one name.
    """
    requests: list[_Json] = document.root[REQUESTS]
    edits = Edits(document.text, _places(requests, refused))
    edits.set_members((), {IMP_ID: _NULL})
    edits.keep_elements((REQUESTS,), refused, len(requests))
    names = _Names()
    done: list[Renumbered] = []
    for line, (index, number) in enumerate(zip(refused, numbers, strict=True), 1):
        path: Path = (REQUESTS, index)
        edits.set_members(
            path,
            {
                _LINE: str(line),
                NUMERO_ASP: _NULL,
                NUMBER: written(number),
                CODE: _NULL,
                LABEL: _NULL,
            },
        )
        old_number = requests[index].get(NUMBER)
        old_number = old_number if isinstance(old_number, str) else None
        documents: dict[str, tuple[str, ...]] = {}
        for rank, piece in enumerate(requests[index][PIECES]):
            old = piece.get(_FILE)
            if isinstance(old, str):
                new = names.rename(old, _wanted_name(piece, old_number, number))
                edits.set_value((*path, PIECES, rank, _FILE), written(new))
                documents[old] = tuple(dict.fromkeys((*documents.get(old, ()), new)))
        done.append(
            Renumbered(
                position=index + 1, old_number=old_number, new_number=number, documents=documents
            )
        )
    return edits.applied(), tuple(done)


def _places(requests: Sequence[_Json], refused: Sequence[int]) -> list[Path]:
    places: list[Path] = [(IMP_ID,), *((REQUESTS, index) for index in range(len(requests)))]
    for index in refused:
        path: Path = (REQUESTS, index)
        places += ((*path, name) for name in (*FILLED_IN, _LINE, NUMBER))
        places += ((*path, PIECES, rank, _FILE) for rank in range(len(requests[index][PIECES])))
    return places


def _wanted_name(piece: _Json, old_number: str | None, number: str) -> str:
    """Give the name that section 3.3 asks for, or the old one under the new number."""
    kind, file_format = piece.get("typeFichier"), piece.get("formatFichier")
    # Whatever stands there is compared, not hashed.
    if kind in list(TYPE_CODES) and file_format in list(_FORMATS):
        return name_of_document(piece, number)
    old: str = piece[_FILE]
    return old.replace(f"-{old_number}.", f"-{number}.") if old_number else old


class _Names:
    """Sees to it that no two documents get one name."""

    def __init__(self) -> None:
        self._old: dict[str, str] = {}

    def rename(self, old: str, wanted: str) -> str:
        """Take a new name for a document, or let it keep its own where that is taken."""
        for name in (wanted, old):
            if self._old.setdefault(name, old) == old:
                return name
        raise ResubmissionError(
            Text(
                f"deux pièces porteraient le nom {quoted(old)} : renommez-en une dans la réponse "
                "et dans l'archive",
                f"two documents would have the name {quoted(old)}: rename one of them in the "
                "answer and in the archive",
            )
        )
