"""Compares what ASP really returned with what the simulation answers.

>>> sent = b'{"impId": null, "lignesImport": [{"numeroEditeur": "00001"}]}'
>>> back = b'{"impId": "I1", "lignesImport": [{"numeroEditeur": "00002"}]}'
>>> try:
...     reconcile(sent, back)
... except ReconciliationError as problem:
...     print(problem.text.en)
this is not the answer to this submission: no numeroEditeur is in both
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.asp.answer import CODE, FILLED_IN, IMP_ID, LABEL, NUMERO_ASP
from pytest_segur.asp.comparison import differences
from pytest_segur.asp.errors import ReconciliationError
from pytest_segur.asp.portal import Portal
from pytest_segur.asp.reading import name_of, read_document
from pytest_segur.asp.treatment import Treatment, is_acceptance, told
from pytest_segur.diagnosis import MOST_LISTED
from pytest_segur.rules.returned import is_returned
from pytest_segur.spec.skeleton import REQUESTS
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pytest_segur.asp.comparison import Difference
    from pytest_segur.asp.reading import Content
    from pytest_segur.asp.receipt import Receipt
    from pytest_segur.diagnosis import Fault
    from pytest_segur.spec.edition import Edition

    _Json = dict[str, Any]

_IDENTITY: Final = ("numeroAns", "SIRET")
_MOST_NAMED: Final = 5
_MOST_SHOWN: Final = 60


class Outcome(StrEnum):
    """How the real answer to a request relates to the simulated one."""

    AGREE = "agree"
    UNEXPECTED_ACCEPTANCE = "unexpected-acceptance"
    UNEXPECTED_REFUSAL = "unexpected-refusal"
    OTHER_CODE = "other-code"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOutcome:
    """One request, as it was predicted and as it came back.

    Attributes:
        position: from 1.
        numeroEditeur: as the request gives it; None when it is no string.
        outcome: how the two relate.
        predicted: the simulated code and label.
        returned: the real ones; empty where they were left out.
    """

    position: int
    numeroEditeur: str | None  # noqa: N815 - the document's own word
    outcome: Outcome
    predicted: Treatment
    returned: Treatment


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """A submission beside its real answer.

    Attributes:
        submitted: the name of what was sent.
        returned: the name of what came back.
        requests: one entry a request; none when the simulation refuses the whole file.
        refusal: the first error of the simulated first control; ASP saw none.
        other_edition: the edition under which that error is absent.
        differences: what else ASP changed, beyond the four balises that it fills in.
        omitted: how many more differences there are than are listed.
        remarks: what an answer of ASP should have and this one has not.
    """

    submitted: str
    returned: str
    requests: tuple[RequestOutcome, ...] = ()
    refusal: Fault | None = None
    other_edition: Edition | None = None
    differences: tuple[Difference, ...] = ()
    omitted: int = 0
    remarks: tuple[Text, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the real answer is the simulated one, and nothing else has changed."""
        return (
            self.refusal is None
            and not self.differences
            and not self.remarks
            and all(request.outcome is Outcome.AGREE for request in self.requests)
        )

    @property
    def counts(self) -> Counter[Outcome]:
        """How many requests there are of each outcome."""
        return Counter(request.outcome for request in self.requests)


def reconcile(
    submitted: Content, returned: Content, *, portal: Portal | None = None
) -> Reconciliation:
    """Compare a file that was submitted with the one that ASP returned.

    A request that both accept agrees whatever its code; of one that both refuse the code must
    be the same. Labels tell acceptance, whatever their case and accents, and are not compared
    beyond that.

    Args:
        submitted: a path, or bytes.
        returned: a path, or bytes.
        portal: gives the simulated answer and remembers nothing of it; default: a fresh one.

    Raises:
        ReconciliationError: one of them cannot be read, or they are no submission and its
            answer.
    """
    sent = read_document(submitted, ReconciliationError)
    back = read_document(returned, ReconciliationError).root
    requests = _requests_answered(sent.root, back, name_of(submitted), name_of(returned))
    receipt = (portal or Portal()).preview(sent.text.encode())
    apart = {(IMP_ID,)} | {
        (REQUESTS, index, name) for index in range(len(requests)) for name in FILLED_IN
    }
    found = differences(sent.root, back, apart=apart)
    listed = tuple(islice(found, MOST_LISTED))
    return Reconciliation(
        submitted=name_of(submitted),
        returned=name_of(returned),
        requests=tuple(_outcomes(receipt, requests)),
        refusal=receipt.error,
        other_edition=receipt.diagnosis.other_edition,
        differences=listed,
        omitted=sum(1 for _ in found),
        remarks=tuple(_remarks(back, requests)),
    )


