"""What the portal makes of one deposit, by what it remembers: judged, answered, recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from pytest_segur.asp.answer import Answered, answered, encoded, treatment_for
from pytest_segur.asp.history import Deposit, DepositedRequest
from pytest_segur.asp.receipt import Receipt
from pytest_segur.checking import diagnose
from pytest_segur.document import Unreadable, parse
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from datetime import date

    from pytest_segur.asp.history import ArchiveState, Memory, State
    from pytest_segur.asp.treatment import TreatmentOf
    from pytest_segur.checking import Source
    from pytest_segur.diagnosis import Diagnosis, FileVerdict, RequestDiagnosis
    from pytest_segur.document import Document
    from pytest_segur.settings import Settings

#: The types that the portal offers; the balance has its own document.
RequestType = Literal["avance", "solde"]
REQUEST_TYPES: Final[tuple[RequestType, ...]] = get_args(RequestType)
IN_SCOPE: Final[RequestType] = "avance"

#: The JSON is integrated, its supporting documents are not: requests exist, incomplete.
Incident = Literal["archive"]
INCIDENTS: Final[tuple[Incident, ...]] = get_args(Incident)

#: Stands in a record for the rule that refused the file.
REFUSED_TYPE: Final = "type"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the vendor says at a deposit, and what the simulation is asked to do with it.

    Attributes:
        request_type: one of `REQUEST_TYPES`.
        numero_ans: the ANS number that the vendor gives; None: the header's.
        day: the day of deposit; None when F405 is not judged.
        incident: one of `INCIDENTS`, or None.
    """

    request_type: str = IN_SCOPE
    numero_ans: str | None = None
    day: date | None = None
    incident: str | None = None


def react(
    source: Source,
    settings: Settings,
    terms: Terms,
    memory: Memory,
    treatment: TreatmentOf | None = None,
) -> Receipt:
    """Judge and answer a deposit; remembering it is left to the caller.

    Args:
        source: what is deposited.
        settings: how it is judged; their history is what the portal has seen.
        terms: what the vendor says.
        memory: gives references that no deposit has had.
        treatment: the user's own codes and labels.

    Raises:
        TreatmentError: the user's own code and label are not two strings.
    """
    diagnosis = diagnose(source, settings)
    document = _document_of(source)
    header = document.root.get("numeroAns") if document else None
    refusal = _refusal(diagnosis, terms)
    requests: tuple[DepositedRequest, ...] = ()
    imp_id = answer = None
    if document is not None and refusal is None:
        answers = list(_answers(diagnosis, memory, treatment))
        requests = _records(diagnosis, answers, terms)
        imp_id = memory.new_imp_id()
        answer = encoded(answered(document.text, imp_id, answers))
    return Receipt(
        deposit=Deposit(
            name=source.name,
            numeroAns=header if isinstance(header, str) else None,
            day=terms.day,
            verdict="rejected" if refusal else _verdict(diagnosis),
            refusal=refusal,
            impId=imp_id,
            archive=_archive_state(diagnosis, terms),
            requests=requests,
        ),
        diagnosis=diagnosis,
        answer=answer,
        remarks=tuple(_remarks(header, terms)),
    )


def _document_of(source: Source) -> Document | None:
    if isinstance(source.content, Unreadable):
        return None
    try:
        return parse(source.content)
    except Unreadable:
        # The diagnosis has said so.
        return None


def _refusal(diagnosis: Diagnosis, terms: Terms) -> str | None:
    """Give what keeps the file from the second control: the type that was chosen, or a rule."""
    if terms.request_type != IN_SCOPE:
        return REFUSED_TYPE
    return None if diagnosis.passes_first_control else diagnosis.errors[0].code


def _verdict(diagnosis: Diagnosis) -> FileVerdict:
    """Give ASP's verdict on a file that it answers, whatever the file's name."""
    is_accepted = all(request.verdict == "accepted" for request in diagnosis.requests)
    return "accepted" if is_accepted else "mixed"


def _answers(
    diagnosis: Diagnosis, memory: Memory, treatment: TreatmentOf | None
) -> Iterator[Answered]:
    numbers = memory.new_asp_numbers()
    for request in diagnosis.requests:
        number = next(numbers) if request.verdict == "accepted" else None
        yield Answered(treatment_for(request, diagnosis.edition, treatment), number)


def _records(
    diagnosis: Diagnosis, answers: Sequence[Answered], terms: Terms
) -> tuple[DepositedRequest, ...]:
    without_documents = _without_documents(diagnosis, terms)
    return tuple(
        DepositedRequest(
            numeroEditeur=request.numeroEditeur,
            state=_state(request, is_incomplete=request.position - 1 in without_documents),
            codeTraitement=answer.treatment.code,
            libelleTraitement=answer.treatment.label,
            numeroASP=answer.numero_asp,
        )
        for request, answer in zip(diagnosis.requests, answers, strict=True)
    )


def _state(request: RequestDiagnosis, *, is_incomplete: bool) -> State:
    if request.verdict == "rejected":
        return "rejected"
    return "incomplete" if is_incomplete else "accepted"


def _archive_state(diagnosis: Diagnosis, terms: Terms) -> ArchiveState:
    if terms.incident is not None:
        return "failed"
    if diagnosis.archive is None:
        return "absent"
    return "failed" if diagnosis.archive.errors else "received"


def _without_documents(diagnosis: Diagnosis, terms: Terms) -> Container[int]:
    """Tell which requests, from 0, lack a supporting document: those named, or all of them."""
    every = range(len(diagnosis.requests))
    if terms.incident is not None:
        return every
    faults = diagnosis.archive.errors if diagnosis.archive else ()
    paths = [fault.finding.path for fault in faults]
    # A fault of the archive has no place, one of a document leads through its request.
    if all(paths):
        return {int(path[1]) for path in paths}
    return every


def _remarks(header: object, terms: Terms) -> Iterator[Text]:
    if terms.request_type != IN_SCOPE:
        chosen = visible(terms.request_type)
        yield Text(
            f"le type de demande {chosen} n'est pas couvert : seules les demandes d'avance le sont",
            f"the type of request {chosen} is out of scope: only advance requests are covered",
        )
    if terms.numero_ans is not None and isinstance(header, str) and terms.numero_ans != header:
        given, found = quoted(terms.numero_ans), quoted(header)
        yield Text(
            f"le numéro ANS indiqué au dépôt, {given}, n'est pas celui de l'entête, {found}",
            f"the ANS number given at deposit, {given}, is not the header's, {found}",
        )
