"""Faults of the request's own numbers that no row has: D202 and D206."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_segur.factories.faults.kinds import ObjectFault
from pytest_segur.spec.balises import MAX_REQUESTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.factories.faults.kinds import Draft, Fault


def faults_of_numbering() -> Iterator[Fault]:
    """Give the faults D202 and D206."""
    yield ObjectFault(code="D202", title="a line too far", spoil=_one_further)
    yield ObjectFault(code="D202", title="the same line twice", fewest=2, spoil=_line_again)
    yield ObjectFault(
        code="D206", title="the first request's number and documents", fewest=2, spoil=_number_again
    )
    yield ObjectFault(
        code="D206",
        title="the first request's number, documents of another",
        also=("D273",),
        fewest=2,
        spoil=_number_without_documents,
    )


def _one_further(draft: Draft) -> None:
    line = len(draft.requests)
    draft.request["numLigne"] = line + 1 if line < MAX_REQUESTS else 1


def _line_again(draft: Draft) -> None:
    draft.request["numLigne"] = draft.requests[-2]["numLigne"]


def _number_again(draft: Draft) -> None:
    own = draft.request["numeroEditeur"]
    _number_without_documents(draft)
    for piece in draft.request["piecesJustificatives"]:
        piece["nomFichier"] = piece["nomFichier"].replace(own, draft.request["numeroEditeur"])


def _number_without_documents(draft: Draft) -> None:
    draft.request["numeroEditeur"] = draft.requests[0]["numeroEditeur"]
