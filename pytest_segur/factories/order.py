"""What a submission is to be like: how many requests, each of what kind, and which fault."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pytest_segur.factories.faults.kinds import ObjectFault
from pytest_segur.factories.overrides import FactoryError, Overrides
from pytest_segur.factories.shapes import Wish
from pytest_segur.factories.wishes import both
from pytest_segur.spec.balises import MAX_REQUESTS
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from pytest_segur.factories.faults.kinds import Fault

#: So many numbers there are for the requests of a vendor; then they begin anew.
NUMBERS: Final = 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a submission is to be like.

    Attributes:
        requests: how many.
        wish: what each request must be like.
        overrides: what it has instead of what is drawn.
        first_number: the first numeroEditeur; the others follow.
        fault: what is wrong with it, of the last request where it concerns one.
    """

    requests: int = 3
    wish: Wish = field(default_factory=Wish)
    overrides: Overrides = field(default_factory=Overrides)
    first_number: int = 1
    fault: Fault | None = None

    def must_be_possible(self) -> None:
        """Refuse a number of requests, or a request, that no document or fault has.

        Raises:
            FactoryError: the message says how many there may be.
        """
        fewest = 1 if self.fault is None else self.fault.fewest
        if not fewest <= self.requests <= MAX_REQUESTS:
            why = f" ({self.fault.code})" if self.fault and fewest > 1 else ""
            raise FactoryError(
                Text(
                    f"nombre de demandes : {self.requests} ; valeurs admises : de {fewest} à "
                    f"{MAX_REQUESTS}{why}",
                    f"number of requests: {self.requests}; allowed: {fewest} to "
                    f"{MAX_REQUESTS}{why}",
                )
            )
        for wish in (self.wish, self.last_wish):
            wish.must_be_possible()

    def must_fit_an_object(self) -> None:
        """Refuse a fault that no object has, but a file only.

        Raises:
            FactoryError: the message says who makes such files.
        """
        if self.fault is not None and not isinstance(self.fault, ObjectFault):
            raise FactoryError(
                Text(
                    f"seul un fichier peut enfreindre {self.fault.code} (segur_dossier, ou la "
                    "stratégie dossiers), pas un objet",
                    f"{self.fault.code} can be violated by a file (segur_dossier, or the strategy "
                    "dossiers) only, not by an object",
                )
            )

    @property
    def last_wish(self) -> Wish:
        """Say what the last request must be like: it is to take the fault."""
        if self.fault is None:
            return self.wish
        return both(self.wish, self.fault.wish, self.fault.code)

    def wishes(self) -> list[Wish]:
        """Say of each request what it must be like."""
        return [*([self.wish] * (self.requests - 1)), self.last_wish]
