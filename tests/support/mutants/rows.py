"""The table of formats, changed at one place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from pytest_segur.rules import structure, table
from pytest_segur.rules.conditions import CONDITIONS, PIECE_CONDITIONS
from pytest_segur.spec import skeleton
from pytest_segur.spec.balises import HEADER_ROWS, REQUEST_ROWS
from pytest_segur.spec.text import same

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pytest

    from pytest_segur.spec.edition import Edition
    from pytest_segur.spec.formats import Acceptor, Schema
    from pytest_segur.spec.row import Row
    from support.mutants.mutant import Change


@dataclass(frozen=True, slots=True)
class Misread:
    """A format that somebody understands otherwise.

    Attributes:
        accepts: whether he takes a value.
    """

    accepts: Acceptor
    expected = same("?")
    schema: Schema

    def acceptor(self) -> Acceptor:
        """Give the check."""
        return self.accepts


def replacing(changes: Mapping[Row, Row]) -> Change:
    """Put other rows in the place of some."""
    return partial(_replace, changes)


def _replace(changes: Mapping[Row, Row], patch: pytest.MonkeyPatch) -> None:
    patch.setattr(table, "REQUEST_ROWS", tuple(changes.get(row, row) for row in REQUEST_ROWS))
    go_on_where_nothing_is_known(patch)
    if not changes.keys().isdisjoint(HEADER_ROWS):
        header = tuple(changes.get(row, row) for row in HEADER_ROWS)
        for module in (structure, skeleton):
            patch.setattr(module, "HEADER_ROWS", header)
        forget_the_schema(patch)


def forget_the_schema(patch: pytest.MonkeyPatch) -> None:
    """Have the schema of the header made anew, and for good once the patch is undone."""
    make: Callable[[Edition], Any] = skeleton.header_schema.__wrapped__
    # Another function: the validators that are remembered are those of the function that is ours.
    patch.setattr(structure, "header_schema", partial(make))


def setitem(patch: pytest.MonkeyPatch, table: object, name: str, value: object) -> None:
    """Change a table that is not meant to be changed."""
    patch.setitem(cast("dict[str, object]", table), name, value)


def go_on_where_nothing_is_known(patch: pytest.MonkeyPatch) -> None:
    """Let every condition find nothing where there is not enough to judge it by."""
    for conditions in (CONDITIONS, PIECE_CONDITIONS):
        for code, condition in [*conditions.items()]:
            setitem(patch, conditions, code, partial(_as_far_as_it_goes, condition))


def _as_far_as_it_goes(condition: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - findings
    try:
        return condition(*arguments)
    except (AttributeError, LookupError, TypeError):
        return ()
