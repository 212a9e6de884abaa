"""Which case of a rule people are shown, and its sound twin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pytest_segur.spec.catalogue import ROWS
from support.kit.words import purpose
from support.submissions import NUMERO_ANS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from support.kit.planned import Planned

USUAL: Final = "usual"

#: The failing case that shows best what a rule is about; elsewhere it is the first one.
_BEST: Final[Mapping[str, str]] = {
    "S101": "latin-1",
    "S102": "trailing-comma",
    "S105": "no-siret",
    "S106": "nothing-like-it",
    "S107": "a-value",
    "S108": "one-too-few",
    "S109": "one-too-few",
    "S110": "a-lone-request",
    "S111": "no-request",
    "S112": "null",
    "S113": "no-commande",
    "S114": "commande-the-other-kind",
    "F402": "another-number",
    "F403": "30-february",
    "D201": "in-quotes",
    "D202": "begins-with-2",
    "D203": "another-letter",
    "D204": "a-value",
    "D210": "year-first",
    "D211": "lower-case",
    "D212": "no-decimals",
    "D220": "lower-case-agent",
    "D221": "the-string-true",
    "D222": "true",
    "D223": "null",
    "D224": "true",
    "D226": "a-capital-only-first",
    "D227": "a-value-alone",
    "D228": "missing",
    "D229": "a-value-alone",
    "D230": "missing",
    "D231": "a-value-alone",
    "D235": "a-capital-only-first",
    "D236": "missing",
    "D237": "missing",
    "D238": "one-too-few",
    "D240": "all-null-alone",
    "D241": "one-too-few",
    "D242": "a-capital-only-first",
    "D243": "missing",
    "D244": "missing",
    "D245": "one-too-few-in-the-list",
    "D250": "the-string-true",
    "D251": "its-blank-left-out",
    "D252": "the-string-true",
    "D253": "the-string-true",
    "D254": "the-string-true",
    "D255": "the-string-true",
    "D256": "the-string-true",
    "D257": "the-string-true",
    "D258": "the-string-true",
    "D270": "50-characters",
    "D271": "lower-case",
    "D272": "its-code",
    "D273": "any-name",
    "D275": "no-documents",
    "D280": "a-value",
    "D281": "a-value",
    "P301": "cut-off",
    "P303": "absent",
    "P305": "a-picture",
    "P306": "upwards",
    "A904": "no-domain",
}
#: The same where editions differ.
_BEST_OF_EDITION: Final[Mapping[tuple[str, str], str]] = {
    ("corrected", "D253"): "the-string-true-full-spelling"
}
#: The passing case to be shown where the sound file alone does not tell.
_BEST_PASSING: Final[Mapping[str, str]] = {
    "D207": "new",
    "F401": "number-007",
    "F405": "that-day",
    "F406": "the-next-number",
    "A917": "today",
}


def with_examples(cases: Iterable[Planned]) -> Iterator[Planned]:
    """Mark one failing and one passing case of each rule, in each edition.

    The passing one is the failing one without its fault, wherever that tells something, and
    is planned here where no other case is the same.
    """
    by_rule: dict[tuple[str, str], list[Planned]] = {}
    for case in cases:
        if case.rule is None or case.folder:
            yield case
        else:
            by_rule.setdefault((case.edition, case.rule), []).append(case)
    for of_rule in by_rule.values():
        yield from _marked(of_rule)


def _marked(of_rule: list[Planned]) -> Iterator[Planned]:
    failing = _best(of_rule)
    passing = _sound_twin(failing, of_rule)
    if passing not in of_rule:
        of_rule = [passing, *of_rule]
    for case in of_rule:
        yield replace(case, is_example=case in (failing, passing))


def _best(of_rule: list[Planned]) -> Planned:
    edition, code = of_rule[0].edition, of_rule[0].rule
    failing = [case for case in of_rule if case.kind == "fails"]
    best = _BEST_OF_EDITION.get((edition, code), _BEST.get(code))
    if best is None:
        return failing[0]
    (chosen,) = (case for case in failing if case.slug == best)
    return chosen


def _sound_twin(failing: Planned, of_rule: list[Planned]) -> Planned:
    code = failing.rule
    if code in _BEST_PASSING:
        (chosen,) = (case for case in of_rule if case.slug == _BEST_PASSING[code])
        return chosen
    for case in of_rule:
        if case.kind == "passes" and _shown(case) == (
            *(failing.sound, failing.sound_archive),
            *(failing.place, failing.profiles),
        ):
            return case
    return replace(
        failing,
        slug=USUAL,
        kind="passes",
        purpose=purpose(code, "a usual value" if code in ROWS else "all in order"),
        content=failing.sound,
        archive=failing.sound_archive,
        errors={},
        advised=None if failing.advised is None else {},
        name=None,
        numero_ans=NUMERO_ANS[failing.edition],
        made=None,
    )


def _shown(case: Planned) -> tuple[object, ...]:
    return case.content, case.archive, case.place, case.profiles
