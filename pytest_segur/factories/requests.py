"""Fills in one sound request of a given shape, in the order of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.factories.shapes import HT
from pytest_segur.rules.documents import HT_PROOF, ORDER_FORM, name_of_document
from pytest_segur.spec.balises import PUBLISHED_DMP
from pytest_segur.spec.block import Block
from pytest_segur.spec.situation import Situation
from pytest_segur.spec.skeleton import names_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_segur.factories.shapes import LeftOut, Shape
    from pytest_segur.factories.values import Values
    from pytest_segur.spec.edition import Edition

#: What stands where a facultative balise, or one that is not to be filled, is left out.
_NOTHING: Final[dict[str, object]] = {"null": None, "blank": " ", "false": False}
#: A department has numbers enough for so many sites; more are spread over all of them.
_MOST_NEIGHBOURS: Final = 10


class RequestBuilder:
    """Builds the requests of one submission.

    Args:
        values: where values come from.
        edition: which lengths hold.
    """

    def __init__(self, values: Values, edition: Edition) -> None:
        self._values = values
        self._edition = edition
        #: The numbers of those who benefit: none comes twice (advisories A909, A910).
        self._taken: set[str] = set()

    def build(self, shape: Shape, *, position: int, number: str) -> dict[str, Any]:
        """Fill in a request.

        Args:
            shape: every decision about it.
            position: its rank in the file, from 1.
            number: its numeroEditeur.
        """
        return {
            "numLigne": position,
            "typeAction": "C",
            "numeroASP": None,
            "numeroEditeur": number,
            "commande": self._commande(shape),
            "beneficiaires": self._beneficiaires(shape),
            "piecesJustificatives": pieces(shape, number),
            "scenarioInstallation": self._scenario(shape),
            "codeTraitement": None,
            "libelleTraitement": None,
        }

    def _commande(self, shape: Shape) -> dict[str, Any]:
        return {
            "dateCommande": self._values.date_commande(),
            "regimeTVA": shape.regime,
            "montantSegurHT": self._values.montant_segur(),
        }

    def _beneficiaires(self, shape: Shape) -> dict[str, Any]:
        if shape.situation is Situation.STRUCTURE:
            return self._of_structure(shape)
        has_agent = shape.situation is Situation.AGENT
        doctors = [self._doctor(shape, index) for index in range(shape.doctors)]
        # An agent is one of those who benefit: the first signs for the others.
        agent = doctors[0] if has_agent else {}
        name = agent.get("nomMedecin")
        return {
            "commandePour": "LIBERAL",
            "isMandataire": has_agent,
            "isClientUnique": shape.situation is Situation.ALONE,
            "nomMandataire": name,
            "emailMandataire": self._values.email(name=name) if has_agent else None,
            "telephoneMandataire": self._values.telephone() if has_agent else None,
            "liberal": doctors,
            "structure": {},
        }

    def _doctor(self, shape: Shape, index: int) -> dict[str, Any]:
        name = self._values.nom_majuscules()
        doctor: dict[str, Any] = {
            "nomMedecin": name,
            "emailMedecin": self._values.email(name=name),
            "telephoneMedecin": self._values.telephone(),
            "RPPS": self._new(lambda: self._values.rpps(self._edition)),
        }
        if shape.situation is Situation.AGENT:
            how = shape.facultative[index % len(shape.facultative)]
            _leave_out(doctor, ("emailMedecin", "telephoneMedecin"), how)
        return doctor

    def _of_structure(self, shape: Shape) -> dict[str, Any]:
        name = self._values.nom_majuscules()
        department = self._values.departement_finess()
        around = department if shape.sites <= _MOST_NEIGHBOURS else None
        beneficiaires: dict[str, Any] = {
            "commandePour": "STRUCTURE",
            "isMandataire": False,
            "isClientUnique": False,
            "nomMandataire": None,
            "emailMandataire": None,
            "telephoneMandataire": None,
            "liberal": [],
            "structure": {
                "FINESSJuridique": self._new(lambda: self._values.finess_juridique(department)),
                "nomResponsable": name,
                "emailResponsable": self._values.email(name=name),
                "telephoneResponsable": self._values.telephone(),
                "FINESSGeo": [
                    self._new(lambda: self._values.finess_geographique(around))
                    for _ in range(shape.sites)
                ],
            },
        }
        _leave_out(beneficiaires, ("isMandataire", "isClientUnique"), shape.unfilled)
        agent = ("nomMandataire", "emailMandataire", "telephoneMandataire")
        # `false` leaves a question open; of a name, there is null.
        _leave_out(beneficiaires, agent, "null" if shape.unfilled == "false" else shape.unfilled)
        return beneficiaires

    def _scenario(self, shape: Shape) -> dict[str, Any]:
        fixed = {
            "isCentreDeSante": shape.is_health_centre,
            "operateurMessagerie": shape.operator or self._values.operateur_messagerie(),
        }
        scenario: dict[str, Any] = {}
        for name in names_in(Block.SCENARIO):
            written = shape.dmp if name == PUBLISHED_DMP else name
            scenario[written] = fixed[name] if name in fixed else self._answer(shape)
        return scenario

    def _new(self, draw: Callable[[], str]) -> str:
        """Draw a number that no request of the submission bears yet."""
        number = self._values.draws.new(draw, self._taken)
        self._taken.add(number)
        return number

    def _answer(self, shape: Shape) -> bool:
        return self._values.draws.chance(0.5) if shape.answers is None else shape.answers


def pieces(shape: Shape, number: str) -> list[dict[str, Any]]:
    """Declare the order form, and the proofs that the regime asks for."""
    types = [ORDER_FORM, *(HT_PROOF for _ in shape.formats[1:])]
    assert (shape.regime == HT) is (HT_PROOF in types), "a proof comes with HT, and only with HT"
    return [
        piece(kind, file_format, number)
        for kind, file_format in zip(types, shape.formats, strict=True)
    ]


def piece(kind: str, file_format: str, number: str) -> dict[str, Any]:
    """Declare one document, rightly named."""
    declared = {"typeFichier": kind, "formatFichier": file_format}
    return {"nomFichier": name_of_document(declared, number), **dict(reversed(declared.items()))}


def _leave_out(place: dict[str, Any], names: tuple[str, ...], how: LeftOut) -> None:
    for name in names:
        if how == "absent":
            del place[name]
        elif how != "given":
            place[name] = _NOTHING[how]
