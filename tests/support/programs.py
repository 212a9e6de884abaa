"""Validators that other people may have written, as commands; and what is left of them."""

from __future__ import annotations

import os
import select
import shlex
import sys
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    import pathlib

_PATIENCE: Final = 20.0

#: A right one, as long as it is: everything that the command can be told is passed on.
RIGHT: Final = """
import json
import sys
from pytest_segur import check

file, edition, profiles, archive = sys.argv[1:]
known = None if profiles == "unknown" else profiles.split(",") if profiles else []
diagnosis = check(
    file, edition=edition, profiles=known, archive=archive or None, advisories=False
)

def codes(part):
    return [error.code for error in part.errors] if part else []

print(json.dumps({
    "fichier": codes(diagnosis),
    "demandes": {str(one.position): codes(one) for one in diagnosis.requests},
    "archive": codes(diagnosis.archive),
}))
sys.exit(not diagnosis.is_faultless)
"""

#: One that knows a single rule, D210, in the language of browsers.
NODE: Final = """
const text = require("fs").readFileSync(process.argv[2], "utf8");
const requests = {};
JSON.parse(text).lignesImport.forEach((request, index) => {
  const found = /^(\\d\\d)\\/(\\d\\d)\\/(\\d{4})$/.exec(request.commande.dateCommande);
  const [, day, month, year] = found || [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (isNaN(date) || date.getUTCDate() !== Number(day)) requests[index + 1] = ["D210"];
});
console.log(JSON.stringify({ demandes: requests }));
"""


def shell(script: str) -> str:
    """Give the command of a validator that is a script of the shell; `$1` is the submission."""
    return f"sh -c {shlex.quote(doubled(script))} sh {{file}}"


def python(script: str, *arguments: str) -> str:
    """Give the command of a validator that is a script of Python."""
    return shlex.join([doubled(sys.executable), "-c", doubled(script)]) + "".join(
        f" {argument}" for argument in arguments
    )


def doubled(text: str) -> str:
    """Write braces that are no placeholder's."""
    return text.replace("{", "{{").replace("}", "}}")


class Lifeline:
    """A pipe that programs hold on to for as long as they live, and all that they started.

    Args:
        path: where it is made; programs do ``exec 3> PATH``, and ``echo >&3`` when they are there.
    """

    def __init__(self, path: pathlib.Path) -> None:
        os.mkfifo(path)
        self._end = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        os.close(self._end)

    def wait_for(self, count: int) -> None:
        """Wait until some programs are there."""
        for _ in range(count):
            assert self._next() == b"\n"

    def is_let_go(self) -> bool:
        """Wait until nobody is left; tell whether that was so in time."""
        return self._next() == b""

    def _next(self) -> bytes | None:
        """Give the next byte: nothing when all have let go, None when nothing happens."""
        is_ready, _, _ = select.select([self._end], [], [], _PATIENCE)
        return os.read(self._end, 1) if is_ready else None
