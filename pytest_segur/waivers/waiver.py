"""One waiver: the faults that it stands for, the reason, and the last day.

>>> from datetime import date
>>> waiver = Waiver(
...     entry=1,
...     rule="D210",
...     file="exports/*.json",
...     reason="mended in version 4.2",
...     until=date(2026, 12, 31),
...     numero_editeur="00042",
... )
>>> waiver.is_about("build/exports/JSON-1.json"), waiver.is_about("JSON-1.json")
(True, False)
>>> waiver.is_current(date(2026, 12, 31)), waiver.is_current(date(2027, 1, 1))
(True, False)
>>> waiver.name.en
'waiver 1 (D210, exports/*.json, numeroEditeur "00042", until 2026-12-31)'
"""

from __future__ import annotations

import pathlib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final, TypeAlias

from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pytest_segur.diagnosis import Fault


#: The faults that a submission is meant to have, by the keys of ``attendu.json``.
Meant: TypeAlias = "Mapping[str | int, tuple[str, ...]]"
NOTHING: Final[Meant] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """What somebody puts up with.

    Attributes:
        entry: its number in the file of waivers, from 1.
        rule: the code, exactly.
        file: glob of submissions: of their base names, or with folders where it has a slash.
        reason: in one line.
        until: the last day.
        numero_editeur: of the request that it is about; None: of any.
        pointer: the place that it is about; None: any.
    """

    entry: int
    rule: str
    file: str
    reason: str
    until: date
    numero_editeur: str | None = None
    pointer: str | None = None

    def is_about(self, path: str) -> bool:
        """Tell whether a submission is meant, by its path as reports write it."""
        # As `segur_files` is read: a glob with a slash is about folders too.
        if "/" in self.file:
            return pathlib.PurePosixPath(path).match(self.file)
        return fnmatchcase(pathlib.PurePosixPath(path).name, self.file)

    def covers(self, fault: Fault, numero_editeur: str | None) -> bool:
        """Tell whether a fault of such a submission is meant.

        Args:
            fault: what was found.
            numero_editeur: of the request that the fault is in; None where it is in none.
        """
        return (
            fault.code == self.rule
            and self.numero_editeur in {None, numero_editeur}
            and self.pointer in {None, fault.pointer}
        )

    def is_current(self, today: date) -> bool:
        """Tell whether it still holds."""
        return today <= self.until

    @property
    def name(self) -> Text:
        """Its number and what it is about, to be found again by."""
        about = [self.rule, visible(self.file)]
        if self.numero_editeur is not None:
            about.append(f"numeroEditeur {quoted(self.numero_editeur)}")
        if self.pointer is not None:
            about.append(visible(self.pointer) or '""')
        meant, until = ", ".join(about), self.until.isoformat()
        return Text(
            f"dérogation {self.entry} ({meant}, jusqu'au {until})",
            f"waiver {self.entry} ({meant}, until {until})",
        )
