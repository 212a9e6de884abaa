"""The portal of ASP, simulated: deposits one after another, and what they leave behind.

>>> portal = Portal(day="2022-03-01")
>>> portal.deposit(b"{}").error.code
'S105'
>>> portal.history[0].verdict
'rejected'
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Self

from pytest_segur.asp.history import Deposit, Memory
from pytest_segur.asp.history_file import load_history, save_history
from pytest_segur.asp.reaction import IN_SCOPE, INCIDENTS, REQUEST_TYPES, Terms, react
from pytest_segur.checking import Source
from pytest_segur.document import Unreadable
from pytest_segur.house import HouseRule, in_order
from pytest_segur.settings import (
    Settings,
    SettingsError,
    split_list,
    to_day,
    to_edition,
    to_ignored,
    to_profiles,
)
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence

    from pytest_segur.asp.receipt import Receipt
    from pytest_segur.asp.treatment import TreatmentOf
    from pytest_segur.checking import Submission


@dataclass(frozen=True, slots=True)
class _Past:
    """A memory as the rules see it on the day of a deposit."""

    memory: Memory
    day: date | None

    def has_seen_number(self, numero_editeur: str) -> bool:
        return self.memory.has_seen_number(numero_editeur)

    def has_seen_file(self, numero_ans: str, day: str, number: str) -> bool:
        return self.memory.has_seen_file(numero_ans, day, number)


class Portal:
    """One vendor's account on the portal, with what was deposited there.

    It may be used by several threads: deposits are taken one after another. It is a
    `pytest_segur.settings.History` too, so that what was deposited can be judged against.

    Args:
        edition: ``published`` (the table to the letter) or ``corrected``.
        profiles: the profiles that the solution is referenced with; None when unknown.
        ignore: codes of rules that are not applied, or beginnings of codes.
        today: the day that date advisories are judged by; default: the day of deposit, or
            today where there is none.
        day: the day of deposits, also as ``AAAA-MM-JJ``; None: F405 is not judged.
        numero_ans: the ANS number that the vendor gives at deposit; None: the header's.
        request_type: the type that the vendor gives at deposit: ``avance`` or ``solde``.
        rules: house rules, judged after those of the document.
        operators: codes of messaging operators beside those of section 4.
        treatment: gives the codeTraitement and libelleTraitement of a failing rule; None, or
            None given, stands for the kit's own.
        advisories: whether to look for what is merely implausible.
        deposits: what the portal has seen already.

    Raises:
        ValueError: a setting has a value that it cannot have; the message names those allowed.
    """

    def __init__(  # noqa: PLR0913 - each is a setting of its own, by keyword
        self,
        *,
        edition: str = "published",
        profiles: Iterable[str] | None = None,
        ignore: Iterable[str] = (),
        today: date | str | None = None,
        day: date | str | None = None,
        numero_ans: str | None = None,
        request_type: str = IN_SCOPE,
        rules: Iterable[HouseRule] = (),
        operators: Iterable[str] = (),
        treatment: TreatmentOf | None = None,
        advisories: bool = True,
        deposits: Iterable[Deposit] = (),
    ) -> None:
        house = in_order(tuple(rules))
        self._settings = Settings(
            edition=to_edition(edition),
            profiles=None if profiles is None else to_profiles(profiles),
            ignored=to_ignored(ignore),
            advisories=advisories,
            rules=house,
            operators=frozenset(split_list(operators)),
        )
        self._today = _to_date(today)
        self._terms = Terms(
            request_type=_one_of("request_type", request_type, REQUEST_TYPES),
            numero_ans=numero_ans,
            day=_to_date(day),
        )
        self._treatment = treatment
        self._memory = Memory(deposits)
        self._lock = threading.RLock()

    @classmethod
    def of(cls, settings: Settings, *, treatment: TreatmentOf | None = None) -> Self:
        """Make a fresh portal that judges by settings that are read already."""
        portal = cls(treatment=treatment)
        portal._settings = settings
        portal._today = settings.today
        return portal

    @classmethod
    def load(cls, path: str | os.PathLike[str], **options: object) -> Self:
        """Make a portal that remembers what `save` has written.

        Args:
            path: the history.
            options: as for `Portal`. A day that is given stands before that of the file.

        Raises:
            HistoryError: the history is not there, damaged, foreign, or of a newer version.
            ValueError: an option has a value that it cannot have.
        """
        deposits, day = load_history(path)
        return cls(**{"day": day, **options, "deposits": deposits})  # type: ignore[arg-type]

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write what the portal remembers, whole or not at all.

        Raises:
            HistoryError: the file cannot be written; what was there before is untouched.
        """
        with self._lock:
            save_history(path, self._memory.deposits, self._terms.day)

    @property
    def history(self) -> tuple[Deposit, ...]:
        """All deposits, the first one first."""
        with self._lock:
            return self._memory.deposits

    @property
    def day(self) -> date | None:
        """The day of deposit; None when F405 is not to be judged."""
        return self._terms.day

    def has_seen_number(self, numero_editeur: str) -> bool:
        """Tell whether a request of that number went through the second control."""
        with self._lock:
            return self._memory.has_seen_number(numero_editeur)

    def has_seen_file(self, numero_ans: str, day: str, number: str) -> bool:
        """Tell whether a file of that ANS number, day (AAAAMMJJ) and number was deposited."""
        with self._lock:
            return self._memory.has_seen_file(numero_ans, day, number)

    def deposit(  # noqa: PLR0913 - what a vendor says at deposit, by keyword
        self,
        source: Submission,
        *,
        name: str | None = None,
        archive: str | os.PathLike[str] | None = None,
        request_type: str | None = None,
        numero_ans: str | None = None,
        day: date | str | None = None,
        incident: str | None = None,
    ) -> Receipt:
        """Deposit a file: it is judged, answered and remembered.

        Args:
            source: a path (`str` or `PathLike`), the bytes of a file, or the object itself.
            name: what the F rules judge, folders before it left out; default: that of the path.
            archive: the supporting documents, a ZIP or a folder with ``<stem>.zip``; default:
                ``<stem>.zip`` beside the file, if it is there.
            request_type: instead of the portal's own.
            numero_ans: instead of the portal's own.
            day: instead of the portal's own.
            incident: ``archive``: the JSON is integrated while its supporting documents fail.

        Returns:
            The answer, and all that was found. No content of a file makes this raise.

        Raises:
            ValueError: an argument has a value that it cannot have, the check of a house rule
                fails by itself, or the user's own treatment is no code and label.
        """
        terms = self._terms_of(request_type, numero_ans, day, incident)
        judged = Source.of(source, name=name, archive=archive)
        with self._lock:
            receipt = self._react(judged, terms)
            # What could not even be opened was never deposited.
            if not isinstance(judged.content, Unreadable):
                self._memory.add(receipt.deposit)
        return receipt

    def preview(self, source: Submission, *, name: str | None = None) -> Receipt:
        """Tell what `deposit` would give, and remember nothing.

        Supporting documents are not looked at: they change nothing of the answer.
        """
        judged = replace(Source.of(source, name=name), archive=None)
        with self._lock:
            return self._react(judged, self._terms)

    def _terms_of(
        self,
        request_type: str | None,
        numero_ans: str | None,
        day: date | str | None,
        incident: str | None,
    ) -> Terms:
        usual = self._terms
        return Terms(
            request_type=_one_of("request_type", request_type or usual.request_type, REQUEST_TYPES),
            numero_ans=usual.numero_ans if numero_ans is None else numero_ans,
            day=usual.day if day is None else _to_date(day),
            incident=incident and _one_of("incident", incident, INCIDENTS),
        )

    def _react(self, source: Source, terms: Terms) -> Receipt:
        past = _Past(self._memory, terms.day)
        today = self._today or terms.day or date.today()  # noqa: DTZ011 - the user's own calendar
        settings = replace(self._settings, history=past, today=today)
        return react(source, settings, terms, self._memory, self._treatment)


def _to_date(day: date | str | None) -> date | None:
    return to_day(day) if isinstance(day, str) else day


def _one_of(kind: str, value: str, allowed: Sequence[str]) -> str:
    if value not in allowed:
        given, known = quoted(str(value)), ", ".join(allowed)
        raise SettingsError(
            Text(
                f"{kind} inconnu : {given} ; valeurs admises : {known}",
                f"unknown {kind}: {given}; allowed: {known}",
            )
        )
    return value
