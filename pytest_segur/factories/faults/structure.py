"""Faults of the first control that no row has: names, blocks, the array of requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.factories.faults.kinds import ObjectFault
from pytest_segur.factories.shapes import BENEFICIARIES, Wish
from pytest_segur.number import Number
from pytest_segur.spec.balises import CORRECTED_DMP, MAX_REQUESTS, PUBLISHED_DMP
from pytest_segur.spec.block import Block
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.skeleton import EMPTY_BLOCKS, REQUESTS, names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_segur.factories.faults.kinds import Draft, Fault

_HEADER: Final = names_in(Block.HEADER)
_DOCTORS: Final = Wish(situations=BENEFICIARIES["LIBERAL"])
_STRUCTURE: Final = Wish(situations=BENEFICIARIES["STRUCTURE"])


def faults_of_structure() -> Iterator[Fault]:
    """Give the faults S105, S106 and S110 to S114."""
    yield from _missing_names()
    yield from _unknown_names()
    yield from _requests()
    yield from _blocks()


def _missing_names() -> Iterator[Fault]:
    for name in _HEADER:
        yield ObjectFault(code="S105", title=f"without {name}", spoil=_without(name))
    for name in _HEADER:
        yield ObjectFault(
            code="S105",
            title=f"{name} misspelt",
            also=("S106",),
            spoil=_respelt(name, name.swapcase()),
        )


def _without(name: str) -> Callable[[Draft], None]:
    def spoil(draft: Draft) -> None:
        del draft.submission[name]

    return spoil


def _respelt(name: str, wrong: str) -> Callable[[Draft], None]:
    return lambda draft: _rename(draft.submission, name, wrong)


def _rename(place: dict[str, Any], name: str, wrong: str) -> None:
    """Give a member another name, at the same place."""
    members = list(place.items())
    place.clear()
    place.update((wrong if key == name else key, value) for key, value in members)


def _unknown_names() -> Iterator[Fault]:
    for block, way, wish in _OBJECTS:
        for title, name in (("one of its own", "commentaire"), ("of another case", None)):
            yield _unknown(block, title, name, way, wish)
    yield ObjectFault(
        code="S106",
        title="isDirecToDMP as the corrected edition spells it",
        wish=Wish(dmp=PUBLISHED_DMP),
        editions=frozenset({Edition.PUBLISHED}),
        spoil=lambda draft: _rename(
            draft.request["scenarioInstallation"], PUBLISHED_DMP, CORRECTED_DMP
        ),
    )
    for name in ("commande", "scenarioInstallation"):
        yield ObjectFault(
            code="S106",
            title=f"{name} misspelt",
            also=("S113",),
            spoil=lambda draft, name=name: _rename(draft.request, name, name.upper()),  # type: ignore[misc]
        )


def _unknown(
    block: Block, title: str, name: str | None, way: tuple[str | int, ...], wish: Wish
) -> ObjectFault:
    def spoil(draft: Draft) -> None:
        place: Any = draft.submission if block is Block.HEADER else draft.request
        for step in way:
            place = place[step]
        # A name of the model in another case stands beside the right one.
        place[name or names_in(block, draft.edition)[0].upper()] = None

    where = "/".join(str(step) for step in way if isinstance(step, str)) or block.name.lower()
    return ObjectFault(code="S106", title=f"a name in {where}: {title}", wish=wish, spoil=spoil)


_OBJECTS: Final[tuple[tuple[Block, tuple[str | int, ...], Wish], ...]] = (
    (Block.HEADER, (), Wish()),
    (Block.REQUEST, (), Wish()),
    (Block.COMMANDE, ("commande",), Wish()),
    (Block.BENEFICIAIRES, ("beneficiaires",), Wish()),
    (Block.LIBERAL, ("beneficiaires", "liberal", -1), _DOCTORS),
    (Block.STRUCTURE, ("beneficiaires", "structure"), _STRUCTURE),
    (Block.PIECES, ("piecesJustificatives", -1), Wish()),
    (Block.SCENARIO, ("scenarioInstallation",), Wish()),
)


def _requests() -> Iterator[Fault]:
    kinds: dict[str, Any] = {
        "an object": {},
        "null": None,
        "a string": "[]",
        "a number": Number("1"),
    }
    for title, value in kinds.items():
        yield ObjectFault(
            code="S110",
            title=f"lignesImport: {title}",
            spoil=lambda draft, value=value: draft.submission.update({REQUESTS: value}),  # type: ignore[misc]
        )
    yield ObjectFault(code="S111", title="no request", spoil=lambda draft: draft.requests.clear())
    yield ObjectFault(code="S111", title="201 requests", spoil=_one_too_many)
    for title, value in (("null", None), ("a string", "demande"), ("an array", [])):
        yield ObjectFault(
            code="S112",
            title=f"a request: {title}",
            spoil=lambda draft, value=value: draft.requests.__setitem__(-1, value),  # type: ignore[misc]
        )


def _one_too_many(draft: Draft) -> None:
    first = draft.requests[0]
    missing = MAX_REQUESTS + 1 - len(draft.requests)
    draft.requests.extend(first for _ in range(missing))


def _blocks() -> Iterator[Fault]:
    for name, empty in EMPTY_BLOCKS.items():
        yield ObjectFault(code="S113", title=f"without {name}", spoil=_without_block(name))
        for title, value in _other_kinds(empty):
            yield ObjectFault(code="S114", title=f"{name}: {title}", spoil=_with_block(name, value))
    for name in ("liberal", "piecesJustificatives"):
        for title, element in (("null", None), ("a string", "X"), ("an array", [])):
            yield ObjectFault(
                code="S114", title=f"{name}[]: {title}", spoil=_with_block(name, [element])
            )


def _other_kinds(empty: str) -> Iterator[tuple[str, Any]]:
    yield "null", None
    yield "a string", empty
    yield ("an array", []) if empty == "{}" else ("an object", {})


def _holder(draft: Draft, name: str) -> dict[str, Any]:
    holder: dict[str, Any] = draft.request
    return holder["beneficiaires"] if name in {"liberal", "structure"} else holder


def _without_block(name: str) -> Callable[[Draft], None]:
    def spoil(draft: Draft) -> None:
        del _holder(draft, name)[name]

    return spoil


def _with_block(name: str, value: object) -> Callable[[Draft], None]:
    def spoil(draft: Draft) -> None:
        _holder(draft, name)[name] = value

    return spoil
