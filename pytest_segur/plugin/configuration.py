"""The options, understood: one frozen record for the session, under a typed key."""

from __future__ import annotations

import contextlib
import os
import pathlib
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

import pytest

from pytest_segur.plugin.options import (
    REPORTS,
    is_asked_for,
    is_from_command_line,
    switch,
    text,
    words,
)
from pytest_segur.settings import (
    Settings,
    SettingsError,
    split_list,
    to_day,
    to_edition,
    to_ignored,
    to_profiles,
)
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import LANGUAGES, Text
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pytest_segur.plugin.extensions import Extensions
    from pytest_segur.spec.text import Language
    from pytest_segur.waivers.waiver import Waiver


_T = TypeVar("_T")
_V = TypeVar("_V")

_NO_ARCHIVE: Final = Text(
    "rien n'est nommé : il faut un ZIP, ou un dossier de ZIP",
    "nothing is named: a ZIP is needed, or a folder of them",
)
_NO_GLOB: Final = Text(
    "{glob} n'est pas un motif de fichiers, comme JSON-*.json",
    "{glob} is no glob, such as JSON-*.json",
)
_NEEDS_SEGUR: Final = Text(
    "ce rapport porte sur des demandes collectées : ajoutez --segur",
    "this report is about submissions that are collected: add --segur",
)
_NO_SUBMISSIONS: Final = Text(
    "cette option porte sur des demandes collectées : ajoutez --segur",
    "this option is about submissions that are collected: add --segur",
)
_NO_WAIVERS: Final = Text(
    "rien n'est nommé : il faut un fichier TOML",
    "nothing is named: a file of TOML is needed",
)
_NO_COVERAGE: Final = Text(
    "{path} existe et n'est pas un rapport de couverture : écrivez --segur-coverage=FICHIER, avec "
    "le signe =, ou --segur-coverage en dernier",
    "{path} is there and is no report of coverage: write --segur-coverage=FILE, with the sign =, "
    "or --segur-coverage as the last word",
)
_NO_PERCENT: Final = Text(
    "{given} n'est pas un pourcentage ; valeurs admises : de 0 à 100, par exemple 87.5",
    "{given} is no percentage; allowed: 0 to 100, for example 87.5",
)
_PERCENT: Final = re.compile(r"[0-9]{1,3}(\.[0-9]{1,9})?")
_WHOLE: Final = 100
#: How a report of coverage begins.
_COVERAGE_MARK: Final = re.compile(rb'\{\s*"schema": "segur-coverage/')
_MOST_OF_A_MARK: Final = 100
_IS_FOLDER: Final = Text(
    "{path} est un dossier : donnez un fichier à écrire",
    "{path} is a folder: give a file to write",
)
_NO_FOLDER: Final = Text(
    "le dossier {path} n'existe pas : donnez un fichier dans un dossier qui existe",
    "there is no folder {path}: give a file in a folder that exists",
)
_NO_RIGHT: Final = Text(
    "{path} ne peut pas être écrit : donnez un fichier que vous avez le droit d'écrire",
    "{path} cannot be written to: give a file that you may write",
)
_CHOICES: Final = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageWish:
    """What is asked for of the rules that submissions exercise.

    Attributes:
        file: where the report for programs goes; None: nowhere.
        fail_under: how many of a hundred must be exercised on both sides.
    """

    file: pathlib.Path | None
    fail_under: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """What the user decided for the session.

    Attributes:
        edition: the edition of the rules.
        profiles: those that the solution is referenced with; None when unknown.
        ignore: codes and prefixes, as they were given.
        archive: ZIP or folder of archives; None when each stands beside its file.
        today: the day that dates are compared with.
        language: of messages.
        show_values: whether personal values are printed in clear.
        files: globs of submission files in folders.
        takes_any_name: whether every file that is named is taken for a submission.
        annotates: whether annotations for GitHub are printed.
        reports: where each report goes that is asked for, by its format.
        waivers: faults that are waived; None where no file of them is named.
        coverage: what is asked for of the rules exercised; None where nothing is.
    """

    edition: Edition
    profiles: frozenset[str] | None
    ignore: tuple[str, ...]
    archive: pathlib.Path | None
    today: date
    language: Language
    show_values: bool
    files: tuple[str, ...]
    takes_any_name: bool
    annotates: bool
    reports: Mapping[str, pathlib.Path]
    waivers: tuple[Waiver, ...] | None = None
    coverage: CoverageWish | None = None

    def settings(self, extensions: Extensions) -> Settings:
        """Give the settings of judging, with what the hooks of a folder add."""
        return Settings(
            edition=self.edition,
            profiles=self.profiles,
            ignored=to_ignored(self.ignore),
            today=self.today,
            rules=extensions.rules,
            operators=extensions.operators,
        )


