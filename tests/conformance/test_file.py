"""The file before its requests: its bytes, and its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.cases import names, reading
from support.cases.case import TODAY
from support.deviations import deviations
from support.submissions import file_name, submission

from pytest_segur import check, dumps
from pytest_segur.checking import Source, diagnose
from pytest_segur.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_bytes_that_cannot_be_judged_have_one_fault() -> None:
    """S100 to S104 end the control at once, with a place."""
    judged = {f"{case.code}-{case.why}": (case, check(case.content)) for case in reading.CASES}
    found = {
        name: (
            [(one.code, one.line, one.column, one.pointer) for one in diagnosis.errors],
            (diagnosis.requests, diagnosis.verdict, diagnosis.passes_first_control),
        )
        for name, (_, diagnosis) in judged.items()
    }
    expected = {
        name: ([(case.code, case.line, case.column, case.pointer)], ((), "rejected", False))
        for name, (case, _) in judged.items()
    }
    assert deviations(found, expected) == ""


def test_a_folder_and_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    """Both are S100, not an exception."""
    for path in (tmp_path, tmp_path / "rien.json"):
        assert [error.code for error in check(path).errors] == ["S100", "F401"]


def test_the_biggest_file_is_read() -> None:
    """20 000 000 bytes are not too many; white space may fill them."""
    content = dumps(submission())
    assert check(content + b" " * (20_000_000 - len(content))).errors == ()


def test_a_name_is_judged_beside_the_content() -> None:
    """F rules stand behind S rules; neither hides the other."""
    found = {
        f"{case.code}-{case.why}": diagnose(
            Source(path="-", name=case.name, content=case.content),
            Settings(today=TODAY, **case.options),
        )
        for case in names.CASES
    }
    told = {
        name: ([error.code for error in diagnosis.errors], diagnosis.verdict)
        for name, diagnosis in found.items()
    }
    expected = {
        f"{case.code}-{case.why}": (list(case.codes), "rejected" if case.codes else "accepted")
        for case in names.CASES
    }
    assert deviations(told, expected) == ""


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
    for source in (path, submission(), dumps(submission())):
        diagnosis = check(source, name=f"exports/2022/{file_name()}")
        assert diagnosis.errors == ()
