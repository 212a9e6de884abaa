"""Strategies for submissions and requests, sound or with one fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from pytest_segur.factories.factory import SubmissionFactory
from pytest_segur.strategies.plan import Plan
from pytest_segur.strategies.values import HypothesisValues

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import DrawFn, SearchStrategy

    from pytest_segur.spec.edition import Edition

#: Enough for whatever happens between requests; more only take longer.
A_FEW: Final = range(1, 4)


def submissions(  # noqa: PLR0913 - each is a wish of its own, by keyword
    *,
    edition: Edition | str = "published",
    requests: int | range = A_FEW,
    beneficiary: str | None = None,
    situation: str | None = None,
    doctors: int | None = None,
    sites: int | None = None,
    first_number: int | None = None,
    pointers: Mapping[str, object] | None = None,
    **overrides: object,
) -> SearchStrategy[dict[str, Any]]:
    """Give sound submissions, without any advisory.

    Args:
        edition: ``published`` or ``corrected``.
        requests: how many, or a `range` of it.
        beneficiary: ``LIBERAL`` or ``STRUCTURE``; default: drawn for each request.
        situation: ``ALONE``, ``AGENT``, ``ALL_SIGNED`` or ``STRUCTURE``; default: drawn.
        doctors: how many in each request.
        sites: how many FINESSGeo in each request.
        first_number: the first numeroEditeur; the others follow; default: drawn.
        pointers: JSON pointer → value there.
        overrides: balise → value wherever it stands.

    Raises:
        ValueError: no submission is like that.
    """
    return _submissions(
        Plan.of(
            edition=edition,
            requests=requests,
            asked={
                "beneficiary": beneficiary,
                "situation": situation,
                "doctors": doctors,
                "sites": sites,
                "first_number": first_number,
                "pointers": pointers,
                **overrides,
            },
        )
    )


def faulty(  # noqa: PLR0913 - each is a wish of its own, by keyword
    code: str,
    *,
    variant: int | None = None,
    edition: Edition | str = "published",
    requests: int | range = A_FEW,
    beneficiary: str | None = None,
    situation: str | None = None,
    doctors: int | None = None,
    sites: int | None = None,
    first_number: int | None = None,
    pointers: Mapping[str, object] | None = None,
    **overrides: object,
) -> SearchStrategy[dict[str, Any]]:
    """Give submissions that break one rule: the last request does, if it judges requests.

    Args:
        code: the rule; what only a file can break is for `dossiers`.
        variant: which way of breaking it, from 0; default: drawn.
        edition: as of `submissions`, and so are all the others.
        requests: how many, or a `range` of it; where the fault needs more, they are more.
        beneficiary: ``LIBERAL`` or ``STRUCTURE``; default: drawn for each request.
        situation: ``ALONE``, ``AGENT``, ``ALL_SIGNED`` or ``STRUCTURE``; default: drawn.
        doctors: how many in each request.
        sites: how many FINESSGeo in each request.
        first_number: the first numeroEditeur; the others follow; default: drawn.
        pointers: JSON pointer → value there.
        overrides: balise → value wherever it stands.

    Raises:
        ValueError: there is no such rule or submission, or only a file breaks that rule.
    """
    plan = Plan.of(
        edition=edition,
        requests=requests,
        violating=code,
        variant=variant,
        asked={
            "beneficiary": beneficiary,
            "situation": situation,
            "doctors": doctors,
            "sites": sites,
            "first_number": first_number,
            "pointers": pointers,
            **overrides,
        },
    )
    for order in plan.orders:
        order.must_fit_an_object()
    return _submissions(plan)


@st.composite
def _submissions(draw: DrawFn, plan: Plan) -> dict[str, Any]:
    return plan.drawn(draw).spoilt()


def requests(  # noqa: PLR0913 - each is a wish of its own, by keyword
    *,
    edition: Edition | str = "published",
    beneficiary: str | None = None,
    situation: str | None = None,
    doctors: int | None = None,
    sites: int | None = None,
    position: int = 1,
    pointers: Mapping[str, object] | None = None,
    **overrides: object,
) -> SearchStrategy[dict[str, Any]]:
    """Give single sound requests.

    Args:
        edition: ``published`` or ``corrected``.
        beneficiary: ``LIBERAL`` or ``STRUCTURE``; default: drawn.
        situation: ``ALONE``, ``AGENT``, ``ALL_SIGNED`` or ``STRUCTURE``; default: drawn.
        doctors: how many.
        sites: how many FINESSGeo.
        position: its rank in the file; its numeroEditeur says the same unless given.
        pointers: JSON pointer, from the request, → value there.
        overrides: balise → value wherever it stands in the request.

    Raises:
        ValueError: no request is like that.
    """
    wishes: dict[str, Any] = {
        "beneficiary": beneficiary,
        "situation": situation,
        "doctors": doctors,
        "sites": sites,
        "position": position,
        "pointers": pointers,
        **overrides,
    }
    # Made once, so that what cannot be made is refused at once.
    factory = SubmissionFactory.seeded(0, edition)
    factory.request(**wishes)

    @st.composite
    def request(draw: DrawFn) -> dict[str, Any]:
        return SubmissionFactory(HypothesisValues(draw), factory.edition).request(**wishes)

    return request()
