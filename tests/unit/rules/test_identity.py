"""Advisories on the numbers of doctors, structures and vendors: A901 to A903."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.advised import KINDS, L, S, faults, found
from support.submissions import (
    DELETE,
    NUMERO_ANS,
    SIRET,
    amended,
    doctor,
    liberal_request,
    submission,
)

from pytest_segur import Number, check
from pytest_segur.identifiers import luhn

if TYPE_CHECKING:
    from support.submissions import Edition


@pytest.mark.parametrize("kind", KINDS)
def test_usual_values_are_not_advised_upon(kind: str) -> None:
    """Nothing is implausible in the files that the tests start from."""
    assert found(kind, {}) == []


class TestRpps:
    """A901."""

    @pytest.mark.parametrize(
        "number",
        [
            "888888888888888",
            "000010000005478",
            "00001000000547A",
            "000010000005479"[:14] + " ",
            "   10000005479 ",
            "000000000000000",
            "０00010000005479",
        ],
    )
    def test_what_is_no_number_with_a_right_key_is_told(self, number: str) -> None:
        """The document's own example among them; zeros alone are no number."""
        assert found("agent", {f"{L}/1/RPPS": number}) == [("A901", f"{L}/1/RPPS")]

    def test_zeros_on_the_left_are_allowed(self) -> None:
        """Eleven digits as published by the agency, in a balise of fifteen."""
        assert found("alone", {f"{L}/0/RPPS": "000010000005479"}) == []

    def test_nothing_but_the_key_is_judged(self) -> None:
        """Nobody says with which digits an RPPS begins, nor what fills it up."""
        number = "93600000000001"
        assert found("alone", {f"{L}/0/RPPS": number + luhn.check_digit(number)}) == []

    def test_eleven_digits_are_judged_in_the_corrected_edition(self) -> None:
        """The lengths differ, the advisory does not."""
        file = submission([liberal_request(edition="corrected")], edition="corrected")
        wrong = amended(file, {f"{L}/0/RPPS": "10000005478"})
        (request,) = check(wrong, edition="corrected").requests
        assert [fault.code for fault in request.advisories] == ["A901"]
        (request,) = check(file, edition="corrected").requests
        assert request.advisories == ()

    def test_the_national_identifier_is_recognised(self) -> None:
        """An 8 before the RPPS is what the directories put there."""
        (fault,) = faults("alone", {f"{L}/0/RPPS": "000810000005479"})
        assert fault.code == "A901"
        assert "identifiant national" in (fault.hint_in("fr") or "")
        assert "leading 8" in (fault.hint_in("en") or "")
        (other,) = faults("alone", {f"{L}/0/RPPS": "000810000005478"})
        assert "Annuaire santé" in (other.hint_in("fr") or "")

    def test_a_structure_has_no_doctors(self) -> None:
        """What stands there is refused, and not commented upon."""
        file = {f"{L}/0": {**doctor(), "RPPS": "888888888888888", "emailMedecin": "x"}}
        assert found("structure", file) == []

    def test_each_doctor_is_told(self) -> None:
        """In the order of the file."""
        changes = {f"{L}/{index}/RPPS": f"88888888888888{index}" for index in (0, 1, 2)}
        wrong = [i for i in (0, 1, 2) if not luhn.is_valid(f"88888888888888{i}")]
        assert len(wrong) > 1
        assert found("agent", changes) == [("A901", f"{L}/{index}/RPPS") for index in wrong]