CONFIGURATION = pytest.StashKey[Configuration]()


def configuration_of(config: pytest.Config) -> Configuration:
    """Give the session's configuration, reading it if nobody has before."""
    return config.stash[CONFIGURATION] if CONFIGURATION in config.stash else configure(config)


def configure(config: pytest.Config) -> Configuration:
    """Understand the options and keep the result.

    Raises:
        pytest.UsageError: an option has a value that it cannot have; the message names those
            allowed.
    """
    config.stash[CONFIGURATION] = configuration = _read(config)
    return configuration


def _read(config: pytest.Config) -> Configuration:
    reader = _Reader(config)
    ignore = tuple(split_list(words(config, "ignore") or ()))
    reader.understand("ignore", to_ignored, ignore)
    return Configuration(
        edition=reader.text("edition", to_edition, Edition.PUBLISHED),
        profiles=reader.understand("profiles", to_profiles, words(config, "profiles")),
        ignore=ignore,
        archive=reader.archive(),
        today=reader.text("today", to_day, date.today()),  # noqa: DTZ011 - the user's own calendar
        language=reader.language,
        show_values=switch(config, "segur_show_values"),
        files=reader.globs(),
        takes_any_name=bool(config.getoption("segur")),
        annotates=reader.text("github", _to_choice, os.environ.get("GITHUB_ACTIONS") == "true"),
        reports=reader.report_files(),
        waivers=reader.waivers(),
        coverage=reader.coverage(),
    )


