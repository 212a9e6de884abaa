"""A waiver is undecided where its rule was not evaluated, because of a fault nobody expected."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from support.submissions import amended, file_name, liberal_request, submission

from pytest_segur import check
from pytest_segur.waivers.undecided import undecided_in
from pytest_segur.waivers.waiver import Waiver

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.diagnosis import Diagnosis

#: One of each kind, and how they stand to a fault is told by which of them are undecided.
RULES: Final = ("S103", "S107", "F402", "F404", "D210", "D235", "X1", "P302", "P303", "P306")


def undecided(diagnosis: Diagnosis, *, file: str = "*", meant: Any = None, **about: Any) -> str:  # noqa: ANN401
    """Give the rules whose waivers are undecided."""
    waivers = [
        Waiver(entry=entry, rule=rule, file=file, reason="?", until=date(2026, 1, 1), **about)
        for entry, rule in enumerate(RULES)
    ]
    entries = undecided_in(waivers, diagnosis, path="a.json", meant=meant or {})
    return " ".join(rule for entry, rule in enumerate(RULES) if entry in entries)


def test_what_ends_the_first_control_leaves_all_behind_it_undecided() -> None:
    found = check(b"[", name=file_name())
    assert undecided(found) == "S103 S107 F402 D210 D235 X1 P303"
    assert undecided(found, file="b*") == ""
    assert undecided(found, meant={"fichier": ("S102",)}) == ""
    again = check(b'{"a": 1, "a": 2}', name=file_name())
    assert undecided(again) == "S107 F402 D210 D235 X1 P303"


def test_a_fault_of_structure_leaves_requests_undecided() -> None:
    found = check({**submission(), "impId": 1}, name=file_name())
    assert undecided(found) == "D210 D235 X1 P303"


def test_a_name_without_parts_leaves_them_undecided() -> None:
    assert undecided(check(submission(), name="a.json")) == "F402 F404"
    assert undecided(check(submission(), name=file_name(number="000"))) == ""


def test_an_archive_that_cannot_be_read_leaves_its_members_undecided(
    tmp_path: pathlib.Path,
) -> None:
    found = check(submission(), archive=tmp_path / "nowhere.zip")
    assert undecided(found) == "P302 P303 P306"
    assert undecided(found, meant={"archive": ("P301",)}) == ""


def test_a_rule_that_rests_on_another_is_undecided_for_its_request() -> None:
    two = submission([liberal_request(1), liberal_request(2)])
    place = "/lignesImport/1/beneficiaires/commandePour"
    found = check(amended(two, {place: "?"}), name=file_name())
    assert undecided(found) == "D235"
    assert undecided(found, numero_editeur="00002") == "D235"
    assert undecided(found, numero_editeur="00001") == ""
    assert undecided(found, meant={2: ("D220",)}) == ""
    assert undecided(check(two, name=file_name())) == ""
