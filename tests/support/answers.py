"""What answers of ASP are tried on, and what a run of their commands gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from support.submissions import (
    amended,
    file_name,
    liberal_request,
    structure_request,
    submission,
)

if TYPE_CHECKING:
    from pytest_segur.asp.receipt import Receipt

Json = dict[str, Any]

NAME: Final = file_name()
#: Two requests, the second one refused by D210.
SENT: Final[dict[str, Any]] = submission(
    [liberal_request(1), amended(liberal_request(2), {"/commande/dateCommande": "2022"})]
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the command gave: answers are bytes."""

    code: int
    out: bytes
    err: str


class Segur(Protocol):
    """Runs the command with some arguments."""

    def __call__(self, *arguments: str) -> Outcome:
        """Give exit code and output."""
        ...


def faulty() -> Json:
    """Three requests, the second one refused by D210."""
    second = amended(liberal_request(2), {"/commande/dateCommande": "2022"})
    return submission([liberal_request(1), second, structure_request(3)])


def codes_of(receipt: Receipt) -> list[str]:
    """All errors, of the file and of its requests."""
    found = receipt.diagnosis
    requests = [fault.code for request in found.requests for fault in request.errors]
    return [fault.code for fault in found.errors] + requests
