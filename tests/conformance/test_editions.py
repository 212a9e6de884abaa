"""The two editions, and when a report names the other one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from support.cases.case import LIBERAL_BASES, build, judge
from support.submissions import DELETE, NUMERO_ANS, SIRET, amended, doctor, file_name, submission

from pytest_segur import HouseRule, check

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.submissions import Edition

    from pytest_segur.diagnosis import Diagnosis

_DMP: Final = "scenarioInstallation/isDirecToDMP"
_DMP_IN_FULL: Final = "scenarioInstallation/isDirectToDMP"
_HEADERS: Final[Mapping[str, Mapping[str, object]]] = {
    edition: {"/numeroAns": NUMERO_ANS[edition], "/SIRET": SIRET[edition]}
    for edition in ("published", "corrected")
}
_FAULTLESS: Final = ("", None, 0, 0)


def other_of(diagnosis: Diagnosis) -> tuple[str, bool | None, int, int]:
    """Tell what the report says of the other edition: name, readable, accepted, rejected."""
    other = diagnosis.other
    if other is None:
        assert diagnosis.to_dict()["other_edition"] is None
        return _FAULTLESS
    assert diagnosis.to_dict()["other_edition"] == str(other.edition)
    return str(other.edition), other.is_readable, other.accepted, other.rejected


def judged(
    edition: Edition,
    changes: Mapping[str, object],
    *,
    base: str | tuple[str, ...] = "agent",
    written_for: Edition = "published",
) -> Diagnosis:
    """Judge a file that is sound in one edition, but for some changes, by an edition."""
    bases = (base,) if isinstance(base, str) else base
    return judge(build(bases, changes, written_for), edition)


class TestFilesOfTheOtherEdition:
    """A file that is wrong only because it follows the other edition."""

    @pytest.mark.parametrize("base", [*LIBERAL_BASES, "structure", "no_site"])
    def test_a_sound_corrected_file_names_corrected(self, base: str) -> None:
        """Header, RPPS and DMP balise are all as the corrected edition has them."""
        diagnosis = judged("published", {}, base=base, written_for="corrected")
        assert {error.code for error in diagnosis.errors} == {"S106", "S108", "S109"}
        assert other_of(diagnosis) == ("corrected", True, 1, 0)

    @pytest.mark.parametrize("base", LIBERAL_BASES)
    def test_a_sound_published_file_names_published(self, base: str) -> None:
        """The lengths of the table, judged by those in use."""
        diagnosis = judged("corrected", {}, base=base)
        assert [error.code for error in diagnosis.errors] == ["S108", "S109"]
        assert other_of(diagnosis) == ("published", True, 1, 0)

    def test_what_the_other_edition_does_not_come_to_judge_is_not_absent(self) -> None:
        """Not here: the other edition refuses the file as a whole, and judges no doctor."""
        changes = {"/lignesImport/0/beneficiaires/liberal": [doctor(edition="corrected")] * 2}
        diagnosis = judged("published", changes)
        assert [error.code for error in diagnosis.requests[0].errors] == ["D238", "D238"]
        assert other_of(diagnosis) == _FAULTLESS

    def test_one_header_balise_is_enough(self) -> None:
        """Whatever new errors there are: that file fails as a whole there too."""
        diagnosis = judged("published", {"/numeroAns": NUMERO_ANS["corrected"]})
        assert [error.code for error in diagnosis.errors] == ["S108"]
        assert other_of(diagnosis) == ("corrected", False, 0, 0)

    def test_new_errors_in_requests_do_not_matter(self) -> None:
        """The header is right there; that the doctors' numbers are too long there is said."""
        diagnosis = judged("published", _HEADERS["corrected"], base=("agent", "structure", "alone"))
        assert [error.code for error in diagnosis.errors] == ["S108", "S109"]
        assert other_of(diagnosis) == ("corrected", True, 1, 2)

    def test_errors_that_the_first_control_hid_are_new_ones(self) -> None:
        """What was not judged was not found."""
        changes = {"/lignesImport/0/typeAction": "M"}
        diagnosis = judged("published", changes, written_for="corrected", base=("agent", "alone"))
        assert other_of(diagnosis) == ("corrected", True, 1, 1)


class TestFaultsOfBothEditions:
    """One error that both know is enough for none to be named."""

    @pytest.mark.parametrize(
        "changes",
        [
            {"/SIRET": "123"},
            {"/impId": "1"},
            {"/autre": 1},
            {"/lignesImport/0/commande": DELETE},
            {"/lignesImport/0/scenarioInstallation/isDirectToDmp": True},
        ],
    )
    def test_a_common_error_of_structure_names_none(self, changes: Mapping[str, object]) -> None:
        """Beside those that the other edition would not see."""
        changes = {**_HEADERS["corrected"], **changes}
        diagnosis = judged("published", changes)
        assert len(diagnosis.errors) >= 2
        assert other_of(diagnosis) == _FAULTLESS

    def test_a_common_error_of_a_request_names_none(self) -> None:
        """The header suits both in a file that ignores its rules."""
        file = build(
            ("agent",), {"typeAction": "M", "beneficiaires/liberal/0/RPPS": "1"}, "published"
        )
        diagnosis = check(file, ignore=["S108,S109"])
        assert [error.code for error in diagnosis.requests[0].errors] == ["D203", "D238"]
        assert other_of(diagnosis) == _FAULTLESS

    def test_a_wrong_name_is_wrong_in_both(self) -> None:
        """F rules do not know editions."""
        diagnosis = check(submission(edition="corrected"), name="x.json")
        assert [error.code for error in diagnosis.errors] == ["S106", "S108", "S109", "F401"]
        assert other_of(diagnosis) == _FAULTLESS

    def test_a_right_name_stays_right(self) -> None:
        """The number of a corrected name is that of a corrected header."""
        diagnosis = check(submission(edition="corrected"), name=file_name(edition="corrected"))
        assert other_of(diagnosis) == ("corrected", True, 1, 0)

    def test_a_number_that_no_edition_takes_names_none(self) -> None:
        """Nine digits are neither fifteen nor eleven."""
        file = build(("agent",), {"beneficiaires/liberal/0/RPPS": "123456789"}, "published")
        assert other_of(check(file, ignore=["S108,S109"])) == _FAULTLESS

    def test_an_unreadable_file_names_none(self) -> None:
        """S100 to S104 are the same in both."""
        assert check(b"{").other is None

    def test_a_faultless_file_names_none(self) -> None:
        """There is nothing that the other edition could not know."""
        assert judged("published", {}).other is None
        assert judged("corrected", {}, written_for="corrected").other is None

    def test_a_house_rule_holds_in_both(self) -> None:
        """Its fault does not go away."""
        rule = HouseRule(code="X1", label_fr="non", label_en="no", check=lambda _: [""])
        file = build(("agent",), {"beneficiaires/liberal/0/RPPS": "1" * 11}, "published")
        assert other_of(check(file, ignore=["S108,S109"], rules=[rule])) == _FAULTLESS
        assert other_of(check(file, ignore=["S108,S109"])) == ("corrected", True, 0, 1)


