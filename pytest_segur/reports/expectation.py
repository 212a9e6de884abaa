"""What was found of a submission, as an entry of ``attendu.json``: what it is meant to have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_segur.diagnosis import Diagnosis, Fault

#: The keys that say what was found; all others say how a file is judged.
FOUND_KEYS = ("fichier", "demandes", "archive", "avis")


def expectation_of(diagnosis: Diagnosis) -> dict[str, Any]:
    """Give the codes of a submission: each once, ASP's answer first, and nothing that is empty."""
    archive = diagnosis.archive
    errors = _filled(
        fichier=_codes(diagnosis.errors),
        demandes=_filled(
            **{str(request.position): _codes(request.errors) for request in diagnosis.requests}
        ),
        archive=_codes(archive.errors if archive else ()),
    )
    advisories = _filled(
        fichier=_codes(diagnosis.advisories),
        demandes=_filled(
            **{str(request.position): _codes(request.advisories) for request in diagnosis.requests}
        ),
        archive=_codes(archive.advisories if archive else ()),
    )
    return {**errors, **_filled(avis=advisories)}


def _codes(faults: Iterable[Fault]) -> list[str]:
    return list(dict.fromkeys(fault.code for fault in faults))


def _filled(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - lists and objects
    return {name: value for name, value in members.items() if value}
