"""Choosing and ordering items: what pytest and its plugins offer works as for any test."""

from __future__ import annotations

import warnings

import pytest
from support.box import D210, NAME, NAME_2, Box, three


@pytest.fixture
def two(box: Box) -> Box:
    """Two files, of which each has one refused request."""
    box.save(three(D210))
    box.save(three({"/lignesImport/2/typeAction": "M"}), name=NAME_2)
    box.run().assert_outcomes(passed=6, failed=2)
    return box


def ran(result: pytest.RunResult) -> list[str]:
    """Give the items that ran, in their order."""
    return [
        line.split(" ")[0]
        for line in result.outlines
        if "::" in line and (" PASSED" in line or " FAILED" in line) and line[0] != "F"
    ]


def test_first_failure_stops(two: Box) -> None:
    result = two.run("-x")
    result.assert_outcomes(passed=2, failed=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_last_failed_are_run_again(two: Box) -> None:
    result = two.run("--lf", "-v")
    result.assert_outcomes(failed=2)
    assert ran(result) == [f"{NAME}::demande-002", f"{NAME_2}::demande-003"]


def test_failed_come_first(two: Box) -> None:
    result = two.run("--ff", "-v")
    result.assert_outcomes(passed=6, failed=2)
    assert ran(result)[:2] == [f"{NAME}::demande-002", f"{NAME_2}::demande-003"]


def test_new_come_first(two: Box) -> None:
    two.run("--nf").assert_outcomes(passed=6, failed=2)
    two.save(name="JSON-new.json")
    result = two.run("--nf", "-v")
    assert ran(result)[0] == "JSON-new.json::fichier"


def test_stepwise_goes_on_where_it_stopped(two: Box) -> None:
    two.run("--sw").assert_outcomes(passed=2, failed=1)
    two.save()
    result = two.run("--sw", "-v")
    result.assert_outcomes(passed=5, failed=1, deselected=2)
    assert ran(result)[0] == f"{NAME}::demande-002"


def test_keywords_and_markers_select(two: Box) -> None:
    two.run("-k", "demande-002").assert_outcomes(passed=1, failed=1, deselected=6)
    two.run("-m", "segur").assert_outcomes(passed=6, failed=2)


def test_collecting_only_judges_nothing(two: Box) -> None:
    result = two.run("--collect-only", "--segur-json=r.json")
    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["* 8 tests collected *"])
    result.stdout.no_fnmatch_line("Fichiers : *")
    assert not (two.path / "r.json").exists()


def test_deselecting_all_is_no_crash(two: Box) -> None:
    result = two.run("-k", "nothing", "--segur-json=r.json")
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    assert '"files": []' in (two.path / "r.json").read_text()


def test_without_a_terminal(two: Box) -> None:
    result = two.run("-p", "no:terminal")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert result.outlines == []


def test_without_a_cache(two: Box) -> None:
    two.run("-p", "no:cacheprovider").assert_outcomes(passed=6, failed=2)


def test_quietly(two: Box) -> None:
    assert two.run("-q", "--no-summary").ret == pytest.ExitCode.TESTS_FAILED


def test_in_any_order(two: Box) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        result = two.pytester.runpytest_inprocess("--segur", "-p", "randomly", "-v")
    result.assert_outcomes(passed=6, failed=2)


def test_with_all_warnings_as_errors_and_strict(two: Box) -> None:
    two.pytester.makeini("[pytest]\nfilterwarnings = error\nxfail_strict = true\n")
    options = ("-W", "error", "--strict-markers", "--strict-config")
    two.run(*options).assert_outcomes(passed=6, failed=2)


def test_beside_ordinary_tests(two: Box) -> None:
    two.save("def test_it(): pass", name="test_it.py")
    two.run().assert_outcomes(passed=7, failed=2)
    two.bare().assert_outcomes(passed=1)
