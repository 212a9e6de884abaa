"""The verdict on a part of a submission, in one line: what tests say first.

>>> headline("file", "S104 the root must be an object", count=3, language="en")
'file rejected: S104 the root must be an object (+ 2)'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.reports.parts import Kind
    from pytest_segur.spec.text import Language

_REFUSED: Final[Mapping[Kind, Text]] = {
    "file": Text("fichier rejeté : ", "file rejected: "),
    "request": Text("demande refusée : ", "request refused: "),
    "archive": Text("archive refusée : ", "archive refused: "),
}


def headline(kind: Kind, first: str, *, count: int, language: Language) -> str:
    """Give the verdict, the first fault, and how many more there are.

    Args:
        kind: the part of the submission.
        first: code and message of the first fault, fit to be shown.
        count: of all faults.
        language: of the words.
    """
    more = f" (+ {count - 1})" if count > 1 else ""
    return f"{_REFUSED[kind].to(language)}{first}{more}"
