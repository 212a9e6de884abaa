"""What `pytest --segur` collects, and how the items are named."""

from __future__ import annotations

import os
import zipfile

import pytest
from support.box import D210, NAME, NAME_2, Box, three

from pytest_segur.document import parse


def collected(box: Box, *options: str) -> list[str]:
    """Give the names of what is collected."""
    result = box.bare("--collect-only", "-q", *options)
    return [line for line in result.outlines if "::" in line]


def test_nothing_is_collected_without_the_option(box: Box) -> None:
    box.save()
    result = box.bare()
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    result.assert_outcomes()


def test_the_ini_asks_for_it_as_well(box: Box) -> None:
    box.save()
    box.pytester.makeini("[pytest]\nsegur = true\n")
    box.bare().assert_outcomes(passed=4)


def test_items_come_in_the_order_of_a_deposit(box: Box) -> None:
    box.save()
    with zipfile.ZipFile(box.path / f"{NAME[:-5]}.zip", "w"):
        pass
    parts = ("fichier", "demande-001", "demande-002", "demande-003", "archive")
    assert collected(box, "--segur") == [f"{NAME}::{part}" for part in parts]


def test_a_file_that_the_first_control_refuses_has_no_requests(box: Box) -> None:
    box.save(three({"/impId": "1"}))
    assert collected(box, "--segur") == [f"{NAME}::fichier"]


def test_the_first_control_is_that_of_the_edition(box: Box) -> None:
    box.save()
    assert collected(box, "--segur", "--segur-edition=corrected") == [f"{NAME}::fichier"]


def test_folders_hold_submissions_and_much_else(box: Box) -> None:
    sound = box.save(name="a/demandes.json").read_bytes()
    box.save(b"{", name="a/JSON-broken.json")
    box.save(b'{"name": "x"}', name="a/package.json")
    box.save(sound, name="a/JSON-1.reponse.json")
    box.save(sound, name="a/__snapshots__/JSON-1.json")
    box.save(sound, name="a/JSON-1.txt")
    box.save(sound.decode().encode("utf-16"), name="a/wide.json")
    files = [name.split("::")[0] for name in collected(box, "--segur", "a")]
    assert list(dict.fromkeys(files)) == [
        "a/JSON-broken.json",
        "a/demandes.json",
        "a/wide.json",
    ]


def test_the_ini_says_which_files_folders_hold(box: Box) -> None:
    box.save(name="a/x.depot")
    box.save(name="b/y.json")
    box.save(name="b/z.json")
    box.pytester.makeini("[pytest]\nsegur_files = *.depot, b/y*.json\n")
    files = {name.split("::")[0] for name in collected(box, "--segur")}
    assert files == {"a/x.depot", "b/y.json"}


def test_a_file_that_is_named_is_always_collected(box: Box) -> None:
    box.save(b"nothing", name="some.txt")
    assert collected(box, "--segur", "-p", "no:doctest", "some.txt") == ["some.txt::fichier"]
    box.save(name="__snapshots__/x.json")
    assert len(collected(box, "--segur", "__snapshots__/x.json")) == 4


@pytest.mark.parametrize("name", ["JSON-1.reponse.json", "attendu.json"])
def test_answers_and_expectations_collect_nothing_when_named(box: Box, name: str) -> None:
    box.save(name=NAME)
    box.save(b"{}", name=name)
    assert collected(box, "--segur", NAME, name) == [
        f"{NAME}::{part}" for part in ("fichier", "demande-001", "demande-002", "demande-003")
    ]
    assert box.run(name).ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_python_files_that_are_named_stay_python(box: Box) -> None:
    box.save("def test_it(): pass", name="test_it.py")
    assert collected(box, "--segur", "test_it.py") == ["test_it.py::test_it"]


def test_under_the_ini_files_of_other_plugins_stay_theirs(box: Box) -> None:
    box.pytester.makeini("[pytest]\nsegur = true\n")
    box.save(b"steps:", name="scenario.yaml")
    box.save(name="depot.txt")
    box.save(b"[]", name="other.JSON")
    assert collected(box, "scenario.yaml") == []
    assert collected(box, "-p", "no:doctest", "depot.txt")[0] == "depot.txt::fichier"
    assert collected(box, "other.JSON") == ["other.JSON::fichier"]


def test_one_item_can_be_named(box: Box) -> None:
    box.save(three(D210))
    box.run(f"{NAME}::demande-001").assert_outcomes(passed=1)
    box.run(f"{NAME}::demande-002").assert_outcomes(failed=1)


def test_requests_are_found_by_their_number(box: Box) -> None:
    box.save(three({"/lignesImport/1/numeroEditeur": "00421", "/lignesImport/2/numeroEditeur": 7}))
    assert collected(box, "--segur", "-k", "00421") == [f"{NAME}::demande-002"]


def test_all_items_carry_the_marker(box: Box) -> None:
    box.save()
    box.expect({})
    box.save("def test_it(): pass", name="test_it.py")
    assert len(collected(box, "--segur", "--strict-markers", "-m", "segur")) == 5
    assert len(collected(box, "--segur", "-m", "not segur")) == 1


def test_the_marker_is_registered(box: Box) -> None:
    box.bare("--markers").stdout.fnmatch_lines(["@pytest.mark.segur: *"])


def test_nothing_of_a_file_is_kept_until_it_is_judged(box: Box) -> None:
    box.save()
    box.save(
        """
        import gc
        from pytest_segur.document import Document

        def documents():
            gc.collect()
            return [thing for thing in gc.get_objects() if type(thing) is Document]

        # Whatever else runs in this process may keep some of its own.
        BEFORE = documents()

        def pytest_collection_finish(session):
            kept = {id(document) for document in documents()}
            assert kept == {id(document) for document in BEFORE}
        """,
        name="conftest.py",
    )
    # One of ours, as other tests may have them.
    own = parse(b"{}")
    box.run().assert_outcomes(passed=4)
    assert own.root == {}


def test_a_file_that_cannot_be_read_is_one_failing_item(box: Box) -> None:
    os.truncate(box.save(), 20_000_001)
    result = box.run()
    result.assert_outcomes(failed=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["fichier rejeté : S100 *"])


def test_reports_point_at_the_file(box: Box) -> None:
    box.save(three(D210), name=f"a/{NAME}")
    result = box.run("-v", "--tb=line")
    result.stdout.fnmatch_lines(
        [
            f"a/{NAME}::fichier PASSED *",
            f"*a/{NAME}:??: demande refusée : D210 *",
        ]
    )


def test_two_files_of_a_folder_are_two(box: Box) -> None:
    box.save()
    box.save(three(D210), name=NAME_2)
    box.run().assert_outcomes(passed=7, failed=1)
