"""The items of a submission: the file as a whole, each request, the archive.

An item only picks its part of what was found; the file is judged once, by the first of its
items that runs.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Final

from pytest_segur.asp.errors import TreatmentError
from pytest_segur.diagnosis import unwaived_in
from pytest_segur.plugin.agreement import Agreement
from pytest_segur.plugin.failure import (
    Refused,
    file_lines,
    other_line,
    request_lines,
)
from pytest_segur.plugin.nodes import JsonItem
from pytest_segur.plugin.verdict import Verdict, line_of
from pytest_segur.reports.headline import headline
from pytest_segur.reports.parts import ADVISORY_PROPERTY, ERROR_PROPERTY
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_segur.diagnosis import ArchiveDiagnosis, Diagnosis, Fault, Part, RequestDiagnosis
    from pytest_segur.plugin.case import Case, Judgement
    from pytest_segur.plugin.screen import Screen
    from pytest_segur.reports.parts import Kind

_CHANGED: Final = Text(
    "le fichier a changé depuis la collecte : relancez pytest",
    "the file has changed since it was collected: run pytest again",
)
_GONE: Final = Text(
    "l'archive a disparu depuis la collecte : relancez pytest",
    "the archive has disappeared since it was collected: run pytest again",
)


class SubmissionItem(JsonItem):
    """A part of a submission.

    Args:
        key: by what ``attendu.json`` names the part.
        case: the submission.
    """

    #: Which part.
    kind: ClassVar[Kind]

    def __init__(self, *, key: str | int, case: Case, **kwargs: Any) -> None:  # noqa: ANN401 - what pytest gives to its nodes
        super().__init__(**kwargs)
        self.key = key
        self.case = case

    def runtest(self) -> None:
        """Fail for what was found, unless it is what was expected."""
        judgement = self.case.judge()
        if judgement.has_changed:
            self._fail_for_change(judgement)
        elif self.key in judgement.loud:
            self._compare(judgement)

    @abstractmethod
    def part(self, judgement: Judgement) -> Part | None:
        """Pick what the item stands for; None when there is nothing to say of it."""

    def lines(self, part: Any, diagnosis: Diagnosis, screen: Screen) -> list[str]:  # noqa: ANN401, ARG002 - what `part` gives; the file is for those below
        """Tell the errors of the part."""
        return file_lines(part.errors, part.omitted, screen=screen, words=self.case.words)

    def _fail_for_change(self, judgement: Judgement) -> None:
        part, lines = self.part(judgement), []
        if part is not None and part.errors:
            screen = self.case.screen(judgement.diagnosis)
            lines = self.lines(part, judgement.diagnosis, screen)
        raise Refused(self.case.words(_CHANGED), lines)

    def _compare(self, judgement: Judgement) -> None:
        words, diagnosis = self.case.words, judgement.diagnosis
        screen = self.case.screen(diagnosis)
        verdict = Verdict(screen, words=words, records_warnings=self.case.records_warnings)
        part = self.part(judgement)
        errors, advisories = (part.errors, part.advisories) if part is not None else ((), ())
        unwaived = () if part is None else unwaived_in(part)
        waived = [error for error in errors if error.waived is not None]
        self._note(ERROR_PROPERTY, tuple(dict.fromkeys(error.code for error in errors)))
        self._note(ADVISORY_PROPERTY, tuple(dict.fromkeys(one.code for one in advisories)))
        agreement = Agreement.of(
            (error.code for error in unwaived), self.case.errors_meant(self.key)
        )
        if not agreement.holds:
            if agreement.expected:
                head, doubts = words(agreement.to_text()), self.case.doubts()
            else:
                head, doubts = self._headline(unwaived), []
            screen.take(head)
            lines = self.lines(part, diagnosis, screen) if errors else []
            verdict.add(head, [*lines, *doubts], line=line_of(unwaived))
        elif waived:
            head = self._headline(errors)
            screen.take(head)
            verdict.waive(head, self.lines(part, diagnosis, screen), waived)
        verdict.add_advisories(advisories, self.case.advisories_meant(self.key), self.place)
        verdict.fail()

    def _headline(self, errors: Sequence[Fault]) -> str:
        words, first = self.case.words, self.case.words.fault(errors[0])
        return headline(self.kind, first, count=len(errors), language=words.language)

    def _note(self, name: str, codes: tuple[str, ...]) -> None:
        """Have JUnit XML and other reporters show codes."""
        # A plugin that runs an item again brings the properties of the first time along.
        noted = [(name, code) for code in codes if (name, code) not in self.user_properties]
        self.user_properties += noted


class FileItem(SubmissionItem):
    """``fichier``: the first control, and the name of the file."""

    kind = "file"

    def part(self, judgement: Judgement) -> Diagnosis:
        """Take the errors of the file itself."""
        return judgement.diagnosis

    def lines(self, part: Diagnosis, diagnosis: Diagnosis, screen: Screen) -> list[str]:
        """Add what the other edition gives."""
        other = []
        if diagnosis.other is not None:
            other = screen.take(other_line(diagnosis.other, self.case.words))
        return super().lines(part, diagnosis, screen) + other


class RequestItem(SubmissionItem):
    """``demande-003``: the second control of one request; its key is its position, from 1."""

    kind = "request"

    def part(self, judgement: Judgement) -> RequestDiagnosis | None:
        """Take the errors of the request."""
        return judgement.requests.get(int(self.key))

    def lines(self, part: RequestDiagnosis, diagnosis: Diagnosis, screen: Screen) -> list[str]:
        """Tell ASP's answer first.

        Raises:
            Refused: a hook gives something that is no answer.
        """
        words, own = self.case.words, self.case.treatment
        try:
            return request_lines(part, diagnosis, screen=screen, words=words, own=own)
        except TreatmentError as problem:
            raise Refused(visible(words(problem.text))) from None


class ArchiveItem(SubmissionItem):
    """``archive``: the supporting documents."""

    kind = "archive"

    def part(self, judgement: Judgement) -> ArchiveDiagnosis | None:
        """Take the errors of the archive.

        Raises:
            Refused: it is gone since it was collected.
        """
        if judgement.diagnosis.archive is None:
            raise Refused(self.case.words(_GONE))
        return judgement.diagnosis.archive
