"""The named scenarios as files: dossiers, what is expected of them, a page about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.api import check
from pytest_segur.factories.documents import documents_of, pack
from pytest_segur.factories.dossier import Dossier, answer_to, file_name
from pytest_segur.factories.factory import SubmissionFactory
from pytest_segur.factories.golden import vendor_of
from pytest_segur.factories.scenarios import scenarios_of
from pytest_segur.factories.values import CLOCK
from pytest_segur.reports.expectation import expectation_of
from pytest_segur.spec.edition import Edition
from pytest_segur.writing import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_segur.factories.scenarios import Scenario

#: The scenarios' own: changing it changes every file that they are written to.
_SEED: Final = "scenarios"

_PAGE: Final = """\
# Golden files of the edition `{edition}`

Written by `segur generate --scenarios --edition {edition}`; do not edit them. Beside each file
stand its supporting documents (`.zip`) and the simulated answer of a fresh portal
(`.reponse.json`). `attendu.json` says what each is meant to have, and on which day and with
which profiles it is judged. All names, numbers and addresses are invented.

| file | what it shows |
|---|---|
{lines}
"""


@dataclass(frozen=True, slots=True)
class Storybook:
    """The named scenarios of an edition.

    Attributes:
        edition: which one.
    """

    edition: Edition = Edition.PUBLISHED

    def names(self) -> list[str]:
        """Tell the names of the submissions."""
        return [name for name, _ in self._named()]

    def dossiers(self) -> Iterator[Dossier]:
        """Make the dossiers, one after another.

        Their expectations name everything that is found of them, advisories included.
        """
        number = 1
        for name, scenario in self._named():
            yield self._dossier(name, scenario, number)
            number += scenario.requests

    @property
    def has_expectations(self) -> bool:
        """Whether something has to be said of the files: always."""
        return True

    def beside(self) -> Mapping[str, str]:
        """Write the page that says what each file shows."""
        lines = "\n".join(f"| `{name}` | {scenario.shows} |" for name, scenario in self._named())
        return {"README.md": _PAGE.format(edition=self.edition, lines=lines)}

    def _named(self) -> Iterator[tuple[str, Scenario]]:
        numero_ans = self._vendor()["numeroAns"]
        for rank, scenario in enumerate(scenarios_of(self.edition)):
            yield file_name(numero_ans, None, days=0, rank=rank), scenario

    def _vendor(self) -> dict[str, Any]:
        return vendor_of(f"{_SEED}/vendor", self.edition)

    def _dossier(self, name: str, scenario: Scenario, number: int) -> Dossier:
        factory = SubmissionFactory.seeded(f"{_SEED}/{scenario.slug}", self.edition)
        submission = {**scenario.build(factory, number), **self._vendor()}
        content = dumps(submission)
        diagnosis = check(
            content, name=name, edition=self.edition, profiles=scenario.profiles, today=CLOCK
        )
        return Dossier(
            name=name,
            content=content,
            archive=pack(documents_of(submission)),
            answer=answer_to(content, name, self.edition),
            expected={**self._judged_by(scenario), **expectation_of(diagnosis)},
        )

    def _judged_by(self, scenario: Scenario) -> dict[str, Any]:
        entry: dict[str, Any] = {"edition": str(self.edition), "today": CLOCK.isoformat()}
        if scenario.profiles is not None:
            entry["profiles"] = list(scenario.profiles)
        return entry
