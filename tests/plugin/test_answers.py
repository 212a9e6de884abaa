"""``FILE::reponse``: the simulated answer against the snapshot beside the file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from support.box import A907, D210, D251, NAME, NAME_2, Box, three
from support.submissions import amended

from pytest_segur import Portal

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

SNAPSHOT = NAME.replace(".json", ".reponse.json")
HOOK = """
    KNOWN = {{"D210": {given}}}

    def pytest_segur_treatment(rule, config):
        return KNOWN.get(rule.code)
"""


def answered(
    box: Box, changes: Mapping[str, object] | None = None, *, folder: str = "."
) -> pathlib.Path:
    """Write a submission and the right snapshot of its answer; give the snapshot."""
    path = box.save(three(changes), name=f"{folder}/{NAME}")
    answer = Portal().deposit(path).answer
    assert answer is not None, "the structure is sound"
    return box.save(answer, name=f"{folder}/{SNAPSHOT}")


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
            f"la réponse n'est pas celle de {SNAPSHOT} : entête, demande 2",
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
    hidden = box.run("--color=yes", "-k", "reponse").stdout
    hidden.fnmatch_lines(['*/beneficiaires/nomMandataire : "Aaaaaaa" → "AAAAAA"*'])
    hidden.no_fnmatch_line("*Zorglub*")
    hidden.no_fnmatch_line("*DURAND*")
    shown = box.run("--segur-show-values", "--segur-lang=en", "-k", "reponse").stdout
    shown.fnmatch_lines(['*/beneficiaires/nomMandataire: "Zorglub" → "DURAND"'])


def test_the_failure_points_at_the_snapshot_and_is_one_line_in_junit(box: Box) -> None:
    snapshot = answered(box, D210)
    replace(snapshot, '"0210"', '"0211"')
    line = snapshot.read_text(encoding="utf-8").split("0211")[0].count("\n") + 1
    result = box.run("-k", "reponse", "--tb=line", "--junitxml=junit.xml")
    result.stdout.fnmatch_lines([f"*{SNAPSHOT}:{line}: la réponse n'est pas celle de *"])
    case = ET.parse(box.path / "junit.xml").getroot().find(".//testcase")  # noqa: S314 - our own
    assert case is not None
    failure = case.find("failure")
    assert case.get("name") == "reponse"
    assert failure is not None
    assert failure.get("message") == f"la réponse n'est pas celle de {SNAPSHOT} : demande 2"
    assert [one.get("value") for one in case.iter("property")] == ["D210"]


def test_what_is_only_written_otherwise_is_told_by_its_place(box: Box) -> None:
    snapshot = answered(box)
    replace(snapshot, '  "numeroAns": ', '  "numeroAns" : ')
    result = box.run("-k", "reponse", "--segur-lang=en")
    result.stdout.fnmatch_lines(
        [
            "the answer is not that of *: only the writing differs",
            "snapshot, line 3, column 14: the same values, written otherwise from there on",
        ]
    )


def test_a_snapshot_that_cannot_be_read_is_told(box: Box) -> None:
    snapshot = answered(box)
    snapshot.write_bytes(b'{"nom": "DURAND",}')
    result = box.run("-k", "reponse")
    result.stdout.fnmatch_lines(["la réponse n'est pas * : l'instantané n'est pas un JSON lisible"])
    result.stdout.fnmatch_lines(["1:17 S102 *"])
    result.stdout.no_fnmatch_line("*DURAND*")


def test_a_folder_in_its_place_is_told(box: Box) -> None:
    box.save()
    (box.path / SNAPSHOT).mkdir()
    for options in ((), ("--snapshot-update",), ("-p", "no:syrupy")):
        result = box.run("-k", "reponse", *options)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines([f"{SNAPSHOT} ne se laisse ni lire ni écrire : *"])


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


def test_settings_of_the_session_apply(box: Box) -> None:
    snapshot = answered(box, {**D210, **D251})
    assert b'"0210"' in snapshot.read_bytes()
    box.run("-k", "reponse", "--segur-ignore=D210", "--snapshot-update").assert_outcomes(passed=1)
    assert b'"0251"' in snapshot.read_bytes()
    box.run("-k", "reponse").assert_outcomes(failed=1)
    box.run("-k", "reponse", "--segur-ignore=D2").assert_outcomes(failed=1)


def test_expectations_override_them(box: Box) -> None:
    snapshot = answered(box)
    needed = {"/lignesImport/0/scenarioInstallation/operateurMessagerie": "MAI_15"}
    box.save(three(needed))
    box.expect({NAME: {"profiles": [], "demandes": {"1": ["D260"]}}})
    box.run("--snapshot-update").assert_outcomes(passed=6)
    assert b'"0260"' in snapshot.read_bytes()


def test_the_history_of_expectations_has_been_deposited_before(box: Box) -> None:
    snapshot = answered(box)
    portal = Portal(day="2022-03-02")
    first = amended(three(), {"/lignesImport/1/numeroEditeur": "90001"})
    portal.deposit(amended(first, {"/lignesImport/2/numeroEditeur": "90002"}), name=NAME)
    portal.save(box.path / "attendu-history.json")
    entry = {"history": "attendu-history.json", "fichier": ["F405", "F406"]}
    box.expect({NAME: {**entry, "demandes": {"1": ["D207"]}}})
    box.run("--snapshot-update").assert_outcomes(passed=6)
    answer = json.loads(snapshot.read_bytes())
    assert answer["impId"] == "SIMU-IMP-000002"
    codes = [request["codeTraitement"] for request in answer["lignesImport"]]
    assert codes == ["0207", "0000", "0000"]
    # The second run of one session, or of many, starts from the same history.
    box.run().assert_outcomes(passed=6)
    box.expect({})
    box.run("-k", "reponse").assert_outcomes(failed=1)


def test_house_rules_apply_below_their_conftest(box: Box) -> None:
    rule = """
        from pytest_segur import HouseRule

        def pytest_segur_rules(config):
            return [HouseRule(code="X001", label_fr="non", label_en="no", check=lambda _: [""])]
    """
    one, two = answered(box, folder="a"), answered(box, folder="b")
    box.save(rule, name="a/conftest.py")
    box.run("-k", "reponse", "--snapshot-update").assert_outcomes(passed=2)
    assert one.read_bytes().count(b'"9999"') == 3
    assert b'"9999"' not in two.read_bytes()


def test_a_treatment_takes_the_place_of_the_codes_below_its_conftest(box: Box) -> None:
    one, two = answered(box, D210, folder="a"), answered(box, D210, folder="b")
    box.save(HOOK.format(given='("E17", "Date de commande fausse")'), name="a/conftest.py")
    for folders in (("a", "b"), ("b", "a")):
        result = box.run(*folders, "--snapshot-update")
        result.stdout.fnmatch_lines(["Réponse de l'ASP * : E17 – Date de commande fausse"])
        assert b'"Date de commande fausse"' in one.read_bytes()
        assert b'"0210"' in two.read_bytes()


def test_the_innermost_treatment_wins(box: Box) -> None:
    snapshot = answered(box, D210, folder="a")
    box.save(HOOK.format(given='("OUTER", "?")'), name="conftest.py")
    box.save(HOOK.format(given='("INNER", "?")'), name="a/conftest.py")
    box.run("--snapshot-update")
    assert b'"INNER"' in snapshot.read_bytes()
    box.save(HOOK.format(given="None"), name="a/conftest.py")
    box.run("--snapshot-update")
    assert b'"OUTER"' in snapshot.read_bytes()


@pytest.mark.parametrize("given", ["'E17'", "('E17',)", "('E17', 5)", "('', 'x')", "5"])
def test_a_treatment_that_is_none_is_told_with_its_conftest(box: Box, given: str) -> None:
    snapshot = answered(box, D210)
    kept = snapshot.read_bytes()
    box.save(HOOK.format(given=given), name="conftest.py")
    result = box.run("-k", "reponse or demande-002", "--snapshot-update")
    result.assert_outcomes(failed=2)
    line = f"pytest_segur_treatment ({box.path}/conftest.py) : traitement de D210 : il faut *"
    result.stdout.fnmatch_lines([line, line])
    result.stdout.no_fnmatch_line("*Traceback*")
    assert snapshot.read_bytes() == kept


def test_the_example_of_the_hook_works(box: Box) -> None:
    from pytest_segur.plugin import hookspecs  # noqa: PLC0415 - only its documentation

    text = hookspecs.pytest_segur_treatment.__doc__
    assert text is not None
    example = re.split(r"Example::\n", text)[1]
    snapshot = answered(box, D210)
    box.save(example, name="conftest.py")
    box.run("--snapshot-update")
    assert '"Date de commande incorrecte"' in snapshot.read_text(encoding="utf-8")


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
    result.stdout.fnmatch_lines(["syrupy n'est pas actif (-p no:syrupy, *"])


def test_with_another_fixture_of_that_name_it_is_compared_all_the_same(box: Box) -> None:
    snapshot = answered(box)
    box.save("import pytest\n\n@pytest.fixture\ndef snapshot(): return 5", name="conftest.py")
    box.run("--snapshot-update").assert_outcomes(passed=5)
    replace(snapshot, '"0000"', '"0001"')
    result = box.run("--snapshot-update")
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["*ou une autre fixture « snapshot ») : *"])
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


def test_advisories_are_no_part_of_it(box: Box) -> None:
    answered(box, A907)
    result = box.run("-k", "reponse", "-W", "error::pytest_segur.SegurAdvisory")
    result.assert_outcomes(passed=1, warnings=0)
