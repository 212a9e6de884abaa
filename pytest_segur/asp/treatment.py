"""What ASP answers for one request: codeTraitement and libelleTraitement.

ASP's real codes are not public. A fault is answered with the digits of its rule and the
rule's French label, unless a vendor that knows better gives its own (`TreatmentOf`).

>>> from pytest_segur.spec.catalogue import CATALOGUE
>>> from pytest_segur.spec.edition import Edition
>>> treatment_of(CATALOGUE["D210"], Edition.PUBLISHED).code
'0210'
>>> is_acceptance("A1", "  DEMANDE  acceptee ")
True
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pytest_segur.asp.errors import TreatmentError
from pytest_segur.number import Number
from pytest_segur.spec.catalogue import CATALOGUE, label_of
from pytest_segur.spec.rule import Rule
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from pytest_segur.spec.edition import Edition

#: Gives the code and label of a rule that failed; None where the kit's own will do.
TreatmentOf = Callable[[Rule], tuple[str, str] | None]

_CODE_LENGTH: Final = 4
HOUSE_CODE: Final = "9999"
_BLANKS: Final = re.compile(r"\s+")
#: What an accepted request is answered with, whatever its case, accents and blanks.
_ACCEPTANCE: Final = re.compile(r"demande acceptee ?[.!]?")


@dataclass(frozen=True, slots=True)
class Treatment:
    """The two balises that tell what became of a request."""

    code: str
    label: str


#: The code is the kit's choice, the label is the document's (section 1.2).
ACCEPTED: Final = Treatment("0000", "Demande acceptée")


def treatment_of(rule: Rule, edition: Edition, own: TreatmentOf | None = None) -> Treatment:
    """Give what the first failing rule of a request is answered with.

    Args:
        rule: the rule that failed first.
        edition: whose lengths the label names.
        own: the user's own codes and labels.

    Raises:
        TreatmentError: the user's own are not two strings.
    """
    given = own and own(rule)
    if given is not None:
        return _checked(rule, given)
    if rule.code not in CATALOGUE:
        # Braces of a house's own words stand doubled in its label.
        return Treatment(HOUSE_CODE, rule.label.fr.format())
    return Treatment(rule.code[1:].zfill(_CODE_LENGTH), label_of(rule.code, edition).fr)


def is_acceptance(code: str, label: str) -> bool:
    """Tell whether a code and a label say that a request is accepted.

    The label is what the document fixes, its code is not: a code of ASP's own says nothing
    here, and the kit's own code for acceptance needs no label.
    """
    return code == ACCEPTED.code or _ACCEPTANCE.fullmatch(folded(label)) is not None


def told(value: object) -> str:
    """Read a code or label that came back, a number by its literal; empty where there is none."""
    if isinstance(value, Number):
        return value.literal
    return value if isinstance(value, str) else ""


def folded(label: str) -> str:
    """Write a label without case, accents and superfluous blanks."""
    apart = unicodedata.normalize("NFKD", label.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _BLANKS.sub(" ", plain).strip()


def _checked(rule: Rule, given: object) -> Treatment:
    match given:
        case (str() as code, str() as label) if code.strip() and label.strip():
            return Treatment(code, label)
    raise TreatmentError(
        Text(
            f"traitement de {rule.code} : il faut (codeTraitement, libelleTraitement), "
            f"deux chaînes non vides, et non {given!r}",
            f"treatment of {rule.code}: (codeTraitement, libelleTraitement) is needed, "
            f"two filled strings, not {given!r}",
        )
    )
