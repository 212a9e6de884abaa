"""Four kinds of fault, by what they spoil: the object, its text, its name, its archive.

A fault says which code it brings, which others cannot be kept from coming along, and what
the sound submission must be like for it to be put in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.factories.shapes import Wish
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.skeleton import REQUESTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytest_segur.factories.documents import Member

BOTH_EDITIONS: Final = frozenset(Edition)


@dataclass(frozen=True, slots=True)
class Draft:
    """A sound submission into which a fault is put; it is changed in place.

    Attributes:
        submission: the whole object.
        edition: the edition that it is sound in.
    """

    submission: dict[str, Any]
    edition: Edition

    @property
    def requests(self) -> list[dict[str, Any]]:
        """All requests."""
        requests: list[dict[str, Any]] = self.submission[REQUESTS]
        return requests

    @property
    def request(self) -> dict[str, Any]:
        """The request that is spoilt: the last one."""
        return self.requests[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One way of breaking one rule.

    Attributes:
        code: the rule, the first that is reported.
        title: what is wrong, in a few words.
        also: the codes that come along, because the fault breaks their rules too.
        wish: what the spoilt request must be like.
        fewest: how many requests the submission must have.
        editions: the editions in which it is a fault.
    """

    code: str
    title: str
    also: tuple[str, ...] = ()
    wish: Wish = field(default_factory=Wish)
    fewest: int = 1
    editions: frozenset[Edition] = BOTH_EDITIONS

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes that are reported, the rule's own first."""
        return (self.code, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectFault(Fault):
    """A fault of what the submission says.

    Attributes:
        spoil: changes the draft.
    """

    spoil: Callable[[Draft], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFault(Fault):
    """A fault of how it is written: no object has it.

    Attributes:
        spoil: takes the sound bytes, gives the faulty ones.
    """

    spoil: Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFault(Fault):
    """A fault of the name of the file.

    Attributes:
        spoil: takes the right base name, gives the wrong one.
    """

    spoil: Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFault(Fault):
    """A fault of the archive.

    Attributes:
        spoil: takes the members of a sound archive, gives the bytes of the faulty one.
    """

    spoil: Callable[[Sequence[Member]], bytes]
