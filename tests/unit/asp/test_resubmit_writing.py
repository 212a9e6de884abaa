"""Inputs are never touched, and nothing is left half-written."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from support.resubmission import NEXT, listing, names, next_of, pieces

from pytest_segur import files
from pytest_segur.asp.errors import ResubmissionError

if TYPE_CHECKING:
    import pathlib


def test_the_inputs_are_never_touched(returned: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """Even where the new file goes beside them."""
    returned.with_suffix(".zip").write_bytes(pieces())
    before = listing(tmp_path)
    next_of(returned, tmp_path)
    after = listing(tmp_path)

    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {NEXT, NEXT.replace(".json", ".zip")}


@pytest.mark.parametrize("name", [NEXT, NEXT.replace(".json", ".zip")])
def test_nothing_is_ever_replaced(returned: pathlib.Path, target: pathlib.Path, name: str) -> None:
    """Neither file is written when one of them is in the way, be it a link to nowhere."""
    returned.with_suffix(".zip").write_bytes(pieces())
    target.mkdir()
    (target / name).symlink_to("nowhere")
    with pytest.raises(ResubmissionError) as caught:
        next_of(returned, target)

    assert caught.value.text.fr.startswith(f"{target / name} existe déjà : ")
    assert caught.value.text.en.startswith(f"{target / name} exists already: ")
    assert caught.value.text.en.endswith(" another folder or another file number")
    assert names(target) == [name]


@pytest.mark.parametrize("name", [NEXT, NEXT.replace(".json", ".zip")])
def test_what_is_in_the_way_is_seen_before_the_work(
    returned: pathlib.Path, target: pathlib.Path, name: str
) -> None:
    """Whatever else is wrong."""
    returned.with_suffix(".zip").write_bytes(b"no archive")
    target.mkdir()
    (target / name).write_bytes(b"")
    with pytest.raises(ResubmissionError, match=f"{name} existe déjà : "):
        next_of(returned, target)


def test_files_are_made_beside_those_that_they_become(
    returned: pathlib.Path, target: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the same disk, and hidden until they are whole."""
    returned.with_suffix(".zip").write_bytes(pieces())
    made: list[pathlib.Path] = []

    def publish(path: pathlib.Path, goal: pathlib.Path) -> None:
        made.append(path)
        files.publish(path, goal)

    monkeypatch.setattr("pytest_segur.asp.resubmit.publish", publish)
    next_of(returned, target)

    assert [path.parent.parent for path in made] == [target, target]
    assert all(path.parent.name.startswith(".segur-") for path in made)


def test_a_file_that_comes_in_between_is_not_replaced(
    returned: pathlib.Path, target: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The archive that was put there already goes away again."""
    returned.with_suffix(".zip").write_bytes(pieces())

    def intrude(made: pathlib.Path, path: pathlib.Path) -> None:
        if path.suffix == ".json":
            path.write_bytes(b"somebody else's")
        files.publish(made, path)

    monkeypatch.setattr("pytest_segur.asp.resubmit.publish", intrude)
    target.mkdir()
    with pytest.raises(ResubmissionError) as caught:
        next_of(returned, target)

    assert caught.value.text.fr.startswith(f"{target / NEXT} existe déjà : ")
    assert listing(target) == {NEXT: b"somebody else's"}


@pytest.mark.parametrize(
    ("problem", "told"),
    [(OSError(28, "No space left on device"), "No space left on device"), (OSError(), "OSError")],
)
def test_a_full_disk_leaves_nothing(
    returned: pathlib.Path,
    target: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    problem: OSError,
    told: str,
) -> None:
    """Neither half an archive nor a folder; an error without a sentence goes by its name."""
    returned.with_suffix(".zip").write_bytes(pieces())

    def full(*_: object) -> None:
        raise problem

    monkeypatch.setattr(zipfile.ZipFile, "open", full)
    with pytest.raises(ResubmissionError, match=f"nouvelle archive : {told}$"):
        next_of(returned, target)

    assert not target.exists()


def test_a_target_that_is_no_folder_is_refused(
    returned: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    """And stays as it is."""
    target = tmp_path / "file"
    target.write_bytes(b"1")
    with pytest.raises(ResubmissionError) as caught:
        next_of(returned, target)

    assert caught.value.text.en.startswith(f"cannot write {target / NEXT}: ")
    assert caught.value.text.en.endswith((": File exists", ": Not a directory"))

    assert target.read_bytes() == b"1"
