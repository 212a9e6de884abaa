"""What is advised on one request: the places of its balises, and the judging of a changed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_segur import check
from support.submissions import amended, liberal_request, structure_request, submission

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.diagnosis import Fault
    from support.submissions import Json

R = "/lignesImport/0"
B = f"{R}/beneficiaires"
L = f"{B}/liberal"
S = f"{B}/structure"
#: A sound file of each kind of request.
KINDS: dict[str, Json] = {
    "alone": liberal_request(case="alone"),
    "agent": liberal_request(case="agent"),
    "all_signed": liberal_request(case="all_signed"),
    "structure": structure_request(),
    "no_site": structure_request(sites=0),
}


def found(kind: str, changes: Mapping[str, object], *ignored: str) -> list[tuple[str, str]]:
    """Judge a sound file that was changed; give the advisories on the request, with places."""
    return [(fault.code, fault.pointer) for fault in faults(kind, changes, *ignored)]


def faults(kind: str, changes: Mapping[str, object], *ignored: str) -> tuple[Fault, ...]:
    """Judge a sound file that was changed; give what is advised on its request."""
    file = amended(submission([KINDS[kind]]), changes)
    (request,) = check(file, ignore=ignored).requests
    return request.advisories
