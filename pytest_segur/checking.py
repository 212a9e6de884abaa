"""Judges one submission from beginning to end: read, two controls, archive, other edition.

This is the one way from a source to a `Diagnosis`: pytest, the command and the Python
function all come through here.
"""

from __future__ import annotations

import os
import pathlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.collector_pause import collector_paused
from pytest_segur.controls import first_control, second_control
from pytest_segur.diagnosis import (
    ArchiveDiagnosis,
    Diagnosis,
    Fault,
    OtherEdition,
    RequestDiagnosis,
)
from pytest_segur.document import Document, Unreadable, parse, read_file
from pytest_segur.positions import Lines, locate, nearest
from pytest_segur.rules.archive.declared import Declared
from pytest_segur.rules.archive.judging import judge_archive
from pytest_segur.rules.archive.request import archive_beside, archive_named
from pytest_segur.rules.file_name import judge_name
from pytest_segur.rules.identity import advise_on_header
from pytest_segur.rules.plausibility import advise_on_name
from pytest_segur.rules.unreadable import explain
from pytest_segur.spec.catalogue import ROWS
from pytest_segur.spec.formats import MISSING
from pytest_segur.writing import Unwritable, dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytest_segur.controls import RequestFindings
    from pytest_segur.diagnosis import Finding
    from pytest_segur.positions import Path
    from pytest_segur.rules.archive.request import ArchiveRequest
    from pytest_segur.rules.findings import Findings
    from pytest_segur.settings import Settings

Submission = str | os.PathLike[str] | bytes | Mapping[str, Any]

