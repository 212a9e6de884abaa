"""What the fixtures of the command's tests give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from support.submissions import Json


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the command gave."""

    code: int
    out: str
    err: str


class Segur(Protocol):
    """Runs the command with some arguments."""

    def __call__(self, *arguments: str) -> Outcome:
        """Give exit code and output."""
        ...


class Save(Protocol):
    """Writes a submission into the folder."""

    def __call__(self, content: Json | bytes | None = None, *, name: str = ...) -> str:
        """Give the name of the file."""
        ...
