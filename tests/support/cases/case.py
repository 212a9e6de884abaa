"""One case of a rule: a sound file, what is changed in it, and what must be found then."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.checking import Source, diagnose
from pytest_segur.settings import Settings
from pytest_segur.spec.edition import Edition as KitEdition
from pytest_segur.writing import dumps
from support.submissions import (
    Edition,
    Json,
    amended,
    liberal_request,
    structure_request,
    submission,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pytest_segur.diagnosis import Diagnosis

BOTH: Final[tuple[Edition, ...]] = ("published", "corrected")
PUBLISHED: Final[tuple[Edition, ...]] = ("published",)
CORRECTED: Final[tuple[Edition, ...]] = ("corrected",)
#: The day of every case.
TODAY: Final = date(2022, 3, 1)

_POSITION = re.compile(r"([0-9]+):(.*)", re.DOTALL)

#: The sound requests that cases start from, by name.
BASES: Final[Mapping[str, Callable[[int, Edition], Json]]] = {
    "alone": lambda position, edition: liberal_request(position, case="alone", edition=edition),
    "agent": lambda position, edition: liberal_request(position, case="agent", edition=edition),
    "all_signed": lambda position, edition: liberal_request(
        position, case="all_signed", edition=edition
    ),
    "ht": lambda position, edition: liberal_request(
        position, case="alone", regime="HT", edition=edition
    ),
    "structure": lambda position, edition: structure_request(position, edition=edition),
    "one_site": lambda position, edition: structure_request(position, sites=1, edition=edition),
    "no_site": lambda position, edition: structure_request(position, sites=0, edition=edition),
}
LIBERAL_BASES: Final = ("alone", "agent", "all_signed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One file, and what a rule says of it.

    Attributes:
        code: the rule that it is about.
        why: what it shows, in words that tell it from the others of the rule.
        bases: the sound requests of the file, by name.
        changes: place → new value. A place is a JSON pointer; without a leading slash it
            starts from the first request, after ``3:`` from the third.
        codes: every error that must be found, first one first; none when the file passes.
        at: the place of the first error.
        editions: where all this holds.
        skips: what is not evaluated in that request, and why.
        options: further settings.
    """

    code: str
    why: str
    bases: tuple[str, ...]
    changes: Mapping[str, object]
    codes: tuple[str, ...] = ()
    at: str = ""
    editions: tuple[Edition, ...] = BOTH
    skips: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def pointer(self) -> str:
        """The place of the first error, as a JSON pointer."""
        return resolved(self.at)

    def build(self, edition: Edition) -> Json:
        """Write the file."""
        return build(self.bases, self.changes, edition)

    def judge(self, edition: Edition) -> Diagnosis:
        """Have the file judged."""
        return judge(self.build(edition), edition, **self.options)


def refused(  # noqa: PLR0913 - what a case consists of, by keyword
    code: str,
    why: str,
    changes: Mapping[str, object],
    *,
    base: str | tuple[str, ...] = "agent",
    at: str | None = None,
    codes: tuple[str, ...] = (),
    editions: tuple[Edition, ...] = BOTH,
    skips: Mapping[str, str] | None = None,
    **options: Any,  # noqa: ANN401 - settings of every kind
) -> Case:
    """Describe a file that a rule refuses, at the first place that is changed by default."""
    return Case(
        code=code,
        why=why,
        bases=(base,) if isinstance(base, str) else base,
        changes=changes,
        codes=codes or (code,),
        at=next(iter(changes)) if at is None else at,
        editions=editions,
        skips=skips or {},
        options=options,
    )


def accepted(
    code: str,
    why: str,
    changes: Mapping[str, object],
    *,
    base: str | tuple[str, ...] = "agent",
    editions: tuple[Edition, ...] = BOTH,
    **options: Any,  # noqa: ANN401 - settings of every kind
) -> Case:
    """Describe a file close to what a rule refuses, in which nothing is at fault."""
    return Case(
        code=code,
        why=why,
        bases=(base,) if isinstance(base, str) else base,
        changes=changes,
        editions=editions,
        options=options,
    )


def build(bases: tuple[str, ...], changes: Mapping[str, object], edition: Edition) -> Json:
    """Put sound requests into a file and change it."""
    requests = [BASES[base](position, edition) for position, base in enumerate(bases, start=1)]
    places = {resolved(place): value for place, value in changes.items()}
    return amended(submission(requests, edition=edition), places)


def judge(file: Json, edition: Edition, **options: Any) -> Diagnosis:  # noqa: ANN401
    """Judge a file without a name."""
    settings = Settings(edition=KitEdition(edition), today=TODAY, **options)
    return diagnose(Source(path="-", name=None, content=dumps(file)), settings)


def resolved(place: str) -> str:
    """Make a JSON pointer of a place."""
    if not place or place.startswith("/"):
        return place
    match = _POSITION.fullmatch(place)
    position, rest = (int(match[1]), match[2]) if match else (1, place)
    return f"/lignesImport/{position - 1}" + (f"/{rest}" if rest else "")


def in_each_edition(cases: Sequence[Case]) -> Iterator[tuple[str, Case, Edition]]:
    """Give a name, the case and the edition for each test to be run."""
    for case in cases:
        for edition in case.editions:
            yield f"{case.code}-{case.why}-{edition}", case, edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What a portal has seen: numbers of requests, and files by ANS number, day and number."""

    day: date | None = None
    numbers: frozenset[str] = frozenset()
    files: frozenset[tuple[str, str, str]] = frozenset()

    def has_seen_number(self, numero_editeur: str) -> bool:
        """Tell whether a request had that number."""
        return numero_editeur in self.numbers

    def has_seen_file(self, numero_ans: str, day: str, number: str) -> bool:
        """Tell whether a file had that name."""
        return (numero_ans, day, number) in self.files
