"""Where results go, and what is never harmed on the way."""

from __future__ import annotations

import os
import stat
import threading
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from pytest_segur.cli import output
from pytest_segur.cli.misuse import Misuse

if TYPE_CHECKING:
    import pathlib


@pytest.mark.parametrize("target", [None, "-"])
@pytest.mark.parametrize("content", ["refusé\n", "refusé\n".encode()])
def test_without_a_file_the_result_goes_to_the_standard_output(
    target: str | None, content: str | bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    output.write(content, target)
    assert capsys.readouterr().out == "refusé\n"


def test_a_new_file_gets_the_usual_rights_and_leaves_nothing_behind(tmp_path: pathlib.Path) -> None:
    target = tmp_path / "out.txt"
    output.write("refusé\n", str(target))
    other = tmp_path / "other.txt"
    other.touch()
    assert target.read_bytes() == "refusé\n".encode()
    assert target.stat().st_mode == other.stat().st_mode
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.txt", "out.txt"]


def test_a_link_keeps_pointing_where_it_points(tmp_path: pathlib.Path) -> None:
    target = tmp_path / "real.txt"
    target.write_text("old")
    target.chmod(0o600)
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    output.write(b"new", str(link))
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_whether_there_is_a_place_for_a_result_is_told_beforehand(tmp_path: pathlib.Path) -> None:
    """Nothing is written yet, nor harmed; a device is as good as a file."""
    (tmp_path / "old.txt").write_text("old")
    for name in ("new.txt", "old.txt"):
        output.must_have_a_place(str(tmp_path / name))
    for target in (None, "-", os.devnull):
        output.must_have_a_place(target)
    for target in (tmp_path, tmp_path / "no" / "new.txt", tmp_path / "old.txt" / "new.txt"):
        with pytest.raises(Misuse, match="impossible d'écrire"):
            output.must_have_a_place(str(target))
    assert [path.name for path in tmp_path.iterdir()] == ["old.txt"]
    assert (tmp_path / "old.txt").read_text() == "old"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes there")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: pathlib.Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    output.write("words", str(pipe))
    reader.join(10)
    assert read == [b"words"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["missing/out.txt", ".", "a\0b"])
def test_what_cannot_be_written_is_misuse(
    name: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Misuse) as raised:
        output.write("words", name)
    assert raised.value.text.en.startswith("cannot write ")
    assert "\0" not in raised.value.text.en


def test_an_output_that_is_an_input_is_misuse_by_any_name(tmp_path: pathlib.Path) -> None:
    source = tmp_path / "JSON-1.json"
    source.write_text("{}")
    link = tmp_path / "link"
    link.symlink_to(source)
    with pytest.raises(Misuse, match=r"écraserait"):
        output.must_be_no_input(str(link), [tmp_path / "gone", "a\0b", source])


def test_any_other_output_is_fine(tmp_path: pathlib.Path) -> None:
    source = tmp_path / "JSON-1.json"
    source.write_text("{}")
    other = tmp_path / "other"
    other.touch()
    for target in (None, "-", str(tmp_path / "new"), str(other)):
        output.must_be_no_input(target, [tmp_path / "gone", source])


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("no_colour", "target", "expected"),
    [("", None, True), ("", "-", True), ("1", None, False), ("", "out.txt", False)],
)
def test_colour_is_for_terminals_whose_user_wants_it(
    monkeypatch: pytest.MonkeyPatch, no_colour: str, target: str | None, *, expected: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", no_colour)
    assert output.has_colour(_Terminal(), target) is expected
    assert output.has_colour(StringIO(), target) is False


def test_warnings_go_to_the_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    output.warn("attention")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "attention\n")


def test_a_stream_without_an_encoding_takes_everything() -> None:
    assert output.encodable("é→\ud800", None) == "é→\\ud800"
