"""What the advisories A901 to A905 cost a request that holds nothing but usual values.

    python tests/bench/bench_identifiers.py

Every request has values of its own, so that no memory of earlier ones helps. The budget is
6 µs for a request of three doctors with an agent; the libraries must not have been imported.
The last figures are those of values that only a library can clear, the first time and again.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from pytest_segur.identifiers import email_address, finess, luhn, rpps, siret, telephone
from pytest_segur.rules.findings import Findings
from pytest_segur.rules.identity import advise_on_identity
from pytest_segur.rules.request import Ledger, Request
from pytest_segur.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

BUDGET = 6.0
REQUESTS = 200
ROUNDS = 200
SETTINGS = Settings()
FAULTLESS = Findings()
LIBRARIES = ("email_validator", "phonenumbers", "stdnum")


def main() -> int:
    """Measure, print, and fail when the budget is exceeded."""
    doctors = [Request(liberal(number), number, Ledger()) for number in range(REQUESTS)]
    structures = [Request(structure(number), number, Ledger()) for number in range(REQUESTS)]
    cost = report("request of three doctors and an agent", advise, doctors)
    report("request of a structure with three sites", advise, structures)
    for name, judge, values in usual_values():
        report(name, judge, values)
    imported = [name for name in LIBRARIES if name in sys.modules]
    print(f"libraries imported so far: {', '.join(imported) or 'none'}")
    for name, judge, values in unusual_values():
        report(f"{name}, first time", judge, values, rounds=1)
        report(f"{name}, again", judge, values)
    print(f"budget for three doctors and an agent: {cost:.2f} of {BUDGET} µs")
    return int(cost > BUDGET or bool(imported))


def advise(request: Request) -> None:
    """Ask for the advisories as the second control does."""
    for finding in advise_on_identity(request, SETTINGS, FAULTLESS.passed):
        raise AssertionError(finding)


def usual_values() -> Iterable[tuple[str, Callable[[Any], object], Sequence[str]]]:
    """Give the usual values of each kind."""
    numbers = range(REQUESTS)
    yield "RPPS (luhn)", luhn.is_valid, [an_rpps(number, 0) for number in numbers]
    yield "RPPS", rpps.is_valid, [an_rpps(number, 0) for number in numbers]
    yield "FINESS", finess.is_valid, [a_finess(number, 0) for number in numbers]
    yield "SIRET", siret.is_valid, [a_siret(number) for number in numbers]
    yield "e-mail address", email_address.is_valid, [an_address(number, 0) for number in numbers]
    yield "telephone", telephone.is_valid, [a_telephone(number, 0) for number in numbers]


def unusual_values() -> Iterable[tuple[str, Callable[[Any], object], Sequence[str]]]:
    """Give values that no plain pattern clears."""
    numbers = range(REQUESTS)
    yield "é-mail address", email_address.is_valid, [f"é{number}@santé.fr" for number in numbers]
    yield "telephone of Nouméa", telephone.is_valid, [f"+687 25{n:04}" for n in numbers]
    yield "no telephone", telephone.is_valid, [f"00 00 00 {number:04}" for number in numbers]


def report(
    name: str, judge: Callable[[Any], object], values: Sequence[Any], *, rounds: int = ROUNDS
) -> float:
    """Print the least time that one value took, in µs, over some rounds."""
    best = min(seconds(judge, values) for _ in range(rounds)) / len(values) * 1e6
    print(f"{best:9.2f} µs  {name}")
    return best


def seconds(judge: Callable[[Any], object], values: Sequence[Any]) -> float:
    """Tell how long it takes to judge all values."""
    start = time.perf_counter()
    for value in values:
        judge(value)
    return time.perf_counter() - start


def liberal(number: int) -> dict[str, Any]:
    """Build a request of three doctors and an agent."""
    doctors = [
        {
            "nomMedecin": "DURAND",
            "emailMedecin": an_address(number, rank),
            "telephoneMedecin": a_telephone(number, rank),
            "RPPS": an_rpps(number, rank),
        }
        for rank in range(3)
    ]
    return request(
        commandePour="LIBERAL",
        isMandataire=True,
        emailMandataire=an_address(number, 3),
        telephoneMandataire=a_telephone(number, 3),
        liberal=doctors,
        structure={},
    )


def structure(number: int) -> dict[str, Any]:
    """Build a request of a structure with three sites."""
    head = {
        "FINESSJuridique": a_finess(number, 0),
        "nomResponsable": "DURAND",
        "emailResponsable": an_address(number, 0),
        "telephoneResponsable": a_telephone(number, 0),
        "FINESSGeo": [a_finess(number, site) for site in (1, 2, 3)],
    }
    return request(commandePour="STRUCTURE", liberal=[], structure=head)


def request(**beneficiaires: object) -> dict[str, Any]:
    """Build a request around its beneficiaries."""
    return {
        "commande": {},
        "beneficiaires": {"isClientUnique": False, **beneficiaires},
        "piecesJustificatives": [],
        "scenarioInstallation": {},
    }


def an_rpps(number: int, rank: int) -> str:
    """Give an RPPS as the published edition has it."""
    return keyed(f"1000{number:03}{rank:03}").zfill(15)


def a_finess(number: int, site: int) -> str:
    """Give a FINESS of Paris."""
    return keyed(f"750{number:03}{site:02}")


def a_siret(number: int) -> str:
    """Give a SIRET whose two keys are right."""
    return keyed(keyed(f"73282{number:03}") + "0001")


def an_address(number: int, rank: int) -> str:
    """Give an address of a length that many have."""
    return f"prenom.nom{rank}@cabinet{number}.example"


def a_telephone(number: int, rank: int) -> str:
    """Give a number of ten digits, of the block kept for fiction."""
    return f"019900{number:03}{rank}"


def keyed(digits: str) -> str:
    """Put the key behind some digits."""
    return next(digits + key for key in "0123456789" if luhn.is_valid(digits + key))


if __name__ == "__main__":
    sys.exit(main())
