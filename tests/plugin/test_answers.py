"""``FILE::reponse``: the simulated answer against the snapshot beside the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from support.answered import SNAPSHOT, answered
from support.box import A907, D210, NAME, NAME_2, Box, three
from support.submissions import amended

from pytest_segur import Portal

if TYPE_CHECKING:
    import pathlib


def replace(path: pathlib.Path, old: str, new: str) -> None:
    """Change what stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def test_the_answer_equals_its_snapshot(box: Box) -> None:
    answered(box, D210)
    result = box.run("-v")
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines([f"{NAME}::demande-003 PASSED*", f"{NAME}::reponse PASSED*"])
    result.stdout.fnmatch_lines(["1 snapshot passed."])


def test_without_a_snapshot_there_is_no_item(box: Box) -> None:
    box.save()
    result = box.run("-v")
    result.assert_outcomes(passed=4)
    result.stdout.no_fnmatch_line("*reponse*")
    result.stdout.no_fnmatch_line("*snapshot report*")


@pytest.mark.parametrize("option", ["--snapshot-update", "--snapshot-update-new-only"])
def test_update_options_write_it(box: Box, option: str) -> None:
    path = box.save(three(D210))
    result = box.run(option)
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["1 snapshot generated."])
    assert (box.path / SNAPSHOT).read_bytes() == Portal().deposit(path).answer
    box.run("-k", "reponse").stdout.fnmatch_lines(["1 snapshot passed."])


def test_a_difference_names_requests_and_balises(box: Box) -> None:
    snapshot = answered(box, {**D210, "/lignesImport/1/numeroEditeur": "00042"})
    replace(snapshot, "SIMU-IMP-000001", "SIMU-IMP-000002")
    replace(snapshot, '"0210"', '"0211"')
    result = box.run("-k", "reponse")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            f"la réponse diffère de {SNAPSHOT} : entête, demande 2",
            "instantané → réponse",
            "entête",
            '  /impId : "SIMU-IMP-000002" → "SIMU-IMP-000001"',
            'demande 2 (numeroEditeur "00042")',
            '  /codeTraitement : "0211" → "0210"',
            "si la nouvelle réponse est la bonne : --snapshot-update",
            "1 snapshot failed.",
        ],
        consecutive=False,
    )
    assert "\x1b" not in result.stdout.str()
    assert snapshot.read_text(encoding="utf-8").count("0211") == 1


def test_personal_values_are_masked_unless_asked_for(box: Box) -> None:
    snapshot = answered(box)
    replace(snapshot, '"DURAND"', '"Zorglub"')
    hidden = box.run("-k", "reponse").stdout
    hidden.fnmatch_lines(['  /beneficiaires/nomMandataire : "Aaaaaaa" → "AAAAAA"'])
    coloured = box.run("--color=yes", "-k", "reponse").stdout.str()
    # Some versions of pytest colour every failure as if it were Python.
    for text in (hidden.str(), re.sub(r"\x1b\[[0-9;]*m", "", coloured)):
        assert "Aaaaaaa" in text
        assert "Zorglub" not in text
        assert "DURAND" not in text
    shown = box.run("--segur-show-values", "--segur-lang=en", "-k", "reponse").stdout
    shown.fnmatch_lines(['*/beneficiaires/nomMandataire: "Zorglub" → "DURAND"'])


def test_the_failure_points_at_the_snapshot_and_is_one_line_in_junit(box: Box) -> None:
    snapshot = answered(box, D210)
    replace(snapshot, '"0210"', '"0211"')
    line = snapshot.read_text(encoding="utf-8").split("0211")[0].count("\n") + 1
    result = box.run("-k", "reponse", "--tb=line", "--junitxml=junit.xml")
    result.stdout.fnmatch_lines([f"*{SNAPSHOT}:{line}: la réponse diffère de *"])
    case = ET.parse(box.path / "junit.xml").getroot().find(".//testcase")  # noqa: S314 - our own
    assert case is not None
    failure = case.find("failure")
    assert case.get("name") == "reponse"
    assert failure is not None
    assert failure.get("message") == f"la réponse diffère de {SNAPSHOT} : demande 2"
    assert [one.get("value") for one in case.iter("property")] == ["D210"]


