"""Judges an archive: its weight (P302), whether it can be read (P301), then all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from pytest_segur.rules.archive import explanations
from pytest_segur.rules.archive.directory import find_directory
from pytest_segur.rules.archive.inventory import Inventory
from pytest_segur.rules.archive.members import members
from pytest_segur.rules.archive.opening import opened
from pytest_segur.rules.archive.pieces import judge_pieces, read_pieces
from pytest_segur.rules.archive.problem import ArchiveProblem
from pytest_segur.rules.findings import Findings
from pytest_segur.spec.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.diagnosis import Finding
    from pytest_segur.rules.archive.contents import Content
    from pytest_segur.rules.archive.declared import Declared
    from pytest_segur.rules.archive.members import Member
    from pytest_segur.rules.archive.request import ArchiveRequest
    from pytest_segur.settings import Settings

#: 200 Mo, decimal.
MOST_BYTES: Final = 200_000_000

_RANKS: Final[Mapping[str, int]] = {code: rank for rank, code in enumerate(CATALOGUE)}


def judge_archive(
    request: ArchiveRequest, declared: Declared | None, settings: Settings
) -> Findings:
    """Judge the supporting documents of a submission.

    Args:
        request: the archive.
        declared: what the submission declares; None when it did not pass the first control.
        settings: the rules that are not applied, and whether advisories are wanted.

    Returns:
        Errors and advisories, in the order of the catalogue. No content makes this raise.
    """
    try:
        with opened(request.path) as (stream, size):
            findings = _judge(stream, size, declared, settings)
    except ArchiveProblem as problem:
        findings = _only([explanations.unjudged(problem)])
    findings.kept.sort(key=lambda finding: _RANKS[finding.code])
    return findings.without(
        settings.ignored if settings.advisories else settings.ignored | {"A914"}
    )


def _judge(stream: BinaryIO, size: int, declared: Declared | None, settings: Settings) -> Findings:
    # What weighs too much is not looked into, unless the user reads « Mo » otherwise.
    if size > MOST_BYTES and "P302" not in settings.ignored:
        return _only([explanations.too_heavy(size)])
    findings = Findings()
    inventory = Inventory(declared, findings)
    directory = find_directory(stream, size)
    for member in members(stream, directory):
        inventory.take(member)
    if declared is None:
        return findings
    wanted = {piece.name for piece in declared.pieces}
    pieces = (member for name, member in inventory.chosen.items() if name in wanted)
    contents: dict[Member, Content] = {}
    damaged: list[Finding] = []
    for member, outcome in read_pieces(stream, directory.shift, pieces).items():
        if isinstance(outcome, ArchiveProblem):
            damaged.append(explanations.unjudged(outcome, member))
        else:
            contents[member] = outcome
    if damaged:
        return _only(damaged)
    judge_pieces(declared, inventory, contents, findings)
    return findings


def _only(found: list[Finding]) -> Findings:
    """Give some findings, and none of what was seen before them."""
    findings = Findings()
    findings.extend(found)
    return findings
