"""A submission that is being put together, request by request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_segur.factories.order import NUMBERS
from pytest_segur.factories.requests import RequestBuilder
from pytest_segur.factories.shapes import FORMATS
from pytest_segur.spec.skeleton import REQUESTS

if TYPE_CHECKING:
    from pytest_segur.factories.order import Order
    from pytest_segur.factories.overrides import Overrides
    from pytest_segur.factories.shapes import Shape
    from pytest_segur.factories.values import Values
    from pytest_segur.spec.edition import Edition


class Assembly:
    """Puts a sound submission together; its requests are numbered in the order they come in.

    Args:
        values: where values come from.
        edition: which lengths hold.
        order: what it is to be like; its fault is for somebody else.
        header: the balises of the header.
    """

    def __init__(
        self, values: Values, edition: Edition, order: Order, header: dict[str, Any]
    ) -> None:
        self._edition = edition
        self._order = order
        self._builder = RequestBuilder(values, edition)
        self._requests: list[dict[str, Any]] = []
        self._submission = {**header, REQUESTS: self._requests}

    def add(self, shape: Shape) -> None:
        """Add a request.

        Args:
            shape: every decision about it.
        """
        position, overrides = len(self._requests) + 1, self._order.overrides
        number = number_of(overrides, self._order.first_number + position - 1)
        request = self._builder.build(shape, position=position, number=number)
        override(request, overrides, self._edition)
        self._requests.append(request)

    def whole(self) -> dict[str, Any]:
        """Give the submission, all its requests being there."""
        self._order.overrides.apply_to_header(self._submission, self._edition)
        return self._submission


def override(request: dict[str, Any], overrides: Overrides, edition: Edition) -> None:
    """Set the balises of a request that are asked for; its documents are named accordingly."""
    overrides.apply_to_request(request, edition)
    file_format = overrides.balises.get("formatFichier")
    # A document of another format bears another name, unless a name was asked for too.
    if file_format in FORMATS and "nomFichier" not in overrides.balises:
        for piece in request["piecesJustificatives"]:
            piece["nomFichier"] = (
                f"{piece['nomFichier'].rpartition('.')[0]}.{str(file_format).lower()}"
            )


def number_of(overrides: Overrides, rank: int) -> str:
    """Give a numeroEditeur: the one asked for, so that the documents are named after it."""
    asked = overrides.balises.get("numeroEditeur")
    return asked if isinstance(asked, str) else f"{(rank - 1) % NUMBERS + 1:05}"