def test_what_is_only_written_otherwise_is_told_by_its_place(box: Box) -> None:
    snapshot = answered(box)
    replace(snapshot, '  "numeroAns": ', '  "numeroAns" : ')
    result = box.run("-k", "reponse", "--segur-lang=en")
    result.stdout.fnmatch_lines(
        [
            "the answer differs from *: only the writing differs",
            "snapshot, line 3, column 14: the same values, written otherwise from there on",
        ]
    )


def test_a_snapshot_that_cannot_be_read_is_told(box: Box) -> None:
    snapshot = answered(box)
    snapshot.write_bytes(b'{"nom": "DURAND",}')
    result = box.run("-k", "reponse")
    result.stdout.fnmatch_lines(
        ["la réponse diffère de * : l'instantané n'est pas du JSON lisible"]
    )
    result.stdout.fnmatch_lines(["1:17 S102 *"])
    result.stdout.no_fnmatch_line("*DURAND*")


def test_a_folder_in_its_place_is_told(box: Box) -> None:
    box.save()
    (box.path / SNAPSHOT).mkdir()
    for options in ((), ("--snapshot-update",), ("-p", "no:syrupy")):
        result = box.run("-k", "reponse", *options)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines([f"impossible de lire ou d'écrire {SNAPSHOT} : *"])


@pytest.mark.parametrize("option", ["-q", "--snapshot-update", "--snapshot-update-new-only"])
def test_a_file_that_is_refused_has_no_answer(box: Box, option: str) -> None:
    snapshot = answered(box)
    kept = snapshot.read_bytes()
    box.save(three({"/SIRET": "?"}))
    result = box.run("-k", "reponse", option, "--junitxml=junit.xml")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            f"pas de réponse (S109), alors que {SNAPSHOT} existe",
            "Réponse de l'ASP : le portail rejette le fichier (S109)",
            "corrigez le fichier, ou supprimez l'instantané : *",
        ]
    )
    result.stdout.no_fnmatch_line("*snapshot*deleted*")
    assert snapshot.read_bytes() == kept
    assert 'value="S109"' in (box.path / "junit.xml").read_text(encoding="utf-8")


def test_a_file_that_is_refused_gets_no_snapshot(box: Box) -> None:
    box.save(three({"/SIRET": "?"}))
    box.run("--snapshot-update").assert_outcomes(failed=1)
    assert not (box.path / SNAPSHOT).exists()


def test_a_misnamed_file_is_answered(box: Box) -> None:
    box.save(name="export.txt")
    box.run("export.txt", "--snapshot-update")
    assert b"SIMU-ASP-00000003" in (box.path / "export.reponse.json").read_bytes()


def test_a_file_that_changes_after_collection_is_told(box: Box) -> None:
    snapshot = answered(box)
    kept = snapshot.read_bytes()
    box.save(
        f"""
        import pathlib

        def pytest_collection_finish(session):
            path = pathlib.Path({NAME!r})
            path.write_bytes(path.read_bytes() + b" ")
        """,
        name="conftest.py",
    )
    result = box.run("-k", "reponse", "--snapshot-update")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["le fichier a changé depuis la collecte : relancez pytest"])
    assert snapshot.read_bytes() == kept


def test_a_snapshot_that_disappears_after_collection_is_told(box: Box) -> None:
    answered(box)
    box.save(
        f"""
        import pathlib

        def pytest_collection_finish(session):
            pathlib.Path({SNAPSHOT!r}).unlink()
        """,
        name="conftest.py",
    )
    result = box.run("-k", "reponse")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"{SNAPSHOT} a disparu depuis la collecte ; *"])


def test_any_other_failure_is_pytest_s_to_tell(box: Box) -> None:
    answered(box, D210)
    box.save(
        """
        def pytest_segur_treatment(rule, config):
            raise LookupError("of the user")
        """,
        name="conftest.py",
    )
    result = box.run("-k", "reponse")
    result.stdout.fnmatch_lines(["*LookupError: of the user"])


def test_it_can_be_selected_and_run_again(box: Box) -> None:
    snapshot = answered(box)
    box.save(name=NAME_2)
    box.run(f"{NAME}::reponse").assert_outcomes(passed=1)
    replace(snapshot, '"0000"', '"0001"')
    box.run().assert_outcomes(passed=8, failed=1)
    again = box.run("--lf", "-v")
    again.assert_outcomes(failed=1)
    again.stdout.fnmatch_lines([f"{NAME}::reponse FAILED*"])
    box.run("--sw").assert_outcomes(failed=1, passed=4)
    box.run("-m", "segur and not segur").assert_outcomes()
    box.run("-m", "segur", "--lf", "--snapshot-update").assert_outcomes(passed=1)


