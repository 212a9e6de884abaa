"""What rests when another rule is broken: each line of the paragraph, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from support.cases.case import build, judge
from support.cases.prerequisites import LINES, MEMORY
from support.deviations import deviations
from support.submissions import DELETE

from pytest_segur import Number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.diagnosis import RequestDiagnosis

_B: Final = "beneficiaires"
_L: Final = "beneficiaires/liberal"
_P: Final = "piecesJustificatives"


def test_exactly_what_needs_a_broken_rule_rests() -> None:
    """Errors and what was not evaluated, both in the order of the catalogue."""
    judged = {line.why: only_request(line.base, line.changes, **line.options) for line in LINES}
    found = {
        why: ([error.code for error in request.errors], list(request.not_evaluated.items()))
        for why, request in judged.items()
    }
    expected = {line.why: (list(line.errors), sorted(line.rests.items())) for line in LINES}
    assert deviations(found, expected) == ""


@pytest.mark.parametrize(
    ("fault", "value"),
    [
        ("D221", {f"{_B}/isMandataire": 1}),
        ("D223", {f"{_B}/isClientUnique": 1}),
        ("D225", {f"{_B}/isClientUnique": True}),
    ],
)
class TestDutyThatIsOpen:
    """While it is open whether an agent signed, only a value given is checked (D236, D237)."""

    def test_a_sound_value_passes(self, fault: str, value: Mapping[str, object]) -> None:
        """Nothing rests where every doctor has filled both."""
        request = only_request("agent", value)
        assert [error.code for error in request.errors] == [fault]
        assert not {"D236", "D237"} & request.not_evaluated.keys()

    def test_a_wrong_value_is_refused(self, fault: str, value: Mapping[str, object]) -> None:
        """A length is wrong with or without an agent."""
        changes = {f"{_L}/0/emailMedecin": "x" * 150, f"{_L}/1/telephoneMedecin": Number("1")}
        request = only_request("agent", {**value, **changes})
        assert [error.code for error in request.errors] == [fault, "D236", "D237"]
        assert not {"D236", "D237"} & request.not_evaluated.keys()

    @pytest.mark.parametrize("left_out", [DELETE, None, "", "\u00a0"])
    def test_what_is_left_out_is_not_evaluated(
        self, fault: str, value: Mapping[str, object], left_out: object
    ) -> None:
        """It rests on what keeps the duty open; the other balise does not."""
        request = only_request("agent", {**value, f"{_L}/2/telephoneMedecin": left_out})
        assert [error.code for error in request.errors] == [fault]
        assert request.not_evaluated["D237"] == fault
        assert "D236" not in request.not_evaluated

    def test_each_doctor_is_a_matter_of_his_own(
        self, fault: str, value: Mapping[str, object]
    ) -> None:
        """One doctor's value is refused while another's duty is open."""
        changes = {f"{_L}/0/emailMedecin": None, f"{_L}/1/emailMedecin": "x" * 150}
        request = only_request("agent", {**value, **changes})
        assert [error.code for error in request.errors] == [fault, "D236"]
        assert request.not_evaluated["D236"] == fault


def test_what_rests_in_one_request_is_judged_in_the_next() -> None:
    """Prerequisites hold inside a request."""
    changes: dict[str, object] = {
        "1:numLigne": "1",
        "2:numLigne": Number("1"),
        "1:beneficiaires/commandePour": "",
        "2:beneficiaires/nomMandataire": None,
    }
    requests = judge(build(("agent", "agent"), changes, "published"), "published").requests
    assert [error.code for error in requests[0].errors] == ["D201", "D220"]
    assert [error.code for error in requests[1].errors] == ["D202", "D226"]
    assert requests[1].not_evaluated == {}


def test_a_number_that_is_refused_twice_is_not_a_repetition() -> None:
    """D206 needs D205 of its own request; an earlier wrong number has not been used."""
    changes: dict[str, object] = {"1:numeroEditeur": "1", "2:numeroEditeur": "1"}
    requests = judge(build(("agent", "agent"), changes, "published"), "published").requests
    assert [[error.code for error in request.errors] for request in requests] == [["D205"]] * 2


def test_a_repeated_number_keeps_the_portal_from_being_asked() -> None:
    """D207 needs D206 too."""
    changes: dict[str, object] = {
        f"{position}:{place}": value
        for position in (1, 2)
        for place, value in {
            "numeroEditeur": "00009",
            f"{_P}/0/nomFichier": "MDV-LGC-Va1-BDC-00009.pdf",
        }.items()
    }
    file = build(("agent", "alone"), changes, "published")
    first, second = judge(file, "published", history=MEMORY).requests
    assert [error.code for error in first.errors] == ["D207"]
    assert [error.code for error in second.errors] == ["D206"]
    assert second.not_evaluated == {"D207": "D206"}


def only_request(base: str, changes: Mapping[str, object], **options: Any) -> RequestDiagnosis:  # noqa: ANN401
    """Judge a file of one request."""
    diagnosis = judge(build((base,), changes, "published"), "published", **options)
    assert diagnosis.errors == ()
    (request,) = diagnosis.requests
    return request
