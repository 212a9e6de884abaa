"""What pytest's reporter keeps of phases that have nothing to tell."""

from __future__ import annotations

import pytest
from support.box import D210, Box, three

COUNT = """
import pytest

@pytest.hookimpl(tryfirst=True, wrapper=True)
def pytest_terminal_summary(terminalreporter):
    kept = terminalreporter.stats.get("", [])
    terminalreporter.write_line("kept: " + " ".join(sorted({one.nodeid for one in kept})))
    return (yield)
"""


@pytest.fixture(name="mixed")
def _mixed(box: Box) -> Box:
    """A refused request, and tests beside it of which one prints at its end."""
    box.save(three(D210))
    box.save(COUNT, name="conftest.py")
    box.save(
        """
        import pytest

        @pytest.fixture
        def loud():
            yield
            print("said at the end")

        def test_fails(loud):
            assert False
        """,
        name="test_it.py",
    )
    return box


def test_only_what_has_something_to_tell_is_kept(mixed: Box) -> None:
    result = mixed.run()
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.assert_outcomes(passed=3, failed=2)
    result.stdout.fnmatch_lines(["kept: test_it.py::test_fails", "*said at the end*"])


def test_all_is_kept_where_durations_are_asked_for(mixed: Box) -> None:
    result = mixed.run("--durations=0", "-vv")
    result.assert_outcomes(passed=3, failed=2)
    result.stdout.fnmatch_lines(["kept: *demande-001*", "* setup *demande-002*"])


def test_nothing_is_missed_without_a_terminal(mixed: Box) -> None:
    assert mixed.run("-p", "no:terminal").ret == pytest.ExitCode.TESTS_FAILED
