"""The fixture `segur_check`: `pytest_segur.check` with the settings of the session."""

from __future__ import annotations

import zipfile

import pytest
from support.box import D210, NAME, Box, three

TEST = f"""
    import pathlib

    def test_it(segur_check):
        found = segur_check(pathlib.Path(__file__).parent / "{NAME}")
        print("CODES", *sorted(found.by_code()))

    def test_bytes(segur_check):
        content = (pathlib.Path(__file__).parent / "{NAME}").read_bytes()
        print("BYTES", *sorted(segur_check(content, edition="published", ignore=()).by_code()))
"""


def codes(box: Box, *options: str) -> str:
    """Run the test and give the line of codes that it prints."""
    result = box.bare("-s", *options)
    result.assert_outcomes(passed=2)
    return next(line[line.index("CODES") :] for line in result.outlines if "CODES" in line)


@pytest.fixture
def test_file(box: Box) -> Box:
    """A test beside a submission with one fault."""
    box.save(three(D210))
    box.save(TEST, name="test_it.py")
    return box


def test_it_needs_no_option(test_file: Box) -> None:
    assert codes(test_file) == "CODES D210"


def test_it_judges_as_the_session_does(test_file: Box) -> None:
    assert codes(test_file, "--segur-ignore=D210") == "CODES"
    assert "S109" in codes(test_file, "--segur-edition=corrected")


def test_what_is_given_stands_before_the_session(test_file: Box) -> None:
    result = test_file.bare("-s", "--segur-edition=corrected", "--segur-ignore=D210")
    result.stdout.fnmatch_lines(["*BYTES D210"])


def test_hooks_of_the_folder_hold(test_file: Box) -> None:
    test_file.save(
        """
        from pytest_segur import HouseRule

        def pytest_segur_rules(config):
            check = lambda request: ["/numLigne"]
            return [HouseRule(code="X001", label_fr="x", label_en="x", check=check)]
        """,
        name="conftest.py",
    )
    assert codes(test_file) == "CODES D210 X001"


def test_wrong_hooks_are_told(test_file: Box) -> None:
    test_file.save("def pytest_segur_rules(config): return 5", name="conftest.py")
    result = test_file.bare()
    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines(
        ['*pytest_segur_rules (*conftest.py) : il faut une liste de HouseRule ; trouvé : "5"*']
    )


def test_archives_of_the_session_go_with_paths_only(test_file: Box) -> None:
    (test_file.path / "zips").mkdir()
    with zipfile.ZipFile(test_file.path / "zips" / f"{NAME[:-5]}.zip", "w"):
        pass
    result = test_file.bare("-s", "--segur-archive=zips")
    result.stdout.fnmatch_lines(["*CODES D210 P303", "*BYTES D210"])
