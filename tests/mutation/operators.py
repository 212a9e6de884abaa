"""Which changes are tried: those of mutmut, but for words that only people read.

A sentence in French or English is asserted in samples, and no code depends on it. So a string
is changed only if it could be a name (a code, a balise, a key: no blank in it), in one way
instead of three, and what is handed to `Text` stays as it is. The same goes for the message of
an `assert`, which tells readers what cannot happen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import libcst as cst
from mutmut.mutation import mutators

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def leave_words_alone() -> None:
    """Replace the operators of mutmut that would change words; for this process."""
    replaced: dict[Callable[[Any], Iterable[cst.CSTNode]], Callable[[Any], Iterable[cst.CSTNode]]]
    replaced = {
        mutators.operator_string: change_names,
        mutators.operator_arg_removal: change_arguments,
    }
    operators: Any = mutators.mutation_operators
    operators[:] = [(kind, replaced.get(change, change)) for kind, change in operators]


def change_names(node: cst.BaseString) -> Iterator[cst.BaseString]:
    """Change a string that could be a name: one change, not one for each case of letters."""
    if isinstance(node, cst.SimpleString) and " " not in node.value:
        changed = next(iter(mutators.operator_string(node)), None)
        if changed is not None:
            yield changed


def change_arguments(node: cst.Call) -> Iterator[cst.Call]:
    """Leave arguments out, or hand over None, unless they are words in two languages."""
    if not (isinstance(node.func, cst.Name) and node.func.value == "Text"):
        yield from mutators.operator_arg_removal(node)
