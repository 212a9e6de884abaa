"""Named scenarios: the document's two examples, complete, and a few that people meet daily.

Every scenario is a submission of one vendor; its requests bear numbers of their own, so that
all of them can be deposited one after another on one portal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.factories.faults import variants_of
from pytest_segur.factories.faults.kinds import Draft, ObjectFault
from pytest_segur.factories.order import Order
from pytest_segur.factories.overrides import Overrides
from pytest_segur.factories.shapes import HT, TTC, Wish
from pytest_segur.factories.values import length_of
from pytest_segur.number import Number
from pytest_segur.spec.balises import MAX_REQUESTS
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.situation import Situation
from pytest_segur.spec.skeleton import REQUESTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pytest_segur.factories.factory import SubmissionFactory

#: An order form and a proof, both as PDF.
_ON_PAPER: Final = ("PDF", "PDF")
BOTH: Final = frozenset(Edition)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One submission with a story.

    Attributes:
        slug: its name.
        shows: what it shows, in one line.
        build: makes it, given a factory and the first numeroEditeur.
        requests: how many requests it holds.
        profiles: those that it supposes.
        editions: those in which it is made.
    """

    slug: str
    shows: str
    build: Callable[[SubmissionFactory, int], dict[str, Any]]
    requests: int = 1
    profiles: tuple[str, ...] | None = None
    editions: frozenset[Edition] = field(default=BOTH)


def scenarios_of(edition: Edition) -> tuple[Scenario, ...]:
    """Give the scenarios of an edition, in their order."""
    return tuple(scenario for scenario in SCENARIOS if edition in scenario.editions)


def _group_practice(factory: SubmissionFactory, number: int) -> dict[str, Any]:
    """Section 3.1: three doctors, of whom Dr Durand signs the order for his colleagues."""
    length = length_of("D238", factory.edition)
    doctors = [
        _doctor("DURAND", "8" * length),
        _doctor("LEFÈVRE", "7" * length),
        _doctor("LE GOFF", "6" * length),
    ]
    submission = _sound(
        factory,
        number,
        Wish(
            situations=frozenset({Situation.AGENT}),
            doctors=len(doctors),
            regime=HT,
            formats=_ON_PAPER,
        ),
        dateCommande="10/01/2022",
        montantSegurHT=Number("1075.00"),
        nomMandataire="DURAND",
        emailMandataire="durand@cabinet-des-trois-medecins.example",
        telephoneMandataire="0199000001",
    )
    submission[REQUESTS][0]["beneficiaires"]["liberal"] = doctors
    return submission


def _doctor(name: str, rpps: str) -> dict[str, Any]:
    # The agent signs for them: how to reach the others need not be told.
    is_agent = name == "DURAND"
    return {
        "nomMedecin": name,
        "emailMedecin": "durand@cabinet-des-trois-medecins.example" if is_agent else None,
        "telephoneMedecin": "0199000001" if is_agent else None,
        "RPPS": rpps,
    }


def _health_centre(factory: SubmissionFactory, number: int) -> dict[str, Any]:
    """Section 3.1: the Centre de santé des acacias, on three sites."""
    return _sound(
        factory,
        number,
        Wish(situations=frozenset({Situation.STRUCTURE}), sites=3, regime=HT, formats=_ON_PAPER),
        dateCommande="12/01/2022",
        montantSegurHT=Number("10750.00"),
        FINESSJuridique="111111111",
        nomResponsable="DURAND",
        emailResponsable="durand@centre-de-sante-des-acacias.example",
        telephoneResponsable="0199000002",
        FINESSGeo=["777777777", "888888888", "999999999"],
        isCentreDeSante=True,
    )


def _of(
    situation: Situation, *, regime: str = TTC, sites: int | None = None
) -> Callable[[SubmissionFactory, int], dict[str, Any]]:
    wish = Wish(situations=frozenset({situation}), regime=regime, sites=sites)
    return lambda factory, number: _sound(factory, number, wish)


def _sound(
    factory: SubmissionFactory, number: int, wish: Wish, **balises: object
) -> dict[str, Any]:
    order = Order(requests=1, wish=wish, first_number=number, overrides=Overrides(balises=balises))
    return factory.sound(order)


def _variety(factory: SubmissionFactory, number: int) -> dict[str, Any]:
    return factory.variety(first_number=number)


#: Position → the faults put into it, in the order in which ASP would come to them.
MIXED: Final[Mapping[int, tuple[str, ...]]] = {2: ("D210",), 4: ("D212", "D251"), 5: ("D276",)}
_REQUESTS_OF_MIXED: Final = 6


def _mixed(factory: SubmissionFactory, number: int) -> dict[str, Any]:
    wish = Wish(regime=HT)
    order = Order(requests=_REQUESTS_OF_MIXED, wish=wish, first_number=number)
    submission = factory.sound(order)
    for position, codes in MIXED.items():
        # A fault goes into the last request: those behind are held back meanwhile.
        draft = Draft({REQUESTS: submission[REQUESTS][:position]}, factory.edition)
        for code in codes:
            fault = variants_of(code, factory.edition)[0]
            assert isinstance(fault, ObjectFault), f"{code} is a fault of a request"
            fault.spoil(draft)
    return submission


def _many(factory: SubmissionFactory, number: int) -> dict[str, Any]:
    return factory.sound(Order(requests=MAX_REQUESTS, first_number=number))


SCENARIOS: Final = (
    Scenario(
        slug="cabinet-de-trois-medecins",
        shows="The document's first example: three doctors, of whom Dr Durand orders for all, "
        "1075.00 € HT with its proof. Its RPPS are the document's own, hence advisories.",
        build=_group_practice,
    ),
    Scenario(
        slug="centre-de-sante-des-acacias",
        shows="The document's second example: a health centre on three sites, 10750.00 € HT. "
        "Its FINESS are the document's own, hence advisories; it supposes the profile "
        "centre-de-sante.",
        build=_health_centre,
        profiles=("centre-de-sante",),
    ),
    Scenario(
        slug="medecin-seul",
        shows="A doctor alone (isClientUnique), TTC.",
        build=_of(Situation.ALONE),
    ),
    Scenario(
        slug="medecins-tous-signataires",
        shows="Several doctors who all signed: neither agent nor single client.",
        build=_of(Situation.ALL_SIGNED),
    ),
    Scenario(
        slug="structure-sans-site",
        shows="A structure whose FINESSGeo is the empty array.",
        build=_of(Situation.STRUCTURE, sites=0),
    ),
    Scenario(
        slug="medecin-seul-ht",
        shows="A doctor alone, HT, with the proof that the regime asks for (PREUVE_HT).",
        build=_of(Situation.ALONE, regime=HT),
    ),
    Scenario(
        slug="toutes-les-branches",
        shows="Six requests that walk every branch of every condition, all accepted; two of "
        "them suppose the profiles centre-de-sante and mailiz.",
        build=_variety,
        requests=6,
        profiles=("centre-de-sante", "mailiz"),
    ),
    Scenario(
        slug="acceptees-et-refusees",
        shows="Six requests, of which 2, 4 and 5 are refused (D210; D212 before D251; D276).",
        build=_mixed,
        requests=_REQUESTS_OF_MIXED,
    ),
    Scenario(
        slug="deux-cents-demandes",
        shows="200 requests, the most that a file may hold, all accepted.",
        build=_many,
        requests=MAX_REQUESTS,
        editions=frozenset({Edition.PUBLISHED}),
    ),
)
