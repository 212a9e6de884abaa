"""The fixture `segur_snapshot`: answers asserted in ordinary tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.box import Box

TEST = """
    def test_answer(asp, segur_submission, segur_snapshot):
        receipt = asp.deposit(segur_submission(requests=2, violating="D210", **{overrides}))
        assert segur_snapshot == receipt
        assert segur_snapshot(name="again") == receipt.answer
"""
FOLDER = "__snapshots__/test_it"


def write(box: Box, **overrides: object) -> None:
    """Write a test that deposits something."""
    box.save(TEST.format(overrides=overrides), name="test_it.py")


def test_answers_are_stored_as_syrupy_stores_them(box: Box) -> None:
    write(box)
    box.bare().assert_outcomes(failed=1)
    box.bare("--snapshot-update").stdout.fnmatch_lines(["2 snapshots generated."])
    names = sorted(path.name for path in (box.path / FOLDER).iterdir())
    assert names == ["test_answer.0.reponse.json", "test_answer[again].reponse.json"]
    first, second = (path.read_bytes() for path in sorted((box.path / FOLDER).iterdir()))
    assert first == second
    assert b'"0210"' in first
    result = box.bare("-W", "error")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["2 snapshots passed."])


def test_a_missing_snapshot_is_told(box: Box) -> None:
    write(box)
    result = box.bare()
    result.stdout.fnmatch_lines(
        ["E *il n'y a pas d'instantané test_answer.0.reponse ; --snapshot-update l'écrit"]
    )


def test_a_difference_is_told_by_request_and_masked(box: Box) -> None:
    write(box, commandePour="STRUCTURE", nomResponsable="ZORGLUB")
    box.bare("--snapshot-update")
    write(box, commandePour="STRUCTURE", nomResponsable="SPIROU")
    result = box.bare()
    result.assert_outcomes(failed=1)
    # What stands in the source of the test is not ours to hide.
    told = [line.removeprefix("E").strip() for line in result.outlines if line.startswith("E ")]
    assert told == [
        "assert [- snapshot] == [+ received]",
        "la réponse diffère de l'instantané : demande 1, demande 2",
        "instantané → réponse",
        'demande 1 (numeroEditeur "00001")',
        '/beneficiaires/structure/nomResponsable : "AAAAAAA" → "AAAAAA"',
        'demande 2 (numeroEditeur "00002")',
        '/beneficiaires/structure/nomResponsable : "AAAAAAA" → "AAAAAA"',
    ]
    clear = box.bare("--segur-show-values", "--segur-lang=en").stdout
    clear.fnmatch_lines(['*/beneficiaires/structure/nomResponsable: "ZORGLUB" → "SPIROU"*'])


def test_without_details_it_is_one_line(box: Box) -> None:
    write(box)
    box.bare("--snapshot-update")
    write(box, typeAction="M")
    result = box.bare("--snapshot-diff-mode=disabled")
    result.stdout.fnmatch_lines(["*la réponse diffère de l'instantané"])
    result.stdout.no_fnmatch_line("*typeAction :*")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("5", "TypeError: an answer is bytes, or what asp.deposit gives, not int"),
        ("'x'", "TypeError: an answer is bytes, or what asp.deposit gives, not str"),
        ("asp.deposit(b'{}')", "ValueError: the deposit has no answer: * (S105)"),
    ],
)
def test_what_is_no_answer_is_never_stored(box: Box, given: str, message: str) -> None:
    box.save(
        f"def test_it(asp, segur_snapshot): assert segur_snapshot == {given}", name="test_it.py"
    )
    result = box.bare("--snapshot-update")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"E *{message}"])
    assert not (box.path / FOLDER).exists()


def test_other_bytes_are_compared_too(box: Box) -> None:
    source = "def test_it(segur_snapshot): assert segur_snapshot == bytearray({!r})"
    box.save(source.format(b"{}"), name="test_it.py")
    box.bare("--snapshot-update").assert_outcomes(passed=1)
    box.save(source.format(b"NOM"), name="test_it.py")
    box.bare().stdout.fnmatch_lines(["*la réponse n'est pas du JSON lisible", "*1:1 S102 *"])


def test_other_extensions_are_left_to_their_users(box: Box) -> None:
    box.save(
        """
        from syrupy.extensions.json import JSONSnapshotExtension

        def test_it(segur_snapshot):
            answer = segur_snapshot.use_extension(JSONSnapshotExtension)
            assert answer == {"nomMedecin": "DURAND"}
        """,
        name="test_it.py",
    )
    box.bare("--snapshot-update").assert_outcomes(passed=1)
    path = box.path / FOLDER / "test_it.json"
    path.write_text('{"nomMedecin": "DUPOND"}', encoding="utf-8")
    result = box.bare()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(['*/nomMedecin : "AAAAAA" → autre valeur de même forme'])


def test_snapshots_of_json_and_answers_live_in_one_folder(box: Box) -> None:
    box.save(
        """
        import pytest
        from syrupy.extensions.json import JSONSnapshotExtension

        def test_json(snapshot):
            assert snapshot.use_extension(JSONSnapshotExtension) == {"a": 1}

        def test_both(snapshot, segur_snapshot):
            assert snapshot.use_extension(JSONSnapshotExtension) == {"a": 1}
            assert segur_snapshot == b"{}"

        @pytest.mark.parametrize("one", ["a", "b"])
        def test_each(segur_snapshot, one):
            assert segur_snapshot == one.encode()

        class TestIt:
            def test_it(self, segur_snapshot):
                assert segur_snapshot == b"{}"
                assert segur_snapshot == b"{}"
        """,
        name="test_it.py",
    )
    box.bare("--snapshot-update", "-W", "error").assert_outcomes(passed=5)
    files = sorted(path.name for path in (box.path / FOLDER).iterdir())
    assert len(files) == 7
    result = box.bare("--snapshot-update", "-W", "error")
    result.stdout.fnmatch_lines(["7 snapshots passed."])
    assert sorted(path.name for path in (box.path / FOLDER).iterdir()) == files


def test_names_stay_within_what_a_file_system_takes(box: Box) -> None:
    box.save(
        """
        import pytest

        @pytest.mark.parametrize("one", [pytest.param(1, id="b" * 300)])
        def test_each(segur_snapshot, one):
            assert segur_snapshot == b"{}"
        """,
        name="test_it.py",
    )
    for told in ("1 snapshot generated.", "1 snapshot passed."):
        box.bare("--snapshot-update").stdout.fnmatch_lines([told])
    (path,) = (box.path / FOLDER).iterdir()
    assert len(path.name) == 255
    assert path.name.endswith("bbb.0.reponse.json")


def test_a_snapshot_of_a_skipped_test_stays_and_an_orphan_goes(box: Box) -> None:
    source = """
        import pytest

        {mark}
        def test_one(segur_snapshot):
            assert segur_snapshot == b"{{}}"

        def test_two(segur_snapshot):
            assert segur_snapshot == b"[]"
    """
    box.save(source.format(mark=""), name="test_it.py")
    box.bare("--snapshot-update").assert_outcomes(passed=2)
    box.save(source.format(mark="@pytest.mark.skip"), name="test_it.py")
    box.bare("--snapshot-update").assert_outcomes(passed=1, skipped=1)
    assert (box.path / FOLDER / "test_one.0.reponse.json").exists()
    box.save("def test_two(segur_snapshot): assert segur_snapshot == b'[]'", name="test_it.py")
    box.bare("--snapshot-update").stdout.fnmatch_lines(["1 snapshot passed. 1 unused *deleted."])
    assert [path.name for path in (box.path / FOLDER).iterdir()] == ["test_two.0.reponse.json"]


def test_without_syrupy_it_says_what_is_missing(box: Box) -> None:
    write(box)
    result = box.bare("-p", "no:syrupy")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["E *fixture 'snapshot' not found"])


def test_another_fixture_of_that_name_is_told(box: Box) -> None:
    write(box)
    box.save("import pytest\n\n@pytest.fixture\ndef snapshot(): return 5", name="conftest.py")
    result = box.bare()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*needs the fixture `snapshot` of syrupy; this one gives int"])
