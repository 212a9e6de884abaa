"""What was found in a file, and where, the way a fault on demand says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_segur.diagnosis import Diagnosis


def codes_in(diagnosis: Diagnosis) -> list[str]:
    """Give every code once, ASP's answer first."""
    errors = [*diagnosis.errors]
    for request in diagnosis.requests:
        errors += request.errors
    errors += diagnosis.archive.errors if diagnosis.archive else ()
    return list(dict.fromkeys(fault.code for fault in errors))


def place_in(diagnosis: Diagnosis) -> dict[str, object]:
    """Say where the errors are, the way attendu.json does."""
    if diagnosis.errors:
        return {"fichier": list(dict.fromkeys(fault.code for fault in diagnosis.errors))}
    if diagnosis.archive and diagnosis.archive.errors:
        return {"archive": list(dict.fromkeys(fault.code for fault in diagnosis.archive.errors))}
    return {
        "demandes": {
            str(request.position): list(dict.fromkeys(fault.code for fault in request.errors))
            for request in diagnosis.requests
            if request.errors
        }
    }


def advisories_in(diagnosis: Diagnosis) -> list[str]:
    found = [*diagnosis.advisories]
    for request in diagnosis.requests:
        found += request.advisories
    found += diagnosis.archive.advisories if diagnosis.archive else ()
    return [fault.code for fault in found]
