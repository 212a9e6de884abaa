"""Findings are kept up to a bound and counted beyond it."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from pytest_segur.diagnosis import MOST_LISTED, Finding
from pytest_segur.rules.findings import Findings
from pytest_segur.spec.catalogue import CATALOGUE


def finding(code: str, *path: str | int) -> Finding:
    """Make a finding of a rule."""
    return Finding(rule=CATALOGUE[code], path=path)


def test_findings_are_kept_in_their_order() -> None:
    """Made when added, or made already."""
    findings = Findings()
    first, second, third = finding("D210"), finding("D205"), finding("D210", 1)
    findings.add("D210", lambda: first)
    findings.extend([second, third])
    assert findings.kept == [first, second, third]
    assert dict(findings.counts) == {"D210": 2, "D205": 1}
    assert findings.omitted == {}


@pytest.mark.parametrize("more", [0, 1, 5])
def test_beyond_the_bound_findings_are_only_counted(more: int) -> None:
    """Rule by rule; a record that is not kept is not even made."""
    findings = Findings(most=2)
    findings.add("D210", lambda: finding("D210"))
    findings.extend([finding("D210", n) for n in range(1 + more)])
    assert len(findings.kept) == 2
    assert findings.omitted == ({"D210": more} if more else {})
    make = Mock()
    findings.add("D210", make)
    make.assert_not_called()
    assert findings.omitted == {"D210": more + 1}
    findings.add("D205", lambda: finding("D205"))
    assert [found.code for found in findings.kept] == ["D210", "D210", "D205"]


def test_a_hundred_findings_of_a_rule_are_kept_unless_told_otherwise() -> None:
    """The bound of the reports."""
    findings = Findings()
    findings.extend([finding("D210")] * (MOST_LISTED + 1))
    assert (len(findings.kept), findings.omitted) == (100, {"D210": 1})


def test_findings_of_some_rules_can_be_left_out() -> None:
    """Records, counts and elements of the others stay."""
    findings = Findings(most=1)
    findings.add("D235", lambda: finding("D235"), element=0)
    findings.extend([finding("D210"), finding("D210"), finding("D205"), finding("D205")])
    rest = findings.without(["D210", "F401"])
    assert [found.code for found in rest.kept] == ["D235", "D205"]
    assert dict(rest.counts) == {"D235": 1, "D205": 2}
    assert rest.omitted == {"D205": 1}
    assert rest.passed("D210")
    assert rest.passed("D235", 1)
    assert not rest.passed("D235", 0)
    assert len(findings.kept) == 3


def test_a_rule_passed_when_nothing_was_found() -> None:
    """By the request as a whole, and by each element that is not at fault."""
    findings = Findings()
    findings.add("D235", lambda: finding("D235"), element=1)
    findings.add("D210", lambda: finding("D210"))
    assert findings.passed("D205")
    assert findings.passed("D205", 3)
    assert not findings.passed("D235")
    assert [findings.passed("D235", element) for element in range(3)] == [True, False, True]
    # A fault of no element in particular is one of all of them.
    assert not findings.passed("D210")
    assert not findings.passed("D210", 0)


def test_elements_are_at_fault_in_any_order() -> None:
    """Far behind, back again, and none beyond the last."""
    findings = Findings(most=1)
    noted = [findings.note("D235", element) for element in (1000, 0, 5)]
    assert noted == [True, False, False]
    at_fault = [n for n in range(5000) if not findings.passed("D235", n)]
    assert at_fault == [0, 5, 1000]


def test_faults_can_be_counted_without_records() -> None:
    """Where there is no room left, as the caller can ask."""
    findings = Findings(most=2)
    assert findings.have_room_for(["D210"])
    findings.count({"D210": 2, "D205": 1})
    findings.count({"D210": 3})
    assert not findings.have_room_for(["D210"])
    assert findings.have_room_for(["D210", "D205"])
    assert findings.kept == []
    assert findings.omitted == {"D210": 5, "D205": 1}
