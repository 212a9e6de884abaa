"""``FILE::reponse``: what is answered follows the settings, hooks and expectations of a file."""

from __future__ import annotations

import json

import pytest
from support.answered import answered
from support.box import D210, D251, NAME, Box, three
from support.submissions import amended

from pytest_segur import Portal
from pytest_segur.plugin import hookspecs

HOOK = """
    KNOWN = {{"D210": {given}}}

    def pytest_segur_treatment(rule, config):
        return KNOWN.get(rule.code)
"""


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
    text = hookspecs.pytest_segur_treatment.__doc__
    assert text is not None
    example = text.partition("Example::\n")[2]
    snapshot = answered(box, D210)
    box.save(example, name="conftest.py")
    box.run("--snapshot-update")
    assert '"Date de commande incorrecte"' in snapshot.read_text(encoding="utf-8")
