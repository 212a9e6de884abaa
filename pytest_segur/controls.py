"""The two controls: order, prerequisites, first error.

`judge` takes a document and gives findings; it knows neither files nor reports. The first
control judges the structure of the file and refuses it as a whole; the second judges the
format of each request, in the order of the catalogue, and stops nowhere: the first finding
is what ASP answers, the others are what it would have answered next time.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pytest_segur.diagnosis import Finding
from pytest_segur.rules.conditions import CONDITIONS, PIECE_CONDITIONS
from pytest_segur.rules.findings import Findings
from pytest_segur.rules.plausibility import ADVISORS
from pytest_segur.rules.request import Ledger, Request
from pytest_segur.rules.structure import judge_structure
from pytest_segur.rules.table import judge_table, plan_for
from pytest_segur.spec.balises import REQUEST_ROWS
from pytest_segur.spec.block import REPEATED
from pytest_segur.spec.catalogue import CATALOGUE, SECOND_CONTROL
from pytest_segur.spec.formats import MISSING, Facultative, is_blank
from pytest_segur.spec.situation import PERHAPS_AGENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pytest_segur.document import Document
    from pytest_segur.positions import Path
    from pytest_segur.rules.table import Plan
    from pytest_segur.settings import Settings
    from pytest_segur.spec.rule import Rule
    from pytest_segur.spec.situation import Situation

#: Where a rule stands in the order of the catalogue; house rules come behind.
_RANKS: Final[Mapping[str, int]] = {code: rank for rank, code in enumerate(CATALOGUE)}

_REPEATED_CODES: Final[Mapping[str, str]] = {
    **{row.code: row.block.name for row in REQUEST_ROWS if row.block in REPEATED},
    **dict.fromkeys(PIECE_CONDITIONS, "PIECES"),
}
#: Rules on the elements of one list take turns element by element: the rank of the first.
_TURNS: Final[Mapping[str, int]] = {
    code: min(_RANKS[other] for other, list_ in _REPEATED_CODES.items() if list_ == block)
    for code, block in _REPEATED_CODES.items()
}
#: How deep the position of an element stands in a path, counted from the request.
_STEPS_TO_REQUEST: Final = 2


_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class RequestFindings(NamedTuple):
    """What the second control found in one request.

    A tuple, since one is made for every request, and nearly always with nothing in it.

    Attributes:
        raw: the request.
        position: from 1.
        errors: first error first.
        advisories: in the order of the catalogue.
        not_evaluated: rule → the fault that kept it from being judged.
        omitted: how many more findings of a rule there were.
    """

    raw: Mapping[str, Any]
    position: int
    errors: Sequence[Finding] = ()
    advisories: Sequence[Finding] = ()
    not_evaluated: Mapping[str, str] = _NOTHING
    omitted: Mapping[str, int] = _NOTHING


def first_control(document: Document, settings: Settings) -> Findings:
    """Judge the structure of a file that could be read (S105 to S114)."""
    return judge_structure(document.root, settings.edition).without(settings.ignored)


def second_control(document: Document, settings: Settings) -> Iterator[RequestFindings]:
    """Judge each request of a file whose structure is sound (D201 to D281, advisories)."""
    ledger = Ledger()
    judge = _Judge(settings)
    for index, raw in enumerate(document.root["lignesImport"]):
        yield judge.judge(Request(raw, index, ledger))


class _Judge:
    """Judges the requests of one file, one after another."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._plans: dict[Situation, Plan] = {}
        self._house_ranks = {rule.code: len(_RANKS) + i for i, rule in enumerate(settings.rules)}

    def judge(self, request: Request) -> RequestFindings:
        settings = self._settings
        findings = Findings()
        judge_table(request, self._plan(request), findings)
        skipped = self._judge_conditions(request, findings)
        blocked, resting = self._resting(request, findings, skipped)
        self._judge_house_rules(request, findings, resting)
        advisories = Findings()
        if settings.advisories:
            for advisor in ADVISORS:
                found = advisor(request, settings, findings.passed)
                if found:
                    advisories.extend(found)
            if advisories.kept:
                advisories = advisories.without(settings.ignored)
        if not findings.kept and not advisories.kept:
            return RequestFindings(raw=request.raw, position=request.position)
        shown = findings.without(settings.ignored.union(blocked))
        silent = resting.keys() - settings.ignored
        return RequestFindings(
            raw=request.raw,
            position=request.position,
            errors=sorted(shown.kept, key=self._order),
            advisories=advisories.kept,
            not_evaluated={code: resting[code] for code in sorted(silent, key=self._rank)},
            omitted={**shown.omitted, **advisories.omitted},
        )

    def _plan(self, request: Request) -> Plan:
        plan = self._plans.get(request.situation)
        if plan is None:
            settings = self._settings
            plan = plan_for(settings.edition, request.situation, settings.operators)
            self._plans[request.situation] = plan
        return plan

    def _judge_conditions(self, request: Request, findings: Findings) -> dict[str, str]:
        """Judge the conditions whose prerequisites stand; give the pieces' rules that rest."""
        settings = self._settings
        kept = findings.kept
        for code, condition in CONDITIONS.items():
            if not kept or _blocker(CATALOGUE[code].needs, findings) is None:
                found = condition(request, settings)
                if found:
                    findings.extend(found)
        skipped: dict[str, str] = {}
        for code, piece_condition in PIECE_CONDITIONS.items():
            rule = CATALOGUE[code]
            if kept and _blocker(rule.needs, findings) is not None:
                continue
            for index in range(len(request.pieces)):
                blocker = _blocker(rule.element_needs, findings, index) if kept else None
                if blocker is None:
                    findings.extend(piece_condition(request, index, settings))
                elif code not in skipped:
                    skipped[code] = blocker
        return skipped

    def _judge_house_rules(
        self, request: Request, findings: Findings, resting: dict[str, str]
    ) -> None:
        """Judge what the house added; what rests itself is added to the rules that do."""
        for house in self._settings.rules:
            rule = house.as_rule()
            blocker = _cause(rule, findings, resting)
            if blocker is not None:
                resting[rule.code] = blocker
                continue
            for path in house.faulty_places(request.raw):
                found = _value_at(request.raw, path)
                findings.extend([Finding(rule=rule, path=request.path(*path), found=found)])

    def _resting(
        self, request: Request, findings: Findings, skipped: dict[str, str]
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Tell which rules of the document rest, and on which fault: wholly, and in any part."""
        if not findings.kept:
            return {}, {}
        blocked: dict[str, str] = {}
        for rule in SECOND_CONTROL:
            if self._applies(rule, request):
                cause = _cause(rule, findings, blocked)
                if cause is not None:
                    blocked[rule.code] = cause
        return blocked, {**blocked, **skipped, **_open_duties(request, findings)}

    def _applies(self, rule: Rule, request: Request) -> bool:
        """Tell whether a rule rests as a whole with what it needs, or would be judged at all."""
        if rule.suspends_only_duty and request.is_liberal:
            return False
        if rule.code == "D207":
            return self._settings.history is not None
        if rule.code in {"D259", "D260"}:
            return self._settings.profiles is not None
        return True

    def _rank(self, code: str) -> int:
        rank = _RANKS.get(code)
        return self._house_ranks[code] if rank is None else rank

    def _order(self, finding: Finding) -> tuple[int, int, int]:
        turn = _TURNS.get(finding.code, self._rank(finding.code))
        steps = (step for step in finding.path[_STEPS_TO_REQUEST:] if isinstance(step, int))
        return turn, next(steps, -1), self._rank(finding.code)


def _blocker(needs: Iterable[str], findings: Findings, element: int | None = None) -> str | None:
    for need in needs:
        if not findings.passed(need, element):
            return need
    return None


def _cause(rule: Rule, findings: Findings, blocked: Mapping[str, str]) -> str | None:
    """Give the fault that a rule rests on: a need that failed, or what that one rests on."""
    for need in rule.needs:
        if need in blocked:
            return blocked[need]
        if need in findings.counts:
            return need
    return None


def _open_duties(request: Request, findings: Findings) -> dict[str, str]:
    """Tell which balises of a doctor were left out while it is open whether they may be."""
    open_: dict[str, str] = {}
    for row in REQUEST_ROWS:
        rule = CATALOGUE[row.code]
        if not rule.suspends_only_duty or row.when is not PERHAPS_AGENT:
            continue
        assert isinstance(row.format, Facultative), "only what may be left out is suspended"
        blocker = _blocker(rule.needs, findings)
        if blocker is not None and any(
            _is_left_out(doctor, row.name) for doctor in request.liberal
        ):
            open_[row.code] = blocker
    return open_


def _is_left_out(doctor: Mapping[str, Any], name: str) -> bool:
    value = doctor.get(name)
    return value is None or (isinstance(value, str) and is_blank(value))


def _value_at(raw: object, path: Path) -> object:
    value: Any = raw
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return MISSING
    return value
