"""Which files are submissions."""

from __future__ import annotations

import os
import pathlib
from typing import TYPE_CHECKING, Self

import pytest

from pytest_segur.discovery import (
    collects_nothing,
    find,
    is_submission_name,
    looks_like_submission,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes there")


def _make(folder: pathlib.Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b'{"lignesImport": []}')


def _names(paths: Iterable[pathlib.Path], folder: pathlib.Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


@pytest.mark.parametrize(
    ("name", "nothing"),
    [
        ("attendu.json", True),
        ("JSON-1-20220301-001.reponse.json", True),
        ("JSON-1-20220301-001.json", False),
        ("reponse.json", False),
        ("attendu.json.json", False),
    ],
)
def test_answers_and_expectations_collect_nothing(name: str, *, nothing: bool) -> None:
    assert collects_nothing(name) is nothing
    assert is_submission_name(name) is not nothing


def test_names_match_one_of_the_globs_with_case() -> None:
    assert is_submission_name("a.txt", ["*.json", "*.txt"])
    assert not is_submission_name("a.TXT", ["*.json", "*.txt"])
    assert not is_submission_name("attendu.json", ["*"])


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("JSON-x.json", b"anything", True),
        ("x.json", b'{"lignesImport": []}', True),
        ("x.json", '{"lignesImport": []}'.encode("utf-16"), True),
        ("x.json", b"\xff lignesImport", True),
        ("x.json", b'{"name": "a package"}', False),
        ("x.json", b"", False),
        ("x.json", b'{"$schema": "https://example/", "lignesImport": {}}', False),
        ("x.json", b' {\n "schema": "segur-report/1", "p": "/lignesImport"}', False),
        ("x.json", b'{"schema": "mine", "lignesImport": []}', True),
    ],
)
def test_json_that_is_plainly_something_else_is_told_by_its_content(
    tmp_path: pathlib.Path, name: str, content: bytes, *, expected: bool
) -> None:
    (tmp_path / name).write_bytes(content)
    assert looks_like_submission(tmp_path / name) is expected


@pytest.mark.parametrize("name", ["gone.json", "a\0b.json", "JSON-gone.json"])
def test_what_cannot_be_read_is_not_plainly_something_else(
    tmp_path: pathlib.Path, name: str
) -> None:
    assert looks_like_submission(tmp_path / name)


@_PIPES
def test_a_pipe_is_looked_at_without_waiting(tmp_path: pathlib.Path) -> None:
    os.mkfifo(tmp_path / "x.json")
    assert looks_like_submission(tmp_path / "x.json")
    assert _names(walk(tmp_path), tmp_path) == ["x.json"]


def test_a_walk_goes_down_in_the_order_of_names(tmp_path: pathlib.Path) -> None:
    _make(tmp_path, "b/z.json", "b/a/y.json", "c.json", "a/x.json", "a/x.txt", "a/attendu.json")
    assert _names(walk(tmp_path), tmp_path) == ["c.json", "a/x.json", "b/z.json", "b/a/y.json"]
    assert _names(walk(tmp_path, ["*.txt"]), tmp_path) == ["a/x.txt"]


@pytest.mark.parametrize(
    "folder", ["__snapshots__", "node_modules", ".venv", "__pycache__", "a/.git"]
)
def test_some_folders_are_never_looked_into_unless_named(
    tmp_path: pathlib.Path, folder: str
) -> None:
    _make(tmp_path, f"{folder}/x.json", "JSON-1.json")
    assert _names(walk(tmp_path), tmp_path) == ["JSON-1.json"]
    assert _names(walk(tmp_path / folder), tmp_path) == [f"{folder}/x.json"]


def test_a_virtual_environment_is_not_looked_into(tmp_path: pathlib.Path) -> None:
    _make(tmp_path, "env/pyvenv.cfg", "env/lib/JSON-1.json")
    assert list(walk(tmp_path)) == []


def test_links_that_lead_round_in_a_circle_end(tmp_path: pathlib.Path) -> None:
    _make(tmp_path, "a/x.json")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to("self")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "JSON-loop.json").symlink_to("JSON-loop.json")
    assert _names(walk(tmp_path), tmp_path) == ["JSON-loop.json", "a/x.json"]


def test_a_folder_of_a_submissions_name_is_given_and_not_looked_into(
    tmp_path: pathlib.Path,
) -> None:
    _make(tmp_path, "JSON-1.json/x.json", "data.json/y.json", "JSON-2/z.json")
    expected = ["JSON-1.json", "JSON-2/z.json", "data.json/y.json"]
    assert _names(walk(tmp_path), tmp_path) == expected
    assert _names(find([tmp_path / "data.json"]).files, tmp_path) == ["data.json"]


def test_a_folder_that_cannot_be_listed_is_told_or_passed_over(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make(tmp_path, "a/x.json", "closed/y.json")
    scandir = os.scandir

    def refuse(folder: pathlib.Path) -> object:
        if pathlib.Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    told: list[OSError] = []
    assert _names(walk(tmp_path, on_error=told.append), tmp_path) == ["a/x.json"]
    assert [problem.filename for problem in told] == [str(tmp_path / "closed")]
    assert _names(walk(tmp_path), tmp_path) == ["a/x.json"]


def test_an_entry_that_cannot_be_looked_at_is_no_folder(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Entry:
        name = "JSON-1.json"

        def is_dir(self) -> bool:
            raise PermissionError

    class Entries(list[Entry]):
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(os, "scandir", lambda _folder: Entries([Entry()]))
    assert _names(walk(tmp_path), tmp_path) == ["JSON-1.json"]


def test_each_file_is_found_once_in_the_order_named(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make(tmp_path, "a/x.json", "a/y.json")
    monkeypatch.chdir(tmp_path)
    found = find(["a/y.json", "a", str(tmp_path / "a" / "x.json")])
    assert [str(file) for file in found.files] == [
        str(pathlib.Path("a/y.json")),
        str(pathlib.Path("a/x.json")),
    ]


def test_files_named_explicitly_are_always_found(tmp_path: pathlib.Path) -> None:
    _make(tmp_path, "a.txt")
    (tmp_path / "package.json").write_bytes(b"{}")
    names = ["a.txt", "package.json", "gone.json", "gone"]
    found = find([tmp_path / name for name in [*names, "attendu.json", "x.reponse.json"]])
    assert _names(found.files, tmp_path) == names


def test_empty_folders_and_problems_are_told(tmp_path: pathlib.Path) -> None:
    (tmp_path / "empty").mkdir()
    _make(tmp_path, "full/x.json")
    found = find([tmp_path / "empty", tmp_path / "full"])
    assert found.empty == (str(tmp_path / "empty"),)
    assert found.problems == ()
    assert _names(found.files, tmp_path) == ["full/x.json"]
