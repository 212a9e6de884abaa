"""Reads a file that has to be there and to be JSON, or says in one sentence why it is not."""

from __future__ import annotations

import os
import pathlib
from typing import TYPE_CHECKING, Final

from pytest_segur.diagnosis import Fault
from pytest_segur.document import Unreadable, parse, read_file
from pytest_segur.positions import Lines
from pytest_segur.rules.unreadable import explain
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from pytest_segur.document import Document
    from pytest_segur.spec.text import Language, TextError

#: A path, or the bytes themselves.
Content = str | os.PathLike[str] | bytes

_UNNAMED: Final = "-"


def name_of(content: Content) -> str:
    """Give what messages and reports call a file."""
    return _UNNAMED if isinstance(content, bytes) else str(pathlib.Path(content))


def read_document(content: Content, refusal: type[TextError]) -> Document:
    """Read strict JSON whose root is an object.

    Args:
        content: a path, or the bytes themselves.
        refusal: what is raised when it cannot be read.

    Raises:
        TextError: of the class given, with the rule S100 to S104 that is broken and the place.
    """
    try:
        return parse(content if isinstance(content, bytes) else read_file(content))
    except Unreadable as problem:
        finding = explain(problem)
        fault = Fault(finding, *Lines(problem.text).at(finding.offset or 0))
    name = visible(name_of(content))
    raise refusal(Text(_sentence(name, fault, "fr"), _sentence(name, fault, "en")))


def _sentence(name: str, fault: Fault, language: Language) -> str:
    place = f":{fault.line}:{fault.column}" if fault.code != "S100" else ""
    hint = fault.hint_in(language)
    words = f"{name}{place} : " if language == "fr" else f"{name}{place}: "
    words += f"{fault.code}, {fault.message_in(language)}"
    return f"{words}. {hint}" if hint else words
