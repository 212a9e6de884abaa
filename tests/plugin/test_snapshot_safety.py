"""No update option deletes or changes anything of the user's but answers without submission.

syrupy deletes what lies beside a snapshot and is used by nobody; here that is the folder in
which a vendor keeps everything.
"""

from __future__ import annotations

import pathlib

import pytest
from support.box import D210, NAME, NAME_2, Box, three

from pytest_segur import Portal

NAME_3 = NAME.replace("-001.json", "-003.json")
ORPHAN = NAME.replace("-001.json", "-009.reponse.json")
#: What the user keeps there, and nobody else may touch.
OTHERS = (
    NAME.replace(".json", ".zip"),
    ORPHAN.replace(".reponse.json", ".zip"),
    "notes.txt",
    "other.json",
    "JSON-draft.json.bak",
    ".reponse.json",
    "export.reponse.json",
    "export.txt",
    "reponse.json",
    "report.raw",
    f"{NAME}.orig",
    "__snapshots__/app.test.js.snap",
    "__snapshots__/test_gone/test_gone.json",
    "__snapshots__/test_gone.ambr",
    "reponse/reponse.json",
    f"{NAME.removesuffix('.json')}/reponse.raw",
    "deeper/old.reponse.json",
)

Tree = dict[str, bytes]


def tree(folder: pathlib.Path) -> Tree:
    """Read every file of a folder that is the user's own."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def kept(box: Box) -> Tree:
    """A folder with three submissions, two snapshots, an orphan and much else."""
    for name in OTHERS:
        box.save(f"of the user: {name}", name=f"subs/{name}")
    for number, name in enumerate((NAME, NAME_2, NAME_3)):
        path = box.save(three(D210 if number else None), name=f"subs/{name}")
        answer = Portal().deposit(path).answer
        if name != NAME_3:
            box.save(answer, name=f"subs/{path.stem}.reponse.json")
    box.save(b"{}", name=f"subs/{ORPHAN}")
    return tree(box.path / "subs")


def changes(box: Box, before: Tree) -> tuple[set[str], set[str]]:
    """Tell which files are gone and which are new; no file may have changed."""
    after = tree(box.path / "subs")
    assert {name: before[name] for name in before.keys() & after} == {
        name: after[name] for name in before.keys() & after
    }
    return before.keys() - after.keys(), after.keys() - before.keys()


ANSWER_3 = NAME_3.replace(".json", ".reponse.json")


@pytest.mark.parametrize(
    ("options", "gone", "new"),
    [
        (["subs"], set(), set()),
        (["--snapshot-warn-unused"], set(), set()),
        (["--snapshot-update", "subs"], {ORPHAN}, {ANSWER_3}),
        (["--snapshot-update"], {ORPHAN}, {ANSWER_3}),
        (["--snapshot-update", "."], {ORPHAN}, {ANSWER_3}),
        (["--snapshot-update", "--snapshot-no-cleanup"], set(), {ANSWER_3}),
        (["--snapshot-update-new-only"], set(), {ANSWER_3}),
        (["--snapshot-update-new-only", "subs"], set(), {ANSWER_3}),
        (["--snapshot-update", "-k", "fichier"], set(), set()),
        (["--snapshot-update", f"subs/{NAME}"], set(), set()),
        (["--snapshot-update", f"subs/{NAME_3}"], set(), {ANSWER_3}),
        (["--snapshot-update", f"subs/{NAME}::reponse"], set(), set()),
        (["--snapshot-update", f"subs/{NAME}::fichier"], set(), set()),
    ],
)
def test_only_orphans_are_ever_deleted(
    box: Box, kept: Tree, options: list[str], gone: set[str], new: set[str]
) -> None:
    box.run(*options)
    assert changes(box, kept) == (gone, new)


def test_files_given_by_a_shell_are_no_exception(box: Box, kept: Tree) -> None:
    names = sorted(f"subs/{path.name}" for path in (box.path / "subs").glob("*.json"))
    box.run("--snapshot-update", *names)
    assert changes(box, kept) == (set(), {ANSWER_3})


def test_a_part_of_the_items_is_none_either(box: Box, kept: Tree) -> None:
    box.run("-k", "demande-002 or reponse", f"subs/{NAME_2}").assert_outcomes(passed=1, failed=1)
    for options in (("--lf",), ("-k", "00002"), ("-m", "not segur"), ("--deselect", "subs")):
        box.run("--snapshot-update", *options)
        assert changes(box, kept) == (set(), set()), options


def test_nor_are_folders_of_tests(box: Box, kept: Tree) -> None:
    box.save("def test_it(snapshot): assert snapshot == 1", name="tests/test_it.py")
    result = box.run("--snapshot-update")
    result.stdout.fnmatch_lines(["2 snapshots passed. 2 snapshots generated. 1 unused snapshot *"])
    assert changes(box, kept) == ({ORPHAN}, {ANSWER_3})
    assert (box.path / "tests/__snapshots__/test_it.ambr").is_file()


def test_the_orphan_is_reported_and_fails_the_run(box: Box, kept: Tree) -> None:
    assert ORPHAN in kept
    result = box.run("-k", "reponse", "--snapshot-details", "subs")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["*1 snapshot unused.", f"Unused * (subs/{ORPHAN})"])
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    others = box.run("-k", "reponse", f"subs/{NAME}")
    others.stdout.no_fnmatch_line("*unused*")
    assert others.ret == pytest.ExitCode.OK


#: Two workers, and of the plugins of this environment no more than it takes.
XDIST = ("--segur", "-n", "2", "-p", "no:randomly", "-p", "no:hypothesispytest")


def test_nor_under_xdist(box: Box, kept: Tree) -> None:
    result = box.pytester.runpytest_subprocess(*XDIST, "--snapshot-update")
    assert changes(box, kept) == ({ORPHAN}, {ANSWER_3})
    result.stdout.fnmatch_lines(
        ["2 snapshots passed. 1 snapshot generated. 1 unused snapshot deleted."]
    )


def test_under_xdist_one_file_leaves_the_others_alone(box: Box, kept: Tree) -> None:
    path = box.path / "subs" / NAME_2.replace(".json", ".reponse.json")
    path.write_bytes(kept[f"{path.name}"].replace(b'"0210"', b'"0211"'))
    before = tree(box.path / "subs")
    result = box.pytester.runpytest_subprocess(*XDIST, f"subs/{NAME_2}")
    assert changes(box, before) == (set(), set())
    result.stdout.fnmatch_lines(["*demande 2", "*1 snapshot failed."])
    result.stdout.no_fnmatch_line("*unused*")


def test_writing_keeps_what_was_there_when_it_fails(
    box: Box, kept: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pathlib.Path, "replace", full)
    (box.path / "subs" / NAME).write_bytes(kept[NAME_2])
    before = tree(box.path / "subs")
    result = box.run("--snapshot-update", f"subs/{NAME}", "-k", "reponse")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*impossible de lire ou d'écrire * : No space left on device"])
    assert changes(box, before) == (set(), set())
