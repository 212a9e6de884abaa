"""ASP's answer as it comes back: the text that was submitted, four balises filled in.

>>> text = '''{"impId": null, "lignesImport": [
...   {"numeroASP": null,
...    "commande": {"montantSegurHT": 1075.00}}]}'''
>>> print(answered(text, "I1", [Answered(ACCEPTED, "A1")]))
{"impId": "I1", "lignesImport": [
  {"numeroASP": "A1",
   "commande": {"montantSegurHT": 1075.00},
   "codeTraitement": "0000",
   "libelleTraitement": "Demande acceptée"}]}
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pytest_segur.asp.layout import Edits, written
from pytest_segur.asp.treatment import ACCEPTED, treatment_of
from pytest_segur.spec.skeleton import REQUESTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_segur.asp.treatment import Treatment, TreatmentOf
    from pytest_segur.diagnosis import RequestDiagnosis
    from pytest_segur.positions import Path
    from pytest_segur.spec.edition import Edition

IMP_ID: Final = "impId"
NUMERO_ASP: Final = "numeroASP"
CODE: Final = "codeTraitement"
LABEL: Final = "libelleTraitement"
#: What ASP fills in of a request.
FILLED_IN: Final = (NUMERO_ASP, CODE, LABEL)


@dataclass(frozen=True, slots=True)
class Answered:
    """What ASP answers for one request.

    Attributes:
        treatment: its code and label.
        numero_asp: the number that an accepted request gets; None for a refused one.
    """

    treatment: Treatment
    numero_asp: str | None = None


def treatment_for(
    request: RequestDiagnosis, edition: Edition, own: TreatmentOf | None = None
) -> Treatment:
    """Give the treatment of a request that was judged: its first error is the answer.

    Raises:
        TreatmentError: the user's own code and label are not two strings.
    """
    if not request.errors:
        return ACCEPTED
    return treatment_of(request.errors[0].rule, edition, own)


def answered(text: str, imp_id: str, requests: Sequence[Answered]) -> str:
    """Fill in a text that the first control let pass.

    Args:
        text: what was submitted.
        imp_id: the reference of the file.
        requests: one answer a request, in their order.

    Returns:
        The text, with no character changed but in the values of the four balises. A
        codeTraitement or libelleTraitement that was left out is appended to its request, in
        the style of the members before it; so is the numeroASP of an accepted one.
    """
    places: list[Path] = [(IMP_ID,)]
    for index in range(len(requests)):
        places += ((REQUESTS, index, name) for name in FILLED_IN)
    edits = Edits(text, places)
    edits.set_members((), {IMP_ID: written(imp_id)})
    for index, request in enumerate(requests):
        path: Path = (REQUESTS, index)
        values = {NUMERO_ASP: written(request.numero_asp)}
        if request.numero_asp is None and not edits.has((*path, NUMERO_ASP)):
            # What a refused request left out is for its vendor to add.
            values.clear()
        values[CODE] = written(request.treatment.code)
        values[LABEL] = written(request.treatment.label)
        edits.set_members(path, values)
    return edits.applied()


def encoded(text: str) -> bytes:
    """Encode an answer, or the file made of one.

    What of labels and names has no UTF-8 is written as an escape.
    """
    return text.encode(errors="backslashreplace")
