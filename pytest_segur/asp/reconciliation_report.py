"""How a reconciliation reads: for people, and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.asp.reconcile import Outcome
from pytest_segur.spec.text import Text
from pytest_segur.wording import escaped, quoted, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_segur.asp.reconcile import Reconciliation, RequestOutcome
    from pytest_segur.asp.treatment import Treatment
    from pytest_segur.spec.text import Language

SCHEMA: Final = "segur-reconciliation/1"

_WORDS: Final[Mapping[Outcome, Text]] = {
    Outcome.AGREE: Text("comme prévu", "agree"),
    Outcome.UNEXPECTED_ACCEPTANCE: Text(
        "acceptée par l'ASP, refusée par la simulation",
        "accepted by ASP, refused by the simulation",
    ),
    Outcome.UNEXPECTED_REFUSAL: Text(
        "refusée par l'ASP, acceptée par la simulation",
        "refused by ASP, accepted by the simulation",
    ),
    Outcome.OTHER_CODE: Text("refusée sous un autre code", "refused under another code"),
}


def to_text(found: Reconciliation, *, language: Language, show_values: bool = False) -> str:
    """Write a reconciliation for people: what disagrees, then a line that sums it up."""
    lines = [
        *_refusal_lines(found, language, show_values=show_values),
        *(
            line
            for request in found.requests
            if request.outcome is not Outcome.AGREE
            for line in _request_lines(request, language)
        ),
        *(remark.to(language) for remark in found.remarks),
        *_difference_lines(found, language, show_values=show_values),
        _summary(found, language),
    ]
    return "".join(f"{line}\n" for line in lines)


def to_json(found: Reconciliation, *, language: Language, show_values: bool = False) -> bytes:
    """Write a reconciliation for programs, harmless to a terminal all the same."""
    words: dict[str, Any] = {"language": language, "show_values": show_values}
    report = {
        "schema": SCHEMA,
        "submitted": found.submitted,
        "returned": found.returned,
        "agrees": found.agrees,
        "refusal": found.refusal and found.refusal.to_dict(**words),
        "other_edition": found.other_edition,
        "requests": [
            {
                "position": request.position,
                "numeroEditeur": request.numeroEditeur,
                "outcome": request.outcome,
                "predicted": _plain(request.predicted),
                "returned": _plain(request.returned),
            }
            for request in found.requests
        ],
        "differences": [difference.to_dict(**words) for difference in found.differences],
        "omitted": found.omitted,
        "remarks": [remark.to(language) for remark in found.remarks],
        "summary": {outcome: found.counts[outcome] for outcome in Outcome},
    }
    return f"{escaped(json.dumps(report, ensure_ascii=False, indent=2))}\n".encode()


def _plain(treatment: Treatment) -> dict[str, str]:
    return {"codeTraitement": treatment.code, "libelleTraitement": treatment.label}


def _refusal_lines(
    found: Reconciliation, language: Language, *, show_values: bool
) -> Iterator[str]:
    if found.refusal is None:
        return
    message = found.refusal.message_in(language, show_values=show_values)
    yield Text(
        "la simulation refuse le fichier entier, l'ASP non :",
        "the simulation refuses the whole file, ASP does not:",
    ).to(language)
    yield f"    {found.refusal.code} {visible(found.refusal.pointer)} {message}"
    if found.other_edition is not None:
        name = str(found.other_edition)
        yield Text(
            f"    l'édition {name} n'a pas ces erreurs : essayez --edition {name}",
            f"    the edition {name} has none of these errors: try --edition {name}",
        ).to(language)


def _request_lines(request: RequestOutcome, language: Language) -> Iterator[str]:
    number = "" if request.numeroEditeur is None else f" ({visible(request.numeroEditeur)})"
    position, outcome = request.position, _WORDS[request.outcome].to(language)
    yield Text(
        f"demande {position}{number} : {outcome}", f"request {position}{number}: {outcome}"
    ).to(language)
    yield f"    {Text('prévu', 'predicted').to(language):9} {_shown(request.predicted)}"
    yield f"    {Text('reçu', 'returned').to(language):9} {_shown(request.returned)}"


def _shown(treatment: Treatment) -> str:
    return f"{visible(treatment.code) or '—'} {quoted(treatment.label)}"


def _difference_lines(
    found: Reconciliation, language: Language, *, show_values: bool
) -> Iterator[str]:
    if not found.differences:
        return
    yield Text(
        "autres différences (déposé → reçu) :", "other differences (submitted → returned):"
    ).to(language)
    for difference in found.differences:
        values = difference.to_text(language, show_values=show_values)
        yield f"    {visible(difference.pointer)} {values}"
    if found.omitted:
        yield Text(f"    … et {found.omitted} de plus", f"    … and {found.omitted} more").to(
            language
        )


def _summary(found: Reconciliation, language: Language) -> str:
    parts = [
        f"{found.counts[outcome]} {words.to(language)}"
        for outcome, words in _WORDS.items()
        if outcome is Outcome.AGREE or found.counts[outcome]
    ]
    total = len(found.requests)
    return Text(
        f"{total} demande{'s' if total > 1 else ''} : {', '.join(parts)}",
        f"{total} request{'' if total == 1 else 's'}: {', '.join(parts)}",
    ).to(language)
