"""``attendu.json``: which faults submissions are meant to have, and its own item."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from support.box import A906, A907, D210, D251, NAME, NAME_2, Box, three
from support.submissions import amended, liberal_request, submission

from pytest_segur import dumps
from pytest_segur.asp.portal import Portal

if TYPE_CHECKING:
    from collections.abc import Mapping

BOTH: Mapping[str, object] = {**D210, **D251}


@pytest.mark.parametrize(
    ("expected", "failed"),
    [
        (["D210", "D251"], None),
        (["D251", "D210"], "attendu D251, D210 ; trouvé D210, D251"),
        (["D210"], "attendu D210 ; trouvé D210, D251"),
        (["D210", "D251", "D252"], "attendu D210, D251, D252 ; trouvé D210, D251"),
        ([], "demande refusée : D210 *"),
    ],
)
def test_the_first_code_is_asp_s_and_the_rest_agree(
    box: Box, expected: list[str], failed: str | None
) -> None:
    box.save(three(BOTH))
    box.expect({NAME: {"demandes": {"2": expected}}})
    result = box.run()
    result.assert_outcomes(passed=5 if failed is None else 4, failed=failed is not None)
    if failed is not None:
        result.stdout.fnmatch_lines([failed])


def test_the_order_of_the_rest_does_not_matter(box: Box) -> None:
    box.save(three({**BOTH, "/lignesImport/1/typeAction": "M"}))
    box.expect({NAME: {"demandes": {"2": ["D203", "D251", "D210"]}}})
    box.run().assert_outcomes(passed=5)


def test_a_fault_that_is_missing_fails(box: Box) -> None:
    box.save()
    box.expect({NAME: {"demandes": {"2": ["D210"]}, "fichier": ["F401"]}})
    result = box.run("--segur-lang=en")
    result.assert_outcomes(passed=3, failed=2)
    result.stdout.fnmatch_lines(["expected F401; found none", "expected D210; found none"])


def test_a_submission_that_is_not_named_is_meant_to_be_faultless(box: Box) -> None:
    box.save(three(D210))
    box.save(three(D210), name=NAME_2)
    box.expect({NAME: {"demandes": {"2": ["D210"]}}})
    box.run().assert_outcomes(passed=8, failed=1)


def test_it_holds_where_only_a_submission_is_named(box: Box) -> None:
    box.save(three(D210), name=f"a/{NAME}")
    box.expect({NAME: {"demandes": {"2": ["D210"]}}}, folder="a")
    result = box.run(f"a/{NAME}")
    result.assert_outcomes(passed=4)


def test_it_holds_for_its_own_folder_only(box: Box) -> None:
    box.save(three(D210), name=f"a/{NAME}")
    box.expect({}, folder="a")
    box.expect({NAME: {"demandes": {"2": ["D210"]}}})
    box.run("a").assert_outcomes(passed=4, failed=1)


def test_a_file_may_be_meant_to_be_rejected(box: Box) -> None:
    box.save(b'{"impId": null, "impId": null}')
    box.expect({NAME: {"fichier": ["S103"]}})
    result = box.run()
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["Par règle : S103 × 1"])


def test_edition_profiles_and_today_stand_before_the_command_line(box: Box) -> None:
    centre = {"/lignesImport/0/scenarioInstallation/isCentreDeSante": True}
    box.save(three({**centre, **A906}))
    requests = [liberal_request(1, edition="corrected")]
    box.save(submission(requests, edition="corrected"), name="JSON-ANS0012345-20220301-001.json")
    box.expect(
        {
            NAME: {
                "profiles": [],
                "today": "2100-01-01",
                "demandes": {"1": ["D259"]},
                "avis": {"demandes": {"1": ["A911"]}},
            },
            "JSON-ANS0012345-20220301-001.json": {"edition": "corrected"},
        }
    )
    box.run("--segur-profiles=centre-de-sante", "--segur-today=2022-06-01").assert_outcomes(
        passed=7
    )


def test_the_history_of_a_portal_is_taken_into_account(box: Box) -> None:
    box.save(name="a/" + NAME)
    earlier = submission([liberal_request(2)])
    portal = Portal()
    portal.deposit(dumps(amended(earlier, {"/lignesImport/0/numLigne": 1})), name=NAME)
    portal.save(box.path / "a/attendu-history.json")
    box.expect(
        {
            NAME: {
                "history": "attendu-history.json",
                "fichier": ["F406"],
                "demandes": {"2": ["D207"]},
            }
        },
        folder="a",
    )
    box.run("a").assert_outcomes(passed=5)


def test_a_history_that_cannot_be_loaded_is_a_fault_of_the_file(box: Box) -> None:
    box.save()
    box.expect({NAME: {"history": "nowhere.json", "demandes": {"2": ["D207"]}}})
    result = box.run()
    result.assert_outcomes(passed=3, failed=2)
    result.stdout.fnmatch_lines(
        ["attendu D207 ; trouvé *", "attendu.json:1:*nowhere*", "défauts dans attendu.json : 1"]
    )


def test_ignored_rules_count_on_neither_side(box: Box) -> None:
    box.save(three({**BOTH, **A906}))
    expected = {"demandes": {"2": ["D210", "D251"]}, "avis": {"demandes": {"1": ["A906"]}}}
    box.expect({NAME: expected})
    box.run("--segur-ignore=D210,A90").assert_outcomes(passed=5)


def test_an_expected_advisory_raises_no_warning(box: Box) -> None:
    box.save(three(A906))
    box.expect({NAME: {"avis": {"demandes": {"1": ["A906"]}}}})
    box.run("-W", "error").assert_outcomes(passed=5)


@pytest.mark.parametrize(
    ("advisories", "line"),
    [
        ({"demandes": {"1": []}}, "avis : attendu aucun ; trouvé A906, A907"),
        ({}, "avis : attendu aucun ; trouvé A906, A907"),
        ({"demandes": {"1": ["A906"]}}, "avis : attendu A906 ; trouvé A906, A907"),
    ],
)
def test_where_advisories_are_given_they_must_agree(
    box: Box, advisories: dict[str, Any], line: str
) -> None:
    box.save(three({**A906, **A907}))
    box.expect({NAME: {"avis": advisories}})
    result = box.run()
    unexpected = 2 - len(advisories.get("demandes", {}).get("1", []))
    result.assert_outcomes(passed=4, failed=1, warnings=unexpected)
    result.stdout.fnmatch_lines([line, "A907  *"])


def test_an_advisory_that_is_missing_fails_once(box: Box) -> None:
    box.save()
    box.expect({NAME: {"avis": {"fichier": ["A917"]}}})
    result = box.run()
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["avis : attendu A917 ; trouvé aucun"])


def test_order_among_advisories_does_not_matter(box: Box) -> None:
    box.save(three({**A906, **A907}))
    box.expect({NAME: {"avis": {"demandes": {"1": ["A907", "A906"]}}}})
    box.run().assert_outcomes(passed=5)


def test_archives_may_be_meant_to_be_faulty(box: Box) -> None:
    box.save()
    with zipfile.ZipFile(box.path / f"{NAME[:-5]}.zip", "w"):
        pass
    box.expect({NAME: {"archive": ["P303"]}})
    box.run().assert_outcomes(passed=6)


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        ("", ["attendu.json:1:1: *"]),
        ("[]", ["attendu.json:1:1: *"]),
        ('{"a": 1,\n "a": 2}', ["attendu.json:2:2: *« a »*"]),
        (
            '{\n"JSON-x.json": {}}',
            ['attendu.json:2:16: "JSON-x.json" n\'est pas un fichier de demandes *'],
        ),
        (
            '{"../NAME": {}}',
            ['attendu.json:1:*: "../*" n\'est pas un fichier de demandes de ce dossier'],
        ),
        (
            '{"attendu.json": {}}',
            ['attendu.json:1:*: "attendu.json" n\'est pas un fichier de demandes *'],
        ),
        ('{"NAME": []}', ["attendu.json:1:*: il faut ici un objet"]),
        ('{"NAME": {"demande": {}}}', ['*: "demande" n\'est pas une clé *demandes*']),
        ('{"NAME": {"fichier": "S100"}}', ["*: il faut ici une liste de codes"]),
        ('{"NAME": {"fichier": [1]}}', ["*: il faut ici une chaîne"]),
        ('{"NAME": {"fichier": ["S999"]}}', ["*: \"S999\" n'est le code d'aucune règle"]),
        (
            '{"NAME": {"fichier": ["D210"]}}',
            ["*: D210 n'a pas sa place ici ; codes admis : S…, F…"],
        ),
        ('{"NAME": {"demandes": []}}', ["*: il faut ici un objet"]),
        ('{"NAME": {"demandes": {"02": []}}}', ["*: il faut ici la position d'une demande*"]),
        ('{"NAME": {"demandes": {"4": []}}}', ["*: il n'y a pas de demande 4 : le fichier en a 3"]),
        ('{"NAME": {"demandes": {"1": ["S103"]}}}', ["*: S103 n'a pas sa place ici ; *D…, X…"]),
        ('{"NAME": {"archive": ["P301"]}}', ["*: il n'y a pas d'archive"]),
        (
            '{"NAME": {"avis": {"fichier": ["D210"]}}}',
            ["*: D210 n'a pas sa place ici ; codes admis : A…"],
        ),
        ('{"NAME": {"avis": {"demandes": {"9": []}}}}', ["*: il n'y a pas de demande 9 *"]),
        ('{"NAME": {"avis": {"edition": "published"}}}', ['*: "edition" n\'est pas une clé *']),
        ('{"NAME": {"edition": "new"}}', ["*: édition inconnue : *"]),
        ('{"NAME": {"edition": null}}', ["*: il faut ici une chaîne"]),
        ('{"NAME": {"profiles": ["x"]}}', ["*: profil inconnu : *"]),
        ('{"NAME": {"profiles": "mailiz"}}', ["*: il faut ici une liste de chaînes"]),
        ('{"NAME": {"today": "1.1.2022"}}', ["*: jour inconnu : *"]),
        ('{"NAME": {"history": 1}}', ["*: il faut ici une chaîne"]),
        ('{"NAME": {"x": 1,\n "y": 2}}', ["*:1:*x*", "*:2:*y*"]),
        ('{"N\\u202eAME": {"\\ud800": 1}}', ["*\\u202eAME*", "*\\ud800*"]),
    ],
)
def test_what_cannot_be_fails_with_its_place(box: Box, content: str, problems: list[str]) -> None:
    box.save()
    box.save(content.replace("NAME", NAME), name="attendu.json")
    result = box.run()
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines([f"défauts dans attendu.json : {len(problems)}"])
    found = [line for line in result.outlines if line.startswith("attendu.json:")]
    pytest.LineMatcher(found[: len(problems)]).fnmatch_lines(problems)


def test_a_flood_of_what_cannot_be_is_bounded(box: Box) -> None:
    """So many are shown, and all are counted."""
    box.save()
    box.expect({NAME: {"fichier": ["X"] * 102}})
    result = box.run("-k", "attendu")
    result.assert_outcomes(failed=1, deselected=4)
    found = [line for line in result.outlines if line.startswith("attendu.json:")]
    assert len(found) == 100
    result.stdout.fnmatch_lines(["défauts dans attendu.json : 102", "… autres défauts : 2"])


def test_positions_of_a_rejected_file_do_not_exist(box: Box) -> None:
    box.save(b"[]")
    box.expect({NAME: {"fichier": ["S104"], "demandes": {"1": []}}})
    result = box.run("--segur-lang=en")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*no request 1: the first control refuses the file"])


def test_a_slip_does_not_change_the_meaning_of_the_rest(box: Box) -> None:
    box.save(three(D210))
    box.expect({NAME: {"x": 1, "demandes": {"2": ["D210"], "y": []}}})
    box.run().assert_outcomes(passed=4, failed=1)


def test_a_failure_mentions_that_the_expectations_are_at_fault(box: Box) -> None:
    box.save(three(D251))
    box.expect({NAME: {"x": 1, "demandes": {"2": ["D210"]}}})
    box.run(NAME).stdout.fnmatch_lines(["attendu D210 ; trouvé D251", 'attendu.json:1:*: "x" *'])


def test_codes_of_house_rules_are_known(box: Box) -> None:
    box.save(three())
    box.expect({NAME: {"demandes": {"1": ["X001"]}}})
    box.save(
        """
        from pytest_segur import HouseRule

        def pytest_segur_rules(config):
            check = lambda request: ["/numLigne"] if request["numLigne"].literal == "1" else []
            return [HouseRule(code="X001", label_fr="x", label_en="x", check=check)]
        """,
        name="conftest.py",
    )
    box.run().assert_outcomes(passed=5)
