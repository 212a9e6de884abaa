"""Faults of the DMP balise in the corrected edition, which no row alone can judge (D253)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.factories.faults.kinds import ObjectFault
from pytest_segur.factories.overrides import ABSENT, put
from pytest_segur.factories.shapes import Wish
from pytest_segur.number import Number
from pytest_segur.spec.balises import CORRECTED_DMP, PUBLISHED_DMP
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.factories.faults.kinds import Draft, Fault

_CORRECTED: Final = frozenset({Edition.CORRECTED})
_SPELLINGS: Final = (PUBLISHED_DMP, CORRECTED_DMP)


def faults_of_installation() -> Iterator[Fault]:
    """Give the faults D253 of the corrected edition."""
    yield _fault("neither spelling of the DMP balise", Wish(), dict.fromkeys(_SPELLINGS, ABSENT))
    yield _fault("both spellings of the DMP balise", Wish(), dict.fromkeys(_SPELLINGS, True))
    for name in _SPELLINGS:
        for title, value in (("true in quotes", "true"), ("1", Number("1")), ("null", None)):
            yield _fault(f"{name}: {title}", Wish(dmp=name), {name: value})


def _fault(title: str, wish: Wish, values: dict[str, object]) -> ObjectFault:
    def spoil(draft: Draft) -> None:
        scenario = draft.request["scenarioInstallation"]
        for name, value in values.items():
            put(scenario, name, value)

    return ObjectFault(code="D253", title=title, wish=wish, editions=_CORRECTED, spoil=spoil)
