"""Validators that go on where a fault leaves nothing to go on with.

Each rule that needs others is made to forget them, one after another: it is judged although
the needed one failed, unless something else keeps it from being judged.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from pytest_segur import controls
from pytest_segur.rules import request as requests
from pytest_segur.rules import table
from pytest_segur.rules.conditions import CONDITIONS, PIECE_CONDITIONS
from pytest_segur.rules.documents import TYPE_CODES
from pytest_segur.spec.balises import REQUEST_ROWS
from pytest_segur.spec.catalogue import CATALOGUE, SECOND_CONTROL
from pytest_segur.spec.situation import Situation, situation_of
from support.mutants.mutant import Mutant
from support.mutants.rows import go_on_where_nothing_is_known, setitem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pytest

    from pytest_segur.settings import Settings
    from pytest_segur.spec.edition import Edition
    from pytest_segur.spec.row import Row
    from pytest_segur.spec.rule import Rule

#: Which of several faults leaves a situation open.
_NO_AGENT_KNOWN: Final = "isMandataire alone is at fault"
_NO_CLIENT_KNOWN: Final = "isClientUnique alone is at fault"
#: Where a request is when a rule that others need has failed.
_OPEN: Final[Mapping[str, str]] = {
    "D220": Situation.UNKNOWN,
    "D221": _NO_AGENT_KNOWN,
    "D223": _NO_CLIENT_KNOWN,
    "D225": Situation.CONTRADICTORY,
}
#: The situation that has no name of its own for that.
_COARSE: Final = dict.fromkeys(("D221", "D223"), Situation.UNDECIDED)


def forgotten(edition: Edition) -> Iterator[Mutant]:
    """For each rule and each one that it needs, one who forgets that."""
    for rule in SECOND_CONTROL:
        rows = [row for row in REQUEST_ROWS if row.code == rule.code and edition in row.editions]
        for need in (*rule.needs, *rule.element_needs):
            if need not in _OPEN or rule.code in CONDITIONS:
                yield _mutant(rule, need, ())
                continue
            for row in rows:
                if not row.when & {_OPEN[need], _COARSE.get(need)}:
                    yield _mutant(rule, need, (row,))


def _mutant(rule: Rule, need: str, rows: tuple[Row, ...]) -> Mutant:
    which = "".join(f" ({'/'.join(sorted(row.when))})" for row in rows)
    return Mutant(
        name=f"{rule.code}{which} forgets {need}",
        rules=(need, rule.code),
        change=partial(_forget, rule, need, rows),
    )


def _forget(rule: Rule, need: str, rows: tuple[Row, ...], patch: pytest.MonkeyPatch) -> None:
    changed = replace(
        rule,
        needs=tuple(other for other in rule.needs if not _rests_on(other, need)),
        element_needs=tuple(other for other in rule.element_needs if other != need),
    )
    setitem(patch, CATALOGUE, rule.code, changed)
    in_order = tuple(changed if other is rule else other for other in SECOND_CONTROL)
    patch.setattr(controls, "SECOND_CONTROL", in_order)
    patch.setattr(requests, "situation_of", _closer_situation_of)
    patch.setattr(
        table,
        "REQUEST_ROWS",
        tuple(_widened(row, _OPEN[need] if row in rows else None) for row in REQUEST_ROWS),
    )
    if rule.code == "D225":
        setitem(patch, CONDITIONS, "D225", _is_true_enough)
    if rule.code == "D273":
        setitem(patch, PIECE_CONDITIONS, "D273", _is_named_somehow)
    go_on_where_nothing_is_known(patch)


def _rests_on(code: str, need: str) -> bool:
    return code == need or need in CATALOGUE[code].needs


def _closer_situation_of(beneficiaires: Mapping[str, Any]) -> str:
    """Tell the situation, and which of two booleans leaves it open where one does."""
    situation = situation_of(beneficiaires)
    if situation is not Situation.UNDECIDED:
        return situation
    has_agent = type(beneficiaires.get("isMandataire")) is bool
    is_alone = type(beneficiaires.get("isClientUnique")) is bool
    if has_agent or is_alone:
        return _NO_CLIENT_KNOWN if has_agent else _NO_AGENT_KNOWN
    return situation


def _widened(row: Row, more: str | None) -> Row:
    """Let a row hold in the finer situations that are those where it holds, and in another."""
    finer = {_NO_AGENT_KNOWN, _NO_CLIENT_KNOWN} if Situation.UNDECIDED in row.when else set()
    when: Any = row.when | finer | ({more} if more else set())
    return replace(row, when=when)


def _is_true_enough(request: Any, _settings: Settings) -> tuple[Any, ...]:  # noqa: ANN401 - a request
    """D225, judged by what other languages take for true."""
    block = request.beneficiaires
    is_liberal = block.get("commandePour") != "STRUCTURE"
    if is_liberal and block.get("isMandataire") and block.get("isClientUnique"):
        return (request.finding("D225", "beneficiaires", "isMandataire", found=True),)
    return ()


def _is_named_somehow(request: Any, index: int, _settings: Settings) -> tuple[Any, ...]:  # noqa: ANN401 - a request
    """D273, by the nomenclature of a proof where the type is not known."""
    piece = request.pieces[index]
    kind = TYPE_CODES.get(piece["typeFichier"], "HT")
    name = f"MDV-LGC-Va1-{kind}-{request.raw['numeroEditeur']}.{piece['formatFichier'].lower()}"
    if piece["nomFichier"] == name:
        return ()
    return (request.finding("D273", "piecesJustificatives", index, "nomFichier"),)
