"""A strategy for submissions as files: what a text, a name or an archive can have of faults too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from pytest_segur.factories.dossier import FILES_OF_A_DAY, Dossier, DossierFactory
from pytest_segur.strategies.draws import HypothesisDraws
from pytest_segur.strategies.plan import Plan
from pytest_segur.strategies.submissions import A_FEW

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import DrawFn, SearchStrategy

    from pytest_segur.spec.edition import Edition


def dossiers(  # noqa: PLR0913 - each is a wish of its own, by keyword
    *,
    violating: str | None = None,
    variant: int | None = None,
    archive: bool = True,
    edition: Edition | str = "published",
    requests: int | range = A_FEW,
    beneficiary: str | None = None,
    situation: str | None = None,
    doctors: int | None = None,
    sites: int | None = None,
    first_number: int | None = None,
    pointers: Mapping[str, object] | None = None,
    **overrides: object,
) -> SearchStrategy[Dossier]:
    """Give submissions as files: name, bytes, archive, and the simulated answer.

    `Dossier.write` writes one into a folder.

    Args:
        violating: code of a rule to be broken: by the last request, the file, its name or its
            archive; default: none.
        variant: which way of breaking it, from 0; default: drawn.
        archive: whether the supporting documents come along; those of a fault in them always do.
        edition: ``published`` or ``corrected``.
        requests: how many, or a `range` of it; where the fault needs more, they are more.
        beneficiary: ``LIBERAL`` or ``STRUCTURE``; default: drawn for each request.
        situation: ``ALONE``, ``AGENT``, ``ALL_SIGNED`` or ``STRUCTURE``; default: drawn.
        doctors: how many in each request.
        sites: how many FINESSGeo in each request.
        first_number: the first numeroEditeur; the others follow; default: drawn.
        pointers: JSON pointer → value there.
        overrides: balise → value wherever it stands.

    Raises:
        ValueError: there is no such rule or submission.
    """
    plan = Plan.of(
        edition=edition,
        requests=requests,
        violating=violating,
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
    return _dossiers(plan, archive)


@st.composite
def _dossiers(draw: DrawFn, plan: Plan, with_archive: bool) -> Dossier:  # noqa: FBT001
    sound = plan.drawn(draw)
    rank = HypothesisDraws(draw).whole(0, FILES_OF_A_DAY - 1)
    return DossierFactory(sound.factory).of(
        sound.submission, sound.order, index=rank, with_archive=with_archive
    )
