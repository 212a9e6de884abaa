"""A waiver is used, unused, expired, or open as long as not all that it is about was judged."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from support.submissions import file_name, submission

from pytest_segur import dumps
from pytest_segur.waivers.outcome import Ledger, outcomes_of
from pytest_segur.waivers.surroundings import candidates_for
from pytest_segur.waivers.waiver import Waiver

if TYPE_CHECKING:
    import pathlib

TODAY: Final = date(2026, 6, 1)


def waiver(file: str = "exports/*.json", until: date = TODAY) -> Waiver:
    """Build a waiver."""
    return Waiver(entry=7, rule="D210", file=file, reason="known", until=until)


def status(
    one: Waiver,
    *,
    used: bool = False,
    undecided: bool = False,
    judged: set[str],
    existing: list[str],
) -> tuple[str, str]:
    """Give what became of a waiver, and the end of what is said of it."""
    ledger = Ledger(judged, used={7} if used else {1}, undecided={7} if undecided else {1})
    [outcome] = outcomes_of([one], ledger, today=TODAY, existing=lambda _: existing)
    complaint = outcome.complaint
    assert outcome.to_dict()["status"] == outcome.status
    return str(outcome.status), "" if complaint is None else complaint.en.partition("): ")[2]


def test_what_stands_for_a_fault_is_used_whatever_else_there_is() -> None:
    assert status(waiver(), used=True, judged={"exports/a.json"}, existing=["exports/b.json"]) == (
        "used",
        "",
    )


def test_what_stands_for_nothing_is_unused_once_all_that_it_is_about_was_judged() -> None:
    judged = {"exports/a.json", "other/a.json"}
    assert status(waiver(), judged=judged, existing=["exports/a.json", "new/b.json"]) == (
        "unused",
        "unused, there is no such fault to be waived; delete it",
    )
    assert status(waiver(), judged=judged, existing=["exports/b.json"]) == ("open", "")
    assert status(waiver(), judged={"other/a.json"}, existing=["exports/b.json"]) == ("open", "")
    assert status(waiver(), undecided=True, judged=judged, existing=[]) == ("open", "")
    assert status(waiver(), undecided=True, used=True, judged=judged, existing=[])[0] == "used"


def test_what_is_about_no_file_at_all_is_unused() -> None:
    assert status(waiver("xports/*.json"), judged={"exports/a.json"}, existing=[]) == (
        "unused",
        "unused, no file matches its glob; delete it",
    )


def test_what_has_expired_says_so_whatever_was_judged() -> None:
    late = waiver(until=date(2026, 5, 31))
    assert status(late, judged=set(), existing=["exports/b.json"]) == (
        "expired",
        "expired; mend the fault, or agree on another date",
    )


def test_submissions_are_looked_for_by_the_base_name_that_a_waiver_names(
    tmp_path: pathlib.Path,
) -> None:
    names = [file_name(), file_name(number="002"), "sub/other.json", "sub/letter.txt", "no.json"]
    (tmp_path / "sub").mkdir()
    for name in names:
        content = b"{}" if name == "no.json" else dumps(submission())
        (tmp_path / name).write_bytes(content)

    def found(glob: str, *places: str) -> list[str]:
        paths = candidates_for(waiver(glob), [tmp_path / place for place in places])
        return sorted(path.relative_to(tmp_path).as_posix() for path in paths)

    assert found("exports/*-002.json", ".") == [names[1]]
    assert found("*", ".") == sorted(names[:3])
    assert found("*", "sub", "nowhere", "n" * 300, names[0], names[0]) == [names[0], names[2]]
    assert found("**/*.json", "sub") == ["sub/other.json"]
