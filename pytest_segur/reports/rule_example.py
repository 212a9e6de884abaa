"""What is shown of a rule: a case that passes and one that does not, where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_segur.spec.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCase:
    """One side of an example.

    Attributes:
        name: of the case in the conformance kit.
        purpose: what it shows, in a few words.
        places: what stands in it where the other side differs: a place, and what is there.
    """

    name: str
    purpose: Text
    places: tuple[tuple[Text, Text], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleExample:
    """Both sides.

    Attributes:
        passes: the rule is kept.
        fails: the rule is broken, or the advisory given.
    """

    passes: ShownCase
    fails: ShownCase
