"""Measures which branches of some rules are walked; run on its own, with nothing else measured.

Arguments: names of modules of `pytest_segur.rules`, separated by commas; a file for coverage's
own report. What was found is printed as JSON.
"""

from __future__ import annotations

import json
import pathlib
import sys
from typing import TYPE_CHECKING, Any

import coverage

from pytest_segur import check
from pytest_segur.asp.portal import Portal
from pytest_segur.factories import SubmissionFactory
from pytest_segur.factories.faults import FAULTS, variants_of
from pytest_segur.factories.faults.kinds import ObjectFault
from pytest_segur.rules import conditions
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FOLDER = pathlib.Path(conditions.__file__).parent
PROFILES = ("centre-de-sante", "mailiz")


def judge(
    submission: dict[str, Any], edition: Edition, profiles: Iterable[str] | None = PROFILES
) -> None:
    """Have the rules look at a submission."""
    check(submission, edition=edition, profiles=profiles, today="2022-03-01")


def variety() -> None:
    """Judge the smallest set."""
    for edition in Edition:
        judge(SubmissionFactory.seeded(1, edition).variety(), edition)


def draws() -> None:
    """Judge 600 sound requests."""
    for edition in Edition:
        for seed in range(3):
            judge(SubmissionFactory.seeded(seed, edition).submission(requests=100), edition)


def faults() -> None:
    """Judge every fault of a request, the smallest set without profiles, and a second deposit."""
    for edition in Edition:
        submission = SubmissionFactory.seeded(1, edition).variety()
        judge(submission, edition, profiles=())
        judge(submission, edition, profiles=None)
        portal = Portal(edition=edition, profiles=PROFILES)
        portal.deposit(submission)
        portal.deposit(submission)
        for code in FAULTS:
            for rank, fault in enumerate(variants_of(code, edition)):
                if isinstance(fault, ObjectFault) and code.startswith("D"):
                    factory = SubmissionFactory.seeded(rank, edition)
                    order = factory.order(requests=fault.fewest, violating=code, variant=rank)
                    judge(factory.fill(order), edition)


def measured(*works: Callable[[], None]) -> coverage.Coverage:
    """Do some work under measurement."""
    measurement = coverage.Coverage(
        branch=True, data_file=None, config_file=False, include=[f"{FOLDER}/*"]
    )
    measurement.start()
    for work in works:
        work()
    measurement.stop()
    return measurement


def arcs(measurement: coverage.Coverage, names: list[str]) -> set[tuple[str, int, int]]:
    """Give the steps from line to line that were taken in some modules."""
    data = measurement.get_data()
    return {(name, *arc) for name in names for arc in data.arcs(str(FOLDER / f"{name}.py")) or ()}


def main(names: list[str], report: pathlib.Path) -> None:
    """Measure, and print what was found."""
    # Once unmeasured: what is only ever done at first, such as filling a cache, is no branch.
    variety()
    walked = arcs(measured(variety), names)
    drawn = arcs(measured(draws), names)
    measured(variety, faults).json_report(outfile=str(report))
    missing = {
        pathlib.Path(path).stem: entry["missing_branches"]
        for path, entry in json.loads(report.read_text())["files"].items()
    }
    found = {
        "walked": len(walked),
        "only drawn": sorted(drawn - walked),
        "missing": {name: missing.get(name) for name in names},
    }
    print(json.dumps(found))  # noqa: T201 - the result


if __name__ == "__main__":
    main(sys.argv[1].split(","), pathlib.Path(sys.argv[2]))
