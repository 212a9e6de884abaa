"""What holds of every diagnosis whatsoever, held against it and against the text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from pytest_segur.spec.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_segur.diagnosis import Diagnosis, Fault
    from pytest_segur.spec.text import Language

_POINTER: Final = re.compile(r"(/([^~/]|~[01])*)*", re.DOTALL)
#: Rules on single doctors and documents: one element may be at fault while another rests.
_BY_ELEMENT: Final = frozenset({"D236", "D237", "D273"})


def assert_consistent(
    diagnosis: Diagnosis, text: str, *, languages: Iterable[Language] = ("fr", "en")
) -> None:
    """Hold a diagnosis against itself and against the text that it is of.

    Args:
        diagnosis: what was found.
        text: what stands in the file, as far as it could be decoded.
        languages: in which its sentences are read.
    """
    lines = text.split("\n")
    for fault in all_faults(diagnosis):
        assert fault.code in CATALOGUE
        assert fault.source in {"document", "inference", "kit"}
        assert _POINTER.fullmatch(fault.pointer)
        # The end of a text that breaks off may stand behind its last character.
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
        for language in languages:
            for shows in (True, False):
                assert fault.message_in(language, show_values=shows).isprintable()
            hint = fault.hint_in(language)
            assert hint is None or hint.isprintable()
    for request in diagnosis.requests:
        codes = {error.code for error in request.errors}
        assert codes & request.not_evaluated.keys() <= _BY_ELEMENT
        assert all(CATALOGUE[rule].code == rule for rule in request.not_evaluated)
        assert request.verdict == ("rejected" if request.errors else "accepted")
        assert all(error.code[0] == "D" for error in request.errors)
        assert all(advisory.code[0] == "A" for advisory in request.advisories)
    assert all(error.code[0] in "SF" for error in diagnosis.errors)
    assert not (diagnosis.requests and not diagnosis.passes_first_control)
    verdicts = {request.verdict for request in diagnosis.requests}
    expected = "rejected" if diagnosis.errors else "mixed" if "rejected" in verdicts else "accepted"
    assert diagnosis.verdict == expected
    report = diagnosis.to_dict()
    assert json.loads(json.dumps(report)) == report
    assert report["verdict"] == expected
    assert diagnosis.other_edition is None or diagnosis.by_code()


def all_faults(diagnosis: Diagnosis) -> list[Fault]:
    """Give every error and advisory, but for those of an archive."""
    faults = [*diagnosis.errors, *diagnosis.advisories]
    for request in diagnosis.requests:
        faults += [*request.errors, *request.advisories]
    return faults
