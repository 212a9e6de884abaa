"""The schema of a whole submission: structure, formats, conditions, and words for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.kit.schema.conditions import COMMENT, balise_of, conditions_on, must_be_there
from pytest_segur.kit.schema.descriptions import description_of, description_of_file, example_of
from pytest_segur.kit.schema.notations import definitions, reference
from pytest_segur.spec.balises import CORRECTED_DMP, HEADER_ROWS, PUBLISHED_DMP, REQUEST_ROWS
from pytest_segur.spec.block import Block
from pytest_segur.spec.catalogue import KIT_VERSION
from pytest_segur.spec.situation import ALWAYS
from pytest_segur.spec.skeleton import CODES_KEYWORD, REQUESTS, header_schema, request_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pytest_segur.spec.edition import Edition
    from pytest_segur.spec.notation import Schema
    from pytest_segur.spec.row import Row

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
#: Changes when what the codes mean changes: never, if all goes well.
_GENERATION: Final = KIT_VERSION.partition(".")[0]

_BLOCK_AT: Final[Mapping[tuple[str, ...], Block]] = {
    block.path: block for block in Block if block.path
}
#: The names of those definitions that are not called like their block.
_NAMES: Final[Mapping[Block, str]] = {
    Block.REQUEST: "demande",
    Block.LIBERAL: "medecin",
    Block.PIECES: "piece",
}


def submission_schema(edition: Edition) -> Schema:
    """Give the JSON Schema (2020-12) of a submission.

    Args:
        edition: whose lengths and names it has.
    """
    model = header_schema(edition)
    requests = {**model["properties"][REQUESTS], "items": request_schema(edition)}
    model = {**model, "properties": {**model["properties"], REQUESTS: requests}}
    model[CODES_KEYWORD] = {"type": "S104", **model[CODES_KEYWORD]}
    return {
        "$schema": DIALECT,
        "$id": f"urn:pytest-segur:submission:{edition}:{_GENERATION}",
        "description": description_of_file(edition),
        **_object(Block.HEADER, model, edition),
        "title": f"Demandes de financement Ségur, édition {edition}",
        "$defs": {**_blocks(Block.HEADER, model, edition), **definitions(edition)},
    }


def _blocks(block: Block, model: Schema, edition: Edition) -> dict[str, Schema]:
    """Define the objects below one of the model, in its order."""
    defined: dict[str, Schema] = {}
    for name, inner in model["properties"].items():
        below = _block_below(block, name)
        if below is not None:
            element = inner.get("items", inner)
            defined[_name_of(below)] = _object(below, element, edition)
            defined |= _blocks(below, element, edition)
    return defined


def _object(block: Block, model: Schema, edition: Edition) -> Schema:
    """Describe one object of the model: its names, their formats, what they must agree in."""
    members = model["properties"]
    required = [
        name
        for name in members
        if name in model["required"] or _is_always_there(_rows_of(name, block), edition)
    ]
    conditions = conditions_on(block, edition)
    return {
        "title": block.title,
        "type": "object",
        **({"required": required} if required else {}),
        "properties": {
            name: _member(block, name, inner, edition) for name, inner in members.items()
        },
        "additionalProperties": False,
        **({"allOf": conditions} if conditions else {}),
        COMMENT: _comment(model),
    }


def _member(block: Block, name: str, model: Any, edition: Edition) -> Schema:  # noqa: ANN401 - True, or a schema
    below = _block_below(block, name)
    if below is None:
        return _balise(name, _rows_of(name, block), edition)
    told = description_of(name, edition)
    described = {"description": told} if told else {}
    place = reference(_name_of(below))
    if model["type"] == "object":
        return {**described, **place}
    kept = {key: value for key, value in model.items() if key not in {"items", CODES_KEYWORD}}
    return {**described, **kept, "items": place, COMMENT: _comment(model)}


def _balise(name: str, rows: Sequence[Row], edition: Edition) -> Schema:
    """Describe a balise; where its format depends on others, only the kinds that it may have."""
    example = example_of(name, [row.format_in(edition) for row in rows])
    described: Schema = {
        "description": description_of(name, edition),
        **({} if example is None else {"examples": [example]}),
    }
    if rows[0].when == ALWAYS:
        (row,) = rows
        return {**described, **balise_of(row, edition)}
    kinds = {kind for row in rows for kind in _kinds_of(row.format_in(edition).schema)}
    codes = dict.fromkeys(row.code for row in rows)
    kind = sorted(kinds) if len(kinds) > 1 else kinds.pop()
    return {**described, "type": kind, COMMENT: ", ".join(codes)}


def _kinds_of(schema: Schema) -> list[str]:
    kinds = schema["type"]
    return [kinds] if isinstance(kinds, str) else kinds


def _rows_of(name: str, block: Block) -> tuple[Row, ...]:
    known = PUBLISHED_DMP if name == CORRECTED_DMP else name
    rows = HEADER_ROWS if block is Block.HEADER else REQUEST_ROWS
    return tuple(row for row in rows if row.name == known)


def _is_always_there(rows: Iterable[Row], edition: Edition) -> bool:
    return any(
        row.when == ALWAYS and edition in row.editions and must_be_there(row, edition)
        for row in rows
    )


def _block_below(block: Block, name: str) -> Block | None:
    if block is Block.HEADER:
        return Block.REQUEST if name == REQUESTS else None
    return _BLOCK_AT.get((*block.path, name))


def _name_of(block: Block) -> str:
    return _NAMES.get(block) or block.path[-1]


def _comment(model: Schema) -> str:
    """Say which rules the keywords of an object or array of the model stand for."""
    keywords: dict[str, list[str]] = {}
    for keyword, code in model[CODES_KEYWORD].items():
        # Not every object of the model has blocks in it.
        if model.get(keyword) != []:
            keywords.setdefault(code, []).append(keyword)
    return "; ".join(f"{', '.join(names)}: {code}" for code, names in keywords.items())
