"""What a file ``attendu.json`` says of the submissions beside it, read strictly.

Everything that is wrong with it is a `Problem` with its place. What is sound of it holds
all the same, so that one slip does not change the meaning of the rest.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.checking import Source, diagnose
from pytest_segur.document import Unreadable, parse
from pytest_segur.positions import Lines, locate, nearest
from pytest_segur.settings import Settings, SettingsError, to_day, to_edition, to_profiles
from pytest_segur.spec.text import LANGUAGES, Text
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from pytest_segur.diagnosis import Fault
    from pytest_segur.positions import Path
    from pytest_segur.spec.edition import Edition

#: Items of a submission, by the keys of the file.
FILE: Final = "fichier"
REQUESTS: Final = "demandes"
ARCHIVE: Final = "archive"
ADVISORIES: Final = "avis"

_POSITION: Final = re.compile(r"[1-9][0-9]{0,8}")

_KIND: Final = Text("il faut ici {expected}", "{expected} is needed here")
_UNKNOWN: Final = Text(
    "{name} n'est pas une clé de ce fichier ; clés admises : {allowed}",
    "{name} is no key of this file; allowed: {allowed}",
)
_AN_OBJECT: Final = Text("un objet", "an object")
_A_STRING: Final = Text("une chaîne", "a string")
_CODES: Final = Text("une liste de codes", "a list of codes")
_NAMES: Final = Text("une liste de chaînes", "a list of strings")
_A_POSITION: Final = Text(
    "la position d'une demande, à partir de « 1 »", "the position of a request, from “1”"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where.

    Attributes:
        text: in words.
        path: the value at fault.
        place: line and column, where the file cannot be read and so has no paths.
    """

    text: Text
    path: Path = ()
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What one submission is meant to have.

    Attributes:
        edition: instead of the session's; None: that one.
        profiles: instead of the session's; None: those.
        today: instead of the session's; None: that one.
        history: a file of earlier deposits; None where there is none.
        errors: codes by item (`FILE`, `ARCHIVE`, or the position of a request), ASP's first.
        advisories: the same for advisories; None where nothing is said of them.
    """

    edition: Edition | None = None
    profiles: frozenset[str] | None = None
    today: date | None = None
    history: str | None = None
    errors: Mapping[str | int, tuple[str, ...]] = field(default_factory=dict)
    advisories: Mapping[str | int, tuple[str, ...]] | None = None

    def apply(self, settings: Settings) -> Settings:
        """Give how the submission is judged; earlier deposits are for the caller to load."""
        return replace(
            settings,
            edition=self.edition or settings.edition,
            profiles=settings.profiles if self.profiles is None else self.profiles,
            today=self.today or settings.today,
        )

    def without(self, ignored: frozenset[str]) -> Expectation:
        """Leave out the rules that are not applied."""
        if not ignored:
            return self
        return replace(
            self,
            errors=_without(self.errors, ignored),
            advisories=self.advisories and _without(self.advisories, ignored),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectations:
    """A file ``attendu.json``, or that there is none.

    Attributes:
        files: what each submission that it names is meant to have.
        problems: what is wrong with the file itself, in words with their place.
        text: what stands in it; empty where it cannot be read.
    """

    files: Mapping[str, Expectation] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    text: str = ""

    def of(self, name: str) -> Expectation:
        """Give what a submission is meant to have; nothing, where it is not named."""
        return self.files.get(name, _FAULTLESS)

    def placed(self, more: Iterable[Problem] = ()) -> list[tuple[tuple[int, int], Problem]]:
        """Give problems with their line and column, in the order of the file.

        Args:
            more: those that only a look at the submissions tells.
        """
        problems = [*self.problems, *more]
        lines = Lines(self.text)
        nowhere: dict[Path, int] = {(): 0}
        offsets = locate(self.text, [one.path for one in problems]) if self.text else nowhere
        places = [one.place or lines.at(nearest(offsets, one.path)) for one in problems]
        return sorted(zip(places, problems, strict=True), key=lambda placed: placed[0])


_FAULTLESS: Final = Expectation()


def read_expectations(path: pathlib.Path) -> Expectations:
    """Read a file; that there is none is no problem."""
    if not os.path.lexists(path):
        return Expectations()
    source = Source.of_file(path)
    try:
        if isinstance(source.content, Unreadable):
            raise source.content
        document = parse(source.content)
    except Unreadable:
        # The controls word it best, and know the place.
        unnamed = replace(source, name=None, archive=None)
        return Expectations(problems=(_unreadable(diagnose(unnamed, Settings()).errors[0]),))
    reader = _Reader()
    files = {name: reader.file(value, (name,)) for name, value in document.root.items()}
    return Expectations(files=files, problems=tuple(reader.problems), text=document.text)


def to_expectation(entry: Mapping[str, Any]) -> Expectation:
    """Read one entry that stands elsewhere than in a file of its own.

    Raises:
        ValueError: something is wrong with it.
    """
    reader = _Reader()
    expectation = reader.file(entry, ())
    if reader.problems:
        raise ValueError(reader.problems[0].text.en)
    return expectation


def _unreadable(fault: Fault) -> Problem:
    fr, en = (f"{fault.message_in(it)}. {fault.hint_in(it) or ''}".rstrip() for it in LANGUAGES)
    return Problem(Text(fr, en), place=(fault.line, fault.column))


class _Reader:
    """Takes a tree apart, noting what does not belong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def file(self, value: object, path: Path) -> Expectation:
        """Read what is said of one submission."""
        readers: dict[str, Callable[[Any, Path], Any]] = {
            "edition": lambda value, path: self._setting(to_edition, value, path),
            "profiles": self._profiles,
            "today": lambda value, path: self._setting(to_day, value, path),
            "history": self._string,
            FILE: self._codes,
            REQUESTS: self._requests,
            ARCHIVE: self._codes,
            ADVISORIES: self._advisories,
        }
        read = self._members(value, path, readers)
        return Expectation(
            edition=read.get("edition"),
            profiles=read.get("profiles"),
            today=read.get("today"),
            history=read.get("history"),
            errors=_by_item(read),
            advisories=read.get(ADVISORIES),
        )

    def _advisories(self, value: object, path: Path) -> Mapping[str | int, tuple[str, ...]]:
        readers = {FILE: self._codes, REQUESTS: self._requests, ARCHIVE: self._codes}
        return _by_item(self._members(value, path, readers))

    def _members(
        self, value: object, path: Path, readers: Mapping[str, Callable[[Any, Path], Any]]
    ) -> dict[str, Any]:
        read: dict[str, Any] = {}
        for name, member in self._object(value, path).items():
            place = (*path, name)
            if name in readers:
                read[name] = readers[name](member, place)
            else:
                allowed = ", ".join(readers)
                self._note(_UNKNOWN, place, name=quoted(name), allowed=allowed)
        return read

    def _requests(self, value: object, path: Path) -> dict[str | int, tuple[str, ...]]:
        read: dict[str | int, tuple[str, ...]] = {}
        for position, codes in self._object(value, path).items():
            place = (*path, position)
            if _POSITION.fullmatch(position):
                read[int(position)] = self._codes(codes, place)
            else:
                self._expect(_A_POSITION, place)
        return read

    def _object(self, value: object, path: Path) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        self._expect(_AN_OBJECT, path)
        return {}

    def _codes(self, value: object, path: Path) -> tuple[str, ...]:
        return self._strings(value, path, _CODES)

    def _profiles(self, value: object, path: Path) -> frozenset[str] | None:
        names = self._strings(value, path, _NAMES)
        profiles: frozenset[str] | None = self._setting(to_profiles, names, path)
        return profiles

    def _strings(self, value: object, path: Path, expected: Text) -> tuple[str, ...]:
        if not isinstance(value, list):
            self._expect(expected, path)
            return ()
        for index, element in enumerate(value):
            if not isinstance(element, str):
                self._expect(_A_STRING, (*path, index))
        return tuple(element for element in value if isinstance(element, str))

    def _string(self, value: object, path: Path) -> str | None:
        if isinstance(value, str):
            return value
        self._expect(_A_STRING, path)
        return None

    def _setting(self, understand: Callable[[Any], Any], value: object, path: Path) -> Any:  # noqa: ANN401 - what `understand` gives
        given = value if isinstance(value, tuple) else self._string(value, path)
        if given is None:
            return None
        try:
            return understand(given)
        except SettingsError as problem:
            self.problems.append(Problem(problem.text, path))
            return None

    def _expect(self, expected: Text, path: Path) -> None:
        words = Text(_KIND.fr.format(expected=expected.fr), _KIND.en.format(expected=expected.en))
        self.problems.append(Problem(words, path))

    def _note(self, text: Text, path: Path, **values: str) -> None:
        words = Text(text.to("fr", **values), text.to("en", **values))
        self.problems.append(Problem(words, path))


def _without(
    codes: Mapping[str | int, tuple[str, ...]], ignored: frozenset[str]
) -> dict[str | int, tuple[str, ...]]:
    return {
        item: tuple(code for code in expected if code not in ignored)
        for item, expected in codes.items()
    }


def _by_item(read: Mapping[str, Any]) -> dict[str | int, tuple[str, ...]]:
    """Give the codes of a file, its requests and its archive in one mapping."""
    codes = {item: read[item] for item in (FILE, ARCHIVE) if item in read}
    return {**codes, **read.get(REQUESTS, {})}