class TestFiness:
    """A902."""

    def test_the_structure_and_each_site_are_judged(self) -> None:
        """The document's own examples."""
        changes = {
            f"{S}/FINESSJuridique": "111111111",
            f"{S}/FINESSGeo": ["777777777", "750712184", "999999999"],
        }
        assert found("structure", changes) == [
            ("A902", f"{S}/FINESSJuridique"),
            ("A902", f"{S}/FINESSGeo/0"),
            ("A902", f"{S}/FINESSGeo/2"),
        ]

    @pytest.mark.parametrize("number", ["2A0000154", "2B0004246", "2B0004240", "970408589"])
    def test_corsica_and_overseas_are_departments(self, number: str) -> None:
        """No key of Corsica is judged."""
        changes = {f"{S}/FINESSJuridique": number, f"{S}/FINESSGeo/1": number}
        assert found("structure", changes) == []

    @pytest.mark.parametrize("number", ["2a0000154", "75 071218", "AAAAAAAAA", "000000000"])
    def test_what_is_no_number_is_told(self, number: str) -> None:
        """Nine characters, though."""
        assert found("structure", {f"{S}/FINESSGeo/2": number}) == [("A902", f"{S}/FINESSGeo/2")]

    @pytest.mark.parametrize("sites", [None, "111111111", {}, DELETE])
    def test_sites_that_are_no_array_are_not_read(self, sites: object) -> None:
        """They are refused; the structure's own number is judged all the same."""
        changes = {f"{S}/FINESSJuridique": "111111111", f"{S}/FINESSGeo": sites}
        assert found("structure", changes) == [("A902", f"{S}/FINESSJuridique")]

    def test_refused_numbers_are_passed_over(self) -> None:
        """One by one."""
        changes = {
            f"{S}/FINESSJuridique": "1",
            f"{S}/FINESSGeo": ["1", None, "111111111", Number("111111111")],
        }
        assert found("structure", changes) == [("A902", f"{S}/FINESSGeo/2")]


class TestSiret:
    """A903."""

    def told(self, number: object, *, edition: Edition = "corrected", **options: Any) -> list[str]:  # noqa: ANN401 - as `check` has them
        """Give the codes of what is advised on the file."""
        file = amended(submission(edition=edition), {"/SIRET": number})
        return [fault.code for fault in check(file, edition=edition, **options).advisories]

    def test_a_wrong_key_is_told_at_its_place(self) -> None:
        """With the file, not with a request."""
        file = amended(submission(edition="corrected"), {"/SIRET": "73282932000079"})
        diagnosis = check(file, edition="corrected")
        (fault,) = diagnosis.advisories
        assert (fault.code, fault.pointer, fault.source) == ("A903", "/SIRET", "kit")
        assert fault.line > 1
        assert "73282932000079" in fault.message_in("en")
        assert diagnosis.verdict == "accepted"

    @pytest.mark.parametrize("number", ["7328293200007A", "732 829 320 00", "７3282932000074"])
    def test_what_is_not_of_digits_is_told(self, number: str) -> None:
        """Fourteen characters, though."""
        assert self.told(number) == ["A903"]

    @pytest.mark.parametrize("number", [SIRET["corrected"], "35600000009075"])
    def test_a_right_key_is_not(self, number: str) -> None:
        """La Poste has keys of its own."""
        assert self.told(number) == []

    def test_ten_characters_have_no_key(self) -> None:
        """The published edition asks for no SIRET as the law knows it."""
        assert self.told("0000000001", edition="published") == []

    def test_it_needs_the_first_control(self) -> None:
        """Whatever it is that fails there."""
        assert self.told("7328293200007") == []
        file = amended(submission(edition="corrected"), {"/SIRET": "73282932000079", "/impId": "1"})
        assert check(file, edition="corrected").advisories == ()

    @pytest.mark.parametrize("number", ["7328293200007", None, 1, DELETE])
    def test_a_refused_one_is_not_commented_upon(self, number: object) -> None:
        """Not even where the refusal is ignored."""
        value = Number("1") if number == 1 else number
        assert self.told(value, ignore=["S109"]) == []

    def test_it_can_be_ignored(self) -> None:
        """By its code, its beginning, or with all advisories."""
        assert self.told("73282932000079", ignore=["A903"]) == []
        assert self.told("73282932000079", ignore=["A90"]) == []
        assert self.told("73282932000079", advisories=False) == []

    def test_it_stands_before_the_name(self) -> None:
        """Advisories on a file are in the order of their codes."""
        name = f"JSON-{NUMERO_ANS['corrected']}-20990101-001.json"
        assert self.told("73282932000079", name=name) == ["A903", "A917"]


def test_many_doctors_are_counted_not_listed() -> None:
    """A request may have any number of them."""
    doctors = [{**doctor(rank), "RPPS": "888888888888888"} for rank in range(1, 251)]
    file = amended(submission(), {L: doctors})
    (request,) = check(file, ignore=["A909"]).requests
    assert [fault.code for fault in request.advisories] == ["A901"] * 100
    assert request.omitted == {"A901": 150}
