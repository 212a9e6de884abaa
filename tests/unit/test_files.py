"""Files appear whole, or not at all."""

from __future__ import annotations

import os
import pathlib
import sys

import pytest

from pytest_segur.files import publish, write_atomically


def _contents(folder: pathlib.Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_is_written_and_replaced(tmp_path: pathlib.Path) -> None:
    """Nothing else is left in the folder."""
    target = tmp_path / "a.json"
    write_atomically(target, b"1")
    write_atomically(str(target), b"2")

    assert _contents(tmp_path) == {"a.json": b"2"}


def test_half_a_file_is_hidden_and_known_as_such(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a failure is told even when somebody has tidied up meanwhile."""

    def tidy_up(_: int) -> None:
        (half,) = tmp_path.iterdir()
        assert half.name.startswith(".segur-")
        assert half.suffix == ".tmp"
        half.unlink()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", tidy_up)
    with pytest.raises(OSError, match="No space"):
        write_atomically(tmp_path / "a.json", b"1")


@pytest.mark.skipif(sys.platform == "win32", reason="rights are POSIX's")
def test_a_new_file_has_the_usual_rights_and_an_old_one_keeps_its_own(
    tmp_path: pathlib.Path,
) -> None:
    """As with any other program."""
    target, other = tmp_path / "a.json", tmp_path / "b.json"
    other.write_bytes(b"")
    write_atomically(target, b"1")
    assert target.stat().st_mode == other.stat().st_mode

    target.chmod(0o640)
    write_atomically(target, b"2")
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_keeps_pointing(tmp_path: pathlib.Path) -> None:
    """What it points to is replaced."""
    target, link = tmp_path / "a.json", tmp_path / "link.json"
    target.write_bytes(b"1")
    link.symlink_to(target)
    write_atomically(link, b"2")

    assert link.is_symlink()
    assert target.read_bytes() == b"2"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only Unix has named pipes")
def test_a_pipe_is_written_to_and_stays(tmp_path: pathlib.Path) -> None:
    """As a device would be: nobody's `/dev/null` becomes a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(pipe, b"whole")
        assert os.read(reader, 10) == b"whole"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_a_failure_leaves_what_was_there(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even when the disk is full at the last moment."""
    target = tmp_path / "a.json"
    target.write_bytes(b"1")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(target, b"2")

    assert _contents(tmp_path) == {"a.json": b"1"}


def test_a_folder_that_cannot_be_synchronised_is_no_failure(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not every system lets a folder be opened."""
    really = os.open

    def refuse(path: str, flags: int, *more: int) -> int:
        if pathlib.Path(path) == tmp_path:
            raise PermissionError(13, "no folders")
        return really(path, flags, *more)

    monkeypatch.setattr(os, "open", refuse)
    write_atomically(tmp_path / "a.json", b"1")

    assert _contents(tmp_path) == {"a.json": b"1"}


@pytest.mark.parametrize("has_links", [True, False])
def test_publishing_never_replaces(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, *, has_links: bool
) -> None:
    """On file systems with and without links."""
    if not has_links:

        def unknown(_: pathlib.Path, __: pathlib.Path) -> None:
            raise OSError(95, "Operation not supported")

        monkeypatch.setattr(pathlib.Path, "hardlink_to", unknown)
    made, target, taken = tmp_path / "made", tmp_path / "new.json", tmp_path / "old.json"
    made.write_bytes(b"1")
    taken.write_bytes(b"0")

    with pytest.raises(FileExistsError):
        publish(made, taken)
    publish(made, target)

    assert target.read_bytes() == b"1"
    assert taken.read_bytes() == b"0"


def test_a_reserved_name_is_given_up_when_it_cannot_be_filled(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No empty file stays behind."""

    def refuse(_: pathlib.Path, __: pathlib.Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pathlib.Path, "hardlink_to", refuse)
    monkeypatch.setattr(pathlib.Path, "replace", refuse)
    made = tmp_path / "made"
    made.write_bytes(b"1")
    with pytest.raises(OSError, match="No space"):
        publish(made, tmp_path / "new.json")

    assert _contents(tmp_path) == {"made": b"1"}
