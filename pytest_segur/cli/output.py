"""Where results go: a file, whole or not at all, or the standard output, whatever it can show."""

from __future__ import annotations

import errno
import os
import pathlib
import sys
import tempfile
from typing import TYPE_CHECKING

from pytest_segur.cli.misuse import Misuse
from pytest_segur.files import unwritable, write_atomically
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

_STANDARD_OUTPUT = "-"


def write(content: str | bytes, output: str | None) -> None:
    """Write a result to a file, or to the standard output when there is none named.

    Args:
        content: bytes are written as they are; text is written as UTF-8 to a file, and to the
            standard output in what encoding that has.
        output: the path; None or ``-`` for the standard output.

    Raises:
        Misuse: it cannot be written.
        BrokenPipeError: nobody reads the standard output any more.
    """
    if output is None or output == _STANDARD_OUTPUT:
        try:
            _print(content)
        except BrokenPipeError:
            raise
        except OSError as problem:
            forget_standard_output()
            raise Misuse(unwritable("stdout", problem)) from None
        return
    try:
        write_file(output, content.encode() if isinstance(content, str) else content)
    except (OSError, ValueError) as problem:
        raise Misuse(unwritable(output, problem)) from None


def must_have_a_place(output: str | None) -> None:
    """Make sure that a result can be written, before the work that it takes to come to it.

    Raises:
        Misuse: it cannot.
    """
    if output is None or output == _STANDARD_OUTPUT:
        return
    target = pathlib.Path(os.path.realpath(output))
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.is_file() or not target.exists():
            with tempfile.TemporaryFile(dir=target.parent):
                # One that is there can be replaced as long as another one can be made.
                pass
    except (OSError, ValueError) as problem:
        raise Misuse(unwritable(output, problem)) from None


def write_file(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file in one step, so that nobody ever sees half of it.

    A link keeps pointing where it points; a pipe or device is written to and never replaced.

    Raises:
        OSError: it cannot be written; what was there before is untouched.
    """
    target = pathlib.Path(path)
    if target.exists() and not target.is_file():
        target.write_bytes(data)
    else:
        write_atomically(target, data)


def forget_standard_output() -> None:
    """Let the interpreter close an output that takes nothing, without complaint."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def must_be_no_input(output: str | None, inputs: Iterable[str | os.PathLike[str]]) -> None:
    """Keep a result from taking the place of what it is made from.

    Raises:
        Misuse: the output is one of the inputs.
    """
    if output is None or not os.path.isfile(output):  # noqa: PTH113 - never raises
        return
    if any(_is_same_file(output, path) for path in inputs):
        name = visible(output)
        raise Misuse(
            Text(
                f"-o {name} écraserait un fichier à lire : donnez un autre nom",
                f"-o {name} would overwrite a file to be read: give another name",
            )
        )


def has_colour(stream: TextIO, output: str | None = None) -> bool:
    """Tell whether a result is for a terminal that may be coloured (https://no-color.org)."""
    is_file = output not in {None, _STANDARD_OUTPUT}
    return not (is_file or os.environ.get("NO_COLOR")) and stream.isatty()


def warn(line: str) -> None:
    """Tell the user something beside the result, on the standard error."""
    _write_text(sys.stderr, f"{line}\n")


def encodable(text: str, encoding: str | None) -> str:
    r"""Write what an encoding does not have as escapes.

    >>> encodable("refusé → D210", "ascii")
    'refus\\xe9 \\u2192 D210'
    """
    name = encoding or "utf-8"
    return text.encode(name, "backslashreplace").decode(name)


def _print(content: str | bytes) -> None:
    stream = sys.stdout
    if isinstance(content, str):
        _write_text(stream, content)
        return
    stream.flush()
    stream.buffer.write(content)
    stream.buffer.flush()


def _write_text(stream: TextIO, text: str) -> None:
    stream.write(encodable(text, stream.encoding))
    stream.flush()


def _is_same_file(one: str | os.PathLike[str], other: str | os.PathLike[str]) -> bool:
    try:
        return pathlib.Path(one).samefile(other)
    except (OSError, ValueError):
        return False
