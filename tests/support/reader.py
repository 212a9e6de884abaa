"""Somebody who does what a page of documentation says, and believes nothing of it."""

from __future__ import annotations

import contextlib
import importlib
import io
import shlex
import shutil
import subprocess
import sys
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_segur.cli import main
from support.pages import Command, blocks_of, is_printed
from support.workflows import commands_of, problems_of, results_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from support.pages import Block

_LAST_CODE = "echo $?"
# What is to be installed is what is being tested.
_INSTALL = "pip install pytest-segur"


@dataclass(slots=True)
class Reader:
    """Follows pages, in the folder of a `pytester`.

    Attributes:
        pytester: runs pytest.
        capture: what is printed.
    """

    pytester: pytest.Pytester
    capture: pytest.CaptureFixture[str]
    _code: int = 0
    _names: dict[str, Any] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where everything happens."""
        return self.pytester.path

    def follow(self, page: str) -> None:
        """Do what a page says, from top to bottom.

        Raises:
            AssertionError: something else comes of it than the page shows; the message begins
                with the line of the block.
        """
        for block in blocks_of(page):
            try:
                self._take(block)
            except AssertionError as problem:
                problem.add_note(f"in the block of line {block.line}")
                raise
            assert self._code == 0, f"{block.line}: ends with {self._code}, and nothing says so"

    def _take(self, block: Block) -> None:
        if block.needs is not None and shutil.which(block.needs) is None:
            return
        if block.file is not None:
            path = self.folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.body, encoding="utf-8")
            if block.language == "yaml":
                self._do_what_a_machine_would(path)
        elif block.language == "console":
            for command in block.commands():
                self._type(command)
        else:
            assert block.language == "python", "nobody runs this block, and it is no file"
            self._run(block)

    def _do_what_a_machine_would(self, workflow: Path) -> None:
        """Hold a workflow against its published schema, then run its commands."""
        problems = problems_of(workflow)
        assert not problems, "\n".join(problems)
        for line in commands_of(workflow):
            self._type(Command(line))
        missing = [name for name in results_of(workflow) if not (self.folder / name).is_file()]
        assert not missing, f"{workflow.name}: nothing writes {missing}"

    def _run(self, block: Block) -> None:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), _importing_from(self.folder):
            exec(compile(block.body, "page", "exec"), self._names)  # noqa: S102 - the page's own
        told = printed.getvalue()
        assert told.splitlines() == block.comments(), f"prints:\n{told}"

    def _type(self, command: Command) -> None:
        if command.line == _LAST_CODE:
            printed, self._code = [str(self._code)], 0
        elif command.line == _INSTALL:
            printed = []
        else:
            assert self._code == 0, f"ends with {self._code} ahead of: {command.line}"
            printed = self._execute(*shlex.split(command.line))
        told = "\n".join(printed)
        assert not command.shown or is_printed(command.shown, printed), f"{command.line}:\n{told}"

    def _execute(self, program: str, *words: str) -> list[str]:
        """Run a program, keep its exit code, and give what it prints."""
        if program == "segur":
            self.capture.readouterr()
            self._code = main(words)
            return "".join(self.capture.readouterr()).splitlines()
        if program == "pytest":
            with warnings.catch_warnings():
                # Those of our own suite would hold inside as well.
                warnings.simplefilter("default")
                result = self.pytester.runpytest_inprocess("-p", "no:randomly", *words)
            self._code = int(result.ret)
            return [*result.outlines, *result.errlines]
        ran = subprocess.run(
            [sys.executable if program == "python" else program, *words],
            cwd=self.folder,
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        self._code = ran.returncode
        return (ran.stdout + ran.stderr).splitlines()


@contextlib.contextmanager
def _importing_from(folder: Path) -> Iterator[None]:
    """Let modules of a folder be imported, as Python does where it is started; then forget them."""
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name, module in [*sys.modules.items()]:
            if folder in Path(getattr(module, "__file__", None) or "").parents:
                del sys.modules[name]
