"""Any bytes as what else is read: archives, expectations, histories, files of the command."""

from __future__ import annotations

import contextlib
import io
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from support.submissions import file_name

from fuzz.answers import BACK, SENT, assert_harmless, resubmitted
from fuzz.choice import TODAY
from fuzz.submissions import assert_masked, root_of
from pytest_segur import Portal, check
from pytest_segur.asp.errors import AspError, HistoryError
from pytest_segur.cli import main
from pytest_segur.cli.check import FORMATS
from pytest_segur.cli.commands import COMMANDS
from pytest_segur.expectations import read_expectations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fuzz.choice import Choice

_P_CODES: Final = frozenset({"P301", "P303", "P304", "P305", "P306", "A914"})
_SUBMISSION: Final = file_name()
_RETURNED: Final = file_name(number="002")
#: How subcommands are called that read a file; `FILE` is the one with the bytes.
_ARGUMENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "expect": ("FILE",),
    "respond": ("FILE",),
    "reconcile": (_SUBMISSION, "FILE"),
    "resubmit": ("FILE", "--next-number", "00042", "-o", "next", "--day", "2022-03-01"),
    "anonymise": ("FILE", "-o", "anonymous", "--key", "fuzz"),
}
_CALLS: Final = (
    *((each.name, *_ARGUMENTS[each.name]) for each in COMMANDS if each.name in _ARGUMENTS),
    *(("check", "FILE", "--format", kind) for kind in FORMATS),
)


def judge_archive(choice: Choice, content: bytes) -> None:
    """Judge any bytes as the supporting documents of a sound file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.zip")
        path.write_bytes(content)
        diagnosis = check(SENT, archive=path, **choice.options)
        if diagnosis.archive is not None and choice.look & 1:
            _copy_documents(path)
    assert diagnosis.archive is not None
    faults = (*diagnosis.archive.errors, *diagnosis.archive.advisories)
    codes = {fault.code for fault in faults}
    assert codes <= _P_CODES
    assert "P301" not in codes or codes == {"P301"}
    assert choice.advisories or "A914" not in codes
    for fault in faults:
        assert fault.message_in(choice.language, show_values=choice.show_values).isprintable()
        assert (fault.hint_in(choice.language) or "").isprintable()
    # The documents change nothing of what is said of the file.
    assert diagnosis.verdict == _verdict(choice.edition, choice.ignored)


@cache
def _verdict(edition: str, ignored: tuple[str, ...]) -> str:
    return check(SENT, edition=edition, ignore=ignored, today=TODAY).verdict


def _copy_documents(archive: Path) -> None:
    """What is copied of an archive is a sound one."""
    with contextlib.suppress(AspError):
        again = resubmitted(BACK, name=_RETURNED, archive=archive)
        assert again is None or again


def judge_expectations(choice: Choice, content: bytes) -> None:
    """Read any bytes as an ``attendu.json``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "attendu.json")
        path.write_bytes(content)
        found = read_expectations(path)
    lines = found.text.split("\n")
    for (line, column), problem in found.placed():
        assert problem.text.to(choice.language).isprintable()
        assert problem.place is not None or column <= len(lines[line - 1]) + 1
    for name in found.files:
        meant = found.of(name).without(frozenset({"D210", "S103"}))
        assert all("D210" not in codes for codes in meant.errors.values())


def judge_history(choice: Choice, content: bytes) -> None:
    """Read any bytes as what a portal remembers, and go on from there."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "history.json")
        path.write_bytes(content)
        try:
            portal = Portal.load(path, **choice.options)
        except HistoryError as problem:
            assert_harmless(problem.text)
            return
        portal.deposit(SENT, name=_SUBMISSION)
        portal.save(path)
        assert Portal.load(path).history == portal.history


def judge_command(choice: Choice, content: bytes) -> None:
    """Give any bytes to the command: it ends with a code of its own, and prints no harm."""
    name, *arguments = _CALLS[choice.look % len(_CALLS)]
    with tempfile.TemporaryDirectory() as folder:
        file = choice.name or _RETURNED
        Path(folder, _SUBMISSION).write_bytes(SENT)
        Path(folder, file).write_bytes(content)
        words = [str(Path(folder, file)) if word == "FILE" else word for word in arguments]
        with contextlib.chdir(folder):
            code, out, err = _run([name, *words, "--lang", choice.language])
    assert code in {0, 1, 2}
    assert all(line.isprintable() for line in err.split("\n"))
    if name != "respond":
        # An answer comes as it was submitted.
        assert all(line.isprintable() for line in out.split("\n"))
        assert_masked(root_of(content) or {}, out, name=file)


def _run(words: list[str]) -> tuple[int, str, str]:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    out.seek(0)
    err.seek(0)
    return code, out.read(), err.read()
