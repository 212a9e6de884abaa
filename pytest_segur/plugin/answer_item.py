"""``reponse``: ASP's simulated answer against the snapshot of it beside the file.

syrupy counts, updates and reports the snapshots of Python's test functions only, and asks
each for its module. So this item is such a function, below such a module, and whatever it is
about stays a JSON file.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Final, NoReturn, Self, cast

import pytest

from pytest_segur.asp.errors import TreatmentError
from pytest_segur.plugin.answer_difference import difference_of
from pytest_segur.plugin.answers import answer_path, answer_to, is_text
from pytest_segur.plugin.failure import Refused, file_lines, represent
from pytest_segur.reports.parts import ERROR_PROPERTY
from pytest_segur.spec.text import Text
from pytest_segur.wording import told_by_system, visible

if TYPE_CHECKING:
    import pathlib

    import pluggy

    from pytest_segur.asp.receipt import Receipt
    from pytest_segur.plugin.case import Case
    from pytest_segur.plugin.folders import Folder
    from pytest_segur.plugin.nodes import JsonFile

_NAME: Final = "reponse"
#: What syrupy writes snapshots for.
_UPDATES: Final = ("--snapshot-update", "--snapshot-update-new-only")

_CHANGED: Final = Text(
    "le fichier a changé depuis la collecte : relancez pytest",
    "the file has changed since it was collected: run pytest again",
)
_NO_ANSWER: Final = Text(
    "pas de réponse ({code}), alors que {snapshot} existe",
    "there is no answer ({code}), but there is {snapshot}",
)
_WHAT_TO_DO: Final = Text(
    "corrigez le fichier, ou supprimez l'instantané : aucune option ne l'écrit ni ne le supprime",
    "mend the file, or delete the snapshot: no option writes or deletes it",
)
_DIFFERS: Final = Text("la réponse diffère de {snapshot}", "the answer differs from {snapshot}")
_UPDATE: Final = Text(
    "si la nouvelle réponse est la bonne : --snapshot-update",
    "if the new answer is the right one: --snapshot-update",
)
_NO_SYRUPY: Final = Text(
    "sans syrupy (-p no:syrupy, une autre fixture « snapshot », ou un nom qui n'est pas de "
    "l'UTF-8), l'instantané est comparé, jamais écrit",
    "without syrupy (-p no:syrupy, another fixture “snapshot”, or a name that is no UTF-8) "
    "the snapshot is compared, never written",
)
_GONE: Final = Text(
    "{snapshot} a disparu depuis la collecte ; --snapshot-update l'écrit",
    "{snapshot} has disappeared since it was collected; --snapshot-update writes it",
)
_UNUSABLE: Final = Text(
    "impossible de lire ou d'écrire {snapshot} : {why}",
    "{snapshot} can be neither read nor written: {why}",
)


def is_wanted(path: pathlib.Path, config: pytest.Config, *, is_answered: bool) -> bool:
    """Tell whether a submission has this item.

    Args:
        path: the submission.
        config: of the session.
        is_answered: whether the first control lets it pass.
    """
    if os.path.exists(answer_path(path)):  # noqa: PTH110 - never raises
        return True
    is_updated = any(config.getoption(option, default=False) for option in _UPDATES)
    return is_answered and is_updated and _has_syrupy(config, path)


def _has_syrupy(config: pytest.Config, submission: pathlib.Path) -> bool:
    # Under xdist, a path that is no text would end the session.
    return bool(config.pluginmanager.has_plugin("syrupy")) and is_text(submission)


class _Differs(Refused):
    """The place is one in the snapshot."""


class AnswerModule(pytest.Module):
    """Stands for the module that every test function has."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - what pytest gives to its nodes
        super().__init__(**kwargs)
        # Told at once, it is not imported from the JSON file.
        self.obj = sys.modules[__name__]