def test_alone_it_still_has_its_file_reported(box: Box) -> None:
    answered(box, D210)
    report = box.report("-k", "reponse")
    assert [len(entry["requests"]) for entry in report["files"]] == [3]


def test_fixtures_and_hooks_of_conftests_around_the_file_hold(box: Box) -> None:
    answered(box, folder="a")
    answered(box, folder="b")
    box.save(
        """
        import pytest

        @pytest.fixture(autouse=True, scope="module")
        def of_modules(request):
            assert request.module.__name__

        @pytest.fixture(autouse=True, scope="class")
        def of_classes(request):
            assert request.cls is None

        @pytest.fixture(autouse=True)
        def of_tests(request):
            print("FIXTURE", request.node.nodeid)

        def pytest_runtest_setup(item):
            print("HOOK", item.nodeid)
        """,
        name="a/conftest.py",
    )
    result = box.run("-s", "-k", "reponse")
    result.assert_outcomes(passed=2)
    text = result.stdout.str()
    assert f"FIXTURE a/{NAME}::reponse" in text
    assert f"HOOK a/{NAME}::reponse" in text
    assert f"FIXTURE b/{NAME}" not in text
    assert f"HOOK b/{NAME}" not in text


def test_without_syrupy_it_is_compared_all_the_same(box: Box) -> None:
    snapshot = answered(box)
    box.run("-p", "no:syrupy").assert_outcomes(passed=5)
    replace(snapshot, '"0000"', '"0001"')
    result = box.run("-p", "no:syrupy")
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["sans syrupy (-p no:syrupy, *"])


def test_with_another_fixture_of_that_name_it_is_compared_all_the_same(box: Box) -> None:
    snapshot = answered(box)
    box.save("import pytest\n\n@pytest.fixture\ndef snapshot(): return 5", name="conftest.py")
    box.run("--snapshot-update").assert_outcomes(passed=5)
    replace(snapshot, '"0000"', '"0001"')
    result = box.run("--snapshot-update")
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["*, une autre fixture « snapshot », *"])
    assert b'"0001"' in snapshot.read_bytes()


def test_a_fixture_of_that_name_with_defaults_of_its_own_changes_nothing(box: Box) -> None:
    snapshot = answered(box)
    box.save(
        """
        import pytest
        from syrupy.extensions.json import JSONSnapshotExtension

        @pytest.fixture
        def snapshot(snapshot):
            return snapshot.use_extension(JSONSnapshotExtension)
        """,
        name="conftest.py",
    )
    kept = snapshot.read_bytes()
    box.run("--snapshot-update").stdout.fnmatch_lines(["1 snapshot passed."])
    assert snapshot.read_bytes() == kept


def test_a_name_that_is_no_text_is_compared_and_never_written(box: Box) -> None:
    name = "JSON-\udcff-20220301-001.json"
    snapshot = box.path / name.replace(".json", ".reponse.json")
    path = box.save(name=name)
    box.run("--snapshot-update").assert_outcomes(passed=3, failed=1)
    assert not snapshot.exists()
    answer = Portal().deposit(path).answer
    assert answer is not None
    snapshot.write_bytes(answer)
    # What is no text does not reach the controller of xdist.
    hook = "def pytest_runtest_logreport(report): ''.join(report.keywords).encode()"
    box.save(hook, name="conftest.py")
    box.run("--snapshot-update", "-k", "reponse").assert_outcomes(passed=1)
    box.save(name=NAME)
    path.unlink()
    box.run("--snapshot-update")
    assert snapshot.exists()


def test_without_requests_there_is_an_answer_where_that_is_no_fault(box: Box) -> None:
    box.save(amended(three(), {"/lignesImport": []}))
    box.run("--segur-ignore=S111", "--snapshot-update").assert_outcomes(passed=2)
    assert b"SIMU-IMP-000001" in (box.path / SNAPSHOT).read_bytes()


def test_advisories_are_no_part_of_it(box: Box) -> None:
    answered(box, A907)
    result = box.run("-k", "reponse", "-W", "error::pytest_segur.SegurAdvisory")
    result.assert_outcomes(passed=1, warnings=0)
