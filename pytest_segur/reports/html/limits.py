"""How much a page shows: everything is counted, so much is told in full.

A page of a folder of 200 files with 200 requests each must still open at once. Faults are
shared out among the files, so that the last file has its turn as well as the first.

>>> fair_share([1, 10, 10], 12)
5
>>> in_telling_order([["D210"], ["D210"], ["D251"], ["D210"]])
[0, 2, 1, 3]
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Faults told in full: on the page, of a file, of one of its parts.
MOST_ON_PAGE: Final = 1_200
MOST_OF_FILE: Final = 200
MOST_OF_PART: Final = 8
#: Refused requests with a line each, and accepted ones that are named.
MOST_LINES: Final = 10_000
MOST_ACCEPTED: Final = 20_000
#: Advisories told.
MOST_ADVISORIES: Final = 800


def fair_share(demands: Iterable[int], total: int) -> int:
    """Give the most that each may take so that all together take no more than a total.

    However little there is, each may take one.
    """
    left, share = total, 0
    in_order = sorted(demands)
    for index, demand in enumerate(in_order):
        share = left // (len(in_order) - index)
        if demand > share:
            break
        left -= demand
        share = demand
    return max(share, 1)


def in_telling_order(requests: Sequence[Sequence[str]]) -> list[int]:
    """Rank refused requests by what they tell: those with faults not met before come first.

    Args:
        requests: the codes of each.

    Returns:
        Their positions in the list, from 0.
    """
    alike: Counter[frozenset[str]] = Counter()
    ranked: list[tuple[int, int]] = []
    for index, codes in enumerate(requests):
        kinds = frozenset(codes)
        ranked.append((alike[kinds], index))
        alike[kinds] += 1
    return [index for _, index in sorted(ranked)]


def told(requests: Sequence[Sequence[str]], most: int) -> list[int]:
    """Choose the refused requests that are told in full, in the order of the file.

    Args:
        requests: the codes of each.
        most: so many faults there is room for; the first request is told in any case.
    """
    chosen: list[int] = []
    for index in in_telling_order(requests):
        cost = min(len(requests[index]), MOST_OF_PART)
        if chosen and cost > most:
            break
        most -= cost
        chosen.append(index)
    return sorted(chosen)
