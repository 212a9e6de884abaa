"""Advisories on the numbers and addresses of people, houses and firms: A901 to A905.

Each reads only balises that passed their own rule, in the situations that ask for them, and
passes over those that were left out. Nearly every request holds nothing but usual values: they
are cleared together by plain patterns, and only where that fails is each value looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pytest_segur.diagnosis import Finding
from pytest_segur.identifiers import email_address, finess, luhn, rpps, siret, telephone
from pytest_segur.rules.request import BENEFICIAIRES
from pytest_segur.spec.catalogue import CATALOGUE, ROWS
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import is_blank
from pytest_segur.spec.situation import Situation
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pytest_segur.rules.findings import Passed
    from pytest_segur.rules.request import Ledger, Request
    from pytest_segur.settings import Settings

    Place = tuple[str | int, ...]


class _Balise(NamedTuple):
    """A balise, and the rule that judges its format."""

    name: str
    code: str


class _Contact(NamedTuple):
    """The balises of one kind: the agent's, a doctor's, that of the head of a structure."""

    agent: _Balise
    doctor: _Balise
    head: _Balise


_EMAIL: Final = _Contact(
    _Balise("emailMandataire", "D228"),
    _Balise("emailMedecin", "D236"),
    _Balise("emailResponsable", "D243"),
)
_TELEPHONE: Final = _Contact(
    _Balise("telephoneMandataire", "D230"),
    _Balise("telephoneMedecin", "D237"),
    _Balise("telephoneResponsable", "D244"),
)
_STRUCTURE: Final = (BENEFICIAIRES, "structure")
_LIBERAL: Final = (BENEFICIAIRES, "liberal")

#: E-mail addresses and telephones in turn, a line each; what was left out is an empty line.
_ARE_PLAIN: Final = re.compile(
    rf"(?:(?:{email_address.PLAIN})?+\n(?:{telephone.PLAIN})?+\n)*+"
).fullmatch

#: A library takes up to a millisecond for a value: no more of them are looked at in one file,
#: so that a file of nothing but unusual values keeps nobody waiting.
MOST_CLOSER_LOOKS: Final = 4_000

#: What the directories write before an RPPS to make a person's national identifier.
_NATIONAL_PREFIX: Final = "8"
_NATIONAL_HINT: Final = Text(
    "C'est l'identifiant national du médecin : le RPPS est ce qui suit le 8 de tête.",
    "This is the doctor's national identifier: the RPPS is what follows the leading 8.",
)
_HAS_CORRECTED_FORMAT: Final = ROWS["S109"][0].format_in(Edition.CORRECTED).acceptor()


def advise_on_identity(request: Request, _settings: Settings, passed: Passed) -> Iterable[Finding]:
    """A901, A902, A904 and A905, in that order."""
    if request.is_liberal:
        return () if _doctors_are_plain(request) else _look_at_doctors(request, passed)
    if request.is_structure:
        return () if _structure_is_plain(request) else _look_at_structure(request, passed)
    return ()


def advise_on_header(header: Mapping[str, object], settings: Settings) -> Iterator[Finding]:
    """A903: the SIRET, in the edition that gives it its fourteen digits."""
    value = header.get("SIRET")
    if (
        settings.edition is Edition.CORRECTED
        and _HAS_CORRECTED_FORMAT(value)
        and not siret.is_valid(value)
    ):
        yield Finding(rule=CATALOGUE["A903"], path=("SIRET",), found=value)


def _doctors_are_plain(request: Request) -> bool:
    """Tell at once, and without a library, that nothing needs a closer look."""
    liberal = request.liberal
    for doctor in liberal:
        if not luhn.is_valid(doctor.get("RPPS")):
            return False
    lines = [
        f"{doctor.get('emailMedecin') or ''}\n{doctor.get('telephoneMedecin') or ''}\n"
        for doctor in liberal
    ]
    if request.situation is Situation.AGENT:
        agent = request.beneficiaires
        lines.append(
            f"{agent.get('emailMandataire') or ''}\n{agent.get('telephoneMandataire') or ''}\n"
        )
    return _contacts_are_plain(lines)


def _structure_is_plain(request: Request) -> bool:
    structure = request.structure
    sites = structure.get("FINESSGeo")
    if not (
        finess.is_valid(structure.get("FINESSJuridique"))
        and type(sites) is list
        and all(map(finess.is_valid, sites))
    ):
        return False
    head = f"{structure.get('emailResponsable')}\n{structure.get('telephoneResponsable')}\n"
    return _contacts_are_plain([head])


def _contacts_are_plain(contacts: list[str]) -> bool:
    """Judge pairs of an e-mail address and a telephone, each ended by a line feed."""
    lines = "".join(contacts)
    # A value that holds a line feed itself would put those behind it out of their turn.
    return lines.count("\n") == 2 * len(contacts) and _ARE_PLAIN(lines) is not None


def _look_at_doctors(request: Request, passed: Passed) -> Iterator[Finding]:
    for index, doctor in enumerate(request.liberal):
        if passed("D238", index) and not luhn.is_valid(doctor["RPPS"]):
            number = doctor["RPPS"]
            place = (*_LIBERAL, index, "RPPS")
            yield request.finding("A901", *place, found=number, hint=_rpps_hint(number))
    yield from _look_at_contacts(request, passed)


def _rpps_hint(number: str) -> Text | None:
    compact = rpps.compact(number)
    is_national = compact.startswith(_NATIONAL_PREFIX) and rpps.is_valid(compact[1:])
    return _NATIONAL_HINT if is_national else None


def _look_at_structure(request: Request, passed: Passed) -> Iterator[Finding]:
    for place, number in _establishments(request, passed):
        if not finess.is_valid(number):
            yield request.finding("A902", *_STRUCTURE, *place, found=number)
    yield from _look_at_contacts(request, passed)


def _establishments(request: Request, passed: Passed) -> Iterator[tuple[Place, str]]:
    if passed("D241"):
        yield ("FINESSJuridique",), request.structure["FINESSJuridique"]
    sites = request.structure.get("FINESSGeo")
    if isinstance(sites, list):
        for index, number in enumerate(sites):
            if passed("D245", index):
                yield ("FINESSGeo", index), number


def _look_at_contacts(request: Request, passed: Passed) -> Iterator[Finding]:
    for place, value in _filled(request, passed, _EMAIL):
        if email_address.is_plain(value) or not _may_look_closer(request.ledger):
            continue
        if not email_address.is_valid(value):
            yield request.finding("A904", *place, found=value)
    for place, value in _filled(request, passed, _TELEPHONE):
        if telephone.is_plain(value) or not _may_look_closer(request.ledger):
            continue
        if not telephone.is_valid(value):
            yield request.finding("A905", *place, found=value)


def _may_look_closer(ledger: Ledger) -> bool:
    """Count the values that a library has to look at: past a bound they are let go."""
    ledger.closer_looks += 1
    return ledger.closer_looks <= MOST_CLOSER_LOOKS


def _filled(request: Request, passed: Passed, contact: _Contact) -> Iterator[tuple[Place, str]]:
    """Give the balises of one kind that are filled and sound, in the order of the document."""
    agent, member, head = contact
    if request.is_structure:
        if passed(head.code):
            yield (*_STRUCTURE, head.name), request.structure[head.name]
        return
    if request.situation is Situation.AGENT and passed(agent.code):
        yield (BENEFICIAIRES, agent.name), request.beneficiaires[agent.name]
    for index, doctor in enumerate(request.liberal):
        value = doctor.get(member.name)
        if passed(member.code, index) and isinstance(value, str) and not is_blank(value):
            yield (*_LIBERAL, index, member.name), value
