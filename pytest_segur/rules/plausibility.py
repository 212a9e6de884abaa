"""Advisories that need nothing but the request itself and its neighbours.

Each reads only balises that passed their own rule: what is refused already is not
commented upon.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Protocol

from pytest_segur.diagnosis import Finding
from pytest_segur.rules.documents import HT_PROOF
from pytest_segur.rules.file_name import FileName
from pytest_segur.rules.installation import HEALTH_CENTRE_PROFILE, MAILIZ_CODE, MAILIZ_PROFILE
from pytest_segur.rules.request import BENEFICIAIRES, COMMANDE, PIECES, SCENARIO
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.formats import french_date
from pytest_segur.spec.situation import LIBERAL, STRUCTURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.rules.request import Request
    from pytest_segur.settings import Settings

    class Passed(Protocol):
        """Tells whether a balise passed the rule that judges its format."""

        def __call__(self, code: str, element: int | None = None) -> bool:
            """Answer for the request, or for one doctor, site or document of it."""
            ...


_NUMBER: Final = re.compile(r"(?!00000)[0-9]{5}")
_ZERO: Final = Decimal(0)


def advise(request: Request, settings: Settings, passed: Passed) -> Iterator[Finding]:
    """Look for what is implausible in one request, in the order of the catalogue."""
    yield from _date_is_ahead(request, settings, passed)
    yield from _amount_buys_nothing(request, passed)
    yield from _proof_is_not_needed(request, passed)
    yield from _numbers_are_repeated(request, passed)
    yield from _beneficiaries_came_before(request, passed)
    yield from _health_centre_is_no_doctor(request, passed)
    yield from _profile_is_unknown(request, settings, passed)
    yield from _number_is_unusual(request, passed)
    yield from _names_are_repeated(request, passed)


def advise_on_name(name: str, settings: Settings) -> Iterator[Finding]:
    """A917: a file that bears the date of a day to come."""
    parts = FileName.read(name)
    if parts is not None and parts.date is not None and parts.date > settings.today:
        today = settings.today.strftime("%Y%m%d")
        yield Finding(rule=CATALOGUE["A917"], found=parts.day, details={"today": today})


def _date_is_ahead(request: Request, settings: Settings, passed: Passed) -> Iterator[Finding]:
    """A906."""
    if passed("D210"):
        written = request.commande["dateCommande"]
        day = french_date(written)
        if day is not None and day > settings.today:
            today = settings.today.strftime("%d/%m/%Y")
            place = (COMMANDE, "dateCommande")
            yield request.finding("A906", *place, found=written, details={"today": today})


def _amount_buys_nothing(request: Request, passed: Passed) -> Iterator[Finding]:
    """A907."""
    if passed("D212"):
        amount = request.commande["montantSegurHT"]
        if amount.literal[0] in "-0" and amount.to_decimal() <= _ZERO:
            yield request.finding("A907", COMMANDE, "montantSegurHT", found=amount)


def _proof_is_not_needed(request: Request, passed: Passed) -> Iterator[Finding]:
    """A908."""
    is_read = passed("D211")
    if not is_read or request.commande["regimeTVA"] != "TTC":
        return
    for index, piece in enumerate(request.pieces):
        if piece.get("typeFichier") == HT_PROOF:
            yield request.finding("A908", PIECES, index, "typeFichier", found=HT_PROOF)


def _numbers_are_repeated(request: Request, passed: Passed) -> Iterator[Finding]:
    """A909."""
    if len(request.liberal) > 1 and request.situation in LIBERAL:
        doctors = range(len(request.liberal))
        paths = [(BENEFICIAIRES, "liberal", index, "RPPS") for index in doctors]
        values = [doctor.get("RPPS") for doctor in request.liberal]
        yield from _repeated(request, "A909", "D238", list(zip(paths, values, strict=True)), passed)
    sites = request.structure.get("FINESSGeo")
    if request.situation in STRUCTURE and type(sites) is list and len(sites) > 1:
        places = [(BENEFICIAIRES, "structure", "FINESSGeo", i) for i in range(len(sites))]
        yield from _repeated(request, "A909", "D245", list(zip(places, sites, strict=True)), passed)


def _names_are_repeated(request: Request, passed: Passed) -> Iterator[Finding]:
    """A916."""
    if len(request.pieces) > 1:
        paths = [(PIECES, index, "nomFichier") for index in range(len(request.pieces))]
        names = [piece.get("nomFichier") for piece in request.pieces]
        yield from _repeated(request, "A916", "D270", list(zip(paths, names, strict=True)), passed)


def _repeated(
    request: Request,
    code: str,
    format_code: str,
    values: list[tuple[tuple[str | int, ...], object]],
    passed: Passed,
) -> Iterator[Finding]:
    """Report each value that one before it is equal to."""
    seen: set[str] = set()
    for steps, value in values:
        if not passed(format_code, _element(steps)) or not isinstance(value, str):
            continue
        if value in seen:
            yield request.finding(code, *steps, found=value)
        seen.add(value)


def _beneficiaries_came_before(request: Request, passed: Passed) -> Iterator[Finding]:
    """A910: told with the later request, once a number."""
    told: set[tuple[str, str]] = set()
    for format_code, steps, number in _beneficiary_numbers(request):
        if not passed(format_code, _element(steps)) or not isinstance(number, str):
            continue
        key = (str(steps[-1]), number)
        earlier = request.ledger.beneficiaries.setdefault(key, request.position)
        if earlier != request.position and key not in told:
            told.add(key)
            details = {"earlier": str(earlier)}
            yield request.finding("A910", *steps, found=number, details=details)


def _beneficiary_numbers(
    request: Request,
) -> Iterator[tuple[str, tuple[str | int, ...], object]]:
    if request.situation in STRUCTURE:
        steps = (BENEFICIAIRES, "structure", "FINESSJuridique")
        yield "D241", steps, request.structure.get("FINESSJuridique")
    elif request.situation in LIBERAL:
        for index, doctor in enumerate(request.liberal):
            yield "D238", (BENEFICIAIRES, "liberal", index, "RPPS"), doctor.get("RPPS")


def _health_centre_is_no_doctor(request: Request, passed: Passed) -> Iterator[Finding]:
    """A911."""
    place = (SCENARIO, "isCentreDeSante")
    if (
        request.situation in LIBERAL
        and request.scenario.get("isCentreDeSante") is True
        and passed("D250")
    ):
        yield request.finding("A911", *place, found=True)


def _profile_is_unknown(request: Request, settings: Settings, passed: Passed) -> Iterator[Finding]:
    """A912: once a file and profile."""
    if settings.profiles is not None:
        return
    scenario = request.scenario
    if scenario.get("isCentreDeSante") is True:
        yield from _needs_profile(request, HEALTH_CENTRE_PROFILE, "isCentreDeSante")
    if scenario.get("operateurMessagerie") == MAILIZ_CODE:
        yield from _needs_profile(request, MAILIZ_PROFILE, "operateurMessagerie")


def _needs_profile(request: Request, profile: str, balise: str) -> Iterator[Finding]:
    if profile not in request.ledger.profiles:
        request.ledger.profiles.add(profile)
        found = request.scenario[balise]
        details = {"profile": profile}
        yield request.finding("A912", SCENARIO, balise, found=found, details=details)


def _number_is_unusual(request: Request, passed: Passed) -> Iterator[Finding]:
    """A913."""
    number = request.raw.get("numeroEditeur")
    if passed("D205") and isinstance(number, str) and not _NUMBER.fullmatch(number):
        yield request.finding("A913", "numeroEditeur", found=number)


def _element(steps: tuple[str | int, ...]) -> int | None:
    return next((step for step in steps if isinstance(step, int)), None)
