"""Makes requests and submissions: sound unless a fault is asked for.

>>> factory = SubmissionFactory.seeded(7)
>>> request = factory.request(beneficiary="STRUCTURE", sites=2)
>>> len(request["beneficiaires"]["structure"]["FINESSGeo"])
2
>>> faulty = factory.submission(requests=3, violating="D220")
>>> faulty["lignesImport"][2]["beneficiaires"]["commandePour"] in {"liberal", "structure"}
True
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

from pytest_segur.factories.faults import choose
from pytest_segur.factories.faults.kinds import Draft, ObjectFault
from pytest_segur.factories.overrides import FactoryError, Overrides
from pytest_segur.factories.provider import draws_of, seeded_provider
from pytest_segur.factories.requests import RequestBuilder
from pytest_segur.factories.shapes import FORMATS, Wish, variety
from pytest_segur.factories.wishes import both, wish_for
from pytest_segur.settings import to_edition
from pytest_segur.spec.balises import MAX_REQUESTS
from pytest_segur.spec.skeleton import REQUESTS
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_segur.factories.faults.kinds import Fault
    from pytest_segur.factories.provider import SegurProvider
    from pytest_segur.factories.shapes import Shape
    from pytest_segur.spec.edition import Edition

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
                    f"{self.requests} demandes ; possible : de {fewest} à {MAX_REQUESTS}{why}",
                    f"{self.requests} requests; allowed: {fewest} to {MAX_REQUESTS}{why}",
                )
            )
        for wish in (self.wish, self.wishes()[-1]):
            wish.must_be_possible()

    def wishes(self) -> list[Wish]:
        """Say of each request what it must be like; the last one is to take the fault."""
        last = (
            self.wish if self.fault is None else both(self.wish, self.fault.wish, self.fault.code)
        )
        return [*([self.wish] * (self.requests - 1)), last]


class SubmissionFactory:
    """Makes submissions as plain objects, their amounts `pytest_segur.Number`.

    Args:
        provider: where values come from.
        edition: ``published`` or ``corrected``.

    Raises:
        ValueError: there is no such edition.
    """

    def __init__(self, provider: SegurProvider, edition: Edition | str = "published") -> None:
        self._provider = provider
        self._draws = draws_of(provider)
        self.edition = to_edition(edition)

    @classmethod
    def seeded(cls, seed: int | str, edition: Edition | str = "published") -> Self:
        """Make a factory of its own; the same seed makes the same submissions."""
        return cls(seeded_provider(seed), edition)

    def request(  # noqa: PLR0913 - each is a wish of its own, by keyword
        self,
        *,
        beneficiary: str | None = None,
        situation: str | None = None,
        doctors: int | None = None,
        sites: int | None = None,
        position: int = 1,
        pointers: Mapping[str, object] | None = None,
        **overrides: object,
    ) -> dict[str, Any]:
        """Make one request.

        Args:
            beneficiary: ``LIBERAL`` or ``STRUCTURE``; default: drawn.
            situation: ``ALONE``, ``AGENT``, ``ALL_SIGNED`` or ``STRUCTURE``; default: drawn.
            doctors: how many.
            sites: how many FINESSGeo.
            position: its rank in the file; the numeroEditeur says the same unless given.
            pointers: JSON pointer, from the request, → value there.
            overrides: balise → value wherever it stands in the request; `ABSENT` takes it
                away. What decides about others (commandePour, regimeTVA, numeroEditeur …)
                is taken into account for those.

        Raises:
            FactoryError: no request is like that, or a name or place does not exist.
        """
        wanted = self._overrides(overrides, pointers)
        wish = wish_for(
            overrides,
            self.edition,
            beneficiary=beneficiary,
            situation=situation,
            doctors=doctors,
            sites=sites,
        )
        shape = wish.drawn(self._draws, self.edition)
        builder = RequestBuilder(self._provider, self.edition)
        request = builder.build(shape, position=position, number=_number(wanted, position))
        _override(request, wanted, self.edition)
        wanted.apply_pointers(request)
        return request

    def submission(  # noqa: PLR0913 - each is a wish of its own, by keyword
        self,
        *,
        requests: int = 3,
        beneficiary: str | None = None,
        situation: str | None = None,
        doctors: int | None = None,
        sites: int | None = None,
        first_number: int = 1,
        violating: str | None = None,
        variant: int = 0,
        pointers: Mapping[str, object] | None = None,
        **overrides: object,
    ) -> dict[str, Any]:
        """Make a submission.

        Args:
            requests: how many requests, 1 to 200.
            beneficiary: ``LIBERAL`` or ``STRUCTURE``; default: drawn for each request.
            situation: ``ALONE``, ``AGENT``, ``ALL_SIGNED`` or ``STRUCTURE``; default: drawn.
            doctors: how many in each request.
            sites: how many FINESSGeo in each request.
            first_number: the first numeroEditeur; the others follow.
            violating: code of a rule to be broken, by the last request if it judges requests.
            variant: which way of breaking it, from 0.
            pointers: JSON pointer → value there.
            overrides: balise → value wherever it stands; `ABSENT` takes it away.

        Raises:
            FactoryError: there is no such submission, or the rule can be broken by a file
                only, not by an object.
        """
        order = self.order(
            requests=requests,
            beneficiary=beneficiary,
            situation=situation,
            doctors=doctors,
            sites=sites,
            first_number=first_number,
            violating=violating,
            variant=variant,
            pointers=pointers,
            **overrides,
        )
        if order.fault is not None and not isinstance(order.fault, ObjectFault):
            raise _only_as_a_file(order.fault.code)
        return self.fill(order)

    def order(  # noqa: PLR0913 - each is a wish of its own, by keyword
        self,
        *,
        requests: int = 3,
        beneficiary: str | None = None,
        situation: str | None = None,
        doctors: int | None = None,
        sites: int | None = None,
        first_number: int = 1,
        violating: str | None = None,
        variant: int = 0,
        pointers: Mapping[str, object] | None = None,
        **overrides: object,
    ) -> Order:
        """Say what a submission is to be like, for `fill` or for a dossier.

        The arguments are those of `submission`; every code of a file is allowed here.

        Raises:
            FactoryError: no submission is like that.
        """
        wish = wish_for(
            overrides,
            self.edition,
            beneficiary=beneficiary,
            situation=situation,
            doctors=doctors,
            sites=sites,
        )
        order = Order(
            requests=requests,
            wish=wish,
            overrides=self._overrides(overrides, pointers),
            first_number=first_number,
            fault=None if violating is None else choose(violating, variant, self.edition),
        )
        order.must_be_possible()
        return order

    def fill(self, order: Order, vendor: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Make what is ordered; of a fault, what an object can have of it.

        Args:
            order: what it is to be like.
            vendor: the numeroAns and SIRET of the header; default: drawn.

        Raises:
            FactoryError: a pointer leads nowhere.
        """
        submission = self.sound(order, vendor)
        self.spoil(submission, order)
        return submission

    def sound(self, order: Order, vendor: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Make what is ordered, without its fault and what was pointed at."""
        submission = {**self.header(), **(vendor or {})}
        shapes = [wish.drawn(self._draws, self.edition) for wish in order.wishes()]
        submission[REQUESTS] = self._requests(shapes, order)
        order.overrides.apply_to_header(submission, self.edition)
        return submission

    def spoil(self, submission: dict[str, Any], order: Order) -> None:
        """Put the fault that is ordered into a submission, then set what was pointed at.

        Raises:
            FactoryError: a pointer leads nowhere.
        """
        if isinstance(order.fault, ObjectFault):
            order.fault.spoil(Draft(submission, self.edition))
        order.overrides.apply_pointers(submission)

    def variety(self, *, first_number: int = 1) -> dict[str, Any]:
        """Make the smallest submission that walks every branch of every condition.

        Two of its requests need the profiles ``centre-de-sante`` and ``mailiz``.
        """
        order = Order(first_number=first_number)
        return {**self.header(), REQUESTS: self._requests(variety(self.edition), order)}

    def header(self) -> dict[str, Any]:
        """Make the balises of the header, without any request."""
        return {
            "impId": None,
            "numeroAns": self._provider.numero_ans(self.edition),
            "SIRET": self._provider.siret_segur(self.edition),
            REQUESTS: [],
        }

    def _requests(self, shapes: Iterable[Shape], order: Order) -> list[dict[str, Any]]:
        builder = RequestBuilder(self._provider, self.edition)
        requests = []
        for index, shape in enumerate(shapes):
            number = _number(order.overrides, order.first_number + index)
            request = builder.build(shape, position=index + 1, number=number)
            _override(request, order.overrides, self.edition)
            requests.append(request)
        return requests

    def _overrides(
        self, balises: Mapping[str, object], pointers: Mapping[str, object] | None
    ) -> Overrides:
        overrides = Overrides(balises=balises, pointers=pointers or {})
        overrides.must_be_known(self.edition)
        return overrides


def _only_as_a_file(code: str) -> FactoryError:
    return FactoryError(
        Text(
            f"{code} ne se viole que par un fichier (segur_dossier), pas par un objet",
            f"{code} can be violated by a file (segur_dossier) only, not by an object",
        )
    )


def _override(request: dict[str, Any], overrides: Overrides, edition: Edition) -> None:
    overrides.apply_to_request(request, edition)
    file_format = overrides.balises.get("formatFichier")
    # A document of another format bears another name, unless a name was asked for too.
    if file_format in FORMATS and "nomFichier" not in overrides.balises:
        for piece in request["piecesJustificatives"]:
            piece["nomFichier"] = (
                f"{piece['nomFichier'].rpartition('.')[0]}.{str(file_format).lower()}"
            )


def _number(overrides: Overrides, rank: int) -> str:
    """Give a numeroEditeur: the one asked for, so that the documents are named after it."""
    asked = overrides.balises.get("numeroEditeur")
    return asked if isinstance(asked, str) else f"{(rank - 1) % NUMBERS + 1:05}"
