"""One fault on demand: for every code that a deposit alone can violate, several ways to do it.

The list is explicit, in the order of the catalogue. Some faults cannot come alone: those name
the codes that come along (`Fault.also`).

>>> [fault.title for fault in variants_of("D276")]
['HT without a proof']
>>> variants_of("S105")[4].codes
('S105', 'S106')
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pytest_segur.factories.faults.archives import faults_of_archives
from pytest_segur.factories.faults.balises import faults_of_balises
from pytest_segur.factories.faults.beneficiaries import faults_of_beneficiaries
from pytest_segur.factories.faults.installation import faults_of_installation
from pytest_segur.factories.faults.names import faults_of_names
from pytest_segur.factories.faults.numbering import faults_of_numbering
from pytest_segur.factories.faults.pieces import faults_of_pieces
from pytest_segur.factories.faults.structure import faults_of_structure
from pytest_segur.factories.faults.text import faults_of_text
from pytest_segur.factories.overrides import FactoryError
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.factories.faults.kinds import Fault

#: What no deposit violates by itself: it takes a folder, 200 Mo, an earlier deposit, or
#: profiles that the solution was not referenced with.
NOT_BY_A_DEPOSIT: Final = ("S100", "F405", "F406", "D207", "D259", "D260", "P302")


def _by_code() -> Mapping[str, tuple[Fault, ...]]:
    found: defaultdict[str, list[Fault]] = defaultdict(list)
    for fault in (
        *faults_of_text(),
        *faults_of_structure(),
        *faults_of_balises(),
        *faults_of_numbering(),
        *faults_of_beneficiaries(),
        *faults_of_installation(),
        *faults_of_pieces(),
        *faults_of_names(),
        *faults_of_archives(),
    ):
        found[fault.code].append(fault)
    return {code: tuple(found[code]) for code in CATALOGUE if code in found}


#: Every fault there is, by the code of the rule that it breaks.
FAULTS: Final = _by_code()


def variants_of(code: str, edition: Edition = Edition.PUBLISHED) -> tuple[Fault, ...]:
    """Give the ways of breaking a rule, the plainest first.

    Raises:
        FactoryError: there is no such rule, or no deposit violates it by itself.
    """
    if code not in FAULTS:
        raise _not_on_demand(code)
    return tuple(fault for fault in FAULTS[code] if edition in fault.editions)


def choose(code: str, variant: int, edition: Edition) -> Fault:
    """Give one way of breaking a rule.

    Args:
        code: the rule.
        variant: its rank among the variants, from 0.
        edition: the edition in which it is to be a fault.

    Raises:
        FactoryError: there is no such rule, or no such variant; the message says which.
    """
    variants = variants_of(code, edition)
    if not 0 <= variant < len(variants):
        last = len(variants) - 1
        raise FactoryError(
            Text(
                f"{code} n'a pas de variante {variant} ; valeurs admises : de 0 à {last}",
                f"{code} has no variant {variant}; allowed: 0 to {last}",
            )
        )
    return variants[variant]


def _not_on_demand(code: str) -> FactoryError:
    allowed, excluded = ", ".join(FAULTS), ", ".join(NOT_BY_A_DEPOSIT)
    if code in NOT_BY_A_DEPOSIT:
        why = Text("aucun dépôt ne l'enfreint à lui seul", "no deposit violates it by itself")
    elif code in CATALOGUE:
        why = Text("un avis n'entraîne aucun refus", "an advisory refuses nothing")
    else:
        why = Text("règle inconnue", "unknown rule")
    return FactoryError(
        Text(
            f"{code!r} : {why.fr} ; codes admis : {allowed} (et non {excluded}, ni les avis)",
            f"{code!r}: {why.en}; allowed: {allowed} (not {excluded}, nor advisories)",
        )
    )
