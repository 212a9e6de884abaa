"""The report for programs."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_segur.reports.json_report import build, dumps_report, summarise
from pytest_segur.wording import visible


def _error(code: str) -> dict[str, Any]:
    return {"code": code}


def _request(*codes: str, **members: object) -> dict[str, Any]:
    return {
        "verdict": "rejected" if codes else "accepted",
        "errors": [_error(code) for code in codes],
        "advisories": [_error("A906")],
        "not_evaluated": {},
        **members,
    }


def _file(**members: object) -> dict[str, Any]:
    return {"errors": [], "requests": [], "archive": None, "advisories": [], **members}


def test_a_report_of_nothing_counts_nothing() -> None:
    assert build([], edition="corrected") == {
        "schema": "segur-report/1",
        "edition": "corrected",
        "kit": "1.0.0",
        "files": [],
        "summary": {
            "files": 0,
            "requests": 0,
            "accepted": 0,
            "rejected": 0,
            "not_evaluated": 0,
            "by_code": {},
        },
    }


def test_the_summary_counts_errors_of_files_requests_and_archives() -> None:
    files = [
        _file(errors=[_error("S106"), _error("S106")], omitted={"S106": 10}),
        _file(
            errors=[_error("F401")],
            requests=[
                _request("D210", "D251", not_evaluated={"D226": "D221", "D227": "D221"}),
                _request(),
                _request("D210", omitted={"D238": 5, "A909": 7}),
            ],
            archive={"errors": [_error("P303")], "advisories": [_error("A914")]},
        ),
    ]
    assert summarise(iter(files)) == {
        "files": 2,
        "requests": 3,
        "accepted": 1,
        "rejected": 2,
        "not_evaluated": 2,
        "by_code": {"D210": 2, "D238": 5, "D251": 1, "F401": 1, "P303": 1, "S106": 12},
    }


def test_entries_are_taken_as_they_are() -> None:
    entry = _file(path="a.json")
    assert build(iter([entry]), edition="published")["files"] == [entry]


@settings(max_examples=200, derandomize=True)
@given(st.dictionaries(st.text(), st.text() | st.characters(codec=None)))
def test_every_text_is_written_visibly_and_read_back(report: dict[str, str]) -> None:
    written = dumps_report(report)
    assert json.loads(written) == report
    text = written.decode("utf-8").replace("\n", "")
    assert visible(text) == text


def test_characters_outside_the_first_plane_are_escaped_as_json_wants_it() -> None:
    assert dumps_report({"x": "\U000e0041é😀"}).decode() == ('{\n  "x": "\\udb40\\udc41é😀"\n}\n')