#: Rules whose verdict can depend on the edition. S106 and D253 do for one name only.
EDITION_SENSITIVE: Final = frozenset(
    {code for code, rows in ROWS.items() for row in rows if row.corrected is not None}
    | {code for code, rows in ROWS.items() for row in rows if len(row.editions) == 1}
    | {"S106"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is judged, and the name that it goes by.

    Attributes:
        path: how the reports name it.
        name: the base name that F rules judge; None where there is none to be judged.
        content: bytes, or the reason why there are none.
        archive: the supporting documents that go with it; None where there are none.
    """

    path: str
    name: str | None
    content: bytes | Unreadable
    archive: ArchiveRequest | None = None

    @classmethod
    def of(
        cls,
        submission: Submission,
        *,
        name: str | None = None,
        archive: str | os.PathLike[str] | None = None,
    ) -> Source:
        """Take whatever stands for a submission.

        Args:
            submission: a path (`str` or `PathLike`), the bytes of a file, or the object itself.
            name: what the F rules judge, folders before it left out; default: that of the path.
            archive: the supporting documents, a ZIP or a folder with ``<stem>.zip``; default:
                ``<stem>.zip`` beside the path, if it is there.
        """
        base = name if name is None else os.path.basename(name)  # noqa: PTH119 - only of a text
        if isinstance(submission, bytes | Mapping):
            content = submission if isinstance(submission, bytes) else _written(submission)
            named = archive_named(base, archive)
            return cls(path=name or "-", name=base, content=content, archive=named)
        file = cls.of_file(submission, archive=archive)
        return file if base is None else replace(file, name=base)

    @classmethod
    def of_file(
        cls, path: str | os.PathLike[str], *, archive: str | os.PathLike[str] | None = None
    ) -> Source:
        """Take a file; that it cannot be read is for the diagnosis to say.

        Args:
            path: the file.
            archive: its supporting documents, a ZIP or a folder with ``<stem>.zip``; default:
                ``<stem>.zip`` beside the file, if it is there.
        """
        file = pathlib.Path(path)
        beside = archive_beside(file, archive)
        try:
            content: bytes | Unreadable = read_file(file)
        except Unreadable as problem:
            content = problem
        return cls(path=str(file), name=file.name, content=content, archive=beside)


def _written(submission: Mapping[str, Any]) -> bytes | Unreadable:
    """Write an object: there is one way to judge."""
    try:
        return dumps(submission)
    except Unwritable as problem:
        refusal = Unreadable("S102", problem.reason)
        refusal.details.update(problem.details)
        return refusal


@collector_paused()
def diagnose(source: Source, settings: Settings) -> Diagnosis:
    """Judge a submission by the two controls.

    No content makes it raise: what cannot be read is a diagnosis too.
    """
    try:
        if isinstance(source.content, Unreadable):
            raise source.content
        document = parse(source.content)
    except Unreadable as problem:
        return _unreadable(source, problem, settings)
    structure = first_control(document, settings)
    requests = [] if structure.counts else list(second_control(document, settings))
    diagnosis = _assemble(source, document, structure, requests, settings)
    return replace(diagnosis, other=_other_edition(document, diagnosis, settings))


def _unreadable(source: Source, problem: Unreadable, settings: Settings) -> Diagnosis:
    placed = _Places(problem.text, {(): 0})
    errors, advisories = _judge_name(source, None, settings)
    documents = _judge_archive(source, None, settings)
    return Diagnosis(
        path=source.path,
        edition=settings.edition,
        errors=(placed.fault(explain(problem)), *map(placed.fault, errors)),
        advisories=tuple(map(placed.fault, advisories)),
        archive=_archive(source, documents, placed),
    )


def _judge_name(
    source: Source, document: Document | None, settings: Settings
) -> tuple[list[Finding], list[Finding]]:
    """Judge the name of a file that has one: errors, and advisories."""
    if source.name is None:
        return [], []
    errors = judge_name(source.name, document, settings)
    kept = [finding for finding in errors if finding.code not in settings.ignored]
    if not settings.advisories or "A917" in settings.ignored:
        return kept, []
    return kept, list(advise_on_name(source.name, settings))


def _advise_on_header(
    document: Document, structure: Findings, settings: Settings
) -> Iterable[Finding]:
    """Look for what is implausible in the header of a file that passed the first control."""
    if structure.counts or not settings.advisories or "A903" in settings.ignored:
        return ()
    return advise_on_header(document.root, settings)


def _judge_archive(
    source: Source, document: Document | None, settings: Settings
) -> Findings | None:
    """Judge the supporting documents, where there are some.

    Args:
        source: what is judged.
        document: what was read of it; None when it did not pass the first control.
        settings: how it is judged.
    """
    if source.archive is None:
        return None
    declared = None if document is None else Declared.by(document, settings.edition)
    return judge_archive(source.archive, declared, settings)


class _Places:
    """Gives findings their line and column."""

    def __init__(self, text: str, offsets: Mapping[Path, int]) -> None:
        self._offsets = dict(offsets)
        self._lines = Lines(text)

    @classmethod
    def of(cls, text: str, findings: Iterable[Finding]) -> _Places:
        """Look up all the places that some findings name, in one walk."""
        # Of a missing balise nothing more will be found than what lacks it.
        paths = [
            finding.path[:-1] if finding.found is MISSING else finding.path for finding in findings
        ]
        return cls(text, locate(text, paths)) if paths else cls("", {(): 0})

    def offset(self, finding: Finding) -> int:
        """Give the offset of a finding."""
        if finding.offset is not None:
            return finding.offset
        return nearest(self._offsets, finding.path)

    def fault(self, finding: Finding) -> Fault:
        """Give the finding with its line and column."""
        return Fault(finding, *self._lines.at(self.offset(finding)))


def _assemble(
    source: Source,
    document: Document,
    structure: Findings,
    requests: Sequence[RequestFindings],
    settings: Settings,
) -> Diagnosis:
    name_errors, name_advisories = _judge_name(source, document, settings)
    documents = _judge_archive(source, None if structure.counts else document, settings)
    advisories = [*_advise_on_header(document, structure, settings), *name_advisories]
    found = [*structure.kept, *name_errors, *advisories]
    found += documents.kept if documents else []
    for request in requests:
        found += request.errors
        found += request.advisories
    places = _Places.of(document.text, found)
    in_order = sorted(structure.kept, key=lambda finding: (finding.code, places.offset(finding)))
    return Diagnosis(
        path=source.path,
        edition=settings.edition,
        errors=tuple(map(places.fault, [*in_order, *name_errors])),
        advisories=tuple(map(places.fault, advisories)),
        requests=tuple(_request(request, places) for request in requests),
        archive=_archive(source, documents, places),
        omitted=structure.omitted,
    )


def _request(request: RequestFindings, places: _Places) -> RequestDiagnosis:
    number = request.raw.get("numeroEditeur")
    return RequestDiagnosis(
        position=request.position,
        numeroEditeur=number if isinstance(number, str) else None,
        errors=tuple(map(places.fault, request.errors)),
        advisories=tuple(map(places.fault, request.advisories)),
        not_evaluated=dict(request.not_evaluated),
        omitted=dict(request.omitted),
    )


def _archive(
    source: Source, documents: Findings | None, places: _Places
) -> ArchiveDiagnosis | None:
    if source.archive is None or documents is None:
        return None
    faults = [(finding.rule.is_advisory, places.fault(finding)) for finding in documents.kept]
    return ArchiveDiagnosis(
        path=source.archive.path,
        errors=tuple(fault for is_advisory, fault in faults if not is_advisory),
        advisories=tuple(fault for is_advisory, fault in faults if is_advisory),
        omitted=documents.omitted,
    )


def _other_edition(
    document: Document, diagnosis: Diagnosis, settings: Settings
) -> OtherEdition | None:
    """Judge by the other edition, where every error found may be absent there.

    What the other edition does not come to judge is not absent: its first control must let
    the file pass where requests were refused.
    """
    codes = diagnosis.by_code()
    if not codes or not codes.keys() <= EDITION_SENSITIVE:
        return None
    other = replace(settings, edition=settings.edition.other, advisories=False)
    structure = first_control(document, other)
    requests = [] if structure.counts else list(second_control(document, other))
    if structure.counts and diagnosis.passes_first_control:
        return None
    there = {(finding.code, finding.path) for finding in structure.kept}
    for request in requests:
        there.update((finding.code, finding.path) for finding in request.errors)
    if any(_key(fault) in there for fault in _all_errors(diagnosis)):
        return None
    uncertain = _unlisted(structure, diagnosis, *requests, *diagnosis.requests)
    if uncertain & codes.keys() & {code for code, _ in there}:
        # What is only counted has no places to be compared.
        return None
    accepted = sum(not request.errors for request in requests)
    return OtherEdition(
        edition=other.edition,
        accepted=accepted,
        rejected=len(requests) - accepted,
        is_readable=not structure.counts,
    )


def _all_errors(diagnosis: Diagnosis) -> Iterable[Fault]:
    yield from diagnosis.errors
    for request in diagnosis.requests:
        yield from request.errors


def _unlisted(*parts: Findings | Diagnosis | RequestFindings | RequestDiagnosis) -> set[str]:
    return {code for part in parts for code in part.omitted}


def _key(fault: Fault) -> tuple[str, Path]:
    return fault.code, fault.finding.path
