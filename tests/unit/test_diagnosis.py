"""What was found, in words and in numbers."""

from __future__ import annotations

from support.submissions import amended, liberal_request, submission

from pytest_segur import check
from pytest_segur.diagnosis import Fault, Finding
from pytest_segur.spec.catalogue import CATALOGUE, KIT_VERSION


def test_a_fault_with_nothing_to_show_says_what_the_rule_demands() -> None:
    fault = Fault(Finding(rule=CATALOGUE["D276"], path=("lignesImport", 0)), 3, 5)
    assert fault.found_in("fr") is None
    assert fault.message == fault.demand_in("fr")
    assert fault.to_dict(language="en")["message"] == fault.demand_in("en")
    assert (fault.pointer, fault.line, fault.column) == ("/lignesImport/0", 3, 5)


def test_attributes_are_the_keys_of_the_report() -> None:
    diagnosis = check(submission())
    assert diagnosis.kit == KIT_VERSION
    report = diagnosis.to_dict()
    assert report.keys() == {
        "path",
        "verdict",
        "errors",
        "requests",
        "archive",
        "advisories",
        "other_edition",
    }
    for key in report:
        assert hasattr(diagnosis, key)
    (request,) = diagnosis.requests
    for key in report["requests"][0]:
        assert hasattr(request, key)


def test_a_file_of_accepted_and_refused_requests_is_mixed() -> None:
    requests = [liberal_request(1), liberal_request(2)]
    diagnosis = check(amended(submission(requests), {"/lignesImport/1/typeAction": "M"}))
    assert diagnosis.verdict == "mixed"
    assert [request.verdict for request in diagnosis.requests] == ["accepted", "rejected"]
    assert not diagnosis.is_faultless
    assert diagnosis.by_code() == {"D203": 1}


def test_a_personal_value_is_shown_only_when_it_is_asked_for() -> None:
    place = "/lignesImport/0/beneficiaires/liberal/0/nomMedecin"
    (request,) = check(amended(submission(), {place: "Durand"})).requests
    (fault,) = request.errors
    assert "Durand" not in fault.message + str(fault.hint)
    assert "Aaaaaa" in fault.message
    assert "Durand" in fault.message_in("en", show_values=True)
