"""SARIF, annotations and JUnit: the same from pytest, with and without xdist, and the command."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from support.box import A906, D210, D251, LEAN, NAME, NAME_2, Box, three
from support.junit import cases_in, problems_of
from support.sarif import problems_of as problems_of_sarif
from support.submissions import amended, doctor, liberal_request, submission

from pytest_segur.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

HOUSE = """
    from pytest_segur import HouseRule

    def pytest_segur_rules(config):
        return [
            HouseRule(
                code="X001",
                label_fr="jamais",
                label_en="never",
                hint_fr="Ne faites rien.",
                check=lambda request: ["/typeAction"],
            )
        ]
"""


@pytest.fixture
def several(box: Box) -> Box:
    """Files with faults of every kind, in folders whose names need care."""
    agent = {"/lignesImport/0/beneficiaires/isMandataire": "x"}
    doctors = [{**doctor(rank), "nomMedecin": "Durand"} for rank in range(1, 131)]
    box.save(three({**D210, **D251, **A906, **agent}), name=f"b é/{NAME}")
    box.save(b"[]", name=f"a/{NAME}")
    box.save(three({"/lignesImport/2/beneficiaires/liberal": doctors}), name=f"a/{NAME_2}")
    box.save(name="a/JSON-x.json")
    alike = submission([liberal_request(n) for n in range(1, 7)])
    dates = {f"/lignesImport/{n}/commande/dateCommande": "x" for n in range(6)}
    box.save(amended(alike, dates), name=f"c/{NAME}")
    with zipfile.ZipFile(box.path / "a" / f"{NAME_2[:-5]}.zip", "w") as archive:
        archive.writestr("notes.txt", b"")
    return box


@pytest.fixture
def segur(
    box: Box, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """The command, run over everything in the box."""

    def run(*arguments: str) -> str:
        monkeypatch.chdir(box.path)
        capsys.readouterr()
        assert main(["check", ".", *arguments]) == 1
        return capsys.readouterr().out

    return run


def annotations(lines: list[str]) -> list[str]:
    """Give the lines that GitHub takes."""
    return [line for line in lines if line.startswith("::")]


def test_workers_and_the_command_tell_the_same_as_pytest_alone(
    several: Box, segur: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sarif = segur("--format=sarif").encode()
    lines = annotations(segur("--format=github").splitlines())
    assert {line.split(" ")[0] for line in lines} == {"::error", "::warning", "::notice"}
    alone = several.run("--segur-sarif=alone.sarif", "--segur-github=yes")
    assert alone.ret == pytest.ExitCode.TESTS_FAILED
    assert annotations(alone.outlines) == lines
    # As narrow, colourful and quiet as a terminal may be, and judged by workers.
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    options = ("--segur", *LEAN, "-n2", "-q", "--color=yes", "--segur-sarif=shared.sarif")
    shared = several.pytester.runpytest_subprocess(*options, "c", "b é", "a")
    assert shared.ret == pytest.ExitCode.TESTS_FAILED
    assert annotations(shared.outlines) == lines
    for result in (alone, shared):
        result.stdout.fnmatch_lines(["Échecs en bref : 3 (*"])
    for name in ("alone", "shared"):
        assert (several.path / f"{name}.sarif").read_bytes() == sarif


def test_sarif_of_a_session_is_valid_and_names_files_from_the_root(several: Box) -> None:
    several.run("--segur-sarif=alone.sarif")
    text = (several.path / "alone.sarif").read_text(encoding="utf-8")
    log = json.loads(text)
    assert problems_of_sarif(log) == []
    [run] = log["runs"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {
        f"b%20%C3%A9/{NAME}",
        f"a/{NAME}",
        f"a/{NAME_2}",
        "a/JSON-x.json",
        f"a/{NAME_2[:-5]}.zip",
        f"c/{NAME}",
    }
    assert "Durand" not in text
    several.run("--segur-sarif=alone.sarif", "--segur-show-values")
    assert "Durand" in (several.path / "alone.sarif").read_text(encoding="utf-8")


def test_sarif_describes_the_rules_of_a_house(several: Box) -> None:
    several.save(HOUSE, name="a/conftest.py")
    several.run("--segur-sarif=alone.sarif")
    log = json.loads((several.path / "alone.sarif").read_bytes())
    assert problems_of_sarif(log) == []
    rule = log["runs"][0]["tool"]["driver"]["rules"][-1]
    assert (rule["id"], rule["shortDescription"]["text"]) == ("X001", "jamais")
    assert rule["help"]["text"] == "Ne faites rien."


def test_annotations_are_for_github_unless_something_else_is_said(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.save(three(D210))
    assert annotations(box.run().outlines) == []
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert len(annotations(box.run().outlines)) == 1
    assert annotations(box.run("--segur-github=no").outlines) == []


def told(box: Box) -> set[str]:
    """Give the codes that are annotated, and how many faults are counted."""
    lines = annotations(box.run("--segur-github=yes").outlines)
    return {line.split("title=")[-1].split(" ")[0] for line in lines if "title=" in line} | {
        line.split(" : ")[-1] for line in lines if "title=" not in line
    }


def test_what_is_meant_to_be_wrong_is_not_annotated(box: Box) -> None:
    doctors = [{**doctor(rank), "nomMedecin": "Durand"} for rank in range(1, 131)]
    box.save(three({**D210, **D251, **A906, "/lignesImport/2/beneficiaires/liberal": doctors}))
    archive = box.save(b"no ZIP", name=f"{NAME[:-5]}.zip")
    faults = {"2": ["D210", "D251"], "3": ["D235"]}
    advisories = {"demandes": {"1": ["A906"]}}
    meant = {"demandes": faults, "archive": ["P301"], "avis": advisories}
    box.expect({NAME: meant})
    # Of the third request, the faults that are not listed are left out with those that are.
    assert told(box) == {"A910"}
    box.expect({NAME: {**meant, "demandes": {**faults, "2": ["D251", "D210"]}}})
    assert told(box) == {"A910", "D210", "D251"}
    box.expect({NAME: {"demandes": faults, "archive": ["P301"]}})
    assert told(box) == {"A906", "A910"}
    archive.unlink()
    box.expect({NAME: {"avis": {"demandes": {"3": ["A910"]}}}})
    assert told(box) == {"A906", "D210", "D251", "D235", "D235 × 30"}


def test_the_ini_switches_annotations_too(box: Box) -> None:
    box.save(three(D210))
    box.pytester.makeini("[pytest]\nsegur_github = yes\n")
    assert len(annotations(box.run().outlines)) == 1
    box.pytester.makeini("[pytest]\nsegur_github = maybe\nsegur_lang = en\n")
    result = box.run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(['*segur_github (ini): unknown value: "maybe"; allowed: yes, no'])


def test_junit_has_the_same_tests_and_verdicts_from_pytest_and_from_the_command(
    several: Box, segur: Callable[..., str]
) -> None:
    told = segur("--format=junit").encode()
    several.run("--junitxml=pytest.xml")
    of_pytest = (several.path / "pytest.xml").read_bytes()
    assert problems_of(told) == []
    assert problems_of(of_pytest) == []
    assert cases_in(told) == cases_in(of_pytest)
    failed = [case for case in cases_in(told) if case.message is not None]
    assert len(failed) == 12
    assert ("segur_advisory", "A906") in [one for case in cases_in(told) for one in case.codes]
