"""Which files are submissions: the rules of collection, without pytest.

In folders: files whose name matches the globs, except ASP's answers (``*.reponse.json``),
expectations (``attendu.json``), what stands below ``__snapshots__``, and JSON that is plainly
something else (not named ``JSON-*``, and without ``lignesImport`` in it, or a schema or report
that tells at its beginning what it is). A file that is named
explicitly is always one, answers and expectations excepted.

What cannot be opened is a submission too, where its name says so: the diagnosis (S100) tells
why. So a pipe, a device, a link that leads nowhere or a file without the right to read it is
judged, never passed over in silence. A folder is walked, unless it is named as a submission:
``JSON-….json`` inside of a folder, any ``….json`` when it is named explicitly.

>>> is_submission_name("JSON-12345678901234-20220301-001.json")
True
>>> is_submission_name("JSON-12345678901234-20220301-001.reponse.json")
False
"""

from __future__ import annotations

import os
import pathlib
import re
import stat
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from pytest_segur.document import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Path = str | os.PathLike[str]
    #: Is told why a folder could not be listed.
    OnError = Callable[[OSError], None]

DEFAULT_GLOBS: Final = ("*.json",)
#: The file that says which faults the submissions of its folder are meant to have.
EXPECTATIONS: Final = "attendu.json"
#: How the name of ASP's simulated answer ends, behind the submission's stem.
ANSWER_SUFFIX: Final = ".reponse.json"

_SUFFIX: Final = ".json"
_PREFIX: Final = "JSON-"
_MARK: Final = b"lignesImport"
#: How reports, lists of rules and schemas begin, which may well name balises.
_OTHER = re.compile(rb'\s*\{\s*"(?:schema"\s*:\s*"segur-|\$schema")')
_NEVER_WALKED: Final = frozenset({"__snapshots__", "__pycache__", "node_modules"})
#: What a virtual environment has in its folder.
_ENVIRONMENT: Final = "pyvenv.cfg"


def collects_nothing(name: str) -> bool:
    """Tell whether a base name is an answer's or an expectation's, even named explicitly."""
    return name == EXPECTATIONS or name.endswith(ANSWER_SUFFIX)


def is_submission_name(name: str, globs: Iterable[str] = DEFAULT_GLOBS) -> bool:
    """Tell whether a file of that base name may be a submission, found in a folder."""
    return not collects_nothing(name) and any(fnmatchcase(name, glob) for glob in globs)


def looks_like_submission(path: Path) -> bool:
    """Tell whether a file with a fitting name is one, by its name or by what stands in it.

    A file that cannot be read is not plainly something else.
    """
    file = pathlib.Path(path)
    if file.name.startswith(_PREFIX):
        return True
    try:
        # Merely opening a pipe would wait for a writer.
        if not stat.S_ISREG(file.stat().st_mode):
            return True
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES)
    except (OSError, ValueError):
        return True
    if _OTHER.match(content):
        return False
    # Written as UTF-16, the word has a zero byte beside each letter.
    return _MARK in content or _MARK in content.replace(b"\0", b"")


def walk(
    folder: Path,
    globs: Sequence[str] = DEFAULT_GLOBS,
    *,
    on_error: OnError | None = None,
) -> Iterator[pathlib.Path]:
    """Give the submissions below a folder, in the order of their names.

    Links to folders are followed, each folder is looked into once. Hidden folders,
    ``node_modules`` and virtual environments are left out, as pytest leaves them out; a folder
    that is named explicitly is looked into whatever it is.

    Args:
        folder: where to look.
        globs: what base names must match.
        on_error: is told of each folder that cannot be listed; by default it is passed over.
    """
    yield from _walk(pathlib.Path(folder), tuple(globs), on_error or _ignore, set())


def _walk(
    folder: pathlib.Path, globs: tuple[str, ...], on_error: OnError, seen: set[tuple[int, int]]
) -> Iterator[pathlib.Path]:
    pending = [folder]
    while pending:
        here = pending.pop()
        entries = _list(here, on_error, seen)
        below: list[pathlib.Path] = []
        for name, is_folder in entries:
            if is_folder and not _is_named_as_submission(name, globs):
                if _is_walked(here, name):
                    below.append(here / name)
            elif is_submission_name(name, globs) and looks_like_submission(here / name):
                yield here / name
        pending += reversed(below)


def _ignore(_problem: OSError) -> None:
    pass


def _list(
    folder: pathlib.Path, on_error: OnError, seen: set[tuple[int, int]]
) -> list[tuple[str, bool]]:
    """Give the names in a folder, and which are folders; nothing for one that was listed before."""
    try:
        status = folder.stat()
        if (status.st_dev, status.st_ino) in seen:
            return []
        seen.add((status.st_dev, status.st_ino))
        with os.scandir(folder) as entries:
            return sorted((entry.name, _is_folder(entry)) for entry in entries)
    except OSError as problem:
        on_error(problem)
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that leads round in a circle.
        return False


def _is_named_as_submission(name: str, globs: tuple[str, ...]) -> bool:
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX) and is_submission_name(name, globs)


def _is_walked(parent: pathlib.Path, name: str) -> bool:
    if name.startswith(".") or name in _NEVER_WALKED:
        return False
    return not os.path.lexists(parent / name / _ENVIRONMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What some paths hold.

    Attributes:
        files: the submissions, each once, in the order in which they were named or found.
        empty: the folders among the paths that hold none.
        problems: folders that could not be listed, and why.
    """

    files: tuple[pathlib.Path, ...]
    empty: tuple[str, ...]
    problems: tuple[OSError, ...]


def find(paths: Iterable[Path], globs: Sequence[str] = DEFAULT_GLOBS) -> Found:
    """Look for submissions in files and folders that are named explicitly."""
    files: dict[str, pathlib.Path] = {}
    empty: list[str] = []
    problems: list[OSError] = []
    for path in map(pathlib.Path, paths):
        if not path.name.endswith(_SUFFIX) and os.path.isdir(path):  # noqa: PTH112 - never raises
            below = list(walk(path, globs, on_error=problems.append))
            if not below:
                empty.append(str(path))
        else:
            below = [] if collects_nothing(path.name) else [path]
        for file in below:
            # Not resolved: a link has a name of its own, which is judged.
            files.setdefault(os.path.abspath(file), file)  # noqa: PTH100
    return Found(files=tuple(files.values()), empty=tuple(empty), problems=tuple(problems))
