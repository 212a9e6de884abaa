"""Conformance tests for Ségur funding requests of practice software (MDV-LGC, advance).

Nothing is imported before it is used: a project whose tests do not need this package does
not pay for it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_segur.advisory import SegurAdvisory
    from pytest_segur.api import check, rules
    from pytest_segur.asp.portal import Portal
    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.factories.provider import SegurProvider
    from pytest_segur.house import HouseRule
    from pytest_segur.number import Number
    from pytest_segur.writing import dumps

__all__ = [
    "Diagnosis",
    "HouseRule",
    "Number",
    "Portal",
    "SegurAdvisory",
    "SegurProvider",
    "check",
    "dumps",
    "rules",
]

_HOMES = {
    "Diagnosis": "diagnosis",
    "HouseRule": "house",
    "Number": "number",
    "Portal": "asp.portal",
    "SegurAdvisory": "advisory",
    "SegurProvider": "factories.provider",
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


class _Package(ModuleType):
    """Keeps public names from being replaced by submodules.

    `rules` is a public function, and a package of modules inside: Python would put the second
    in the place of the first as soon as it is imported.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name not in _HOMES or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
