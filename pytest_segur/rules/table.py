"""Judges a request by the plain lines of the table: one check a balise, no more.

For each edition and situation the lines that hold are put in order once (`plan_for`);
judging a request is then a walk over that list.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from pytest_segur.diagnosis import Finding
from pytest_segur.rules.mistakes import mistake_in
from pytest_segur.spec.balises import REQUEST_ROWS
from pytest_segur.spec.block import Block
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.formats import MISSING, ListOf, OperatorCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_segur.positions import Path
    from pytest_segur.rules.findings import Findings
    from pytest_segur.rules.request import Request
    from pytest_segur.spec.edition import Edition
    from pytest_segur.spec.formats import Acceptor, Format
    from pytest_segur.spec.row import Row
    from pytest_segur.spec.situation import Situation


@dataclass(frozen=True, slots=True)
class _Line:
    """What a refusal is worded from: the line of the table, its format in the edition."""

    row: Row
    format: Format


#: The balise, what accepts it, and what a refusal is worded from.
_Check = tuple[str, "Acceptor", _Line]


@dataclass(frozen=True, slots=True)
class Plan:
    """The checks of one situation, by the object that they look into."""

    request: Sequence[_Check]
    commande: Sequence[_Check]
    beneficiaires: Sequence[_Check]
    liberal: Sequence[_Check]
    structure: Sequence[_Check]
    scenario: Sequence[_Check]
    pieces: Sequence[_Check]
    edition: Edition


@lru_cache(maxsize=64)
def plan_for(edition: Edition, situation: Situation, operators: frozenset[str]) -> Plan:
    """Choose the lines of the table that hold, in its order."""

    def lines(*blocks: Block) -> list[_Check]:
        chosen = [
            row
            for row in REQUEST_ROWS
            if row.block in blocks and situation in row.when and edition in row.editions
        ]
        return [_entry(row, edition, operators) for row in chosen]

    return Plan(
        request=lines(Block.REQUEST, Block.TREATMENT),
        commande=lines(Block.COMMANDE),
        beneficiaires=lines(Block.BENEFICIAIRES),
        liberal=lines(Block.LIBERAL),
        structure=lines(Block.STRUCTURE),
        scenario=lines(Block.SCENARIO),
        pieces=lines(Block.PIECES),
        edition=edition,
    )


def _entry(row: Row, edition: Edition, operators: frozenset[str]) -> _Check:
    wanted = row.format_in(edition)
    if isinstance(wanted, OperatorCode) and operators:
        wanted = OperatorCode(wanted.codes | operators)
    return row.name, wanted.acceptor(), _Line(row, wanted)


def judge_table(request: Request, plan: Plan, findings: Findings) -> None:
    """Judge every balise of a request by its format."""
    for lines, values in (
        (plan.request, request.raw),
        (plan.commande, request.commande),
        (plan.beneficiaires, request.beneficiaires),
        (plan.structure, request.structure),
        (plan.scenario, request.scenario),
    ):
        for name, accepts, line in lines:
            if not accepts(values.get(name, MISSING)):
                _refuse(line, values, request.path(*line.row.block.path), plan.edition, findings)
    for lines, elements in ((plan.liberal, request.liberal), (plan.pieces, request.pieces)):
        # What is empty lacks whatever is due: that is known without looking at each balise.
        duties = lines if all(elements) else [check for check in lines if not check[1](MISSING)]
        for index, values in enumerate(elements):
            for name, accepts, line in lines if values else duties:
                value = values.get(name, MISSING)
                if not accepts(value) and findings.note(line.row.code, index):
                    place = request.path(*line.row.block.path, index, name)
                    findings.kept.append(_finding(line, value, place, plan.edition))


def _refuse(
    line: _Line, values: dict[str, Any], path: Path, edition: Edition, findings: Findings
) -> None:
    """Record a refused value, or each refused element of a list of values."""
    value = values.get(line.row.name, MISSING)
    place = (*path, line.row.name)
    wanted = line.format
    if not isinstance(wanted, ListOf) or not isinstance(value, list):
        findings.add(line.row.code, partial(_finding, line, value, place, edition))
        return
    element = _Line(line.row, wanted.element)
    for index in wanted.refused(value):
        if findings.note(line.row.code, index):
            findings.kept.append(_finding(element, value[index], (*place, index), edition))


def _finding(line: _Line, value: object, path: Path, edition: Edition) -> Finding:
    return Finding(
        rule=CATALOGUE[line.row.code],
        path=path,
        found=value,
        expected=line.format.expected,
        hint=mistake_in(value, line.row, edition, wanted=line.format),
    )
