"""House rules and operators of conftests: for the files below them, in whatever order."""

from __future__ import annotations

import pytest
from support.box import NAME, Box, three

RULE = """
    from pytest_segur import HouseRule

    def pytest_segur_rules(config):
        return [
            HouseRule(
                code="{code}",
                label_fr="interdit ici",
                label_en="forbidden here",
                check=lambda request: ["/numeroEditeur"],
                requires={requires},
            )
        ]
"""
OPERATOR = """
    def pytest_segur_operators(config):
        return ["{code}"]
"""


def rule(code: str, *requires: str) -> str:
    """Write a conftest with a rule that no request keeps."""
    return RULE.format(code=code, requires=repr(requires))


def codes(box: Box, *options: str) -> dict[str, list[str]]:
    """Give the codes of the first request of each file."""
    return {
        entry["path"]: [error["code"] for error in entry["requests"][0]["errors"]]
        for entry in box.report(*options)["files"]
    }


@pytest.mark.parametrize(
    "order",
    [
        ["a", "b"],
        ["b", "a"],
        ["."],
        [f"a/{NAME}", f"b/{NAME}", f"c/{NAME}"],
        [f"c/{NAME}", f"b/{NAME}", f"a/{NAME}"],
        [f"b/{NAME}::demande-001", f"a/{NAME}::demande-001"],
        [f"a/{NAME}", "b"],
        ["b", f"a/{NAME}"],
    ],
)
def test_a_rule_holds_below_its_conftest_only(box: Box, order: list[str]) -> None:
    for folder in ("a", "b", "c"):
        box.save(name=f"{folder}/{NAME}")
    box.save(rule("X001"), name="a/conftest.py")
    box.save(rule("X002"), name="b/conftest.py")
    found = codes(box, *order)
    assert found == {
        f"{folder}/{NAME}": expected
        for folder, expected in (("a", ["X001"]), ("b", ["X002"]), ("c", []))
        if f"{folder}/{NAME}" in found
    }
    assert len(found) >= 2


def test_rules_of_outer_conftests_hold_too_and_come_first(box: Box) -> None:
    box.save(name=f"a/b/{NAME}")
    box.save(rule("X001"), name="conftest.py")
    box.save(rule("X002"), name="a/conftest.py")
    box.save(rule("X003", "X002"), name="a/b/conftest.py")
    entry = box.report()["files"][0]["requests"][0]
    assert [error["code"] for error in entry["errors"]] == ["X001", "X002"]
    assert entry["not_evaluated"] == {"X003": "X002"}


def test_a_house_rule_fails_like_any_other(box: Box) -> None:
    box.save()
    box.save(rule("X001"), name="conftest.py")
    result = box.run("-k", "demande-001")
    result.stdout.fnmatch_lines(
        [
            'demande refusée : X001 interdit ici ; trouvé : "00001"',
            "Réponse de l'ASP * : 9999 – interdit ici",
            "  référence : règle maison",
        ]
    )


def test_house_rules_can_be_ignored(box: Box) -> None:
    box.save()
    box.save(rule("X001"), name="conftest.py")
    box.run("--segur-ignore=X").assert_outcomes(passed=4)
    box.run("--segur-ignore=X001").assert_outcomes(passed=4)


def test_operators_hold_below_their_conftest_only(box: Box) -> None:
    used = {"/lignesImport/0/scenarioInstallation/operateurMessagerie": "OPE_99"}
    for folder in ("a", "b"):
        box.save(three(used), name=f"{folder}/{NAME}")
    box.save(OPERATOR.format(code="OPE_99"), name="a/conftest.py")
    assert codes(box) == {f"a/{NAME}": [], f"b/{NAME}": ["D251"]}


def test_plugins_may_implement_the_hooks(box: Box) -> None:
    box.save()
    box.save(rule("X009"), name="houseplugin.py")
    box.pytester.syspathinsert()
    assert codes(box, "-p", "houseplugin") == {NAME: ["X009"]}


@pytest.mark.parametrize(
    ("hook", "result", "message"),
    [
        ("rules", "5", '*/conftest.py) : il faut une liste de HouseRule ; trouvé : "5"'),
        ("rules", "[5]", '*) : il faut une liste de HouseRule ; trouvé : "5"'),
        ("rules", "'X001'", "*) : il faut une liste de HouseRule ; trouvé : \"'X001'\""),
        ("operators", "'OPE'", "*) : il faut une liste de codes d'opérateurs ; trouvé : \"'OPE'\""),
        ("operators", "[None]", '*) : il faut une liste de codes * ; trouvé : "None"'),
        ("operators", "['']", "*) : il faut une liste de codes * ; trouvé : \"''\""),
    ],
)
def test_wrong_results_are_told_with_their_conftest(
    box: Box, hook: str, result: str, message: str
) -> None:
    box.save()
    box.save(f"def pytest_segur_{hook}(config): return {result}", name="conftest.py")
    run = box.run()
    assert run.ret == pytest.ExitCode.INTERRUPTED
    run.assert_outcomes(errors=1)
    run.stdout.fnmatch_lines(
        [
            f"pytest_segur_{hook} ({box.path}{message.lstrip('*')}"
            if message.startswith("*/")
            else f"pytest_segur_{hook} ({message}"
        ]
    )
    run.stdout.no_fnmatch_line("*Traceback*")


def test_rules_that_do_not_fit_together_are_told(box: Box) -> None:
    box.save(name=f"a/{NAME}")
    box.save(rule("X001"), name="conftest.py")
    box.save(rule("X001"), name="a/conftest.py")
    run = box.run()
    run.assert_outcomes(errors=1)
    run.stdout.fnmatch_lines(["pytest_segur_rules (*conftest.py, *conftest.py) : deux règles *"])


def test_expectations_of_such_a_folder_are_an_error_too(box: Box) -> None:
    box.expect({})
    box.save("def pytest_segur_rules(config): return 5", name="conftest.py")
    box.run("--segur-lang=en").stdout.fnmatch_lines(
        ["*: a list of HouseRule objects is needed; found: *"]
    )


def test_a_hook_may_give_nothing(box: Box) -> None:
    box.save()
    box.save("def pytest_segur_rules(config): pass", name="conftest.py")
    box.run().assert_outcomes(passed=4)


CRASH = """
    from pytest_segur import HouseRule

    def crash(request):
        raise ValueError(request["beneficiaires"]["nomMandataire"])

    def pytest_segur_rules(config):
        return [HouseRule(code="X001", label_fr="x", label_en="x", check=crash)]
"""


def test_a_check_that_crashes_is_told_with_its_place_and_nobody_s_name(box: Box) -> None:
    box.save()
    box.save(CRASH, name="conftest.py")
    result = box.run()
    result.assert_outcomes(failed=4)
    result.stdout.fnmatch_lines(
        [
            "*le contrôle de la règle maison X001 a échoué (ValueError)*",
            '  File "*conftest.py", line 5, in crash',
        ]
    )
    result.stdout.no_fnmatch_line("*DURAND*")
    result.stdout.no_fnmatch_line("*Fichiers : *")
    shown = box.run("--segur-show-values")
    shown.stdout.fnmatch_lines(["ValueError: DURAND"])


def test_conftests_may_implement_hooks_where_nothing_is_collected(box: Box) -> None:
    box.save(rule("X001"), name="conftest.py")
    box.save("def test_it(): pass", name="test_it.py")
    box.bare("-W", "error").assert_outcomes(passed=1)
