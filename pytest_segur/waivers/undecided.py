"""Waivers of which a submission does not tell whether they stand for something.

A rule that rests on another fault is not evaluated, and neither are the requests of a file that
the first control rejects. That no fault is found there is no reason to call a waiver unused;
unless the file is meant to be so, by its ``attendu.json``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.expectations import ARCHIVE, FILE
from pytest_segur.waivers.waiver import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.waivers.waiver import Meant, Waiver

#: Where one of these is found, the rules behind it are not evaluated.
_END_OF_CONTROL: Final = ("S100", "S101", "S102", "S103", "S104")
_END_OF_ARCHIVE: Final = ("P302", "P301")
_END_OF_NAME: Final = "F401"
#: Rules on the documents that requests declare.
_OF_DECLARED: Final = frozenset({"P303", "P304", "P305"})


def undecided_in(
    waivers: Iterable[Waiver], diagnosis: Diagnosis, *, path: str, meant: Meant = NOTHING
) -> frozenset[int]:
    """Give the entries of the waivers about a submission whose rules were not evaluated in it.

    Args:
        waivers: all of them.
        diagnosis: what was found.
        path: the file, as reports name it.
        meant: the faults that it is meant to have, by the keys of ``attendu.json``.
    """
    rest = _Rest(diagnosis, meant)
    return frozenset(one.entry for one in waivers if one.is_about(path) and rest.holds(one))


class _Rest:
    """What was not evaluated of a submission, for faults that nobody expected."""

    def __init__(self, diagnosis: Diagnosis, meant: Meant) -> None:
        self._requests = diagnosis.requests
        self._meant = meant
        archive = diagnosis.archive
        in_archive = () if archive is None else archive.errors
        self._of_file = {
            *self._unmeant(FILE, (fault.code for fault in diagnosis.errors)),
            *self._unmeant(ARCHIVE, (fault.code for fault in in_archive)),
        }

    def holds(self, waiver: Waiver) -> bool:
        """Tell whether the rule of a waiver was not evaluated, somewhere that it is about."""
        rule = waiver.rule
        return any(_keeps(fault, rule) for fault in self._of_file) or any(
            rule in request.not_evaluated
            and request.not_evaluated[rule] not in self._meant.get(request.position, ())
            for request in self._requests
            if waiver.numero_editeur in {None, request.numeroEditeur}
        )

    def _unmeant(self, key: str, codes: Iterable[str]) -> Iterator[str]:
        return (code for code in codes if code not in self._meant.get(key, ()))


def _keeps(fault: str, rule: str) -> bool:
    """Tell whether a fault of the file or its archive keeps a rule from being evaluated."""
    if fault == rule:
        return False
    if fault in _END_OF_ARCHIVE:
        return rule.startswith("P")
    if fault == _END_OF_NAME:
        return rule.startswith("F")
    if not fault.startswith("S"):
        return False
    if rule[0] in "DX" or rule in _OF_DECLARED:
        return True
    return fault in _END_OF_CONTROL and (rule == "F402" or (rule[0] == "S" and rule > fault))
