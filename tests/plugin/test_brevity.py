"""However much fails, the terminal stays readable and ends with what sums it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.box import NAME
from support.junit import cases_in
from support.submissions import amended, liberal_request, submission

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.box import Box

BRIEF = "demande refusée : D210 dateCommande doit être une date qui existe, écrite JJ/MM/AAAA"
IN_FULL = "  à faire :   Écrivez"


def faulty(count: int, more: Mapping[str, object] | None = None) -> bytes | dict[str, object]:
    """Build a file whose requests all have a wrong date, and the first ones something more."""
    dates = {f"/lignesImport/{n}/commande/dateCommande": "2022-03-01" for n in range(count)}
    requests = [liberal_request(position) for position in range(1, count + 1)]
    return amended(submission(requests), {**dates, **(more or {})})


def told(result: pytest.RunResult) -> tuple[int, int, int]:
    """Count failures in full, in brief, and the lines of everything."""
    brief = [line for line in result.outlines if line.startswith(BRIEF) and " – ligne " in line]
    full = [line for line in result.outlines if line.startswith(IN_FULL)]
    return len(full), len(brief), len(result.outlines)


def test_two_hundred_refused_requests_do_not_drown_the_summary(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    box.save(faulty(200))
    result = box.run("--junitxml=j.xml")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.assert_outcomes(passed=1, failed=200)
    full, brief, lines = told(result)
    assert (full, brief) == (3, 197)
    assert lines < 650
    assert result.outlines[-6:-1] == [
        f"{' Ségur (published) ':=^80}",
        "Fichiers : 1",
        "Demandes : 200, acceptées : 0, refusées : 200",
        "Par règle : D210 × 200",
        "Échecs en bref : 197 (en entier : -vv, ou -k et le nom du test)",
    ]
    result.stdout.fnmatch_lines(
        [
            f"*_ demande-004 ({NAME}) _*",
            f'{BRIEF} ; trouvé : "2022-03-01" – ligne 192',
            "(en bref, comme la suite ; *",
            f"*_ demande-005 ({NAME}) _*",
            f"{BRIEF} ; *",
            f"*_ demande-006 ({NAME}) _*",
            f"FAILED {NAME}::demande-200 - demande refusée :*",
        ]
    )
    # Only the terminal is spared.
    failed = [case for case in cases_in((box.path / "j.xml").read_bytes()) if case.message]
    text = (box.path / "j.xml").read_text(encoding="utf-8")
    assert len(failed) == text.count(IN_FULL) == 200


def test_every_style_has_what_it_is_for(box: Box) -> None:
    box.save(faulty(12))
    expected = {
        (): (3, 9),
        ("-v",): (3, 9),
        ("-q",): (3, 9),
        ("--tb=short",): (3, 9),
        ("--tb=native",): (3, 9),
        ("--tb=line",): (0, 0),
        ("--tb=no",): (0, 0),
        ("-vv",): (12, 0),
        ("-k", "demande-009"): (1, 0),
        ("--maxfail=2",): (2, 0),
    }
    found = {options: told(box.run(*options))[:2] for options in expected}
    assert found == expected
    lines = box.run("--tb=line", "-rN").outlines
    assert sum(f"{NAME}:" in line and BRIEF in line for line in lines) == 12
    assert not any("en bref" in line for line in lines)


def test_failures_that_tell_something_new_are_told_up_to_ten(box: Box) -> None:
    names = ("typeAction", "numeroASP", "codeTraitement", "libelleTraitement")
    more = {
        f"/lignesImport/{n}/{name}": "M"
        for n in range(14)
        for rank, name in enumerate(names)
        if n + 1 >> rank & 1
    }
    box.save(faulty(14, more))
    result = box.run("--segur-lang=en")
    result.assert_outcomes(passed=1, failed=14)
    answers = [line for line in result.outlines if line.startswith("ASP's answer to request ")]
    assert len(answers) == 10
    result.stdout.fnmatch_lines(
        ["(in brief, like others below; *", "Failures in brief: 4 (in full: -vv, *"]
    )


def test_failures_of_others_are_left_as_they_are(box: Box) -> None:
    box.save(faulty(5))
    box.save(
        """
        import pytest

        @pytest.mark.parametrize("number", range(5))
        def test_it(number):
            "not ours"
            assert number > 9
        """,
        name="test_it.py",
    )
    result = box.run()
    result.assert_outcomes(passed=1, failed=10)
    assert told(result)[:2] == (3, 2)
    assert sum('"not ours"' in line for line in result.outlines) == 5


def test_what_is_short_already_is_not_shortened(box: Box) -> None:
    box.save(faulty(6))
    box.save(
        f"""
        def pytest_collection_finish(session):
            (session.config.rootpath / "{NAME}").unlink()
        """,
        name="conftest.py",
    )
    result = box.run()
    result.assert_outcomes(failed=7)
    assert not any("en bref" in line for line in result.outlines)


def test_reports_are_whole_again_for_whoever_comes_later(box: Box) -> None:
    box.save(faulty(6))
    box.save(
        """
        import pytest

        @pytest.hookimpl(trylast=True)
        def pytest_unconfigure(config):
            reports = config.pluginmanager.get_plugin("terminalreporter").stats["failed"]
            print("whole:", sum("Écrivez" in report.longreprtext for report in reports))
        """,
        name="conftest.py",
    )
    box.run("-s").stdout.fnmatch_lines(["whole: 6"])
