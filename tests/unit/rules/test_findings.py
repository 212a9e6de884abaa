"""Findings are kept while there is room, and counted always."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_segur.diagnosis import Finding
from pytest_segur.rules.findings import Findings
from pytest_segur.spec.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable


def make(code: str, found: object = None) -> Callable[[], Finding]:
    """Give what makes a record."""
    return lambda: Finding(rule=CATALOGUE[code], found=found)


def never() -> Finding:
    """Stand for a record that there is no room for."""
    raise AssertionError


def test_what_there_is_no_room_for_is_counted_and_never_made() -> None:
    """Making a record may cost more than finding the fault."""
    findings = Findings(most=2)
    findings.add("D201", make("D201"))
    findings.add("D201", make("D201"))
    findings.add("D201", never)
    findings.add("D210", make("D210"))
    assert [finding.code for finding in findings.kept] == ["D201", "D201", "D210"]
    assert findings.counts == {"D201": 3, "D210": 1}
    assert findings.omitted == {"D201": 1}


def test_findings_made_already_are_bounded_too() -> None:
    """The first ones are kept."""
    findings = Findings(most=1)
    findings.extend([make("D201", 1)(), make("D201", 2)()])
    assert [finding.found for finding in findings.kept] == [1]
    assert findings.omitted == {"D201": 1}


def test_there_is_room_while_one_rule_has_some() -> None:
    """For nothing there is never any."""
    findings = Findings(most=1)
    assert findings.have_room_for(["D201"])
    findings.add("D201", make("D201"))
    assert not findings.have_room_for(["D201"])
    assert findings.have_room_for(["D201", "D210"])
    assert not findings.have_room_for([])


def test_faults_can_be_counted_without_records() -> None:
    """They are omitted as far as they go beyond the bound."""
    findings = Findings(most=1)
    findings.add("S114", make("S114"))
    findings.count({"S114": 5})
    assert findings.counts == {"S114": 6}
    assert findings.omitted == {"S114": 5}


def test_a_rule_is_kept_by_the_elements_that_are_not_at_fault() -> None:
    """As a whole it is not, and where elements do not matter it never is."""
    findings = Findings()
    assert findings.passed("D235")
    assert findings.passed("D235", 0)
    findings.add("D235", make("D235"), element=1)
    findings.add("D240", make("D240"))
    assert not findings.passed("D235")
    assert findings.passed("D235", 0)
    assert not findings.passed("D235", 1)
    assert not findings.passed("D240", 0)


def test_elements_beyond_the_bound_are_known() -> None:
    """Whether an element is at fault does not depend on the room for its record."""
    findings = Findings(most=1)
    for element in range(5):
        findings.add("D270", make("D270"), element=element)
    assert not findings.passed("D270", 4)
    assert findings.passed("D270", 5)


def test_other_rules_can_be_left_out() -> None:
    """Records and counts, with the same bound; the original stays as it is."""
    findings = Findings(most=1)
    for code in ("D201", "D201", "D210", "D210"):
        findings.add(code, make(code))
    rest = findings.without({"D201", "D999"})
    assert [finding.code for finding in rest.kept] == ["D210"]
    assert rest.counts == {"D210": 2}
    assert rest.omitted == {"D210": 1}
    rest.add("D210", never)
    assert rest.counts == {"D210": 3}
    assert len(findings.kept) == 2
