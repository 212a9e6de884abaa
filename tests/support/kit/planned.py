"""A case of the kit before it has a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.kit.case import Kind
    from pytest_segur.spec.text import Text
    from support.submissions import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One case.

    Attributes:
        rule: the code that it is about; None for a business case.
        slug: the last part of its id.
        kind: whether that rule is broken.
        purpose: what it shows, in one line.
        edition: by which it is judged.
        content: of the submission; empty where it is made.
        errors: the codes that must be found, by the keys of ``attendu.json``.
        advised: the same for advisories; None where none are stated.
        place: the pointer at the first fault, or at what is just allowed.
        folder: where it stands below its edition; by default that of its rule.
        name: of the file, where that is what the case is about.
        numero_ans: for the name of the file.
        archive: of the supporting documents.
        profiles: those that the solution is referenced with; None when unknown.
        today: the day that dates are judged by; None where it does not matter.
        history: earlier deposits, as a history file has them.
        made: how it is made, as the manifest has it.
        sound: the submission before its fault was put in; empty where there is none.
        sound_archive: the same of the archive.
        is_example: whether people are shown it.
    """

    rule: str | None
    slug: str
    kind: Kind
    purpose: Text
    edition: Edition
    content: bytes
    errors: Mapping[str, Any] = field(default_factory=dict)
    advised: Mapping[str, Any] | None = None
    place: str = ""
    folder: str = ""
    name: str | None = None
    numero_ans: str = ""
    archive: bytes | None = None
    profiles: tuple[str, ...] | None = None
    today: str | None = None
    history: Mapping[str, Any] | None = None
    made: Mapping[str, Any] | None = None
    sound: bytes = b""
    sound_archive: bytes | None = None
    is_example: bool = False

    @property
    def id(self) -> str:
        """Its name for good."""
        return f"{self.edition}/{self.folder or self.rule}/{self.slug}"
