"""The kit copied: whole or not at all, and nothing of anybody else is ever lost."""

from __future__ import annotations

import errno
import os
import pathlib
import shutil

import pytest
from support.small_kit import SMALL, write_kit

from pytest_segur.kit.export import ExportError, export
from pytest_segur.kit.library import cases_in

#: An older kit, with a case that is no more.
OLDER = {**SMALL, "published/D210/older": SMALL["published/business/two"]}


def files_in(folder: pathlib.Path) -> dict[str, bytes]:
    """Give everything in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def refused(kit: pathlib.Path, target: pathlib.Path, *, is_forced: bool = False) -> str:
    """Give what a refusal says; whatever was around the target is as it was."""
    before = files_in(target.parent)
    with pytest.raises(ExportError) as raised:
        export(kit, target, is_forced=is_forced)
    assert files_in(target.parent) == before
    assert raised.value.text.fr != raised.value.text.en
    return raised.value.text.en


def test_a_copy_is_complete_and_leaves_no_traces(kit: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """Those of programs that looked into the kit are not part of it; its rights are not kept."""
    expected = files_in(kit)
    for trace in ("__pycache__/x.pyc", "published/.pytest_cache/README.md"):
        (kit / trace).parent.mkdir()
        (kit / trace).touch()
    (kit / "manifest.json").chmod(0o400)
    target = tmp_path / "new" / "copy"
    export(kit, target)
    assert files_in(target) == expected
    assert [path.name for path in target.parent.iterdir()] == ["copy"]
    assert os.access(target / "manifest.json", os.W_OK)
    assert len(cases_in(target)) == len(SMALL)


def test_an_empty_folder_is_filled_and_stays_the_same(
    kit: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    """Whoever is in it sees the copy."""
    target = tmp_path / "copy"
    target.mkdir()
    number = target.stat().st_ino
    export(kit, target)
    assert files_in(target) == files_in(kit)
    assert target.stat().st_ino == number


def test_nothing_is_replaced_unasked(kit: pathlib.Path, tmp_path: pathlib.Path) -> None:
    copy, file = tmp_path / "copy", tmp_path / "file"
    export(kit, copy)
    file.touch()
    for target in (file, file / "copy"):
        for is_forced in (False, True):
            assert refused(kit, target, is_forced=is_forced) == (
                f"{file} is there already and is no folder: give another name"
            )
    assert refused(kit, copy).startswith(f"{copy} is there already")


def test_the_kit_is_never_copied_into_itself(kit: pathlib.Path) -> None:
    for target in (kit, kit / "copy", kit / "published" / "D210"):
        for is_forced in (False, True):
            assert refused(kit, target, is_forced=is_forced) == (
                f"{target} is in the kit itself: give another folder"
            )


def test_an_older_copy_is_replaced_on_demand(kit: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """Through a link too, which keeps pointing where it points; nothing old is left."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    write_kit(real, OLDER)
    for trace in ("__pycache__", ".pytest_cache"):
        (real / trace).mkdir()
        (real / trace / "x").touch()
    link.symlink_to(real)
    export(kit, link, is_forced=True)
    assert link.is_symlink()
    assert files_in(real) == files_in(kit)


@pytest.mark.parametrize("foreign", ["notes.txt", ".git/config", "published/D210/mine.json"])
def test_what_is_no_kit_is_never_replaced(
    kit: pathlib.Path, tmp_path: pathlib.Path, foreign: str
) -> None:
    copy = tmp_path / "copy"
    export(kit, copy)
    (copy / foreign).parent.mkdir(exist_ok=True, parents=True)
    (copy / foreign).write_text("mine", encoding="utf-8")
    assert refused(kit, copy, is_forced=True) == (
        f"{copy / foreign} is no part of the kit and would be lost: give another folder"
    )


@pytest.mark.parametrize("manifest", ["", "[]", '{"cases": [{}]}', '{"cases": [{"file": 1}]}'])
def test_a_damaged_manifest_claims_no_files(
    kit: pathlib.Path, tmp_path: pathlib.Path, manifest: str
) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    write_kit(copy, OLDER)
    (copy / "manifest.json").write_text(manifest, encoding="utf-8")
    assert "published/D210/older" in refused(kit, copy, is_forced=True)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_copy_that_fails_leaves_everything_as_it_was(
    kit: pathlib.Path,
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    is_there: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    copy = tmp_path / "copy"
    if is_there:
        copy.mkdir()
        write_kit(copy, OLDER)
    rename, renamed = pathlib.Path.rename, []

    def full(path: pathlib.Path, target: pathlib.Path) -> pathlib.Path:
        renamed.append(path)
        if len(renamed) == (4 if is_there else 1):
            raise OSError(errno.ENOSPC, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(pathlib.Path, "rename", full)
    message = refused(kit, copy, is_forced=True)
    assert message == f"cannot write {copy}: No space left on device"
    assert len(renamed) == (7 if is_there else 1)


def test_a_file_that_cannot_be_copied_is_named(
    kit: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(source: str, target: str) -> None:
        raise OSError(errno.EIO, "Input/output error", source, None, target)

    monkeypatch.setattr(shutil, "copyfile", unreadable)
    message = refused(kit, tmp_path / "copy")
    assert message.startswith(f"cannot write {kit}")
    assert "Input/output error" in message


def test_a_folder_that_cannot_be_made_is_told(kit: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """Nothing is left of what was begun."""
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for target in (tmp_path / ("x" * 300), tmp_path / ("x" * 300) / "copy", loop, loop / "copy"):
        with pytest.raises(ExportError) as raised:
            export(kit, target)
        assert raised.value.text.en.startswith(f"cannot write {target}: ")
    assert sorted(tmp_path.iterdir()) == [kit, loop]
