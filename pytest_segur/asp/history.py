"""What a portal remembers: frozen records, one a deposit.

>>> memory = Memory()
>>> memory.add(Deposit(name="JSON-1-20220301-001.json", requests=(
...     DepositedRequest(numeroEditeur="00001", state="rejected"),)))
>>> memory.has_seen_number("00001"), memory.has_seen_number("00002")
(True, False)
>>> memory.has_seen_file("1", "20220301", "001")
True
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final, Literal, get_args

from pytest_segur.rules.file_name import FileName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from pytest_segur.diagnosis import FileVerdict

#: Refused, accepted, or accepted while its supporting documents failed.
State = Literal["accepted", "rejected", "incomplete"]
STATES: Final[tuple[State, ...]] = get_args(State)

#: No archive came along, it was received, or it failed.
ArchiveState = Literal["absent", "received", "failed"]
ARCHIVE_STATES: Final[tuple[ArchiveState, ...]] = get_args(ArchiveState)

#: Nobody takes such a reference for one of the real portal.
IMP_ID_PATTERN: Final = "SIMU-IMP-{:06}"
ASP_PATTERN: Final = "SIMU-ASP-{:08}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositedRequest:
    """A request that went through the second control.

    Attributes:
        numeroEditeur: as the request gave it; None when it was no string.
        state: what became of it.
        codeTraitement: what ASP answered.
        libelleTraitement: the same in words.
        numeroASP: the number of an accepted request, complete or not.
    """

    numeroEditeur: str | None  # noqa: N815 - the document's own word
    state: State = "accepted"
    codeTraitement: str | None = None  # noqa: N815
    libelleTraitement: str | None = None  # noqa: N815
    numeroASP: str | None = None  # noqa: N815


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """One deposit on the portal.

    Attributes:
        name: base name of the file; None where what was deposited had none.
        requests: those that went through the second control, in order; none where the first
            control refused the file.
        numeroAns: as the header gave it; None when it was no string.
        day: the day of deposit, where the portal was told.
        verdict: ASP's: ``rejected`` when there is no answer.
        refusal: the rule of the first control that refused the file, or the type of request.
        impId: the reference of an answered file.
        archive: what became of the supporting documents.
    """

    name: str | None
    requests: tuple[DepositedRequest, ...] = ()
    numeroAns: str | None = None  # noqa: N815
    day: date | None = None
    verdict: FileVerdict = "accepted"
    refusal: str | None = None
    impId: str | None = None  # noqa: N815
    archive: ArchiveState = "absent"


class Memory:
    """Deposits one after another, and what rules D207 and F406 ask of them."""

    def __init__(self, deposits: Iterable[Deposit] = ()) -> None:
        self._deposits: list[Deposit] = []
        self._numbers: set[str] = set()
        self._files: set[FileName] = set()
        self._imp_ids: set[str] = set()
        self._asp_numbers: set[str] = set()
        for deposit in deposits:
            self.add(deposit)

    @property
    def deposits(self) -> tuple[Deposit, ...]:
        """All of them, the first one first."""
        return tuple(self._deposits)

    def add(self, deposit: Deposit) -> None:
        """Remember a deposit."""
        self._deposits.append(deposit)
        name = None if deposit.name is None else FileName.read(deposit.name)
        if name is not None:
            self._files.add(name)
        if deposit.impId is not None:
            self._imp_ids.add(deposit.impId)
        for request in deposit.requests:
            if request.numeroEditeur is not None:
                self._numbers.add(request.numeroEditeur)
            if request.numeroASP is not None:
                self._asp_numbers.add(request.numeroASP)

    def has_seen_number(self, numero_editeur: str) -> bool:
        """Tell whether a request of that number went through the second control."""
        return numero_editeur in self._numbers

    def has_seen_file(self, numero_ans: str, day: str, number: str) -> bool:
        """Tell whether a file of that ANS number, day (AAAAMMJJ) and number was deposited."""
        return FileName(numero_ans, day, number) in self._files

    def new_imp_id(self) -> str:
        """Make a reference that no file has; the same one until a file has it."""
        return next(_free(IMP_ID_PATTERN, self._imp_ids))

    def new_asp_numbers(self) -> Iterator[str]:
        """Make numbers that no request has, one after another."""
        return _free(ASP_PATTERN, self._asp_numbers)


def _free(pattern: str, used: AbstractSet[str]) -> Iterator[str]:
    """Count on from what is used; a history made elsewhere may have gone its own ways."""
    return (made for made in map(pattern.format, count(len(used) + 1)) if made not in used)
