"""A folder in which pytest is run over submissions: what the tests of the plugin build upon."""

from __future__ import annotations

import json
import textwrap
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pytest_segur import Number, dumps
from support.submissions import amended, file_name, liberal_request, submission

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

    import pytest

    from support.submissions import Json

NAME = file_name()
NAME_2 = file_name(number="002")

#: A process starts twice as fast without the plugins that have no part in a test.
LEAN = tuple(
    word
    for name in ("randomly", "faker", "hypothesispytest", "syrupy")
    for word in ("-p", f"no:{name}")
)

#: What the environment of a test may hold, and no run inside of one is to see.
AMBIENT = (
    "CI",
    "GITHUB_ACTIONS",
    "NO_COLOR",
    "FORCE_COLOR",
    "PY_COLORS",
    "PYTEST_ADDOPTS",
    "PYTEST_XDIST_WORKER",
)

#: Faults that tests make, by the code that they have.
D210: Mapping[str, object] = {"/lignesImport/1/commande/dateCommande": "2022-03-01"}
D251: Mapping[str, object] = {"/lignesImport/1/scenarioInstallation/operateurMessagerie": "?"}
A906: Mapping[str, object] = {"/lignesImport/0/commande/dateCommande": "01/03/2099"}
A907: Mapping[str, object] = {"/lignesImport/0/commande/montantSegurHT": Number("-1.00")}


def three(changes: Mapping[str, object] | None = None) -> Json:
    """Build a submission of three requests, changed at some places."""
    sound = submission([liberal_request(position) for position in (1, 2, 3)])
    return amended(sound, changes or {})


@dataclass(frozen=True, slots=True)
class Box:
    """Runs pytest in an empty folder."""

    pytester: pytest.Pytester

    @property
    def path(self) -> pathlib.Path:
        """The folder."""
        return self.pytester.path

    def save(self, content: Json | bytes | str | None = None, *, name: str = NAME) -> pathlib.Path:
        """Write a file: a submission, sound by default, or what is given."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = textwrap.dedent(content).encode()
        path.write_bytes(content if isinstance(content, bytes) else dumps(content or three()))
        return path

    def expect(self, expectations: Any, *, folder: str = ".") -> pathlib.Path:  # noqa: ANN401 - JSON
        """Write a file ``attendu.json``."""
        return self.save(json.dumps(expectations), name=f"{folder}/attendu.json")

    def run(self, *options: str) -> pytest.RunResult:
        """Run pytest with ``--segur`` in this process, in the order of collection."""
        return self.bare("--segur", *options)

    def bare(self, *options: str) -> pytest.RunResult:
        """Run pytest in this process, in the order of collection."""
        with warnings.catch_warnings():
            # Those of our own suite would hold inside as well.
            warnings.simplefilter("default")
            return self.pytester.runpytest_inprocess("-p", "no:randomly", *options)

    def report(self, *options: str) -> Any:  # noqa: ANN401 - JSON
        """Run pytest and give the report for programs."""
        self.run("--segur-json=report.json", *options)
        return json.loads((self.path / "report.json").read_text(encoding="utf-8"))
