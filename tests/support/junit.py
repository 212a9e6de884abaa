"""What readers of JUnit XML hold a file to: the grammar of pytest's ``xunit2``.

It is that of the schema ``junit-10.xsd`` of the Jenkins xUnit plugin, as far as tests of one
process can go: elements, their order and number, attributes and what they hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COUNT: Final = r"\d+"
_SECONDS: Final = r"\d+(\.\d+)?"
_ANY: Final = r"(?s).*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of element.

    Attributes:
        children: a pattern of the names of its children, each followed by a blank.
        required: attributes that must be there, and what they hold.
        optional: attributes that may be there.
        has_text: whether it may hold words.
    """

    children: str = ""
    required: Mapping[str, str] = field(default_factory=dict)
    optional: Mapping[str, str] = field(default_factory=dict)
    has_text: bool = False


_GRAMMAR: Final[Mapping[str, Kind]] = {
    "testsuites": Kind(children="(testsuite )*", optional={"name": _ANY, "time": _SECONDS}),
    "testsuite": Kind(
        children="(properties |testcase |system-out |system-err )*",
        required={"name": _ANY, "tests": _COUNT, "failures": _COUNT, "errors": _COUNT},
        optional={"skipped": _COUNT, "time": _SECONDS, "timestamp": _ANY, "hostname": _ANY},
    ),
    "testcase": Kind(
        children="(properties |skipped |error |failure |system-out |system-err )*",
        required={"name": _ANY, "classname": _ANY},
        optional={"time": _SECONDS},
    ),
    "properties": Kind(children="(property )+"),
    "property": Kind(required={"name": _ANY, "value": _ANY}),
    "failure": Kind(optional={"message": r"[^\n\r]*", "type": _ANY}, has_text=True),
    "skipped": Kind(optional={"message": r"[^\n\r]*", "type": _ANY}, has_text=True),
    "system-out": Kind(has_text=True),
}


def problems_of(xml: bytes) -> list[str]:
    """Say what a strict reader would refuse; nothing when it takes the file.

    >>> problems_of(b"<testsuites><testsuite name='a' tests='x'/></testsuites>")
    ['testsuite: no errors', 'testsuite: no failures', 'testsuite: tests="x"']
    """
    return sorted(_problems(ET.fromstring(xml)))  # noqa: S314 - our own tests wrote it


def _problems(element: ET.Element) -> Iterator[str]:
    kind = _GRAMMAR.get(element.tag)
    if kind is None:
        yield f"{element.tag}: unknown"
        return
    if not re.fullmatch(kind.children, "".join(f"{child.tag} " for child in element)):
        yield f"{element.tag}: {[child.tag for child in element]}"
    yield from (f"{element.tag}: no {name}" for name in kind.required if name not in element.attrib)
    allowed = {**kind.required, **kind.optional}
    for name, value in element.attrib.items():
        if name not in allowed or not re.fullmatch(allowed[name], value):
            yield f'{element.tag}: {name}="{value}"'
    if not kind.has_text and (element.text or "").strip():
        yield f"{element.tag}: words"
    for child in element:
        yield from _problems(child)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One test of a file, as a reader shows it.

    Attributes:
        name: with the file that it belongs to.
        message: why it failed; None where it passed.
        first_line: the beginning of the words about it.
        codes: its properties.
    """

    name: str
    message: str | None
    first_line: str | None
    codes: tuple[tuple[str, str], ...]


def cases_in(xml: bytes) -> list[Case]:
    """Read the tests of a file."""
    return [_case_of(case) for case in ET.fromstring(xml).iter("testcase")]  # noqa: S314 - our own tests wrote it


def _case_of(case: ET.Element) -> Case:
    failure = case.find("failure")
    properties = tuple((one.get("name", ""), one.get("value", "")) for one in case.iter("property"))
    return Case(
        name=f"{case.get('classname')}::{case.get('name')}",
        message=None if failure is None else failure.get("message"),
        first_line=None if failure is None else (failure.text or "").split("\n")[0],
        codes=properties,
    )
