"""The items of a submission: the file as a whole, each request, the archive.

An item only picks its part of what was found; the file is judged once, by the first of its
items that runs.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Final

from pytest_segur.asp.errors import TreatmentError
from pytest_segur.plugin.agreement import Agreement
from pytest_segur.plugin.failure import (
    Refused,
    file_lines,
    headline,
    other_line,
    request_lines,
)
from pytest_segur.plugin.nodes import JsonItem
from pytest_segur.plugin.verdict import Verdict, line_of
from pytest_segur.spec.text import Text
from pytest_segur.waived import unwaived_in
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from pytest_segur.diagnosis import ArchiveDiagnosis, Diagnosis, Part, RequestDiagnosis
    from pytest_segur.plugin.case import Case, Judgement

#: In `user_properties`, so that JUnit XML and other reporters show the codes.
PROPERTY: Final = "segur_code"

_CHANGED: Final = Text(
    "le fichier a changé depuis la collecte : relancez pytest",
    "the file has changed since it was collected: run pytest again",
)
_GONE: Final = Text(
    "l'archive a disparu depuis la collecte : relancez pytest",
    "the archive has disappeared since it was collected: run pytest again",
)
_REJECTED: Final = Text("fichier rejeté", "file rejected")
_REFUSED: Final = Text("demande refusée", "request refused")
_FAULTY: Final = Text("archive refusée", "archive refused")


class SubmissionItem(JsonItem):
    """A part of a submission.

    Args:
        key: by what ``attendu.json`` names the part.
        case: the submission.
    """

    #: How it is said that the part is refused.
    refused: ClassVar[Text]

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

    def lines(self, part: Any, diagnosis: Diagnosis) -> list[str]:  # noqa: ANN401 - what `part` gives
        """Tell the errors of the part."""
        return file_lines(part.errors, part.omitted, path=diagnosis.path, words=self.case.words)

    def _fail_for_change(self, judgement: Judgement) -> None:
        part = self.part(judgement)
        lines = self.lines(part, judgement.diagnosis) if part is not None and part.errors else []
        raise Refused(self.case.words(_CHANGED), lines)

    def _compare(self, judgement: Judgement) -> None:
        words, diagnosis = self.case.words, judgement.diagnosis
        verdict = Verdict(
            path=diagnosis.path, words=words, records_warnings=self.case.records_warnings
        )
        part = self.part(judgement)
        errors, advisories = (part.errors, part.advisories) if part is not None else ((), ())
        unwaived = () if part is None else unwaived_in(part)
        waived = [error for error in errors if error.waived is not None]
        self._note(tuple(dict.fromkeys(error.code for error in errors)))
        agreement = Agreement.of(
            (error.code for error in unwaived), self.case.errors_meant(self.key)
        )
        if not agreement.holds:
            lines = self.lines(part, diagnosis) if errors else []
            if agreement.expected:
                head, doubts = words(agreement.to_text()), self.case.doubts()
            else:
                head, doubts = headline(unwaived, self.refused, words), []
            verdict.add(head, [*lines, *doubts], line=line_of(unwaived))
        elif waived:
            head = headline(errors, self.refused, words)
            verdict.waive(head, self.lines(part, diagnosis), waived)
        verdict.add_advisories(advisories, self.case.advisories_meant(self.key), self.place)
        verdict.fail()

    def _note(self, codes: tuple[str, ...]) -> None:
        noted = {value for name, value in self.user_properties if name == PROPERTY}
        # A plugin that runs an item again brings the properties of the first time along.
        self.user_properties += [(PROPERTY, code) for code in codes if code not in noted]


class FileItem(SubmissionItem):
    """``fichier``: the first control, and the name of the file."""

    refused = _REJECTED

    def part(self, judgement: Judgement) -> Diagnosis:
        """Take the errors of the file itself."""
        return judgement.diagnosis

    def lines(self, part: Diagnosis, diagnosis: Diagnosis) -> list[str]:
        """Add what the other edition gives."""
        lines = super().lines(part, diagnosis)
        if diagnosis.other is not None:
            lines.append(other_line(diagnosis.other, self.case.words))
        return lines


class RequestItem(SubmissionItem):
    """``demande-003``: the second control of one request; its key is its position, from 1."""

    refused = _REFUSED

    def part(self, judgement: Judgement) -> RequestDiagnosis | None:
        """Take the errors of the request."""
        return judgement.requests.get(int(self.key))

    def lines(self, part: RequestDiagnosis, diagnosis: Diagnosis) -> list[str]:
        """Tell ASP's answer first.

        Raises:
            Refused: a hook gives something that is no answer.
        """
        words = self.case.words
        try:
            return request_lines(part, diagnosis, words=words, own=self.case.treatment)
        except TreatmentError as problem:
            raise Refused(visible(words(problem.text))) from None


class ArchiveItem(SubmissionItem):
    """``archive``: the supporting documents."""

    refused = _FAULTY

    def part(self, judgement: Judgement) -> ArchiveDiagnosis | None:
        """Take the errors of the archive.

        Raises:
            Refused: it is gone since it was collected.
        """
        if judgement.diagnosis.archive is None:
            raise Refused(self.case.words(_GONE))
        return judgement.diagnosis.archive
