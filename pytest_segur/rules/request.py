"""One request as the rules see it: its blocks at hand, its neighbours known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.diagnosis import Finding
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.situation import Situation, situation_of
from pytest_segur.spec.skeleton import REQUESTS

if TYPE_CHECKING:
    from pytest_segur.positions import Path


@dataclass(slots=True)
class Ledger:
    """What the earlier requests of the file have said.

    Attributes:
        numbers: numeroEditeur → position of the first request that bears it.
        beneficiaries: (balise, RPPS or FINESS) → positions of the first request that has it,
            and of the last one that was told so.
        profiles: profiles that an advisory has named already.
        closer_looks: values that a library was asked about.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    beneficiaries: dict[tuple[str | int, str], tuple[int, int]] = field(default_factory=dict)
    profiles: set[str] = field(default_factory=set)
    closer_looks: int = 0


class Request:
    """One request whose structure is sound: every block is there and of its kind."""

    __slots__ = (
        "beneficiaires",
        "commande",
        "index",
        "is_liberal",
        "is_structure",
        "ledger",
        "liberal",
        "pieces",
        "raw",
        "scenario",
        "situation",
        "structure",
    )

    def __init__(self, raw: dict[str, Any], index: int, ledger: Ledger) -> None:
        self.raw = raw
        self.index = index
        self.ledger = ledger
        self.commande: dict[str, Any] = raw["commande"]
        beneficiaires: dict[str, Any] = raw["beneficiaires"]
        self.beneficiaires = beneficiaires
        self.liberal: list[dict[str, Any]] = beneficiaires["liberal"]
        self.structure: dict[str, Any] = beneficiaires["structure"]
        self.pieces: list[dict[str, Any]] = raw["piecesJustificatives"]
        self.scenario: dict[str, Any] = raw["scenarioInstallation"]
        self.situation: Situation = situation_of(beneficiaires)
        self.is_structure = self.situation is Situation.STRUCTURE
        self.is_liberal = not self.is_structure and self.situation is not Situation.UNKNOWN

    @property
    def position(self) -> int:
        """The rank of the request in the file, from 1."""
        return self.index + 1

    def path(self, *steps: str | int) -> Path:
        """Give the path of a place of the request, from the root of the file."""
        return (REQUESTS, self.index, *steps)

    def finding(self, code: str, *steps: str | int, **more: Any) -> Finding:  # noqa: ANN401
        """Record that a rule is broken at a place of the request."""
        return Finding(rule=CATALOGUE[code], path=self.path(*steps), **more)


COMMANDE: Final = "commande"
BENEFICIAIRES: Final = "beneficiaires"
PIECES: Final = "piecesJustificatives"
SCENARIO: Final = "scenarioInstallation"
