"""Runs pytest over generated files and measures it, for the benchmarks of the plugin."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# A script sees only the folder that it stands in.
sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

from support.submissions import amended, file_name, liberal_request, submission

from pytest_segur import dumps

#: Plugins that only developers of this package have; what comes along with it stays.
_BLOCKED: Final = ("randomly", "xdist", "hypothesispytest")

#: Items that read their file with the standard library, and pass without a look.
NO_OP: Final = """
import json
import pytest


def pytest_collect_file(file_path, parent):
    if file_path.suffix == ".json":
        return NoOpFile.from_parent(parent, path=file_path)


class NoOpFile(pytest.File):
    def collect(self):
        count = len(json.loads(self.path.read_bytes())["lignesImport"])
        yield NoOpItem.from_parent(self, name="fichier")
        for position in range(1, count + 1):
            yield NoOpItem.from_parent(self, name=f"demande-{position:03}")


class NoOpItem(pytest.Item):
    def runtest(self):
        pass
"""

#: What a team writes by itself: a parametrised test that holds each request against a schema.
BY_HAND: Final = """
import json
import pathlib

import jsonschema
import pytest

FILES = sorted((pathlib.Path(__file__).parent / "files").glob("*.json"))
SCHEMA = json.loads((pathlib.Path(__file__).parent / "schema.json").read_bytes())
REQUEST = {**SCHEMA["properties"]["lignesImport"]["items"], "$defs": SCHEMA.get("$defs", {})}
VALIDATOR = jsonschema.Draft202012Validator(REQUEST)
REQUESTS = [
    pytest.param(request, id=f"{path.stem}-{request['numLigne']:03}")
    for path in FILES
    for request in json.loads(path.read_bytes())["lignesImport"]
]


@pytest.mark.parametrize("request_", REQUESTS)
def test_request(request_):
    VALIDATOR.validate(request_)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took.

    Attributes:
        seconds: of the processor, which other work on the machine barely moves.
        megabytes: at the peak.
        elapsed: seconds that passed, whatever else went on.
    """

    seconds: float
    megabytes: float
    elapsed: float


@dataclass(frozen=True, slots=True)
class Field:
    """A folder with files to be run over, and the other parties' plugins and tests."""

    root: pathlib.Path

    @classmethod
    def of(cls, root: pathlib.Path, files: int, requests: int, *, faulty: int = 0) -> Field:
        """Write files.

        Args:
            root: an empty folder.
            files: how many.
            requests: in each.
            faulty: how many requests of each are refused for their date.
        """
        folder = root / "files"
        folder.mkdir(parents=True)
        (root / "no_op_items.py").write_text(NO_OP, encoding="utf-8")
        (root / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        sound = submission([liberal_request(position) for position in range(1, requests + 1)])
        places = [f"/lignesImport/{index}/commande/dateCommande" for index in range(faulty)]
        content = dumps(amended(sound, dict.fromkeys(places, "2022-03-01")))
        for number in range(1, files + 1):
            (folder / file_name(number=f"{number:03}")).write_bytes(content)
        return cls(root)

    def with_test_by_hand(self, schema: bytes) -> Field:
        """Add the test that a team writes by itself."""
        (self.root / "test_by_hand.py").write_text(BY_HAND, encoding="utf-8")
        (self.root / "schema.json").write_bytes(schema)
        return self

    def run(
        self, *options: str, codes: tuple[int, ...] = (0,), blocked: Sequence[str] = _BLOCKED
    ) -> Cost:
        """Run pytest once.

        Args:
            options: on its command line.
            codes: those that it may end with.
            blocked: the plugins that are switched off.

        Raises:
            SystemExit: it ended with a code that is not one of those allowed.
        """
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        command += [f"-pno:{name}" for name in blocked]
        start = time.perf_counter()
        with (self.root / "output").open("wb") as output:
            process = subprocess.Popen(
                [*command, *options], cwd=self.root, env=self._environment(), stdout=output
            )
            _, status, usage = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in codes:
            raise SystemExit((self.root / "output").read_text(encoding="utf-8"))
        return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, elapsed)

    def _environment(self) -> Mapping[str, str]:
        environment = {**os.environ, "PYTHONPATH": str(self.root)}
        # Without byte code of its own pytest would compile the plugin anew in each round.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return environment


def quickest(costs: list[Cost]) -> Cost:
    """Give the cost of the round that was disturbed least."""
    return min(costs, key=lambda cost: cost.seconds)
