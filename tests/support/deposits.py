"""A folder with a submission and its archive, and what is judged in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest_segur
from support.archives import PDF, Entry, archive
from support.submissions import Json, file_name

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.diagnosis import ArchiveDiagnosis, Fault

#: What the submission declares: one document of its first request, two of its second.
PIECES = ("MDV-LGC-Va1-BDC-00001.pdf", "MDV-LGC-Va1-BDC-00002.pdf", "MDV-LGC-Va1-HT-00002.pdf")


@dataclass(frozen=True, slots=True)
class Deposit:
    """A folder with a submission of two requests, and what is judged in it."""

    folder: pathlib.Path
    pieces: tuple[str, ...] = PIECES

    @property
    def file(self) -> pathlib.Path:
        """The submission."""
        return self.folder / file_name()

    @property
    def zip(self) -> pathlib.Path:
        """Its archive."""
        return self.file.with_suffix(".zip")

    def declares(self, source: Json) -> Deposit:
        """Write another submission in its place."""
        self.file.write_bytes(pytest_segur.dumps(source))
        return self

    def sound(self) -> list[Entry]:
        """Give a sound member for each piece."""
        return [Entry(name=name, content=PDF) for name in self.pieces]

    def without(self, name: str) -> list[Entry]:
        """Give sound members for all pieces but one."""
        return [entry for entry in self.sound() if entry.name != name]

    def judge(self, content: bytes | None = None, **settings: Any) -> ArchiveDiagnosis:  # noqa: ANN401
        """Judge the archive, written before if a content is given."""
        if content is not None:
            self.zip.write_bytes(content)
        found = pytest_segur.check(self.file, **settings).archive
        assert found is not None, "there is an archive, so it is judged"
        return found

    def judge_with(self, *entries: Entry, **settings: Any) -> ArchiveDiagnosis:  # noqa: ANN401
        """Judge an archive of some members."""
        return self.judge(archive(*entries), **settings)


def codes(faults: tuple[Fault, ...]) -> list[str]:
    """Give the codes of faults, in their order."""
    return [fault.code for fault in faults]


def words(fault: Fault) -> str:
    """Give all that is said of a fault, in English."""
    return f"{fault.message_in('en')} | {fault.hint_in('en')}"