class TestMoreFaultsThanAreListed:
    """Of a hundred and more faults of a rule only some have a place to be compared."""

    def test_what_is_only_counted_may_be_wrong_there_too(self) -> None:
        """The first hundred numbers suit the other edition, the last does not."""
        short, wrong = doctor(edition="corrected"), {**doctor(), "RPPS": "1"}
        for last, named in ((short, ("corrected", True, 1, 0)), (wrong, _FAULTLESS)):
            changes = {"beneficiaires/liberal": [short] * 120 + [last]}
            file = build(("agent",), changes, "published")
            diagnosis = check(file, ignore=["S108,S109"])
            assert diagnosis.by_code() == {"D238": 121}
            assert other_of(diagnosis) == named


class TestSpellingOfTheDmpBalise:
    """`isDirecToDMP` in the table; the corrected edition takes either spelling, not both."""

    def test_published_knows_one_spelling(self) -> None:
        """The other one is unknown; that the known one is missing comes up afterwards."""
        only_full = judged("published", {_DMP: DELETE, _DMP_IN_FULL: True})
        assert [error.code for error in only_full.errors] == ["S106"]
        assert only_full.errors[0].pointer == f"/lignesImport/0/{_DMP_IN_FULL}"
        assert other_of(only_full) == ("corrected", False, 0, 0)
        none = judged("published", {_DMP: DELETE})
        assert [error.code for error in none.requests[0].errors] == ["D253"]
        both = judged("published", {_DMP_IN_FULL: True})
        assert [error.code for error in both.errors] == ["S106"]

    @pytest.mark.parametrize(
        ("changes", "pointer"),
        [
            ({_DMP_IN_FULL: DELETE}, _DMP),
            ({_DMP: True}, _DMP),
            ({_DMP: None, _DMP_IN_FULL: None}, _DMP),
            ({_DMP_IN_FULL: "oui"}, _DMP_IN_FULL),
            ({_DMP: "oui", _DMP_IN_FULL: DELETE}, _DMP),
        ],
        ids=["none", "both", "both wrong", "the full one wrong", "the short one wrong"],
    )
    def test_corrected_gives_one_fault(self, changes: Mapping[str, object], pointer: str) -> None:
        """None, both or a wrong value: one D253."""
        diagnosis = judged("corrected", changes, written_for="corrected")
        (error,) = diagnosis.requests[0].errors
        assert (error.code, error.pointer) == ("D253", f"/lignesImport/0/{pointer}")
        assert other_of(diagnosis) == _FAULTLESS

    @pytest.mark.parametrize("value", [True, False])
    @pytest.mark.parametrize("name", [_DMP, _DMP_IN_FULL])
    def test_corrected_takes_either(self, name: str, value: bool) -> None:  # noqa: FBT001
        """With any answer."""
        changes: dict[str, object] = {_DMP_IN_FULL: DELETE, name: value}
        changes = changes if name == _DMP else {name: value}
        assert judged("corrected", changes, written_for="corrected").verdict == "accepted"

    def test_both_spellings_are_told_apart_from_a_wrong_answer(self) -> None:
        """The message says what was found, the hint what to keep."""
        diagnosis = judged("corrected", {_DMP: True}, written_for="corrected")
        (error,) = diagnosis.requests[0].errors
        assert "both spellings" in error.message_in("en")
        assert "Keep only one" in (error.hint_in("en") or "")


@pytest.mark.parametrize(
    ("edition", "numero_ans", "siret", "rpps"),
    [("published", 14, 10, 15), ("corrected", 10, 14, 11)],
)
def test_each_edition_has_its_lengths(
    edition: Edition, numero_ans: int, siret: int, rpps: int
) -> None:
    """Exactly these, one less and one more fail."""
    file = submission(edition=edition)
    for pointer, length, code in (
        ("/numeroAns", numero_ans, "S108"),
        ("/SIRET", siret, "S109"),
        ("/lignesImport/0/beneficiaires/liberal/0/RPPS", rpps, "D238"),
    ):
        for count in (length - 1, length, length + 1):
            diagnosis = check(amended(file, {pointer: "1" * count}), edition=edition)
            assert list(diagnosis.by_code()) == ([] if count == length else [code])


def test_an_unknown_edition_is_refused() -> None:
    """The message names those that there are."""
    with pytest.raises(ValueError, match=r"published.*corrected"):
        check(submission(), edition="2022")
