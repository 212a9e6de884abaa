"""What `attendu.json` says of a generated file: the faults that it is meant to have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.factories.faults.kinds import ArchiveFault
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.factories.faults.kinds import Fault

FILE_NAME: Final = "attendu.json"


def expectation(fault: Fault | None, *, edition: Edition, requests: int) -> Mapping[str, Any]:
    """Say what a file is meant to be judged.

    Args:
        fault: what is wrong with it; None: nothing.
        edition: the edition that it is made for.
        requests: how many requests it holds: the last one has the fault.

    Returns:
        Its entry; empty for a faultless file of the published edition.
    """
    entry: dict[str, Any] = {}
    if edition is not Edition.PUBLISHED:
        entry["edition"] = str(edition)
    if fault is None:
        return entry
    codes = list(fault.codes)
    if isinstance(fault, ArchiveFault):
        entry["archive"] = codes
    elif fault.code.startswith("D"):
        entry["demandes"] = {str(requests): codes}
    else:
        entry["fichier"] = codes
    return entry
