"""Anonymous copies made with a key of its own, and what must not be left in them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.anonymise.alike import summary
from pytest_segur.anonymise.key import Key
from pytest_segur.anonymise.names import Names
from pytest_segur.anonymise.pseudonyms import Pseudonyms
from pytest_segur.anonymise.text import Replacement
from pytest_segur.checking import Source, diagnose
from pytest_segur.settings import Settings
from pytest_segur.spec.balises import PERSONAL
from pytest_segur.spec.edition import Edition
from support.cases.case import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What every copy of the tests is made with, so that a test always does the same.
KEY: Final = Key(b"a secret of thirty-two bytes ...")
#: Balises of people, houses and firms.
SOMEBODYS: Final = PERSONAL | {"FINESSJuridique", "FINESSGeo", "SIRET", "numeroAns"}
#: Shorter values stand somewhere in any file.
SHORTEST: Final = 4
#: Words that say nothing of anybody.
_WORDS: Final = frozenset({"null", "true", "false"})


@dataclass(slots=True)
class Copier:
    """Makes copies of texts, and compares what is said of them.

    Attributes:
        key: what decides the replacements.
    """

    key: Key = KEY
    names: Names = field(init=False)
    pseudonyms: Pseudonyms = field(init=False)

    def __post_init__(self) -> None:
        self.names = Names(self.key)
        self.pseudonyms = Pseudonyms(self.key)

    def copy(self, text: str) -> str:
        """Replace what is somebody's in a text."""
        return Replacement(self.pseudonyms, self.names).in_text(text).text

    def differences(self, text: str, new: str) -> list[str]:
        """Tell what an edition says otherwise of the copy of a text."""
        pairs: list[tuple[Edition, object, object]] = []
        for edition in Edition:
            settings = Settings(edition=edition, today=TODAY)
            before = summary(diagnose(_source(text), settings), self.names.of_path)
            pairs.append((edition, before, summary(diagnose(_source(new), settings))))
        return [f"{edition}: {one} became {other}" for edition, one, other in pairs if one != other]


def _source(text: str) -> Source:
    return Source(path="-", name=None, content=text.encode())


def tokens_of(text: str) -> set[str]:
    """Give the personal values of a file that are long enough to be told from others."""
    return {token for token in _tokens(json.loads(text), "") if _is_telling(token)}


def _tokens(value: object, name: str) -> Iterator[str]:
    if isinstance(value, dict):
        for inner, member in value.items():
            yield from _tokens(member, inner)
    elif isinstance(value, list):
        for element in value:
            yield from _tokens(element, name)
    elif name in SOMEBODYS:
        yield value if isinstance(value, str) else json.dumps(value)


def _is_telling(token: str) -> bool:
    is_long = len(token) >= SHORTEST and bool(token.strip("0"))
    return is_long and token not in _WORDS and any(map(str.isalnum, token))


def replaced_at(file: Any, steps: tuple[str | int, ...], value: object) -> None:  # noqa: ANN401 - JSON
    """Put a value at a place of a file."""
    for step in steps[:-1]:
        file = file[step]
    file[steps[-1]] = value


def places_of(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Give every place of a file but the root."""
    if isinstance(value, dict | list):
        members = value.items() if isinstance(value, dict) else enumerate(value)
        for step, member in members:
            yield (*path, step)
            yield from places_of(member, (*path, step))
