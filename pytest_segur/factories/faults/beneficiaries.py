"""Faults of the beneficiaries that no row has: arrays of doctors, contradictions, blocks."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.factories.faults.kinds import ObjectFault
from pytest_segur.factories.shapes import BENEFICIARIES, Wish
from pytest_segur.identifiers.luhn import check_digit
from pytest_segur.spec.block import Block
from pytest_segur.spec.situation import Situation
from pytest_segur.spec.skeleton import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.factories.faults.kinds import Draft, Fault

_LIBERAL: Final = Wish(situations=BENEFICIARIES["LIBERAL"])
_STRUCTURE: Final = Wish(situations=BENEFICIARIES["STRUCTURE"])


def faults_of_beneficiaries() -> Iterator[Fault]:
    """Give the faults D225, D232, D233, D234 and D240."""
    yield ObjectFault(
        code="D225",
        title="an agent of a single client",
        wish=_only(Situation.ALONE),
        spoil=lambda draft: _beneficiaires(draft).update(isMandataire=True),
    )
    yield ObjectFault(
        code="D225",
        title="a single client who has an agent",
        wish=_only(Situation.AGENT),
        spoil=lambda draft: _beneficiaires(draft).update(isClientUnique=True),
    )
    yield ObjectFault(
        code="D232", title="a structure with a doctor", wish=_STRUCTURE, spoil=_doctor_of_structure
    )
    yield ObjectFault(
        code="D232",
        title="a structure with a doctor whose members are null",
        wish=_STRUCTURE,
        spoil=_null_doctor_of_structure,
    )
    yield ObjectFault(
        code="D232",
        title="a structure with a doctor that is {}",
        wish=_STRUCTURE,
        spoil=lambda draft: _beneficiaires(draft).update(liberal=[{}]),
    )
    for situation, title in (
        (Situation.ALONE, "a single client who is not there"),
        (Situation.AGENT, "an agent of nobody at all"),
        (Situation.ALL_SIGNED, "several clients, of whom there is none"),
    ):
        yield ObjectFault(
            code="D233",
            title=title,
            wish=_only(situation),
            spoil=lambda draft: _beneficiaires(draft).update(liberal=[]),
        )
    yield from _wrong_counts()
    yield ObjectFault(
        code="D240", title="a structure whose members are null", wish=_LIBERAL, spoil=_null_filled
    )
    yield ObjectFault(
        code="D240",
        title="a structure beside the doctors",
        wish=_LIBERAL,
        spoil=lambda draft: _beneficiaires(draft)["structure"].update(FINESSGeo=[]),
    )


def _wrong_counts() -> Iterator[Fault]:
    yield ObjectFault(
        code="D234", title="two single clients", wish=_only(Situation.ALONE), spoil=_second_doctor
    )
    for situation, title in (
        (Situation.AGENT, "an agent of nobody else"),
        (Situation.ALL_SIGNED, "several clients, of whom there is one"),
    ):
        yield ObjectFault(code="D234", title=title, wish=_only(situation), spoil=_one_doctor)


def _only(situation: Situation) -> Wish:
    return Wish(situations=frozenset({situation}))


def _beneficiaires(draft: Draft) -> dict[str, Any]:
    beneficiaires: dict[str, Any] = draft.request["beneficiaires"]
    return beneficiaires


def _one_doctor(draft: Draft) -> None:
    del _beneficiaires(draft)["liberal"][1:]


def _second_doctor(draft: Draft) -> None:
    doctors = _beneficiaires(draft)["liberal"]
    doctors.append({**copy.deepcopy(doctors[0]), "RPPS": _other_number(doctors[0]["RPPS"])})


def _other_number(number: str) -> str:
    """Give another number of the same length, its key right too."""
    digits = number[:-2] + str((int(number[-2]) + 1) % 10)
    return digits + check_digit(digits)


def _doctor_of_structure(draft: Draft) -> None:
    responsible = _beneficiaires(draft)["structure"]
    _beneficiaires(draft)["liberal"] = [
        {
            "nomMedecin": responsible["nomResponsable"],
            "emailMedecin": responsible["emailResponsable"],
            "telephoneMedecin": responsible["telephoneResponsable"],
            "RPPS": None,
        }
    ]


def _null_doctor_of_structure(draft: Draft) -> None:
    names = names_in(Block.LIBERAL, draft.edition)
    _beneficiaires(draft)["liberal"] = [dict.fromkeys(names)]


def _null_filled(draft: Draft) -> None:
    names = names_in(Block.STRUCTURE, draft.edition)
    _beneficiaires(draft)["structure"] = dict.fromkeys(names)
