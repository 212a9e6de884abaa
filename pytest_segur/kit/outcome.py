"""What becomes of one case: the answer of a validator against what is expected."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pytest_segur.expectations import ARCHIVE, FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.kit.answer import Answer, Item, Said
    from pytest_segur.kit.case import KitCase
    from pytest_segur.spec.text import Text


class Outcome(StrEnum):
    """What can become of a case, the columns of the score."""

    AGREED = "agreed"
    WRONGLY_ACCEPTED = "wrongly_accepted"
    WRONGLY_REFUSED = "wrongly_refused"
    OTHER_CODE = "other_code"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"


@dataclass(frozen=True, slots=True)
class Failure:
    """That a validator gave no answer.

    Attributes:
        outcome: it crashed, or took too long.
        reason: how that was seen.
    """

    outcome: Outcome
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """One item of a submission on which a validator disagrees.

    Attributes:
        item: the file, its archive, or the position of a request.
        expected: the codes, ASP's first; none where it is to be accepted.
        given: what the validator says.
        outcome: how the two differ.
    """

    item: Item
    expected: tuple[str, ...]
    given: Said
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one case.

    Attributes:
        case: the case.
        outcome: that of the first deviation, or that the validator failed.
        deviations: where it disagrees: file, requests, archive.
        failure: why there is no answer; None where there is one.
    """

    case: KitCase
    outcome: Outcome
    deviations: tuple[Deviation, ...] = ()
    failure: Failure | None = None

    @classmethod
    def of(cls, case: KitCase, reply: Answer | Failure) -> Result:
        """Compare what a validator says of a case with what is expected."""
        if isinstance(reply, Failure):
            return cls(case=case, outcome=reply.outcome, failure=reply)
        deviations = tuple(_deviations(case.expectation.errors, reply))
        first = deviations[0].outcome if deviations else Outcome.AGREED
        return cls(case=case, outcome=first, deviations=deviations)


def _deviations(expectation: Mapping[Item, tuple[str, ...]], answer: Answer) -> list[Deviation]:
    found: list[Deviation] = []
    for item in sorted({*expectation, *answer.items}, key=_rank):
        expected, given = expectation.get(item, ()), answer.of(item)
        outcome = compare(expected, given)
        if outcome is Outcome.AGREED or _goes_without_saying(item, expectation, given):
            continue
        found.append(Deviation(item=item, expected=expected, given=given, outcome=outcome))
    return found


def compare(expected: tuple[str, ...], given: Said) -> Outcome:
    """Compare what is said of one item with what is expected.

    A refusal without a code agrees with any refusal; a single code is the first one, which
    ASP would answer; several have it first, and the others in any order.

    >>> compare(("D210", "D251"), ("D210",)).value
    'agreed'
    >>> compare(("D210", "D251"), ("D251", "D210")).value
    'other_code'
    >>> compare((), None).value
    'wrongly_refused'
    """
    is_refused = given is None or bool(given)
    if is_refused is not bool(expected):
        return Outcome.WRONGLY_REFUSED if is_refused else Outcome.WRONGLY_ACCEPTED
    if not given or given == expected[:1]:
        return Outcome.AGREED
    agrees = given[:1] == expected[:1] and {*given} == {*expected}
    return Outcome.AGREED if agrees else Outcome.OTHER_CODE


def _goes_without_saying(
    item: Item, expectation: Mapping[Item, tuple[str, ...]], given: Said
) -> bool:
    """Tell whether only what becomes of a request follows from what becomes of its file."""
    is_unread = any(code.startswith("S") for code in expectation.get(FILE, ()))
    return isinstance(item, int) and is_unread and given is None


_RANKS: Final[Mapping[Item, int]] = {FILE: -1, ARCHIVE: 1}


def _rank(item: Item) -> tuple[int, int]:
    """Order items: the file, its requests by position, its archive."""
    return _RANKS.get(item, 0), item if isinstance(item, int) else 0
