"""Faults of single balises, made from the rows of the table: whatever has a row has faults."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pytest_segur.factories.faults.kinds import ObjectFault
from pytest_segur.factories.faults.values import ABSENCE, EMPTY, mistakes_for
from pytest_segur.factories.overrides import put
from pytest_segur.factories.shapes import SOUND, Wish
from pytest_segur.spec.balises import HEADER_ROWS, REQUEST_ROWS
from pytest_segur.spec.block import REPEATED, Block
from pytest_segur.spec.formats import ListOf, Varchar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_segur.factories.faults.kinds import Draft, Fault
    from pytest_segur.factories.faults.values import Mistake
    from pytest_segur.spec.formats import Format
    from pytest_segur.spec.row import Row


def faults_of_balises() -> Iterator[Fault]:
    """Give the faults of every balise, in the order of the table."""
    for row in (*HEADER_ROWS, *REQUEST_ROWS):
        for mistake in mistakes_for(row.format):
            if not _is_another_fault(row, mistake):
                yield _fault(row, mistake.title, mistake.spoil)
        if row.corrected is not None:
            yield _fault(row, "the length of the other edition", partial(_resized, row))


def _is_another_fault(row: Row, mistake: Mistake) -> bool:
    """Tell whether a mistake breaks another rule, or one of the file's name with it."""
    if mistake is ABSENCE:
        # A balise of the header that is not there is a fault of structure (S105).
        return row.block is Block.HEADER
    # No file can be named after an empty number (F402).
    return mistake is EMPTY and row.name == "numeroAns"


def place_of(draft: Draft, block: Block) -> dict[str, Any]:
    """Give the object that holds the balises of a block: of a list, its last element."""
    if block is Block.HEADER:
        return draft.submission
    place: Any = draft.request
    for step in block.path:
        place = place[step]
    found: dict[str, Any] = place[-1] if block in REPEATED else place
    return found


def _fault(row: Row, title: str, spoil_value: Callable[[object, Format], object]) -> ObjectFault:
    def spoil(draft: Draft) -> None:
        place = place_of(draft, row.block)
        wanted = row.format_in(draft.edition)
        put(place, row.name, spoil_value(place.get(row.name), wanted))

    return ObjectFault(
        code=row.code,
        title=f"{row.name}: {title}",
        wish=Wish(
            situations=row.when.intersection(SOUND),
            # A list is spoilt by an element, and needs one.
            sites=2 if isinstance(row.format, ListOf) else None,
            # So that there is a value to be spoilt.
            is_filled=row.block is Block.LIBERAL,
        ),
        editions=row.editions,
        spoil=spoil,
    )


def _resized(row: Row, sound: object, wanted: Format) -> str:
    """Give a number the length that it has in the other edition."""
    lengths = [each for each in (row.format, row.corrected) if each != wanted]
    other = next(each.longest for each in lengths if isinstance(each, Varchar))
    digits = str(sound)
    return digits[-other:] if len(digits) > other else digits.zfill(other)
