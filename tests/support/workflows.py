"""What CI systems take: files of theirs held against the published schemas, and taken apart."""

from __future__ import annotations

import contextlib
import io
import re
from typing import TYPE_CHECKING, Any, Final

import yaml
from check_jsonschema import main as check_jsonschema
from pre_commit.main import main as pre_commit

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable, Iterator, Sequence

#: The parts of a file that say what is run, and how the file is judged.
_GITHUB: Final = ("--builtin-schema", "vendor.github-workflows")
_GITLAB: Final = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")


def problems_of(path: pathlib.Path) -> list[str]:
    """Say what is wrong with a workflow, by its kind; nothing when it is valid.

    Raises:
        KeyError: nobody knows what such a file is for.
    """
    judges: dict[str, Callable[[], list[str]]] = {
        "segur.yml": lambda: _by_schema(*_GITHUB, str(path)),
        ".gitlab-ci.yml": lambda: _by_schema(*_GITLAB, str(path)),
        ".pre-commit-config.yaml": lambda: _by_pre_commit("validate-config", str(path)),
        ".pre-commit-hooks.yaml": lambda: _by_pre_commit("validate-manifest", str(path)),
    }
    return judges[path.name]()


def _by_schema(*words: str) -> list[str]:
    told = io.StringIO()
    try:
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            check_jsonschema(words)
    except SystemExit as end:
        return told.getvalue().splitlines() if end.code else []
    raise AssertionError("a program ends")


def _by_pre_commit(*words: str) -> list[str]:
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = pre_commit(words)
    return told.getvalue().splitlines() if code else []


def commands_of(path: pathlib.Path) -> list[str]:
    """Give the command lines that a workflow runs, in their order."""
    return [line for line in _commands(_read(path), path.parent) if line]


def results_of(path: pathlib.Path) -> list[str]:
    """Give the files that a workflow takes away when its commands have run."""
    found: list[str] = []
    for name, value in _members(_read(path)):
        if name in {"sarif_file", "junit"}:
            found.append(value)
        elif name == "paths":
            found += value
    return found


def _read(path: pathlib.Path) -> Any:  # noqa: ANN401 - YAML
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _commands(data: Any, folder: pathlib.Path) -> Iterator[str]:  # noqa: ANN401 - YAML
    for name, value in _members(data):
        if name == "run":
            yield from value.splitlines()
        elif name == "script":
            yield from value
        elif name == "hooks":
            yield from (f"{hook['entry']} {' '.join(_files(hook, folder))}" for hook in value)


def _files(hook: dict[str, Any], folder: pathlib.Path) -> Sequence[str]:
    """Choose the files that pre-commit gives to a hook."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.json"))
    return [
        name
        for name in names
        if re.search(hook["files"], name) and not re.search(hook["exclude"], name)
    ]


def _members(data: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - YAML
    """Give all members of all objects, however deep."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield name, value
            yield from _members(value)
    elif isinstance(data, list):
        for value in data:
            yield from _members(value)
