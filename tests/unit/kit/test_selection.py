"""Which cases a validator is asked, and why not the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pytest_segur.kit.selection import NothingSelected, Reason, Selector
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from pytest_segur.kit.case import KitCase

ALL = frozenset({"file", "edition", "profiles", "archive", "history", "today"})


def left_out(cases: dict[str, KitCase], **options: Any) -> dict[str, Reason]:  # noqa: ANN401 - those of Selector
    """Give the reasons of the cases that are left out."""
    selection = Selector(**options).select(cases.values())
    told = {case.id: reason for case, reason in selection.left_out}
    assert {case.id for case in selection.asked} == cases.keys() - told.keys()
    return told


def test_who_is_told_everything_is_asked_everything(cases: dict[str, KitCase]) -> None:
    assert left_out(cases, told=ALL) == {}


def test_what_a_command_is_not_told_it_is_not_asked(cases: dict[str, KitCase]) -> None:
    """But for archives, which lie beside the file, and the day, which no error depends on."""
    assert left_out(cases, told=frozenset({"file"})) == {
        "published/D207/again": Reason.UNTOLD_HISTORY,
        "published/D259/none": Reason.UNTOLD_PROFILES,
        "published/D259/declared": Reason.UNTOLD_PROFILES,
        "corrected/D238/long": Reason.UNTOLD_EDITION,
    }


def test_one_edition_is_asked_whether_or_not_the_command_is_told(
    cases: dict[str, KitCase],
) -> None:
    for told in (ALL, ALL - {"edition"}):
        reasons = left_out(cases, told=told, edition=Edition.CORRECTED)
        assert {*reasons.values()} == {Reason.EDITION}
        assert cases.keys() - reasons == {"corrected/D238/long"}


def test_aspects_and_rules_are_left_out_on_demand(cases: dict[str, KitCase]) -> None:
    """A business case with an archive is about requests all the same."""
    assert left_out(cases, told=ALL, without=frozenset({"archive", "profiles"})) == {
        "published/D259/none": Reason.NO_PROFILES,
        "published/D259/declared": Reason.NO_PROFILES,
        "published/P303/absent": Reason.NO_ARCHIVE,
    }
    reasons = left_out(cases, told=ALL, only=("D21", "business"))
    assert {*reasons.values()} == {Reason.ONLY}
    assert cases.keys() - reasons == {
        "published/D210/iso",
        "published/D210/leap",
        "published/business/two",
    }


def test_a_run_of_nothing_is_misuse(cases: dict[str, KitCase]) -> None:
    for options, message in (
        ({"only": ("D210", "D9")}, '--only: there is no case of "D9"'),
        ({"only": ("P",), "without": frozenset({"archive"})}, "no case is left"),
    ):
        with pytest.raises(NothingSelected) as raised:
            Selector(told=ALL, **options).select(cases.values())
        assert raised.value.text.en == message


def test_every_reason_has_words() -> None:
    for reason in Reason:
        assert reason.text.fr != reason.text.en
