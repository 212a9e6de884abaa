"""The summary and the report for programs: alike with and without xdist, whole whatever runs."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from support.box import A906, D210, LEAN, NAME, NAME_2, Box, three
from support.submissions import amended, file_name, structure_request, submission

if TYPE_CHECKING:
    import pathlib


_HELPED = "corrected : 1 acceptée, 0 refusée (--segur-edition=corrected)"


@pytest.fixture
def several(box: Box) -> Box:
    """Files with faults of every kind, in two folders."""
    agent = {"/lignesImport/0/beneficiaires/isMandataire": "x"}
    box.save(three({**D210, **A906, **agent}), name=f"b/{NAME}")
    box.save(b"[]", name=f"a/{NAME}")
    box.save(name=f"a/{NAME_2}")
    header = {"/numeroAns": "ANS0012345", "/SIRET": "73282932000074"}
    helped = amended(submission([structure_request(1)]), header)
    box.save(helped, name=f"b/{file_name(edition='corrected')}")
    return box


def summary(result: pytest.RunResult) -> list[str]:
    """Give the lines of our section."""
    start = next(i for i, line in enumerate(result.outlines) if "= Ségur (" in line)
    rest = result.outlines[start + 1 :]
    return rest[: next(i for i, line in enumerate(rest) if line.startswith("="))]


def subprocess(box: Box, *options: str) -> pytest.RunResult:
    """Run pytest as users do, xdist included."""
    return box.pytester.runpytest_subprocess("--segur", *LEAN, *options)


def test_the_session_is_summed_up(several: Box) -> None:
    assert summary(several.run()) == [
        "Fichiers : 4",
        "Demandes : 6, acceptées : 4, refusées : 2",
        "Par règle : D210 × 1, D221 × 1, S104 × 1, S108 × 1, S109 × 1",
        "Règles non évaluées : 8",
        "Fichiers sans aucune de ces erreurs avec l'autre édition : 1",
        f"  b/{file_name(edition='corrected')} – {_HELPED}",
    ]


def test_the_summary_is_counted_of_whole_files(several: Box) -> None:
    assert summary(several.run("-k", "demande-003 and not 002"))[:2] == [
        "Fichiers : 1",
        "Demandes : 3, acceptées : 1, refusées : 2",
    ]


def test_the_summary_names_a_few_of_many_files(box: Box) -> None:
    header = {"/numeroAns": "ANS0012345", "/SIRET": "73282932000074"}
    helped = amended(submission([structure_request(1)]), header)
    for number in range(1, 13):
        box.save(helped, name=file_name(edition="corrected", number=f"{number:03}"))
    lines = summary(box.run("--segur-lang=en"))
    assert lines[-2:] == [
        "… more files: 2",
        "Failures in brief: 9 (in full: -vv, or -k and the name of the test)",
    ]
    assert sum(line.startswith("  JSON-") for line in lines) == 10


def test_without_submissions_there_is_no_summary(box: Box) -> None:
    box.save("def test_it(): pass", name="test_it.py")
    box.run().stdout.no_fnmatch_line("*Ségur*")


def test_the_report_is_that_of_the_contract(several: Box) -> None:
    report = several.report()
    assert report["schema"] == "segur-report/1"
    assert report["edition"] == "published"
    assert [(entry["path"], entry["verdict"]) for entry in report["files"]] == [
        (f"a/{NAME}", "rejected"),
        (f"a/{NAME_2}", "accepted"),
        (f"b/{NAME}", "mixed"),
        (f"b/{file_name(edition='corrected')}", "rejected"),
    ]
    assert report["files"][3]["other_edition"] == "corrected"
    request = report["files"][2]["requests"][1]
    assert request["errors"] == [
        {
            "code": "D210",
            "source": "document",
            "pointer": "/lignesImport/1/commande/dateCommande",
            "line": 72,
            "column": 25,
            "message": "dateCommande doit être une date qui existe, écrite JJ/MM/AAAA ; "
            'trouvé : "2022-03-01"',
            "hint": 'Écrivez "01/03/2022".',
        }
    ]
    assert report["summary"] == {
        "files": 4,
        "requests": 6,
        "accepted": 4,
        "rejected": 2,
        "not_evaluated": 8,
        "by_code": {"D210": 1, "D221": 1, "S104": 1, "S108": 1, "S109": 1},
    }


def test_values_of_people_are_masked_in_it(box: Box) -> None:
    box.save(three({"/lignesImport/0/beneficiaires/nomMandataire": "Durand"}))
    assert "Aaaaaa" in json.dumps(box.report())
    assert "Durand" in json.dumps(box.report("--segur-show-values"))


@pytest.mark.parametrize(
    "options",
    [["-x"], ["-k", "demande-001"], ["--maxfail=1"], [f"b/{NAME}::demande-003"], ["--lf"]],
)
def test_every_file_of_which_an_item_ran_is_judged_whole(several: Box, options: list[str]) -> None:
    whole = {entry["path"]: entry for entry in several.report()["files"]}
    some = several.report(*options)["files"]
    assert some
    assert all(entry == whole[entry["path"]] for entry in some)


def test_a_report_is_replaced_in_one_step_and_keeps_its_link(several: Box) -> None:
    target = several.save(b"old", name="kept.json")
    (several.path / "report.json").symlink_to(target)
    several.report()
    assert (several.path / "report.json").is_symlink()
    assert b"segur-report/1" in target.read_bytes()
    assert not [path for path in several.path.iterdir() if path.name.startswith(".segur-")]


def test_a_pipe_is_written_to_not_replaced(several: Box) -> None:
    pipe = several.path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    several.run("--segur-json=pipe", "a")
    content = os.read(reader, 1_000_000)
    os.close(reader)
    assert json.loads(content)["summary"]["files"] == 2
    assert pipe.is_fifo()


@pytest.mark.parametrize("options", [[], ["-p", "no:terminal"]])
def test_a_report_that_cannot_be_written_is_a_clear_error(box: Box, options: list[str]) -> None:
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
    result = box.run("--segur-json=out/r.json", "--junitxml=j.xml", "a", *options)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    text = f"impossible d'écrire {box.path}/out/r.json : No such file or directory"
    (result.stderr if options else result.stdout).fnmatch_lines([text])
    assert (box.path / "j.xml").exists()


def test_paths_outside_of_the_root_are_absolute(box: Box, tmp_path: pathlib.Path) -> None:
    content = box.save().read_bytes()
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / NAME).write_bytes(content)
    paths = [entry["path"] for entry in box.report("--rootdir=.", ".", str(outside))["files"]]
    assert paths == sorted([NAME, (outside / NAME).as_posix()])


def test_xdist_changes_nothing(several: Box) -> None:
    files = ("--segur-json=alone.json", "--segur-html=alone.html", "--junitxml=alone.xml")
    alone = subprocess(several, *files)
    report = (several.path / "alone.json").read_bytes()
    page = (several.path / "alone.html").read_bytes()
    times_judged = {"load": 1, "loadfile": 1, "loadscope": 1, "worksteal": 1, "each": 2}
    for dist, times in times_judged.items():
        shared_files = (file.replace("alone", dist) for file in files)
        shared = subprocess(several, "-n2", f"--dist={dist}", *shared_files)
        shared.assert_outcomes(passed=6 * times, failed=4 * times, warnings=1 * times)
        assert summary(shared) == summary(alone)
        assert (several.path / f"{dist}.json").read_bytes() == report
        assert (several.path / f"{dist}.html").read_bytes() == page
        shared.stdout.fnmatch_lines([f"FAILED b/{NAME}::demande-002 - demande refusée : D210 *"])
        shared.stdout.fnmatch_lines(["*Écrivez*"])
        shared.stdout.no_fnmatch_line("*Traceback*")
        text = (several.path / f"{dist}.xml").read_text(encoding="utf-8")
        assert text.count('<property name="segur_code" value="D210"') == times


def test_xdist_with_advisories_as_errors_and_a_rule_of_the_house(several: Box) -> None:
    several.save(
        """
        from pytest_segur import HouseRule

        def pytest_segur_rules(config):
            return [
                HouseRule(
                    code="X001", label_fr="x", label_en="x", check=lambda request: ["/numLigne"]
                )
            ]
        """,
        name="a/conftest.py",
    )
    result = subprocess(several, "-n2", "-W", "error::pytest_segur.SegurAdvisory")
    result.assert_outcomes(passed=3, failed=7)
    result.stdout.fnmatch_lines(["Par règle : *X001 × 3"])


def test_what_is_expected_is_reported_all_the_same(several: Box) -> None:
    several.expect({NAME: {"fichier": ["S104"]}}, folder="a")
    result = several.run("a")
    result.assert_outcomes(passed=6)
    entries = several.report("a")["files"]
    assert entries[0]["errors"][0]["code"] == "S104"
