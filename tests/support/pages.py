"""Pages of documentation, taken apart into what a reader would type, write or run.

A page is one story, told in one folder from top to bottom:

- a block below ``<!-- file: NAME -->`` is a file that the reader saves under that name;
- a block below ``<!-- needs: PROGRAM -->`` is passed over where that program is not installed;
- a ``yaml`` file is a workflow: it is held against its schema, and its commands are run;
- a ``console`` block holds commands behind ``$``, each with what it prints. A command ends
  with 0 unless ``$ echo $?`` below it shows another code. ``…`` stands for some text, and alone
  on a line for any lines;
- a ``python`` block is run, and prints what its comments at the left margin say.

>>> page = '''
... ```console
... $ segur check a.json
... a.json : accepté …
... ```
... '''
>>> [block] = blocks_of(page)
>>> block.commands()
[Command(line='segur check a.json', shown=('a.json : accepté …',))]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ANYTHING = "…"
_BLOCK = re.compile(
    r"^(?:<!-- file: (?P<file>\S+) -->\n|<!-- needs: (?P<needs>\S+) -->\n)?"
    r"```(?P<language>\w*)\n(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_PROMPT = "$ "


@dataclass(frozen=True, slots=True)
class Command:
    """A line that a reader types.

    Attributes:
        line: what is typed.
        shown: what the page says that it prints; empty where it does not say.
    """

    line: str
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code.

    Attributes:
        language: the word behind its fence.
        body: what stands in it.
        line: where it begins, counted from 1.
        file: the name that it is to be saved under; None where it is no file.
        needs: the program without which nothing can be done with it.
    """

    language: str
    body: str
    line: int
    file: str | None = None
    needs: str | None = None

    def commands(self) -> list[Command]:
        """Give what is typed in it, each with what it prints."""
        found: list[Command] = []
        for line in self.body.splitlines():
            if line.startswith(_PROMPT):
                found.append(Command(line.removeprefix(_PROMPT)))
            else:
                typed = found.pop()
                found.append(Command(typed.line, (*typed.shown, line)))
        return found

    def comments(self) -> list[str]:
        """Give what it says that it prints."""
        return [line[2:] for line in self.body.splitlines() if line.startswith("# ")]


def blocks_of(page: str) -> list[Block]:
    """Give the blocks of a page, in their order."""
    return [
        Block(
            language=found["language"],
            body=found["body"],
            line=page.count("\n", 0, found.start()) + 1,
            file=found["file"],
            needs=found["needs"],
        )
        for found in _BLOCK.finditer(page)
    ]


def is_printed(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Tell whether some output is what a page shows.

    >>> is_printed(["one …", "…", "three"], ["one 1", "two", "2", "three"])
    True
    >>> is_printed(["one"], ["one", "two"])
    False
    """
    lines = (
        r"(?:.*\n)*" if line == ANYTHING else re.escape(line).replace(ANYTHING, ".*") + r"\n"
        for line in shown
    )
    return re.fullmatch("".join(lines), "".join(f"{line}\n" for line in printed)) is not None
