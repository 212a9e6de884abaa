"""The fixture `asp`: a portal for ordinary tests, with the settings of the session."""

from __future__ import annotations

from support.box import D210, NAME, Box, three

TEST = """
    def test_it(asp):
        receipt = asp.deposit("{name}")
        {check}
"""


def write(box: Box, *checks: str, folder: str = ".") -> None:
    """Write a test that looks at what a deposit gives."""
    check = "\n        ".join(checks)
    box.save(TEST.format(name=NAME, check=check), name=f"{folder}/test_it.py")


def test_a_portal_answers_and_remembers(box: Box) -> None:
    box.save(three(D210))
    write(
        box,
        "codes = [request.codeTraitement for request in receipt.requests]",
        "assert codes == ['0000', '0210', '0000']",
        "assert receipt.parsed['impId'] == 'SIMU-IMP-000001'",
        f"again = asp.deposit('{NAME}')",
        "assert again.diagnosis.errors[0].code == 'F406'",
        "assert {request.codeTraitement for request in again.requests} == {'0207'}",
        "assert len(asp.history) == 2",
    )
    box.bare().assert_outcomes(passed=1)


def test_every_test_has_a_fresh_one(box: Box) -> None:
    box.save(
        """
        import pytest

        @pytest.mark.parametrize("time", [1, 2])
        def test_it(asp, segur_submission, time):
            assert asp.deposit(segur_submission()).impId == "SIMU-IMP-000001"
        """,
        name="test_it.py",
    )
    box.bare().assert_outcomes(passed=2)


def test_settings_of_the_session_apply(box: Box) -> None:
    box.save(three({**D210, "/lignesImport/0/scenarioInstallation/operateurMessagerie": "MAI_15"}))
    write(
        box,
        "codes = [request.codeTraitement for request in receipt.requests]",
        "assert codes == ['0260', '0000', '0000']",
        "assert 'A917' in [one.code for one in receipt.diagnosis.advisories]",
    )
    options = ("--segur-profiles=", "--segur-ignore=D210", "--segur-today=2022-02-28")
    box.bare(*options).assert_outcomes(passed=1)
    box.bare().assert_outcomes(failed=1)


def test_the_edition_of_the_session_applies(box: Box) -> None:
    box.save(
        """
        def test_it(asp, segur_submission):
            submission = segur_submission()
            assert len(submission["numeroAns"]) == 10
            assert asp.deposit(submission).verdict == "accepted"
            assert asp.deposit(segur_submission(edition="published")).error.code == "S108"
        """,
        name="test_it.py",
    )
    box.bare("--segur-edition=corrected").assert_outcomes(passed=1)


def test_hooks_apply_below_their_conftest(box: Box) -> None:
    hooks = """
        from pytest_segur import HouseRule

        def pytest_segur_rules(config):
            check = lambda request: [] if request["numLigne"].literal != "1" else ["/numLigne"]
            return [HouseRule(code="X001", label_fr="non", label_en="no", check=check)]

        def pytest_segur_operators(config):
            return ["OPE_99"]

        def pytest_segur_treatment(rule, config):
            return ("E" + rule.code, "refus")
    """
    used = {"/lignesImport/2/scenarioInstallation/operateurMessagerie": "OPE_99"}
    box.save(three({**D210, **used}))
    box.save(hooks, name="with/conftest.py")
    codes = "codes = [request.codeTraitement for request in receipt.requests]"
    write(box, codes, "assert codes == ['EX001', 'ED210', '0000']", folder="with")
    write(box, codes, "assert codes == ['0000', '0210', '0251']", folder="without")
    box.bare("--import-mode=importlib").assert_outcomes(passed=2)


def test_a_treatment_that_is_none_is_told(box: Box) -> None:
    box.save(three(D210))
    write(box, "assert receipt")
    box.save("def pytest_segur_treatment(rule, config): return 5", name="conftest.py")
    result = box.bare()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["E *TreatmentError: pytest_segur_treatment (*/conftest.py) : traitement de D210 : il *"]
    )


def test_a_hook_that_gives_something_else_is_told(box: Box) -> None:
    box.save(three())
    write(box, "assert receipt")
    box.save("def pytest_segur_rules(config): return 5", name="conftest.py")
    result = box.bare("--segur-lang=en")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(
        ["*pytest_segur_rules (*): a list of HouseRule objects is needed; found: *"]
    )
