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

from typing import TYPE_CHECKING, Any, Self

from pytest_segur.factories.assembly import Assembly, number_of, override
from pytest_segur.factories.faults import choose
from pytest_segur.factories.faults.kinds import Draft, ObjectFault
from pytest_segur.factories.order import Order
from pytest_segur.factories.overrides import Overrides
from pytest_segur.factories.requests import RequestBuilder
from pytest_segur.factories.shapes import variety
from pytest_segur.factories.values import seeded_values
from pytest_segur.factories.wishes import wish_for
from pytest_segur.settings import to_edition
from pytest_segur.spec.skeleton import REQUESTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.factories.values import Values
    from pytest_segur.spec.edition import Edition


class SubmissionFactory:
    """Makes submissions as plain objects, their amounts `pytest_segur.Number`.

    Args:
        values: where values come from.
        edition: ``published`` or ``corrected``.

    Raises:
        ValueError: there is no such edition.
    """

    def __init__(self, values: Values, edition: Edition | str = "published") -> None:
        self._values = values
        self.edition = to_edition(edition)

    @classmethod
    def seeded(cls, seed: int | str, edition: Edition | str = "published") -> Self:
        """Make a factory of its own; the same seed makes the same submissions."""
        return cls(seeded_values(seed), edition)

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
        shape = wish.drawn(self._values.draws, self.edition)
        builder = RequestBuilder(self._values, self.edition)
        request = builder.build(shape, position=position, number=number_of(wanted, position))
        override(request, wanted, self.edition)
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
        order.must_fit_an_object()
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
        assembly = self.begin(order, vendor)
        draws = self._values.draws
        for shape in [wish.drawn(draws, self.edition) for wish in order.wishes()]:
            assembly.add(shape)
        return assembly.whole()

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
        assembly = self.begin(Order(first_number=first_number))
        for shape in variety(self.edition):
            assembly.add(shape)
        return assembly.whole()

    def header(self) -> dict[str, Any]:
        """Make the balises of the header, without any request."""
        return {
            "impId": None,
            "numeroAns": self._values.numero_ans(self.edition),
            "SIRET": self._values.siret_segur(self.edition),
            REQUESTS: [],
        }

    def begin(self, order: Order, vendor: Mapping[str, str] | None = None) -> Assembly:
        """Begin what is ordered with its header; requests are to be added.

        Args:
            order: what it is to be like.
            vendor: the numeroAns and SIRET of the header; default: drawn.
        """
        header = {**self.header(), **(vendor or {})}
        return Assembly(self._values, self.edition, order, header)

    def _overrides(
        self, balises: Mapping[str, object], pointers: Mapping[str, object] | None
    ) -> Overrides:
        overrides = Overrides(balises=balises, pointers=pointers or {})
        overrides.must_be_known(self.edition)
        return overrides
