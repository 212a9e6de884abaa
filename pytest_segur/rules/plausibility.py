"""Advisories that need nothing but the request itself and its neighbours.

Each reads only balises that passed their own rule: what is refused already is not
commented upon.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pytest_segur.diagnosis import Finding
from pytest_segur.rules.documents import HT_PROOF
from pytest_segur.rules.file_name import FileName
from pytest_segur.rules.identity import advise_on_identity
from pytest_segur.rules.installation import HEALTH_CENTRE_PROFILE, MAILIZ_CODE, MAILIZ_PROFILE
from pytest_segur.rules.request import BENEFICIAIRES, COMMANDE, PIECES, SCENARIO
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.formats import french_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pytest_segur.rules.findings import Passed
    from pytest_segur.rules.request import Request
    from pytest_segur.settings import Settings

    Advisor = Callable[[Request, Settings, Passed], Iterable[Finding]]

_NUMBER: Final = re.compile(r"(?!00000)[0-9]{5}")
_ZERO: Final = Decimal(0)
#: Balise, value and the profile that the value needs.
_PROFILE_NEEDS: Final = (
    ("isCentreDeSante", True, HEALTH_CENTRE_PROFILE),
    ("operateurMessagerie", MAILIZ_CODE, MAILIZ_PROFILE),
)


def advise_on_name(name: str, settings: Settings) -> Iterator[Finding]:
    """A917: a file that bears the date of a day to come."""
    parts = FileName.read(name)
    if parts is not None and parts.date is not None and parts.date > settings.today:
        today = settings.today.strftime("%Y%m%d")
        yield Finding(rule=CATALOGUE["A917"], found=parts.day, details={"today": today})


def _date_is_ahead(request: Request, settings: Settings, passed: Passed) -> Sequence[Finding]:
    """A906."""
    if not passed("D210"):
        return ()
    written = request.commande["dateCommande"]
    day = french_date(written)
    if day is None or day <= settings.today:
        return ()
    details = {"today": settings.today.strftime("%d/%m/%Y")}
    return (request.finding("A906", COMMANDE, "dateCommande", found=written, details=details),)


def _amount_buys_nothing(
    request: Request, _settings: Settings, passed: Passed
) -> Sequence[Finding]:
    """A907."""
    if not passed("D212"):
        return ()
    amount = request.commande["montantSegurHT"]
    if amount.literal[0] not in "-0" or amount.to_decimal() > _ZERO:
        return ()
    return (request.finding("A907", COMMANDE, "montantSegurHT", found=amount),)


def _proof_is_not_needed(
    request: Request, _settings: Settings, passed: Passed
) -> Iterable[Finding]:
    """A908."""
    if not passed("D211") or request.commande["regimeTVA"] != "TTC":
        return ()
    return (
        request.finding("A908", PIECES, index, "typeFichier", found=HT_PROOF)
        for index, piece in enumerate(request.pieces)
        if piece.get("typeFichier") == HT_PROOF
    )


def _numbers_are_repeated(
    request: Request, _settings: Settings, passed: Passed
) -> Iterable[Finding]:
    """A909."""
    if request.is_liberal:
        doctors = [doctor.get("RPPS") for doctor in request.liberal]
        if not _are_repeated(doctors, "D238", passed):
            return ()
        return (
            request.finding("A909", BENEFICIAIRES, "liberal", index, "RPPS", found=number)
            for index, number in _repeated(doctors, "D238", passed)
        )
    sites = request.structure.get("FINESSGeo")
    if not request.is_structure or type(sites) is not list:
        return ()
    if not _are_repeated(sites, "D245", passed):
        return ()
    return (
        request.finding("A909", BENEFICIAIRES, "structure", "FINESSGeo", index, found=number)
        for index, number in _repeated(sites, "D245", passed)
    )


def _names_are_repeated(request: Request, _settings: Settings, passed: Passed) -> Iterable[Finding]:
    """A916."""
    names = [piece.get("nomFichier") for piece in request.pieces]
    if not _are_repeated(names, "D270", passed):
        return ()
    return (
        request.finding("A916", PIECES, index, "nomFichier", found=name)
        for index, name in _repeated(names, "D270", passed)
    )


def _are_repeated(values: list[object], code: str, passed: Passed) -> bool:
    """Tell at a glance whether two values may be equal."""
    return len(values) > 1 and not (passed(code) and len(set(values)) == len(values))


def _repeated(values: list[object], code: str, passed: Passed) -> Iterator[tuple[int, object]]:
    """Give each sound value that one before it is equal to, with its position."""
    seen: set[object] = set()
    for index, value in enumerate(values):
        if isinstance(value, str) and passed(code, index):
            if value in seen:
                yield index, value
            seen.add(value)


def _beneficiaries_came_before(
    request: Request, _settings: Settings, passed: Passed
) -> Iterable[Finding]:
    """A910: told with the later request, once a number."""
    if request.is_structure:
        if not passed("D241"):
            return ()
        number = request.structure["FINESSJuridique"]
        return _came_before(request, (BENEFICIAIRES, "structure", "FINESSJuridique"), number)
    if not request.is_liberal:
        return ()
    found: list[Finding] = []
    for index, doctor in enumerate(request.liberal):
        if passed("D238", index):
            place = (BENEFICIAIRES, "liberal", index, "RPPS")
            found += _came_before(request, place, doctor["RPPS"])
    return found


def _came_before(request: Request, place: tuple[str | int, ...], number: str) -> Sequence[Finding]:
    seen = request.ledger.beneficiaries
    key = (place[-1], number)
    position = request.position
    earlier, told = seen.setdefault(key, (position, position))
    if told == position:
        return ()
    # The same number again in this request is A909's affair.
    seen[key] = (earlier, position)
    details = {"earlier": str(earlier)}
    return (request.finding("A910", *place, found=number, details=details),)


def _health_centre_is_no_doctor(
    request: Request, _settings: Settings, _passed: Passed
) -> Sequence[Finding]:
    """A911."""
    if request.scenario.get("isCentreDeSante") is not True or not request.is_liberal:
        return ()
    return (request.finding("A911", SCENARIO, "isCentreDeSante", found=True),)


def _profile_is_unknown(request: Request, settings: Settings, _passed: Passed) -> Sequence[Finding]:
    """A912: once a file and profile."""
    if settings.profiles is not None:
        return ()
    found: list[Finding] = []
    for balise, value, profile in _PROFILE_NEEDS:
        if request.scenario.get(balise) == value and profile not in request.ledger.profiles:
            request.ledger.profiles.add(profile)
            details = {"profile": profile}
            place = (SCENARIO, balise)
            found.append(request.finding("A912", *place, found=value, details=details))
    return found


def _number_is_unusual(request: Request, _settings: Settings, passed: Passed) -> Sequence[Finding]:
    """A913."""
    if not passed("D205"):
        return ()
    number = request.raw["numeroEditeur"]
    if _NUMBER.fullmatch(number):
        return ()
    return (request.finding("A913", "numeroEditeur", found=number),)


#: What looks for each advisory, in the order of the catalogue.
ADVISORS: Final[Sequence[Advisor]] = (
    advise_on_identity,
    _date_is_ahead,
    _amount_buys_nothing,
    _proof_is_not_needed,
    _numbers_are_repeated,
    _beneficiaries_came_before,
    _health_centre_is_no_doctor,
    _profile_is_unknown,
    _number_is_unusual,
    _names_are_repeated,
)
