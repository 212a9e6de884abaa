"""JUnit XML, with the tests that `pytest --segur` makes of the same files.

What pytest times and dates is not here: the same findings are the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from pytest_segur.reports.headline import headline
from pytest_segur.reports.parts import ADVISORY_PROPERTY, ERROR_PROPERTY, parts_of, waived_text
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_segur.reports.parts import Part
    from pytest_segur.spec.text import Language

#: Readers add the times of tests up; nobody measures those of a part of a file.
_TIME: Final = "0.000"
#: What pytest calls a test that fails as expected.
_XFAIL: Final = "pytest.xfail"
_SUITE: Final = "segur"


def dumps_junit(report: dict[str, Any], language: Language) -> bytes:
    """Write a report as JUnit XML (the dialect that pytest calls xunit2).

    Args:
        report: what was found, as the report for programs has it.
        language: the one of its messages.
    """
    cases = [_case(part, language) for file in report["files"] for part in parts_of(file)]
    suites = ET.Element("testsuites", name=_SUITE)
    suite = ET.SubElement(
        suites,
        "testsuite",
        name=_SUITE,
        errors="0",
        failures=str(sum(case.find("failure") is not None for case in cases)),
        skipped=str(sum(case.find("skipped") is not None for case in cases)),
        tests=str(len(cases)),
        time=_TIME,
    )
    suite.extend(cases)
    ET.indent(suites)
    text = ET.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _case(part: Part, language: Language) -> ET.Element:
    case = ET.Element(
        "testcase", classname=visible(part.path).replace("/", "."), name=_name(part), time=_TIME
    )
    codes = [(ERROR_PROPERTY, code) for code in _codes(part.errors)]
    codes += [(ADVISORY_PROPERTY, code) for code in _codes(part.advisories)]
    if codes:
        properties = ET.SubElement(case, "properties")
        for name, code in codes:
            ET.SubElement(properties, "property", name=name, value=code)
    unwaived = part.unwaived
    if unwaived:
        first = f"{unwaived[0]['code']} {visible(unwaived[0]['message'])}"
        message = headline(part.kind, first, count=len(unwaived), language=language)
        failure = ET.SubElement(case, "failure", message=message)
        failure.text = "\n".join([message, *_lines(part, part.errors)])
    elif part.errors:
        ET.SubElement(case, "skipped", type=_XFAIL, message=_reasons(part.errors, language))
    if part.advisories:
        ET.SubElement(case, "system-out").text = "\n".join(_lines(part, part.advisories))
    return case


def _reasons(errors: Iterable[dict[str, Any]], language: Language) -> str:
    colon = Text(" : ", ": ").to(language)
    reasons = (f"{error['code']}{colon}{waived_text(error).to(language)}" for error in errors)
    return " ; ".join(dict.fromkeys(reasons))


def _name(part: Part) -> str:
    """Name a test the way of the items of pytest."""
    if part.kind == "request":
        return f"demande-{part.found['position']:03}"
    return "fichier" if part.kind == "file" else "archive"


def _codes(faults: Iterable[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(fault["code"] for fault in faults))


def _lines(part: Part, faults: Iterable[dict[str, Any]]) -> list[str]:
    """Say where each fault is, what it is, and what to do."""
    lines: list[str] = []
    for fault in faults:
        place = f"{part.path}:{fault['line']}:{fault['column']}  {fault['pointer']}"
        details = [f"  {text}" for text in (fault["message"], fault["hint"]) if text]
        lines += [f"{fault['code']}  {place}".rstrip(), *details]
    return [visible(line) for line in lines]
