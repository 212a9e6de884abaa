"""Conformance tests for Ségur funding requests of practice software (MDV-LGC, advance).

Nothing is imported before it is used: a project whose tests do not need this package does
not pay for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_segur.advisory import SegurAdvisory
    from pytest_segur.api import check, rules
    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.house import HouseRule
    from pytest_segur.number import Number
    from pytest_segur.writing import dumps

__all__ = [
    "Diagnosis",
    "HouseRule",
    "Number",
    "SegurAdvisory",
    "check",
    "dumps",
    "rules",
]

_HOMES = {
    "Diagnosis": "diagnosis",
    "HouseRule": "house",
    "Number": "number",
    "SegurAdvisory": "advisory",
    "check": "api",
    "dumps": "writing",
    "rules": "api",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    return __all__