def _requests_answered(sent: _Json, back: _Json, submitted: str, returned: str) -> list[_Json]:
    """Give the requests of the answer, which must be that to the submission."""
    if is_returned(sent):
        raise ReconciliationError(
            Text(
                f"{visible(submitted)} est déjà une réponse de l'ASP : donnez d'abord le fichier "
                "déposé, puis celui que l'ASP a renvoyé",
                f"{visible(submitted)} is an answer of ASP already: first give the file that was "
                "submitted, then the one that came back",
            )
        )
    sent_requests = _requests_of(sent, submitted)
    back_requests = _requests_of(back, returned)
    _must_be_same_vendor(sent, back)
    _must_be_same_requests(_numbers(sent_requests), _numbers(back_requests))
    for position, request in enumerate(back_requests, 1):
        if request.get(CODE) is None and request.get(LABEL) is None:
            raise ReconciliationError(
                Text(
                    f"{visible(returned)} n'est pas une réponse de l'ASP : la demande {position} "
                    "n'a ni codeTraitement ni libelleTraitement",
                    f"{visible(returned)} is no answer of ASP: request {position} has neither "
                    "codeTraitement nor libelleTraitement",
                )
            )
    return back_requests


def _requests_of(root: _Json, name: str) -> list[_Json]:
    requests = root.get(REQUESTS)
    if not isinstance(requests, list) or not all(isinstance(one, dict) for one in requests):
        raise ReconciliationError(
            Text(
                f"{visible(name)} : {REQUESTS} n'est pas un tableau de demandes",
                f"{visible(name)}: {REQUESTS} is no array of requests",
            )
        )
    return requests


def _must_be_same_vendor(sent: _Json, back: _Json) -> None:
    for name in _IDENTITY:
        if sent.get(name) != back.get(name):
            raise ReconciliationError(
                Text(
                    f"ce n'est pas la réponse à ce dépôt : {name} n'est pas le même",
                    f"this is not the answer to this submission: {name} is not the same",
                )
            )


def _must_be_same_requests(sent: Sequence[str], back: Sequence[str]) -> None:
    if sent == back:
        return
    missing, added = Counter(sent) - Counter(back), Counter(back) - Counter(sent)
    if missing.total() == len(sent):
        raise ReconciliationError(
            Text(
                "ce n'est pas la réponse à ce dépôt : ils n'ont aucun numeroEditeur en commun",
                "this is not the answer to this submission: no numeroEditeur is in both",
            )
        )
    if not missing and not added:
        raise ReconciliationError(
            Text(
                "les demandes ne sont pas revenues dans le même ordre",
                "the requests did not come back in the same order",
            )
        )
    fr = [f"manque {_named(missing)}"] if missing else []
    en = [f"{_named(missing)} missing"] if missing else []
    if added:
        fr.append(f"en trop {_named(added)}")
        en.append(f"{_named(added)} too many")
    counted = f"{len(sent)} → {len(back)}"
    raise ReconciliationError(
        Text(
            f"les demandes ne sont pas les mêmes ({counted}) : numeroEditeur {', '.join(fr)}",
            f"the requests are not the same ({counted}): numeroEditeur {', '.join(en)}",
        )
    )


def _numbers(requests: Iterable[_Json]) -> list[str]:
    """Give what tells requests apart, whatever stands there."""
    return [repr(request.get("numeroEditeur")) for request in requests]


def _named(numbers: Counter[str]) -> str:
    names = [visible(number[:_MOST_SHOWN]) for number in islice(numbers.elements(), _MOST_NAMED)]
    more = numbers.total() - len(names)
    return ", ".join([*names, f"… (+{more})"] if more else names)


def _outcomes(receipt: Receipt, returned: Sequence[_Json]) -> Iterator[RequestOutcome]:
    """Compare request by request; a file that the simulation refuses has no requests."""
    # Both have as many, unless the simulation has none at all.
    pairs = zip(receipt.requests, returned, strict=False)
    for position, (predicted, request) in enumerate(pairs, 1):
        simulated = Treatment(told(predicted.codeTraitement), told(predicted.libelleTraitement))
        real = Treatment(told(request.get(CODE)), told(request.get(LABEL)))
        yield RequestOutcome(
            position=position,
            numeroEditeur=predicted.numeroEditeur,
            outcome=_outcome(simulated, real, was_accepted=predicted.state != "rejected"),
            predicted=simulated,
            returned=real,
        )


def _outcome(predicted: Treatment, returned: Treatment, *, was_accepted: bool) -> Outcome:
    is_accepted = is_acceptance(returned.code, returned.label)
    if was_accepted != is_accepted:
        return Outcome.UNEXPECTED_ACCEPTANCE if is_accepted else Outcome.UNEXPECTED_REFUSAL
    # What acceptance is called is the kit's choice; what a refusal is called tells its cause.
    if is_accepted or predicted.code == returned.code:
        return Outcome.AGREE
    return Outcome.OTHER_CODE


def _remarks(root: _Json, requests: Sequence[_Json]) -> Iterator[Text]:
    if root.get(IMP_ID) is None:
        yield Text("impId n'a pas été rempli", "impId was not filled in")
    for position, request in enumerate(requests, 1):
        has_number = request.get(NUMERO_ASP) is not None
        is_accepted = is_acceptance(told(request.get(CODE)), told(request.get(LABEL)))
        if is_accepted and not has_number:
            yield Text(
                f"demande {position} : acceptée sans numeroASP",
                f"request {position}: accepted without a numeroASP",
            )
        elif has_number and not is_accepted:
            yield Text(
                f"demande {position} : refusée avec un numeroASP",
                f"request {position}: refused with a numeroASP",
            )