class AnswerItem(pytest.Function):
    """The answer.

    Args:
        case: the submission.
        folder: what holds in its folder.
    """

    def __init__(self, *, case: Case, folder: Folder, **kwargs: Any) -> None:  # noqa: ANN401 - what pytest gives to its nodes
        super().__init__(**kwargs)
        self._case = case
        self._folder = folder
        self._submission = self.path
        self._snapshot = answer_path(self.path)
        self._title = visible(self._snapshot.name)
        # syrupy, and whatever extension is in use beside ours, looks for snapshots in the folder
        # of a test's file and below it, and deletes what nobody uses. The users' own folder is
        # none of its business: this one cannot exist, since what it would be in is a file.
        self.path = self.path / self._snapshot.name

    @classmethod
    def of(cls, file: JsonFile, case: Case, folder: Folder) -> Self:
        """Make the item of a submission."""
        module = AnswerModule.from_parent(file, path=file.path, name=file.name, nodeid=file.nodeid)
        compare = compare_by_syrupy if _has_syrupy(file.config, file.path) else compare_plainly
        item: Self = cls.from_parent(module, name=_NAME, callobj=compare, case=case, folder=folder)
        return item

    @property
    def ihook(self) -> pluggy.HookRelay:
        """The hooks of the conftests around the submission."""
        return self.session.gethookproxy(self._submission)

    def reportinfo(self) -> tuple[str, int | None, str]:
        """Point at the submission."""
        return visible(str(self._submission)), 0, f"{self.name} ({visible(self._submission.name)})"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any) -> Any:  # noqa: ANN401 - the types are private to pytest
        """Tell the difference; anything else is pytest's to tell."""
        if isinstance(excinfo.value, Refused):
            is_in_snapshot = isinstance(excinfo.value, _Differs)
            place = self._snapshot if is_in_snapshot else self._submission
            return represent(excinfo.value, excinfo, visible(str(place)))
        return super().repr_failure(excinfo, *args)

    def compare(self, fixture: object) -> None:
        """Compare the answer with its snapshot, or write it.

        Args:
            fixture: syrupy's `snapshot`, or whatever goes by that name.

        Raises:
            Refused: they differ, or there is no answer.
        """
        answer = self._answer()
        if not self._is_recorded_by_syrupy(fixture, answer):
            self._compare_plainly(answer)

    def _answer(self) -> bytes:
        words, judgement = self._case.words, self._case.judge()
        if judgement.has_changed:
            raise Refused(words(_CHANGED))
        try:
            receipt = answer_to(self._submission, self._folder)
        except TreatmentError as problem:
            raise Refused(visible(words(problem.text))) from None
        self._note(receipt)
        if receipt.answer is None:
            diagnosis = judgement.diagnosis
            errors = [error for error in diagnosis.errors if error.code.startswith("S")]
            head = words(_NO_ANSWER, code=errors[0].code, snapshot=self._title)
            screen = self._case.screen(diagnosis)
            screen.take(head, words(_WHAT_TO_DO))
            lines = file_lines(errors, diagnosis.omitted, screen=screen, words=words)
            raise Refused(head, [*lines, words(_WHAT_TO_DO)], line=errors[0].line)
        return receipt.answer

    def _is_recorded_by_syrupy(self, fixture: object, answer: bytes) -> bool:
        """Have syrupy compare, count and write; tell whether it could be asked to."""
        if fixture is None:
            return False
        from syrupy.assertion import SnapshotAssertion  # noqa: PLC0415 - only when used

        from pytest_segur.plugin.snapshot_assertion import AnswerAssertion  # noqa: PLC0415
        from pytest_segur.plugin.snapshot_extension import AnswerBesideExtension  # noqa: PLC0415

        if not isinstance(fixture, SnapshotAssertion):
            return False
        assertion = AnswerAssertion.of(fixture, AnswerBesideExtension)
        if assertion != answer:
            last = assertion.last
            if last.exception is not None:
                raise self._unusable(last.exception)
            if last.recalled_data is None:
                raise Refused(self._case.words(_GONE, snapshot=self._title))
            self._fail(cast("bytes", last.recalled_data), answer, _UPDATE)
        return True

    def _compare_plainly(self, answer: bytes) -> None:
        try:
            kept = self._snapshot.read_bytes()
        except OSError as problem:
            raise self._unusable(problem) from None
        if kept != answer:
            self._fail(kept, answer, _NO_SYRUPY)

    def _fail(self, kept: bytes, answer: bytes, advice: Text) -> NoReturn:
        words = self._case.words
        found = difference_of(kept, answer, words)
        head = words.about(words(_DIFFERS, snapshot=self._title), found.subject)
        lines = [*found.lines, words(advice)]
        raise _Differs(head, lines, line=found.line)

    def _unusable(self, problem: Exception) -> Refused:
        why = told_by_system(problem)
        return Refused(self._case.words(_UNUSABLE, snapshot=self._title, why=why))

    def _note(self, receipt: Receipt) -> None:
        """Have reporters show which rules the answer is about."""
        first = [one.errors[0].code for one in receipt.diagnosis.requests if one.errors]
        codes = first if receipt.deposit.refusal is None else [receipt.deposit.refusal]
        # A plugin that runs an item again brings the properties of the first time along.
        noted = {value for name, value in self.user_properties if name == ERROR_PROPERTY}
        self.user_properties += [
            (ERROR_PROPERTY, code) for code in dict.fromkeys(codes) if code not in noted
        ]


def compare_by_syrupy(request: pytest.FixtureRequest, snapshot: object) -> None:
    """Run the item, with the fixture that syrupy gives."""
    request.node.compare(snapshot)


def compare_plainly(request: pytest.FixtureRequest) -> None:
    """Run the item where syrupy is not active."""
    request.node.compare(None)
