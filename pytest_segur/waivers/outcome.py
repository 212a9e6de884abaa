"""What became of the waivers in a run: used, unused, expired, or not to be told.

A run may judge a part of the submissions only. So a waiver is unused where it stood for
nothing and every submission that it is about was judged by its rule; as long as one of them was
not, it is open, and nobody complains.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from pytest_segur.waivers.waiver import Waiver

    #: Gives the paths of submissions that there are and a waiver may be about, as reports do.
    Existing = Callable[[Waiver], Iterable[str]]


class Status(StrEnum):
    """What became of a waiver."""

    USED = "used"  #: a fault was waived by it
    UNUSED = "unused"  #: there is no such fault in any submission that it is about
    EXPIRED = "expired"  #: its last day is past, so that it waives nothing
    OPEN = "open"  #: some submission that it is about was not judged, or not by its rule


_EXPIRED: Final = Text(
    "{name} : expirée ; corrigez la faute, ou convenez d'une autre date",
    "{name}: expired; mend the fault, or agree on another date",
)
_NO_FAULT: Final = Text(
    "{name} : inutile, aucune faute de ce genre n'a été trouvée ; supprimez-la",
    "{name}: unused, there is no such fault to be waived; delete it",
)
_NO_FILE: Final = Text(
    "{name} : inutile, aucun fichier ne correspond à son motif ; supprimez-la",
    "{name}: unused, no file matches its glob; delete it",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one waiver.

    Attributes:
        waiver: which.
        status: what became of it.
        has_file: whether a submission that was judged is meant by it.
    """

    waiver: Waiver
    status: Status
    has_file: bool

    @property
    def complaint(self) -> Text | None:
        """Why the run fails for it; None when it does not."""
        if self.status is Status.EXPIRED:
            text = _EXPIRED
        elif self.status is Status.UNUSED:
            text = _NO_FAULT if self.has_file else _NO_FILE
        else:
            return None
        name = self.waiver.name
        return Text(text.to("fr", name=name.fr), text.to("en", name=name.en))

    def to_dict(self) -> dict[str, Any]:
        """Give what the report says of it."""
        waiver = self.waiver
        places: Mapping[str, str | None] = {
            "numeroEditeur": waiver.numero_editeur,
            "pointer": waiver.pointer,
        }
        return {
            "entry": waiver.entry,
            "rule": waiver.rule,
            "file": waiver.file,
            **{name: value for name, value in places.items() if value is not None},
            "reason": waiver.reason,
            "until": waiver.until.isoformat(),
            "status": str(self.status),
        }


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the files of a run told of the waivers.

    Attributes:
        judged: the submissions that were judged as a whole, as reports name them.
        used: the entries that stood for a fault.
        undecided: the entries whose rule was not evaluated in some submission.
    """

    judged: set[str] = field(default_factory=set)
    used: set[int] = field(default_factory=set)
    undecided: set[int] = field(default_factory=set)

    def note(self, path: str, *, used: Iterable[int], undecided: Iterable[int]) -> None:
        """Take note of a file."""
        self.judged.add(path)
        self.used.update(used)
        self.undecided.update(undecided)


def outcomes_of(
    waivers: Iterable[Waiver], ledger: Ledger, *, today: date, existing: Existing
) -> list[Outcome]:
    """Tell what became of each waiver.

    Args:
        waivers: all of them.
        ledger: what the files told.
        today: the day that they are held against.
        existing: is asked only about waivers that stood for nothing.
    """
    outcomes = []
    judged = ledger.judged
    for waiver in waivers:
        has_file = any(map(waiver.is_about, judged))
        if not waiver.is_current(today):
            status = Status.EXPIRED
        elif waiver.entry in ledger.used:
            status = Status.USED
        elif waiver.entry in ledger.undecided or any(
            waiver.is_about(path) and path not in judged for path in existing(waiver)
        ):
            status = Status.OPEN
        else:
            status = Status.UNUSED
        outcomes.append(Outcome(waiver, status, has_file))
    return outcomes
