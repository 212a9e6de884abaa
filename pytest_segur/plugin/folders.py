"""What holds for the submissions of a folder: hooks of conftests, and ``attendu.json``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pytest_segur.asp.errors import HistoryError
from pytest_segur.asp.portal import Portal
from pytest_segur.discovery import EXPECTATIONS
from pytest_segur.expectations import Expectations, Problem, read_expectations
from pytest_segur.plugin.extensions import ask
from pytest_segur.wording import visible

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterable

    import pytest

    from pytest_segur.asp.treatment import TreatmentOf
    from pytest_segur.expectations import Expectation
    from pytest_segur.plugin.configuration import Configuration
    from pytest_segur.plugin.words import Words
    from pytest_segur.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """One folder of submissions.

    Attributes:
        settings: of the session, with what hooks add there.
        expectations: what ``attendu.json`` says there.
        histories: the earlier deposits that it names, loaded.
        problems: why some of those could not be loaded.
        treatment: gives what ASP answers to a failing rule there.
    """

    settings: Settings
    expectations: Expectations
    histories: dict[str, Portal]
    problems: tuple[Problem, ...]
    treatment: TreatmentOf | None

    def settings_of(self, name: str) -> Settings:
        """Give the settings that a submission is judged with."""
        meant = self.expectations.of(name)
        return replace(meant.apply(self.settings), history=self.histories.get(name))

    def meant_of(self, name: str) -> Expectation:
        """Give what a submission is meant to have, ignored rules left out."""
        return self.expectations.of(name).without(self.settings.ignored)

    def problem_lines(self, words: Words, more: Iterable[Problem] = ()) -> list[str]:
        """Say what is wrong with ``attendu.json``, a line each."""
        return [
            f"{EXPECTATIONS}:{line}:{column}: {visible(words(problem.text))}"
            for (line, column), problem in self.expectations.placed([*self.problems, *more])
        ]


class Folders:
    """Gives folders, each looked into once a session."""

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration
        self._known: dict[pathlib.Path, Folder] = {}

    def folder_of(self, session: pytest.Session, path: pathlib.Path) -> Folder:
        """Give the folder of a file.

        Raises:
            ExtensionError: a hook gives something that cannot be used.
        """
        folder = self._known.get(path.parent)
        if folder is None:
            folder = self._known[path.parent] = self._look(session, path)
        return folder

    def known(self, path: pathlib.Path) -> Folder:
        """Give the folder of a file that was collected."""
        return self._known[path.parent]

    def _look(self, session: pytest.Session, path: pathlib.Path) -> Folder:
        extensions = ask(session, path)
        settings = self._configuration.settings(extensions)
        expectations = read_expectations(path.parent / EXPECTATIONS)
        histories: dict[str, Portal] = {}
        problems: list[Problem] = []
        for name, meant in expectations.files.items():
            if meant.history is not None:
                try:
                    histories[name] = Portal.load(path.parent / meant.history)
                except HistoryError as problem:
                    problems.append(Problem(problem.text, (name, "history")))
        return Folder(
            settings=settings,
            expectations=expectations,
            histories=histories,
            problems=tuple(problems),
            treatment=extensions.treatment,
        )
