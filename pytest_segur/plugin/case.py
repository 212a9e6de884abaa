"""One submission before its judges: judged once, and held against what it is meant to be.

Knows nothing of pytest but what a failure looks like.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from pytest_segur.checking import Source, diagnose
from pytest_segur.expectations import ARCHIVE, FILE
from pytest_segur.house import HouseRuleError
from pytest_segur.plugin.context import Judged
from pytest_segur.plugin.failure import Refused
from pytest_segur.plugin.glance import seal_of
from pytest_segur.plugin.screen import Screen
from pytest_segur.plugin.surprises import surprises_in
from pytest_segur.reports.paths import report_path
from pytest_segur.wording import shown, visible

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

    from pytest_segur.diagnosis import Diagnosis, Fault, RequestDiagnosis
    from pytest_segur.expectations import Expectation
    from pytest_segur.plugin.context import Context
    from pytest_segur.plugin.folders import Folder
    from pytest_segur.plugin.words import Words


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found of a file, for all of its items; nothing of what is sound is kept.

    Attributes:
        diagnosis: the file as a whole, without its requests.
        requests: those that there is something to say of, by their position.
        loud: the items that there is something to say of, by their keys.
        has_changed: whether the content is another than when it was collected.
    """

    diagnosis: Diagnosis
    requests: Mapping[int, RequestDiagnosis]
    loud: frozenset[str | int]
    has_changed: bool

    @classmethod
    def of(cls, diagnosis: Diagnosis, meant: Expectation, *, has_changed: bool) -> Self:
        """Keep of a diagnosis what the items need."""
        requests = {one.position: one for one in diagnosis.requests if one.errors or one.advisories}
        archive = diagnosis.archive
        loud: set[str | int] = {*requests, *meant.errors, *(meant.advisories or ())}
        if diagnosis.errors or diagnosis.advisories:
            loud.add(FILE)
        if archive is None or archive.errors or archive.advisories:
            # None: an item that stands for an archive finds it gone.
            loud.add(ARCHIVE)
        whole = replace(diagnosis, requests=(), errors=_slim(diagnosis.errors))
        return cls(
            whole, {n: _slim_request(requests[n]) for n in requests}, frozenset(loud), has_changed
        )


class Case:
    """A file that is judged when the first of its items runs.

    Args:
        path: where it is.
        context: of the session.
        folder: what holds in its folder.
        seal: of the content that was collected.
    """

    def __init__(self, path: pathlib.Path, *, context: Context, folder: Folder, seal: int) -> None:
        self.words: Words = context.words
        self.records_warnings = context.records_warnings
        self.treatment = folder.treatment
        self._path = path
        self._context = context
        self._folder = folder
        self._meant = folder.meant_of(path.name)
        self._seal = seal
        self._judgement: Judgement | Refused | None = None

    def judge(self) -> Judgement:
        """Give the judgement.

        Raises:
            Refused: the check of a house rule fails by itself.
        """
        if self._judgement is None:
            self._judgement = self._judge()
        if isinstance(self._judgement, Refused):
            raise self._judgement.again()
        return self._judgement

    def errors_meant(self, key: str | int) -> tuple[str, ...]:
        """Give the codes that a part is meant to have, ASP's first."""
        return self._meant.errors.get(key, ())

    def advisories_meant(self, key: str | int) -> tuple[str, ...] | None:
        """Give the advisories that a part is meant to have; None where nothing is said."""
        meant = self._meant.advisories
        return None if meant is None else meant.get(key, ())

    def screen(self, diagnosis: Diagnosis) -> Screen:
        """Give the room that there is for a failure."""
        is_bounded = not self._context.tells_all
        return Screen(path=diagnosis.path, words=self.words, is_bounded=is_bounded)

    def doubts(self) -> list[str]:
        """Say that ``attendu.json`` itself is at fault: what it asks for may not hold."""
        return self._folder.problem_lines(self.words)[:1]

    def _judge(self) -> Judgement | Refused:
        source = Source.of_file(self._path, archive=self._context.configuration.archive)
        settings = self._folder.settings_of(self._path.name)
        try:
            diagnosis = diagnose(source, settings)
        except HouseRuleError as problem:
            return self._mishap(problem)
        named = self._named(diagnosis)
        for observer in self._context.observers:
            named = observer.observe(Judged(source, settings, self._meant, named))
        self._context.outbox.append(named)
        if self._context.configuration.annotates:
            self._context.surprises[named.path] = surprises_in(named, self._meant)
        has_changed = seal_of(source.content) != self._seal
        return Judgement.of(named, self._meant, has_changed=has_changed)

    def _mishap(self, problem: HouseRuleError) -> Refused:
        """Tell where the user's own check failed; what it says may hold values of a person."""
        cause = problem.__cause__
        assert cause is not None, "a house rule says what its check failed of"
        # The first step of the way is ours.
        lines = traceback.format_tb(cause.__traceback__)[1:]
        if self.words.show_values:
            lines += traceback.format_exception_only(cause)
        told = "".join(lines).splitlines()
        return Refused(visible(self.words(problem.text)), map(visible, told))

    def _named(self, diagnosis: Diagnosis) -> Diagnosis:
        """Name the files from the root, as reports do."""
        root = self._context.root
        archive = diagnosis.archive
        if archive is not None:
            archive = replace(archive, path=report_path(archive.path, root=root))
        return replace(diagnosis, path=report_path(diagnosis.path, root=root), archive=archive)


def _slim_request(request: RequestDiagnosis) -> RequestDiagnosis:
    return replace(request, errors=_slim(request.errors))


def _slim(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Let go of containers that were found where a value should be: they may be huge."""
    return tuple(map(_slim_fault, faults))


def _slim_fault(fault: Fault) -> Fault:
    found = fault.finding.found
    if isinstance(found, list | dict):
        return replace(fault, finding=replace(fault.finding, found=shown(found)))
    return fault
