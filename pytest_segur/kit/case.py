"""A case of the conformance kit: one submission, and what a validator must say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.expectations import Expectation
    from pytest_segur.kit.recipes import Recipe
    from pytest_segur.spec.edition import Edition
    from pytest_segur.spec.text import Text

#: A case breaks its rule, keeps it by a hair, or shows a whole piece of business.
Kind = Literal["fails", "passes", "business"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KitCase:
    """One case.

    Attributes:
        id: its name for good: edition, rule (or ``business``) and a few words, by slashes.
        rule: the code that it is about; None for a business case.
        kind: whether that rule is broken.
        purpose: what it shows, in one line.
        place: the pointer at the first fault, or at what is just allowed; may be empty.
        edition: the edition that it is judged by.
        path: the submission.
        archive: the supporting documents beside it; None where there are none.
        expectation: what a validator must find: that of ``attendu.json`` beside it.
        answer: ASP's simulated answer beside it; None where the first control refuses the file,
            and for what is made.
        made: how it is made, see `pytest_segur.kit.recipes`; None where it is stored. Unless it
            was made, neither `path` nor `archive` exist.
        is_example: whether it is the one of its rule, kind and edition to be shown to people.
    """

    id: str
    rule: str | None
    kind: Kind
    purpose: Text
    place: str
    edition: Edition
    path: pathlib.Path
    archive: pathlib.Path | None
    expectation: Expectation
    answer: pathlib.Path | None
    made: Recipe | None = None
    is_example: bool = False

    @property
    def needs(self) -> frozenset[str]:
        """What a validator must be told beside the file: archive, profiles, history, today."""
        given = self.expectation
        there = {
            "archive": self.archive is not None,
            "profiles": given.profiles is not None,
            "history": given.history is not None,
            "today": given.today is not None,
        }
        return frozenset(name for name, is_there in there.items() if is_there)
