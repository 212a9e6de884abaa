"""What distinguishes one request from another, before any value is filled in.

A `Shape` holds every decision that a condition of the document looks at: who orders, who
signs, how many doctors or sites, which regime, which documents, what is left out and how.
Who asks for a request says what it must be like by a `Wish`; the rest is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pytest_segur.factories.overrides import FactoryError
from pytest_segur.rules.installation import MAILIZ_CODE
from pytest_segur.spec.balises import CORRECTED_DMP, PUBLISHED_DMP
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.situation import Situation
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from pytest_segur.factories.draws import Draws

#: How a balise that need not be filled is left out.
LeftOut = Literal["given", "null", "absent", "blank", "false"]

TTC: Final = "TTC"
HT: Final = "HT"
REGIMES: Final = (TTC, HT)
FORMATS: Final = ("PDF", "PNG", "JPG")
FACULTATIVE: Final[tuple[LeftOut, ...]] = ("given", "null", "absent", "blank")
UNFILLED: Final[tuple[LeftOut, ...]] = ("null", "absent", "false")

#: The situations that a sound request may be in.
SOUND: Final = (Situation.ALONE, Situation.AGENT, Situation.ALL_SIGNED, Situation.STRUCTURE)
BENEFICIARIES: Final = {"LIBERAL": frozenset(SOUND[:3]), "STRUCTURE": frozenset(SOUND[3:])}

_FEWEST_OF_SEVERAL: Final = 2
_MOST_DOCTORS: Final = 5
_MOST_SITES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Every decision about one sound request.

    Attributes:
        situation: who orders, and who signs.
        doctors: how many; none for a structure.
        sites: how many; none for doctors.
        regime: TTC or HT.
        formats: of the order form, then of each proof of HT, no two proofs alike.
        facultative: how e-mail and telephone of an agent's doctors stand, doctor by doctor.
        unfilled: how a structure leaves out what is the doctors'.
        dmp: the spelling of the DMP balise.
        answers: the answer to all questions of the scenario; None: drawn one by one.
        is_health_centre: whether it needs that profile.
        operator: the code of the messaging operator; None: drawn.
    """

    situation: Situation
    doctors: int = 0
    sites: int = 0
    regime: str = TTC
    formats: tuple[str, ...] = ("PDF",)
    facultative: tuple[LeftOut, ...] = ("given",)
    unfilled: LeftOut = "null"
    dmp: str = PUBLISHED_DMP
    answers: bool | None = None
    is_health_centre: bool = False
    operator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a request must be like; everything else is drawn.

    Attributes:
        situations: those that will do.
        doctors: how many there must be.
        sites: how many there must be.
        regime: TTC or HT.
        formats: of the order form, then of each proof of HT; they go with a regime.
        is_filled: whether nothing that need not be filled may be left out.
        dmp: the spelling of the DMP balise.
    """

    situations: frozenset[Situation] = frozenset(SOUND)
    doctors: int | None = None
    sites: int | None = None
    regime: str | None = None
    formats: tuple[str, ...] | None = None
    is_filled: bool = False
    dmp: str | None = None

    def drawn(self, draws: Draws, edition: Edition) -> Shape:
        """Draw a shape that is as wished.

        Raises:
            FactoryError: no sound request is like that.
        """
        situation = draws.pick(self._possible())
        regime = self.regime or draws.pick(REGIMES)
        return Shape(
            situation=situation,
            doctors=self._doctors(situation, draws),
            sites=self._sites(situation, draws),
            regime=regime,
            formats=self.formats or _formats(regime, draws),
            facultative=("given",) if self.is_filled else tuple(draws.shuffled(FACULTATIVE)),
            unfilled=draws.pick(UNFILLED),
            dmp=self.dmp or _spelling(edition, draws),
        )

    def must_be_possible(self) -> None:
        """Refuse what no sound request is like.

        Raises:
            FactoryError: the message says what was asked for.
        """
        self._possible()

    def _possible(self) -> list[Situation]:
        possible: list[Situation] = [
            situation for situation in SOUND if situation in self.situations
        ]
        if self.doctors is not None:
            wants_one = self.doctors == 1
            possible = [
                situation
                for situation in possible
                if situation is not Situation.STRUCTURE
                and self.doctors > 0
                and (situation is Situation.ALONE) is wants_one
            ]
        if self.sites is not None:
            possible = [s for s in possible if s is Situation.STRUCTURE and self.sites >= 0]
        if not possible:
            described = self._described()
            raise FactoryError(
                Text(
                    f"aucune demande n'est de cette sorte : {described}",
                    f"no request is like this: {described}",
                )
            )
        return possible

    def _described(self) -> str:
        parts = ["/".join(s for s in SOUND if s in self.situations)]
        parts += [f"doctors={self.doctors}"] if self.doctors is not None else []
        parts += [f"sites={self.sites}"] if self.sites is not None else []
        return ", ".join(parts)

    def _doctors(self, situation: Situation, draws: Draws) -> int:
        if situation is Situation.STRUCTURE:
            return 0
        if situation is Situation.ALONE:
            return 1
        return self.doctors or draws.whole(_FEWEST_OF_SEVERAL, _MOST_DOCTORS)

    def _sites(self, situation: Situation, draws: Draws) -> int:
        if situation is not Situation.STRUCTURE:
            return 0
        return draws.whole(0, _MOST_SITES) if self.sites is None else self.sites


def _formats(regime: str, draws: Draws) -> tuple[str, ...]:
    order_form = draws.pick(FORMATS)
    if regime == TTC:
        return (order_form,)
    proofs = draws.shuffled(FORMATS)
    # One proof is the rule; the document lets a request bring more.
    return (order_form, *proofs[: 2 if draws.chance(0.2) else 1])


def _spelling(edition: Edition, draws: Draws) -> str:
    if edition is Edition.PUBLISHED:
        return PUBLISHED_DMP
    return draws.pick((PUBLISHED_DMP, CORRECTED_DMP))


def variety(edition: Edition) -> tuple[Shape, ...]:
    """Give the fewest shapes that walk every branch of every condition.

    The situations exclude one another: a doctor alone, an agent, several who all signed, a
    structure without a site, with one, with several. Six requests are therefore the least,
    and everything else that a condition looks at is spread over those six. Two of them need
    the profiles ``centre-de-sante`` and ``mailiz``.
    """
    spelling = CORRECTED_DMP if edition is Edition.CORRECTED else PUBLISHED_DMP
    structure = Situation.STRUCTURE
    return (
        Shape(situation=Situation.ALONE, doctors=1, answers=True),
        Shape(
            situation=Situation.AGENT,
            doctors=len(FACULTATIVE),
            regime=HT,
            formats=("PNG", "PDF"),
            facultative=FACULTATIVE,
            dmp=spelling,
            answers=False,
        ),
        Shape(
            situation=Situation.ALL_SIGNED,
            doctors=_FEWEST_OF_SEVERAL,
            formats=("JPG",),
            operator=MAILIZ_CODE,
        ),
        Shape(situation=structure, regime=HT, formats=("PDF", "JPG"), unfilled="null"),
        Shape(situation=structure, sites=1, unfilled="absent", is_health_centre=True),
        Shape(
            situation=structure,
            sites=3,
            regime=HT,
            formats=("PDF", "PDF", "PNG", "JPG"),
            unfilled="false",
        ),
    )
