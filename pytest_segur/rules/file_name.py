"""The name of the file (section 3.3): ``JSON-numeroAns-AAAAMMJJ-numéroFichier.json``.

>>> FileName.read("JSON-12345678901234-20220301-001.json")
FileName(numero_ans='12345678901234', day='20220301', number='001')
>>> FileName.read("demandes.json") is None
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Self

from pytest_segur.diagnosis import Finding
from pytest_segur.spec.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.document import Document
    from pytest_segur.settings import Settings

_NAME: Final = re.compile(r"JSON-(.+)-([0-9]{8})-([0-9]{3})\.json")


@dataclass(frozen=True, slots=True)
class FileName:
    """The three parts of a name.

    Attributes:
        numero_ans: the ANS number, as the name gives it.
        day: AAAAMMJJ.
        number: three digits.
    """

    numero_ans: str
    day: str
    number: str

    @classmethod
    def read(cls, name: str) -> Self | None:
        """Take a base name apart; None when it follows another naming (F401)."""
        match = _NAME.fullmatch(name)
        return match and cls(*match.groups())

    @property
    def date(self) -> date | None:
        """The day, None when the calendar has no such day (F403)."""
        try:
            return date(int(self.day[:4]), int(self.day[4:6]), int(self.day[6:]))
        except ValueError:
            return None

    def __str__(self) -> str:
        """Write the name."""
        return f"JSON-{self.numero_ans}-{self.day}-{self.number}.json"


def judge_name(name: str, document: Document | None, settings: Settings) -> list[Finding]:
    """Judge the base name of a file by F401 to F406.

    Args:
        name: the base name.
        document: what stands in the file; None when it could not be read (F402 rests then).
        settings: F405 and F406 are judged by the history of a portal only.
    """
    parts = FileName.read(name)
    if parts is None:
        return [Finding(rule=CATALOGUE["F401"], found=name)]
    return list(_faults_of(parts, document, settings))


def _faults_of(parts: FileName, document: Document | None, settings: Settings) -> Iterator[Finding]:
    numero_ans = document and document.root.get("numeroAns")
    if isinstance(numero_ans, str) and numero_ans != parts.numero_ans:
        yield Finding(rule=CATALOGUE["F402"], found=parts.numero_ans)
    if parts.date is None:
        yield Finding(rule=CATALOGUE["F403"], found=parts.day)
    if parts.number == "000":
        yield Finding(rule=CATALOGUE["F404"], found=parts.number)
    if settings.history is None or parts.date is None:
        return
    if settings.history.day not in {None, parts.date}:
        yield Finding(rule=CATALOGUE["F405"], found=parts.day)
    if settings.history.has_seen_file(parts.numero_ans, parts.day, parts.number):
        yield Finding(rule=CATALOGUE["F406"], found=parts.number)
