"""Sound submissions to start from, and a way to change a copy of one at chosen places.

Every default respects every rule of its edition and raises no advisory, so that a test
names only what it is about:

>>> faulty = amended(submission(), {"/lignesImport/0/typeAction": "M"})
>>> submission()["lignesImport"][0]["typeAction"], faulty["lignesImport"][0]["typeAction"]
('C', 'M')
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final, Literal

from pytest_segur import Number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Json = dict[str, Any]
Edition = Literal["published", "corrected"]
LiberalCase = Literal["alone", "agent", "all_signed"]
Regime = Literal["TTC", "HT"]

#: In `amended`: the member or element goes away.
DELETE: Final = type("Delete", (), {"__repr__": lambda _: "DELETE", "__slots__": ()})()

#: The header of each edition: numeroAns, SIRET (its key is right where it has 14 digits).
NUMERO_ANS: Final[Mapping[Edition, str]] = {
    "published": "ANS00000012345",
    "corrected": "ANS0012345",
}
SIRET: Final[Mapping[Edition, str]] = {"published": "7328293200", "corrected": "73282932000074"}
#: How long an RPPS is, filled up with zeros.
RPPS_LENGTH: Final[Mapping[Edition, int]] = {"published": 15, "corrected": 11}

_DOCTORS: Final[Mapping[LiberalCase, int]] = {"alone": 1, "agent": 3, "all_signed": 2}
_NAMES: Final = ("DURAND", "L'HÉRITIER", "DE LA TOUR-BLANCHE")


def submission(requests: Sequence[Json] | None = None, *, edition: Edition = "published") -> Json:
    """Build a file.

    Args:
        requests: those of the file; one of three doctors with an agent where None.
        edition: whose lengths the header has.
    """
    return {
        "impId": None,
        "numeroAns": NUMERO_ANS[edition],
        "SIRET": SIRET[edition],
        "lignesImport": [liberal_request(edition=edition)] if requests is None else list(requests),
    }


def file_name(*, edition: Edition = "published", day: str = "20220301", number: str = "001") -> str:
    """Give the name that section 3.3 asks for of a file made by `submission`."""
    return f"JSON-{NUMERO_ANS[edition]}-{day}-{number}.json"


def liberal_request(
    position: int = 1,
    *,
    case: LiberalCase = "agent",
    doctors: int | None = None,
    regime: Regime = "TTC",
    edition: Edition = "published",
) -> Json:
    """Build a request of doctors.

    Args:
        position: its place in the file; its numbers follow from it, so that none is repeated.
        case: one doctor, several with an agent, or several who all signed.
        doctors: how many there are; 1, 3 and 2 by default.
        regime: HT brings its proof along.
        edition: how long an RPPS is.
    """
    count = _DOCTORS[case] if doctors is None else doctors
    has_agent = case == "agent"
    beneficiaires: Json = {
        "commandePour": "LIBERAL",
        "isMandataire": has_agent,
        "isClientUnique": case == "alone",
        "nomMandataire": "DURAND" if has_agent else None,
        "emailMandataire": "durand@cabinet.example" if has_agent else None,
        "telephoneMandataire": "01 99 00 12 34" if has_agent else None,
        "liberal": [
            doctor(rank, position=position, edition=edition) for rank in range(1, count + 1)
        ],
        "structure": {},
    }
    return _request(position, beneficiaires, regime=regime, edition=edition)


def structure_request(
    position: int = 1,
    *,
    sites: int = 3,
    regime: Regime = "TTC",
    edition: Edition = "published",
) -> Json:
    """Build a request of a health house.

    Args:
        position: its place in the file; its numbers follow from it.
        sites: how many geographical FINESS it has.
        regime: HT brings its proof along.
        edition: which DMP balise it has.
    """
    beneficiaires: Json = {
        "commandePour": "STRUCTURE",
        "isMandataire": None,
        "isClientUnique": None,
        "nomMandataire": None,
        "emailMandataire": None,
        "telephoneMandataire": None,
        "liberal": [],
        "structure": {
            "FINESSJuridique": finess(position, 0),
            "nomResponsable": "DURAND",
            "emailResponsable": "direction@acacias.example",
            "telephoneResponsable": "01 99 00 12 34",
            "FINESSGeo": [finess(position, site) for site in range(1, sites + 1)],
        },
    }
    return _request(position, beneficiaires, regime=regime, edition=edition)


def doctor(rank: int = 1, *, position: int = 1, edition: Edition = "published") -> Json:
    """Build one doctor of a request, who is nobody else of the file."""
    return {
        "nomMedecin": _NAMES[(rank - 1) % len(_NAMES)],
        "emailMedecin": f"medecin{rank}@cabinet.example",
        "telephoneMedecin": f"01 99 00 {position % 100:02} {rank % 100:02}",
        "RPPS": rpps(position, rank, edition=edition),
    }


def piece(kind: str = "BON_COMMANDE", *, number: str = "00001", file_format: str = "PDF") -> Json:
    """Build one supporting document, correctly named."""
    code = {"BON_COMMANDE": "BDC", "PREUVE_HT": "HT"}[kind]
    return {
        "nomFichier": f"MDV-LGC-Va1-{code}-{number}.{file_format.lower()}",
        "formatFichier": file_format,
        "typeFichier": kind,
    }


def rpps(position: int, rank: int, *, edition: Edition = "published") -> str:
    """Give a number with a right key, one for each doctor of a file."""
    return _with_key(f"1{position:03}{rank:06}").zfill(RPPS_LENGTH[edition])


def finess(position: int, site: int) -> str:
    """Give a number of department 75 with a right key, one for each site of a file."""
    return _with_key(f"75{position:03}{site:03}")


def amended(source: Json, changes: Mapping[str, object]) -> Json:
    """Copy an object and change it at JSON pointers.

    Args:
        source: what is copied, and stays as it was.
        changes: pointer → the new value, or `DELETE`. Members are added; an element is
            replaced, or appended where the position is that behind the last.

    Raises:
        LookupError: the object around a place does not exist, or there is nothing to delete.
    """
    copied = copy.deepcopy(source)
    for pointer, value in changes.items():
        *steps, last = [
            step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]
        ]
        place: Any = copied
        for step in steps:
            place = place[_key(place, step)]
        key = _key(place, last)
        if value is DELETE:
            del place[key]
        elif isinstance(place, list) and key == len(place):
            place.append(value)
        else:
            place[key] = value
    return copied


def _key(place: object, step: str) -> str | int:
    return int(step) if isinstance(place, list) else step


def _request(position: int, beneficiaires: Json, *, regime: Regime, edition: Edition) -> Json:
    number = f"{position:05}"
    proofs = [piece("PREUVE_HT", number=number)] if regime == "HT" else []
    return {
        "numLigne": Number(str(position)),
        "typeAction": "C",
        "numeroASP": None,
        "numeroEditeur": number,
        "commande": {
            "dateCommande": "01/03/2022",
            "regimeTVA": regime,
            "montantSegurHT": Number("1075.00"),
        },
        "beneficiaires": beneficiaires,
        "piecesJustificatives": [piece(number=number), *proofs],
        "scenarioInstallation": {
            "isCentreDeSante": False,
            "operateurMessagerie": "GIP_1",
            "isProSanteConnectNeeded": True,
            "isDirecToDMP" if edition == "published" else "isDirectToDMP": True,
            "isPFIToDMP": False,
            "isDirectToMSSPro": True,
            "isPFIToMSSPro": False,
            "isDirectToMSSCitoyen": True,
            "isPFIToMSSCitoyen": False,
        },
        "codeTraitement": None,
        "libelleTraitement": None,
    }


def _with_key(digits: str) -> str:
    """Append the digit that makes the Luhn sum a multiple of ten."""
    doubled = (int(digit) * 2 for digit in reversed(digits[-1::-2]))
    plain = (int(digit) for digit in digits[-2::-2])
    total = sum(plain) + sum(twice - 9 if twice > 9 else twice for twice in doubled)
    return f"{digits}{-total % 10}"
