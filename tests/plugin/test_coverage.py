"""``--segur-coverage``: which rules the submissions of a suite exercised, and a threshold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from support.box import A906, D210, D251, LEAN, NAME, NAME_2, Box, three

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE: Final = "--segur-coverage=c.json"


def section(result: pytest.RunResult) -> list[str]:
    """Give the lines of our section."""
    start = next((i for i, line in enumerate(result.outlines) if " Ségur : règles " in line), None)
    if start is None:
        return []
    rest = result.outlines[start + 1 :]
    return rest[: next(i for i, line in enumerate(rest) if line.startswith("="))]


def report_of(box: Box) -> Any:  # noqa: ANN401 - JSON
    """Give the report for programs."""
    return json.loads((box.path / "c.json").read_text(encoding="utf-8"))


@pytest.fixture
def several(box: Box) -> Box:
    """Two files: one that is at fault, one that is expected to be, judged by profiles."""
    box.save(three({**D210, **A906}), name=f"a/{NAME}")
    box.save(three(D251), name=f"b/{NAME_2}")
    box.expect({NAME_2: {"demandes": {"2": ["D251"]}, "profiles": []}}, folder="b")
    return box


def test_what_was_exercised_is_told_and_written(several: Box) -> None:
    result = several.run(FILE, "--segur-ignore=D28", "--segur-today=2022-03-01")
    result.assert_outcomes(passed=8, failed=1, warnings=1)
    passed = "S101-S114, F401-F404, D201-D206, D211-D221, D223, D225, D226, D228, D230, D233-D240, "
    passed += "D250, D252-D275"
    beyond = [
        "S100, P302 (il faudrait un fichier démesuré ou illisible)",
        "F405 (aucun jour de dépôt connu)",
        "F406, D207 (aucun dépôt antérieur connu)",
        "D280, D281 (règle ignorée)",
        "P301, P303-P306 (aucune archive)",
    ]
    assert section(result) == [
        "Règles à exercer : 69, dont exercées des deux côtés : 2 (2,8 %)",
        f"Réussies seulement (55) : {passed}",
        "Jamais (12) : D222, D224, D227, D229, D231, D232, D241-D245, D276",
        f"Sans objet ici : {' ; '.join(beyond)}",
        "Avis donnés : 1 sur 16 (A906)",
    ]
    report = report_of(several)
    assert report["rules"]["D210"] == {"passed": 5, "failed": 1, "status": "both"}
    assert report["rules"]["D251"] == {"passed": 5, "failed": 1, "status": "both"}
    # The one file says by which profiles it is judged.
    assert report["rules"]["D259"] == {"passed": 3, "failed": 0, "status": "passed"}
    assert report["summary"]["files"] == 2


def test_files_count_as_a_whole_whatever_items_run(several: Box) -> None:
    several.run(FILE)
    whole = report_of(several)
    several.run(FILE, "-k", "demande-001 or attendu")
    assert report_of(several) == whole
    several.run(FILE, f"a/{NAME}::demande-003")
    assert report_of(several)["summary"]["files"] == 1


def test_labels_are_told_on_request_in_the_language_of_the_session(several: Box) -> None:
    several.save(
        """
        from pytest_segur import HouseRule

        def pytest_segur_rules(config):
            return [HouseRule(code="X1", label_fr="m", label_en="h\\u202eouse", check=lambda _: ())]
        """,
        name="conftest.py",
    )
    result = several.run("--segur-coverage", "-v", "--segur-lang=en")
    result.stdout.fnmatch_lines(
        [
            "*= Ségur: rules exercised =*",
            "72 rules to be exercised, on both sides: 2 (2.7%)",
            "Passed only (58): *, X1",
            "  S101  the file must be written in UTF-8, *",
            "  X1  h\\u202eouse",
            "Never (12): *",
            "  D222  *",
            "Not applicable here: S100, P302 (takes a huge or unreadable file); *",
            "Advisories given: 1 of 16 (A906)",
        ]
    )


def test_a_threshold_fails_the_run(several: Box) -> None:
    for name in (NAME_2, "attendu.json"):
        (several.path / "b" / name).unlink()
    several.save()
    options = ("--segur-ignore=D210,A90", "--segur-coverage-fail-under")
    low = several.run(f"{options[1]}=1.5", options[0])
    assert low.ret == pytest.ExitCode.TESTS_FAILED
    low.assert_outcomes(passed=8)
    assert section(low)[-1] == (
        "0,0 % des règles exercées des deux côtés : moins que --segur-coverage-fail-under=1.5"
    )
    enough = several.run(f"{options[1]}=0", options[0])
    assert enough.ret == pytest.ExitCode.OK
    assert len(section(enough)) > 2
    silent = several.run(f"{options[1]}=1", options[0], "-p", "no:terminal", "--segur-lang=en")
    assert silent.ret == pytest.ExitCode.TESTS_FAILED
    assert [line for line in silent.errlines if "0.0% of the rules" in line]
    collected = several.run(f"{options[1]}=100", FILE, "--collect-only")
    assert collected.ret == pytest.ExitCode.OK
    assert section(collected) == []
    assert not (several.path / "c.json").exists()
    # Without any submission nothing is exercised, and pytest's own exit code stays.
    several.save("def test_it(): pass", name="test_it.py")
    assert several.run(f"{options[1]}=1", "test_it.py").ret == pytest.ExitCode.TESTS_FAILED
    nothing = several.run(f"{options[1]}=1", "b")
    assert nothing.ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_a_report_that_cannot_be_written_is_a_clear_error(box: Box) -> None:
    box.save(name=f"a/{NAME}")
    box.save(
        """
        import shutil

        def pytest_collection_finish(session):
            shutil.rmtree(session.config.rootpath / "out")
        """,
        name="conftest.py",
    )
    (box.path / "out").mkdir()
    result = box.run("--segur-coverage=out/c.json", "a")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stdout.fnmatch_lines([f"impossible d'écrire {box.path}/out/c.json : *"])


def test_xdist_changes_nothing(several: Box) -> None:
    alone = several.run("--segur-coverage=alone.json", "--segur-coverage-fail-under=3")
    expected = section(alone)
    assert len(expected) == 6
    report = (several.path / "alone.json").read_bytes()
    # Each of two workers judges every file: they agree, and nothing counts twice.
    options = ("--segur-coverage=each.json", "--segur-coverage-fail-under=3")
    shared = several.pytester.runpytest_subprocess("--segur", *LEAN, *options, "-n2", "--dist=each")
    assert shared.ret == pytest.ExitCode.TESTS_FAILED
    assert section(shared) == expected
    assert (several.path / "each.json").read_bytes() == report


def refused(box: Box, options: Sequence[str]) -> str:
    """Give what pytest says of options that it refuses."""
    result = box.bare(*options)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    return next(line for line in result.errlines if line.startswith("ERROR: "))


def test_wrong_options_are_refused(box: Box) -> None:
    box.save(name=f"a/{NAME}")
    segur, least = "--segur", "--segur-coverage-fail-under"
    assert refused(box, ["--segur-coverage"]) == (
        "ERROR: --segur-coverage : cette option porte sur des demandes collectées : ajoutez --segur"
    )
    assert refused(box, [f"{least}=5"]).startswith(f"ERROR: {least} : cette option ")
    for value in ("", "x", "-1", "101", "1e1", "nan", "100.1"):
        assert f'"{value}" n\'est pas un pourcentage' in refused(box, [segur, f"{least}={value}"])
    assert "n'existe pas" in refused(box, [segur, "--segur-coverage=no/c.json"])


def test_a_path_behind_a_space_is_never_overwritten(box: Box) -> None:
    """It would be taken for the file to be written."""
    path = box.save(name=f"a/{NAME}")
    content = path.read_bytes()
    for argument in (f"a/{NAME}", "a", f"a/{NAME}::fichier"):
        said = refused(box, ["--segur", "--segur-coverage", argument])
        assert f'"{argument}" existe et n\'est pas un rapport de couverture : ' in said
    assert path.read_bytes() == content
    (box.path / "c.json").write_bytes(b"")
    for _ in range(2):
        assert box.run(FILE, "a").ret == pytest.ExitCode.OK
        assert report_of(box)["schema"] == "segur-coverage/1"
