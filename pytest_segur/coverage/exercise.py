"""What one submission exercises: which rules were evaluated in it, and how that went.

A rule counts once a request, once a file, or once an archive, whatever it judges: as failed
where it is broken there, as passed where it applied, was evaluated, and nothing broke it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.coverage.reach import beyond_reach
from pytest_segur.coverage.requests import Shape, rules_for
from pytest_segur.document import Unreadable, parse
from pytest_segur.rules.archive.declared import Declared
from pytest_segur.rules.archive.judging import judge_archive
from pytest_segur.rules.file_name import FileName
from pytest_segur.spec.balises import HEADER_ROWS
from pytest_segur.spec.skeleton import EMPTY_BLOCKS, REQUESTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pytest_segur.checking import Source
    from pytest_segur.diagnosis import ArchiveDiagnosis, Diagnosis, Part
    from pytest_segur.document import Document
    from pytest_segur.positions import Path
    from pytest_segur.settings import Settings

#: What ends the first control at once, in the order in which it is looked for.
_AT_ONCE: Final = ("S100", "S101", "S102", "S103", "S104")
#: Where one of these is broken, no other rule on the archive is evaluated.
_UNJUDGED: Final = frozenset({"P301", "P302"})
#: What others of the archive depend upon, and a user may have ignored.
_TELLING: Final = frozenset({"P301", "P303"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One file.

    Attributes:
        passed: how often each rule passed.
        failed: how often each rule failed.
        fired: how often each advisory was given.
        beyond: rules that could not be exercised on both sides, each with the reason.
        house: labels of the rules of a house that hold for it, French and English.
    """

    passed: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    fired: Counter[str] = field(default_factory=Counter)
    beyond: Mapping[str, str] = field(default_factory=dict)
    house: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "passed": dict(self.passed),
            "failed": dict(self.failed),
            "fired": dict(self.fired),
            "beyond": dict(self.beyond),
            "house": {code: list(labels) for code, labels in self.house.items()},
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Exercise:
        """Take what `to_dict` gave."""
        return cls(
            passed=Counter(data["passed"]),
            failed=Counter(data["failed"]),
            fired=Counter(data["fired"]),
            beyond=data["beyond"],
            house={code: (fr, en) for code, (fr, en) in data["house"].items()},
        )


def exercise_of(source: Source, settings: Settings, diagnosis: Diagnosis) -> Exercise:
    """Tell what a file exercises.

    Args:
        source: what was judged.
        settings: how.
        diagnosis: what was found.
    """
    return _Examination(source, settings, diagnosis).exercise()


class _Examination:
    """Looks at one file once more, for what passed."""

    def __init__(self, source: Source, settings: Settings, diagnosis: Diagnosis) -> None:
        self._source = source
        self._settings = settings
        self._diagnosis = diagnosis
        self._document = _document_of(source)

    def exercise(self) -> Exercise:
        """Put it together."""
        diagnosis, settings = self._diagnosis, self._settings
        failed: Counter[str] = Counter()
        fired: Counter[str] = Counter()
        for part in diagnosis.parts():
            failed.update(_broken_in(part))
            fired.update({fault.code for fault in part.advisories})
        passed: Counter[str] = Counter()
        broken = _broken_in(diagnosis)
        passed.update({*self._structure(), *self._name()} - broken)
        passed.update(self._archive())
        if self._document is not None and diagnosis.passes_first_control:
            for rules in self._requests(self._document):
                passed.update(rules)
        return Exercise(
            passed=Counter({code: n for code, n in passed.items() if code not in settings.ignored}),
            failed=failed,
            fired=fired,
            beyond=beyond_reach(settings, has_archive=diagnosis.archive is not None),
            house={rule.code: (rule.label_fr, rule.label_en) for rule in settings.rules},
        )

    def _structure(self) -> Iterator[str]:
        """Give the rules of the first control that apply."""
        if self._document is None:
            broken = self._diagnosis.errors[0].code
            yield from _AT_ONCE[: _AT_ONCE.index(broken)]
            return
        yield from (*_AT_ONCE, "S105", "S106")
        root = self._document.root
        yield from (row.code for row in HEADER_ROWS if row.name in root)
        if REQUESTS not in root:
            return
        yield "S110"
        requests = root[REQUESTS]
        if not isinstance(requests, list):
            return
        yield "S111"
        if requests:
            yield "S112"
        objects = [request for request in requests if isinstance(request, dict)]
        if objects:
            yield "S113"
        if any(name in request for request in objects for name in EMPTY_BLOCKS):
            yield "S114"

    def _name(self) -> Iterator[str]:
        """Give the rules on the name of the file that apply."""
        name, history = self._source.name, self._settings.history
        if name is None:
            return
        yield "F401"
        parts = FileName.read(name)
        if parts is None:
            return
        yield from ("F403", "F404")
        if self._document is not None and isinstance(self._document.root.get("numeroAns"), str):
            yield "F402"
        if history is None or parts.date is None:
            return
        yield "F406"
        if history.day is not None:
            yield "F405"

    def _requests(self, document: Document) -> Iterator[Iterable[str]]:
        """Give the rules that each request passed."""
        house = {rule.code for rule in self._settings.rules}
        for index, request in enumerate(self._diagnosis.requests):
            shape = Shape.of(document.root[REQUESTS][index], index, self._settings)
            rules = rules_for(shape) | house
            yield rules - _broken_in(request) - request.not_evaluated.keys()

    def _archive(self) -> Iterable[str]:
        """Give the rules that the supporting documents passed."""
        request, found = self._source.archive, self._diagnosis.archive
        if request is None or found is None:
            return ()
        declared = self._declared()
        broken, absent, unlisted = _broken_in(found), _places_of_absent(found), found.omitted
        if not _TELLING.isdisjoint(self._settings.ignored):
            # What is ignored is not told, but keeps the others from being evaluated.
            settings = replace(self._settings, ignored=self._settings.ignored - _TELLING)
            findings = judge_archive(request, declared, settings)
            broken, unlisted = {*findings.counts}, findings.omitted
            absent = {finding.path for finding in findings.kept if finding.code == "P303"}
        if not _UNJUDGED.isdisjoint(broken):
            return ()
        rules = {"P301", "P302", "P306"}
        if declared is not None and declared.pieces:
            rules |= {"P303"}
            there = [piece for piece in declared.pieces if piece.path not in absent]
            # As many of them may be absent, too.
            fewest = unlisted.get("P303", 0)
            if len(there) > fewest:
                rules |= {"P304"}
            if sum(piece.format is not None for piece in there) > fewest:
                rules |= {"P305"}
        return rules - broken

    def _declared(self) -> Declared | None:
        if self._document is None or not self._diagnosis.passes_first_control:
            return None
        return Declared.by(self._document, self._settings.edition)


def _document_of(source: Source) -> Document | None:
    try:
        if isinstance(source.content, Unreadable):
            return None
        return parse(source.content)
    except Unreadable:
        return None


def _broken_in(part: Part) -> set[str]:
    """Give the rules that something of a part breaks, those only counted included."""
    counted = (code for code in part.omitted if not code.startswith("A"))
    return {fault.code for fault in part.errors}.union(counted)


def _places_of_absent(archive: ArchiveDiagnosis) -> set[Path]:
    return {fault.finding.path for fault in archive.errors if fault.code == "P303"}
