"""The section on coverage at the end of a session: counts, then the codes behind them."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pytest_segur.coverage.account import Side
from pytest_segur.coverage.reach import ADVISORIES, REASONS, RULES
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_segur.coverage.account import Coverage
    from pytest_segur.plugin.words import Words
    from pytest_segur.spec.edition import Edition

_COUNTS: Final = Text(
    "Règles à exercer : {rules}, dont exercées des deux côtés : {both} ({percent})",
    "{rules} rules to be exercised, on both sides: {both} ({percent})",
)
_SIDES: Final = {
    Side.PASSED: Text("Réussies seulement", "Passed only"),
    Side.FAILED: Text("Enfreintes seulement", "Broken only"),
    Side.NEVER: Text("Jamais", "Never"),
}
_BEYOND: Final = Text("Sans objet ici", "Not applicable here")
_FIRED: Final = Text("Avis donnés", "Advisories given")
_FIRED_COUNT: Final = Text("{fired} sur {all}", "{fired} of {all}")
_BETWEEN: Final = Text(" ; ", "; ")
_INDENT: Final = "  "
_FEWEST_IN_A_RANGE: Final = 3


def coverage_lines(
    coverage: Coverage, words: Words, *, labels_of: Edition | None = None
) -> Iterator[str]:
    """Say what was exercised.

    Args:
        coverage: of the session.
        words: the language of the session.
        labels_of: the edition in whose words each rule that was not exercised on both sides has a
            line of its own; None: none has.
    """
    yield words(
        _COUNTS,
        rules=str(len(coverage.rules)),
        both=str(len(coverage.on(Side.BOTH))),
        percent=percentage(coverage.percent, words),
    )
    for side, title in _SIDES.items():
        codes = coverage.on(side)
        if codes:
            yield words.about(f"{words(title)} ({len(codes)})", in_short(codes))
        if labels_of is not None:
            for code in codes:
                yield f"{_INDENT}{code}  {visible(words(coverage.label_of(code, labels_of)))}"
    if coverage.beyond:
        yield words.about(words(_BEYOND), _reasons(coverage, words))
    given = [*coverage.fired]
    count = words(_FIRED_COUNT, fired=str(len(given)), all=str(len(ADVISORIES)))
    told = f"{count} ({in_short(given)})" if given else count
    yield words.about(words(_FIRED), told)


def percentage(percent: float, words: Words) -> str:
    """Write a percentage.

    >>> from pytest_segur.plugin.words import Words
    >>> percentage(39.5, Words("fr")), percentage(39.5, Words("en"))
    ('39,5 %', '39.5%')
    """
    return f"{percent:.1f} %".replace(".", ",") if words.language == "fr" else f"{percent:.1f}%"


def in_short(codes: Sequence[str]) -> str:
    """Write codes in the order of the catalogue, neighbours of a kind as ranges.

    >>> in_short(["S100", "D226", "D227", "D228", "D230", "X1"])
    'S100, D226-D228, D230, X1'
    """
    ranks = {code: rank for rank, code in enumerate((*RULES, *ADVISORIES))}
    runs = groupby(enumerate(codes), lambda pair: (pair[1][0], ranks.get(pair[1], 0) - pair[0]))
    groups = [[code for _, code in run] for _, run in runs]
    return ", ".join(
        f"{group[0]}-{group[-1]}"
        if len(group) >= _FEWEST_IN_A_RANGE and group[0] in ranks
        else ", ".join(group)
        for group in groups
    )


def _reasons(coverage: Coverage, words: Words) -> str:
    by_reason: defaultdict[str, list[str]] = defaultdict(list)
    for code, reason in coverage.beyond.items():
        by_reason[reason].append(code)
    return words(_BETWEEN).join(
        f"{in_short(codes)} ({words(REASONS[reason])})" for reason, codes in by_reason.items()
    )
