"""One fault in words: the lines that the command and pytest both print.

>>> from pytest_segur.api import check
>>> for line in fault_lines(check(b"[]").errors[0], path="a.json", language="en"):
...     print(line)
S104  a.json:1:1
  expected:  the root of the file must be an object
  found:     a value other than an object
  to do:     The file begins with a brace: the header, whose lignesImport holds the requests.
  reference: document, section 2.2
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.diagnosis import Fault
    from pytest_segur.spec.text import Language

#: What a rule stands on, in words.
SOURCES: Final[Mapping[str, Text]] = {
    "document": Text("document", "document"),
    "inference": Text("déduit du document", "inferred from the document"),
    "kit": Text("règle du kit", "rule of the kit"),
    "house": Text("règle maison", "house rule"),
}

_EXPECTED: Final = Text("attendu", "expected")
_REMARK: Final = Text("constat", "remark")
_FOUND: Final = Text("trouvé", "found")
_TO_DO: Final = Text("à faire", "to do")
_REFERENCE: Final = Text("référence", "reference")
_WAIVED: Final = Text("dérogation", "waived")
_INDENT: Final = "  "
_LONGEST: Final = 160


def fault_lines(
    fault: Fault, *, path: str, language: Language, show_values: bool = False
) -> list[str]:
    """Say all of a fault: place, expectation, finding, remedy, clause and source.

    Args:
        fault: what is at fault.
        path: the file, as reports name it.
        language: of the words.
        show_values: whether personal values are written in clear.

    Returns:
        A headline, then lines that are indented under it. No control or invisible character
        of the file is in them.
    """
    return [headline(fault, path=path), *detail_lines(fault, language, show_values=show_values)]


def headline(fault: Fault, *, path: str) -> str:
    """Give the code and the place: file, line, column, JSON pointer."""
    pointer = fault.pointer
    if len(pointer) > _LONGEST:
        # The balises of the document make less than half of that; a name may be of any length.
        pointer = f"{pointer[:_LONGEST]}…"
    return f"{fault.code}  {place(fault, path=path)}  {visible(pointer)}".rstrip()


def place(fault: Fault, *, path: str) -> str:
    """Give the place the way editors and terminals open it."""
    return f"{visible(path)}:{fault.line}:{fault.column}"


def detail_lines(fault: Fault, language: Language, *, show_values: bool = False) -> list[str]:
    """Say what is expected, what was found, what to do, and what says so."""
    demand = _REMARK if fault.rule.is_advisory else _EXPECTED
    details = [
        (demand, fault.demand_in(language)),
        (_FOUND, fault.found_in(language, show_values=show_values)),
        (_TO_DO, fault.hint_in(language)),
        (_REFERENCE, reference(fault, language)),
        (_WAIVED, fault.waived and fault.waived.to_text().to(language)),
    ]
    told = [(name.to(language), words) for name, words in details if words]
    space = " " if language == "fr" else ""
    width = max(len(name) for name, _ in told) + len(space) + 1
    return [f"{_INDENT}{name + space + ':':<{width}} {words}" for name, words in told]


def reference(fault: Fault, language: Language) -> str:
    """Say what the rule stands on, and where the document says so."""
    source = SOURCES[fault.source].to(language)
    clause = fault.rule.clause
    return source if clause.section == "—" else f"{source}, {clause.to_text().to(language)}"
