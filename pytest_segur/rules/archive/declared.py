"""The supporting documents that the requests of a file declare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from pytest_segur.rules.request import PIECES
from pytest_segur.spec.catalogue import ROWS
from pytest_segur.spec.formats import MISSING
from pytest_segur.spec.skeleton import REQUESTS

if TYPE_CHECKING:
    from pytest_segur.document import Document
    from pytest_segur.positions import Path
    from pytest_segur.spec.edition import Edition

_NAME: Final = "nomFichier"
_FORMAT: Final = "formatFichier"


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of a request, the name of which passed its rule (D270).

    Attributes:
        path: where its name stands in the file.
        name: nomFichier.
        format: formatFichier; None when it did not pass its rule (D271).
    """

    path: Path
    name: str
    format: str | None


@dataclass(frozen=True, slots=True)
class Declared:
    """What the requests of a file declare.

    Attributes:
        pieces: the documents, in the order of the file.
        names: every name that is given to one, right or wrong.
    """

    pieces: tuple[Piece, ...]
    names: frozenset[str]

    @classmethod
    def by(cls, document: Document, edition: Edition) -> Self:
        """Collect the documents of a file that passed the first control."""
        is_name, is_format = (
            ROWS[code][0].format_in(edition).acceptor() for code in ("D270", "D271")
        )
        pieces: list[Piece] = []
        names: set[str] = set()
        requests: list[dict[str, Any]] = document.root[REQUESTS]
        for index, request in enumerate(requests):
            for position, piece in enumerate(request[PIECES]):
                name, format_ = piece.get(_NAME, MISSING), piece.get(_FORMAT, MISSING)
                if isinstance(name, str):
                    names.add(name)
                if is_name(name):
                    path = (REQUESTS, index, PIECES, position, _NAME)
                    pieces.append(Piece(path, name, format_ if is_format(format_) else None))
        return cls(tuple(pieces), frozenset(names))
