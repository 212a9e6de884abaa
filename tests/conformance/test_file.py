"""The file before its requests: its bytes, and its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cases import names, reading
from support.cases.case import TODAY
from support.submissions import file_name, submission

from pytest_segur import check, dumps
from pytest_segur.checking import Source, diagnose
from pytest_segur.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from support.cases.names import NameCase
    from support.cases.reading import ReadingCase


@pytest.mark.parametrize(
    "case", reading.CASES, ids=[f"{case.code}-{case.why}" for case in reading.CASES]
)
def test_bytes_that_cannot_be_judged_have_one_fault(case: ReadingCase) -> None:
    """S100 to S104 end the control at once, with a place."""
    diagnosis = check(case.content)
    assert [error.code for error in diagnosis.errors] == [case.code]
    error = diagnosis.errors[0]
    assert (error.line, error.column) == (case.line, case.column)
    assert error.pointer == case.pointer
    assert diagnosis.requests == ()
    assert diagnosis.verdict == "rejected"
    assert not diagnosis.passes_first_control


def test_a_folder_and_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    """Both are S100, not an exception."""
    for path in (tmp_path, tmp_path / "rien.json"):
        assert [error.code for error in check(path).errors] == ["S100", "F401"]


def test_the_biggest_file_is_read() -> None:
    """20 000 000 bytes are not too many; white space may fill them."""
    content = dumps(submission())
    assert check(content + b" " * (20_000_000 - len(content))).errors == ()


@pytest.mark.parametrize(
    "case", names.CASES, ids=[f"{case.code}-{case.why}" for case in names.CASES]
)
def test_a_name_is_judged_beside_the_content(case: NameCase) -> None:
    """F rules stand behind S rules; neither hides the other."""
    source = Source(path="-", name=case.name, content=case.content)
    diagnosis = diagnose(source, Settings(today=TODAY, **case.options))
    assert tuple(error.code for error in diagnosis.errors) == case.codes
    assert diagnosis.verdict == ("rejected" if case.codes else "accepted")


def test_a_misnamed_file_is_rejected_and_its_requests_are_judged() -> None:
    """F rules are the kit's verdict on the file; ASP would answer all the same."""
    diagnosis = check(submission(), name="demandes.json")
    assert diagnosis.verdict == "rejected"
    assert diagnosis.passes_first_control
    assert [request.verdict for request in diagnosis.requests] == ["accepted"]


def test_an_object_without_a_name_has_none_to_be_judged() -> None:
    """F rules need a name."""
    assert check(submission()).errors == ()
    assert check(dumps(submission())).errors == ()


def test_a_file_is_judged_by_its_own_name_or_by_another(tmp_path: Path) -> None:
    """`name=` stands in for the base name of a path."""
    path = tmp_path / "demandes.json"
    path.write_bytes(dumps(submission()))
    assert [error.code for error in check(path).errors] == ["F401"]
    assert check(str(path), name=file_name()).errors == ()
