"""The situations of a request as conditions of a schema (section 3.1).

>>> from pytest_segur.spec.situation import SEVERAL
>>> condition_of(SEVERAL)["properties"]
{'commandePour': {'const': 'LIBERAL'}, 'isClientUnique': {'const': False}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.spec.situation import LIBERAL_CASES, Situation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.spec.notation import Schema

#: What the beneficiaries block says in each situation that no fault leaves open.
_SAID: Final[Mapping[Situation, Mapping[str, Any]]] = {
    Situation.STRUCTURE: {"commandePour": "STRUCTURE"},
    **{
        situation: {
            "commandePour": "LIBERAL",
            "isMandataire": has_agent,
            "isClientUnique": is_alone,
        }
        for (has_agent, is_alone), situation in LIBERAL_CASES.items()
    },
}


def condition_of(situations: frozenset[Situation]) -> Schema:
    """Give what a beneficiaries block looks like in some situations, and in no others.

    Those that a fault leaves open are passed over: the fault itself is refused.
    """
    first, *others = (said for situation, said in _SAID.items() if situation in situations)
    common = {
        name: value
        for name, value in first.items()
        if all(said.get(name) == value for said in others)
    }
    meant = {situation for situation, said in _SAID.items() if common.items() <= said.items()}
    assert meant == situations & _SAID.keys(), "no plain condition tells these situations apart"
    return {
        "properties": {name: {"const": value} for name, value in common.items()},
        "required": [*common],
    }
