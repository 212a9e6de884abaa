"""A path becomes bytes, or S100 with the reason: nothing blocks, nothing else is raised."""

from __future__ import annotations

import contextlib
import os
import pathlib
import socket
import sys
from unittest.mock import Mock

import pytest

from pytest_segur.document import MAX_BYTES, Unreadable, read_file

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="files of other systems")


def reason_of(path: str | os.PathLike[str]) -> str:
    """Give the reason why a path cannot be read, which is always S100 and placeless."""
    with pytest.raises(Unreadable) as caught:
        read_file(path)
    assert caught.value.code == "S100"
    assert caught.value.offset is None
    assert caught.value.text == ""
    return caught.value.reason


@pytest.mark.parametrize("name", ["plain.json", "é à 😀.json", "a\nb.json", "-.json"])
def test_a_regular_file_is_read_as_it_is(tmp_path: pathlib.Path, name: str) -> None:
    """Bytes come back untouched, whether the path is a string or an object."""
    file = tmp_path / name
    file.write_bytes(b"\xff\r\n\x00")
    assert read_file(file) == read_file(str(file)) == b"\xff\r\n\x00"


@pytest.mark.skipif(sys.platform != "linux", reason="names in UTF-8 only")
def test_a_name_that_is_no_utf8_is_a_name_like_any_other(tmp_path: pathlib.Path) -> None:
    """Python keeps the bytes of such a name as lone surrogates."""
    file = tmp_path / os.fsdecode(b"caf\xe9.json")
    file.write_bytes(b"{}")
    assert read_file(file) == b"{}"
    assert reason_of(tmp_path / os.fsdecode(b"th\xe9.json")) == "file.absent"


def test_a_file_of_the_greatest_size_is_read_and_a_bigger_one_is_not(
    tmp_path: pathlib.Path,
) -> None:
    """20 000 000 bytes pass, one more does not."""
    file = tmp_path / "big.json"
    with file.open("wb") as stream:
        stream.truncate(MAX_BYTES)
    assert len(read_file(file)) == 20_000_000
    with file.open("ab") as stream:
        stream.write(b" ")
    assert reason_of(file) == "file.big"


def test_a_huge_file_is_refused_without_being_read(tmp_path: pathlib.Path) -> None:
    """Of a sparse file of sixteen gigabytes no more than the limit is read."""
    file = tmp_path / "huge.json"
    with file.open("wb") as stream:
        stream.truncate(16_000_000_000)
    assert reason_of(file) == "file.big"


def test_a_folder_is_no_file(tmp_path: pathlib.Path) -> None:
    """Nor is a link to one."""
    assert reason_of(tmp_path) == "file.folder"


@pytest.mark.parametrize("name", ["absent.json", "file.json/below.json", "no/such/folder.json"])
def test_what_is_not_there_is_absent(tmp_path: pathlib.Path, name: str) -> None:
    """Whichever part of the path is missing."""
    (tmp_path / "file.json").write_bytes(b"{}")
    assert reason_of(tmp_path / name) == "file.absent"


@on_posix
def test_links_are_followed(tmp_path: pathlib.Path) -> None:
    """A link is what it points at: a file, nothing, or itself."""
    (tmp_path / "file.json").write_bytes(b"{}")
    for name, target in {"good": "file.json", "dangling": "absent", "loop": "loop"}.items():
        (tmp_path / name).symlink_to(target)
    assert read_file(tmp_path / "good") == b"{}"
    assert reason_of(tmp_path / "dangling") == "file.absent"
    with pytest.raises(Unreadable) as caught:
        read_file(tmp_path / "loop")
    assert caught.value.reason == "file.unreadable"
    assert caught.value.details["why"] != "None"


@on_posix
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: pathlib.Path) -> None:
    """Nobody writes to it: opening it would last for ever."""
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    assert reason_of(pipe) == "file.special"


@on_posix
def test_devices_and_sockets_are_refused(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An endless device is not even opened."""
    # The name of a socket must be short, shorter than many a temporary folder.
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.json")
        assert reason_of("s.json") == "file.special"
    assert reason_of("/dev/zero") == "file.special"
    assert reason_of("/dev/null") == "file.special"


@on_posix
def test_a_pipe_that_takes_the_place_of_a_file_is_refused_too(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was looked at and what is opened may be two things: the open one counts."""
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    regular = pathlib.Path(__file__).stat()
    monkeypatch.setattr(pathlib.Path, "stat", lambda *_, **__: regular)
    assert reason_of(str(pipe)) == "file.special"


@on_posix
def test_a_file_without_permission_is_forbidden(tmp_path: pathlib.Path) -> None:
    """But for root, who may read all."""
    file = tmp_path / "secret.json"
    file.write_bytes(b"{}")
    file.chmod(0)
    forbidden = pytest.raises(Unreadable, match=r"file\.forbidden")
    with contextlib.nullcontext() if os.geteuid() == 0 else forbidden:
        assert read_file(file) == b"{}"


def test_a_refusal_of_the_system_is_forbidden(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What root never sees for real."""
    file = tmp_path / "secret.json"
    file.write_bytes(b"{}")
    # The last is one of the few errors of the system that have no number.
    for refusal, reason in (
        (PermissionError(13, "Permission denied"), "file.forbidden"),
        (PermissionError(1, "Operation not permitted"), "file.forbidden"),
        (OSError("unexpected"), "file.unreadable"),
    ):
        monkeypatch.setattr(os, "open", Mock(side_effect=refusal))
        assert reason_of(file) == reason


@pytest.mark.parametrize("path", ["a\0b.json", "\0", "half\ud800.json", "long" * 2_000])
def test_a_name_that_no_system_takes_is_told_as_such(path: str) -> None:
    """A zero character, half of a surrogate pair, thousands of letters."""
    assert reason_of(path) == "file.name"


def test_an_empty_path_names_nothing() -> None:
    """Python takes it for the folder that one is in, the system for nothing at all."""
    assert reason_of("") in {"file.absent", "file.folder"}


@pytest.mark.parametrize(
    ("problem", "why"),
    [(OSError(5, "Input/output error"), "Input/output error"), (OSError(), "OSError")],
)
def test_what_the_system_says_is_passed_on(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, problem: OSError, why: str
) -> None:
    """Where it says nothing, the name of the error stands in."""
    path = tmp_path / "a.json"
    path.write_bytes(b"{}")
    monkeypatch.setattr(os, "open", Mock(side_effect=problem))
    with pytest.raises(Unreadable) as caught:
        read_file(path)

    assert (caught.value.reason, caught.value.details) == ("file.unreadable", {"why": why})