class _Reader:
    """Understands options, and refuses what it cannot, in the language of the session."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        # The very first: the other refusals are worded in it.
        self.language: Language = "fr"
        self.language = self.text("lang", _to_language, "fr")

    def text(self, name: str, understand: Callable[[str], _T], default: _T) -> _T:
        """Read an option that has one value."""
        understood = self.understand(name, understand, text(self._config, name))
        return default if understood is None else understood

    def understand(self, name: str, understand: Callable[[_V], _T], value: _V | None) -> _T | None:
        """Understand a value; None stays None."""
        try:
            return None if value is None else understand(value)
        except SettingsError as problem:
            raise self._refusal(name, problem.text) from None

    def archive(self) -> pathlib.Path | None:
        """Take the archive, or the folder of archives, that is named."""
        path = text(self._config, "archive")
        return None if path is None else self._located("archive", path, _NO_ARCHIVE)

    def waivers(self) -> tuple[Waiver, ...] | None:
        """Read the waivers, where submissions are collected."""
        path = text(self._config, "waivers")
        if path is None:
            return None
        if not is_asked_for(self._config):
            if is_from_command_line(self._config, "waivers"):
                raise self._refusal("waivers", _NO_SUBMISSIONS)
            return None
        from pytest_segur.waivers.reading import (  # noqa: PLC0415 - only when used
            WaiverError,
            read_waivers,
        )

        try:
            return read_waivers(self._located("waivers", path, _NO_WAIVERS), name=path)
        except WaiverError as problem:
            raise self._refusal("waivers", problem.text) from None

    def coverage(self) -> CoverageWish | None:
        """Take what is asked for of the rules that submissions exercise."""
        name, least = (
            self._config.getoption(f"segur_{option}")
            for option in ("coverage", "coverage_fail_under")
        )
        if name is None and least is None:
            return None
        if not is_asked_for(self._config):
            option = "coverage" if least is None else "coverage-fail-under"
            raise self._refusal(option, _NO_SUBMISSIONS)
        return CoverageWish(
            file=self._coverage_file(name) if name else None,
            fail_under=0 if least is None else self._percent(least),
        )

    def _coverage_file(self, name: str) -> pathlib.Path:
        """Take the file, unless it holds something else: a path behind a space, for one."""
        path = self._config.invocation_params.dir / name
        # Unlike the methods of `Path`, these never raise.
        is_other = os.path.isdir(path) or (os.path.isfile(path) and not _is_coverage(path))  # noqa: PTH112, PTH113 - as said
        if "::" in name or is_other:
            raise self._refusal("coverage", _NO_COVERAGE, path=quoted(name))
        return self._report_file("coverage", name)

    def _percent(self, text: str) -> float:
        if _PERCENT.fullmatch(text) is None or float(text) > _WHOLE:
            raise self._refusal("coverage-fail-under", _NO_PERCENT, given=quoted(text))
        return float(text)

    def _located(self, name: str, path: str, nothing: Text) -> pathlib.Path:
        """Find a path from where it was written: the command line, or the ini."""
        config = self._config
        if not path:
            raise self._refusal(name, nothing)
        if is_from_command_line(config, name):
            return config.invocation_params.dir / path
        return (config.inipath.parent if config.inipath else config.rootpath) / path

    def globs(self) -> tuple[str, ...]:
        """Take the globs of files in folders."""
        globs = tuple(split_list(str(glob) for glob in self._config.getini("segur_files")))
        for glob in globs:
            try:
                pathlib.PurePath("name").match(glob)
            except ValueError:
                raise self._refusal("files", _NO_GLOB, glob=quoted(glob)) from None
        return globs

    def report_files(self) -> Mapping[str, pathlib.Path]:
        """Take the files of the reports, looking early at what would only fail in the end."""
        asked = {name: self._config.getoption(f"segur_{name}") for name in REPORTS}
        return {
            name: self._report_file(name, file) for name, file in asked.items() if file is not None
        }

    def _report_file(self, option: str, name: str) -> pathlib.Path:
        if not is_asked_for(self._config):
            raise self._refusal(option, _NEEDS_SEGUR)
        path = self._config.invocation_params.dir / name
        if os.path.isdir(path):  # noqa: PTH112 - never raises
            raise self._refusal(option, _IS_FOLDER, path=quoted(name))
        if not os.path.isdir(path.parent):  # noqa: PTH112 - never raises
            raise self._refusal(option, _NO_FOLDER, path=quoted(str(path.parent)))
        target = path if os.path.exists(path) else path.parent  # noqa: PTH110 - never raises
        if not os.access(target, os.W_OK):
            raise self._refusal(option, _NO_RIGHT, path=quoted(str(target)))
        return path

    def _refusal(self, name: str, problem: Text, **values: str) -> pytest.UsageError:
        """Name an option the way that the user gave it, and what is wrong with it."""
        spelt = f"segur_{name} (ini)"
        if name != "files" and is_from_command_line(self._config, name):
            spelt = f"--segur-{name}"
        colon = " :" if self.language == "fr" else ":"
        return pytest.UsageError(f"{spelt}{colon} {problem.to(self.language, **values)}")


def _is_coverage(path: pathlib.Path) -> bool:
    """Tell whether a file is empty, or a report of coverage."""
    begin = b""
    # What cannot be read cannot be written either, which is told of every report.
    with contextlib.suppress(OSError), path.open("rb") as stream:
        begin = stream.read(_MOST_OF_A_MARK)
    return not begin or _COVERAGE_MARK.match(begin) is not None


def _to_choice(word: str) -> bool:
    if word in _CHOICES:
        return _CHOICES[word]
    given, allowed = quoted(word), ", ".join(_CHOICES)
    raise SettingsError(
        Text(
            f"valeur inconnue : {given} ; valeurs admises : {allowed}",
            f"unknown value: {given}; allowed: {allowed}",
        )
    )


def _to_language(name: str) -> Language:
    for language in LANGUAGES:
        if name == language:
            return language
    given, allowed = quoted(name), ", ".join(LANGUAGES)
    raise SettingsError(
        Text(
            f"langue inconnue : {given} ; valeurs admises : {allowed}",
            f"unknown language: {given}; allowed: {allowed}",
        )
    )
