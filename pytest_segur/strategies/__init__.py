"""Hypothesis strategies for submissions; an extra: ``pip install pytest-segur[hypothesis]``.

What they draw is made by the factories, and is as sound: only the choices are Hypothesis's.
So they shrink: to one request, to a doctor alone, to nothing that could be left out, to the
first way of breaking a rule.

>>> from hypothesis import find
>>> find(rpps(edition="corrected"), lambda number: "5" in number[3:-1])
'99700000054'
"""

from __future__ import annotations

from pytest_segur.strategies.dossiers import dossiers
from pytest_segur.strategies.submissions import faulty, requests, submissions
from pytest_segur.strategies.values import (
    amounts,
    ans_numbers,
    emails,
    finess,
    names,
    order_dates,
    rpps,
    sirets,
    telephones,
)

__all__ = [
    "amounts",
    "ans_numbers",
    "dossiers",
    "emails",
    "faulty",
    "finess",
    "names",
    "order_dates",
    "requests",
    "rpps",
    "sirets",
    "submissions",
    "telephones",
]
