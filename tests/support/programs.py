"""Validators that other people may have written, as commands; and what is left of them."""

from __future__ import annotations

import pathlib
import shlex
import sys
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def numbers_in(file: pathlib.Path, *, count: int) -> list[int]:
    """Wait until programs have written their numbers to a file, a line each, and give them."""
    for _ in range(500):
        lines = file.read_text(encoding="ascii").split() if file.exists() else []
        if len(lines) >= count:
            return [int(line) for line in lines]
        time.sleep(0.02)
    raise AssertionError


def are_gone(numbers: Iterable[int]) -> bool:
    """Wait until programs have ended; tell whether they have."""
    left = set(numbers)
    for _ in range(100):
        left = {number for number in left if _is_running(number)}
        if not left:
            return True
        time.sleep(0.02)
    raise AssertionError


def _is_running(number: int) -> bool:
    """Tell whether a program runs; one that ended, and that nobody asked about, does not."""
    try:
        status = pathlib.Path(f"/proc/{number}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
