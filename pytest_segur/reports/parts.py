"""A report taken apart: the file as a whole, each request, the archive, in that order.

>>> report = {"path": "a.json", "errors": [{"code": "S104"}], "advisories": [],
...           "requests": [], "archive": None, "omitted": {"S106": 3}}
>>> [part] = parts_of(report)
>>> part.kind, part.omitted, [(fault["code"], is_answer) for fault, is_answer in part.faults()]
('file', {'S106': 3}, [('S104', True)])
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["file", "request", "archive"]

#: Where the codes begin that ASP would answer: structure, requests, and rules of a house.
_ANSWERED: Final = frozenset("SDX")
#: The properties of tests (JUnit XML) that hold the codes of errors and of advisories.
ERROR_PROPERTY: Final = "segur_code"
ADVISORY_PROPERTY: Final = "segur_advisory"

#: What rules of a house judge.
_REQUEST: Final = "demande"


@dataclass(frozen=True, slots=True)
class Part:
    """What was found of a part of one submission.

    Attributes:
        kind: which part.
        file: the entry of the whole file.
        found: the entry of the part itself.
    """

    kind: Kind
    file: dict[str, Any]
    found: dict[str, Any]

    @property
    def path(self) -> str:
        """The submission, as the report names it."""
        return str(self.file["path"])

    @property
    def errors(self) -> list[dict[str, Any]]:
        """What it is refused for, first error first."""
        return list(self.found["errors"])

    @property
    def unwaived(self) -> list[dict[str, Any]]:
        """The errors that nobody puts up with; all of a rule where some are not listed."""
        whole = self.omitted.keys() - self.found.get("omitted_waived", {}).keys()
        return [one for one in self.errors if "waived" not in one or one["code"] in whole]

    @property
    def advisories(self) -> list[dict[str, Any]]:
        """What is merely implausible."""
        return list(self.found["advisories"])

    @property
    def omitted(self) -> dict[str, int]:
        """How many more faults of a rule there are than are listed."""
        return dict(self.found.get("omitted", {}))

    def faults(self) -> Iterator[tuple[dict[str, Any], bool]]:
        """Give errors, then advisories, and whether each is what ASP would answer."""
        for rank, fault in enumerate((*self.errors, *self.advisories)):
            yield fault, rank == 0 and fault["code"][0] in _ANSWERED


def parts_of(file: dict[str, Any]) -> Iterator[Part]:
    """Take the entry of a file apart."""
    yield Part("file", file, file)
    for request in file["requests"]:
        yield Part("request", file, request)
    if file["archive"] is not None:
        yield Part("archive", file, file["archive"])


def is_advisory(fault: dict[str, Any]) -> bool:
    """Tell whether a fault refuses nothing."""
    return bool(fault["code"].startswith("A"))


def waived_text(fault: dict[str, Any]) -> Text:
    """Say why a fault is put up with, and until when."""
    reason, until = visible(fault["waived"]["reason"]), fault["waived"]["until"]
    return Text(f"{reason} (jusqu'au {until})", f"{reason} (until {until})")


def subject_of(code: str) -> str:
    """Name what a rule judges.

    >>> subject_of("D210"), subject_of("X001")
    ('dateCommande', 'demande')
    """
    return CATALOGUE[code].on if code in CATALOGUE else _REQUEST
