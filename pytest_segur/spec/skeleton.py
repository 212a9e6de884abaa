"""The model of section 2.2: which names stand where, made from the rows.

>>> sorted(names_in(Block.COMMANDE))
['dateCommande', 'montantSegurHT', 'regimeTVA']
>>> EMPTY_BLOCKS["liberal"]
'[]'
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.spec.balises import CORRECTED_DMP, HEADER_ROWS, MAX_REQUESTS, REQUEST_ROWS
from pytest_segur.spec.block import Block
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.spec.formats import Schema

REQUESTS: Final = "lignesImport"
#: Keyword of our schemas: which rule a keyword of the same schema stands for.
CODES_KEYWORD: Final = "x-codes"

_BLOCKS_OF_A_REQUEST: Final = (
    "commande",
    "beneficiaires",
    "piecesJustificatives",
    "scenarioInstallation",
)
_BLOCKS_OF_BENEFICIAIRES: Final = ("liberal", "structure")

#: How each block looks when there is nothing in it.
EMPTY_BLOCKS: Final[Mapping[str, str]] = {
    "commande": "{}",
    "beneficiaires": "{}",
    "liberal": "[]",
    "structure": "{}",
    "piecesJustificatives": "[]",
    "scenarioInstallation": "{}",
}


@cache
def names_in(block: Block, edition: Edition = Edition.PUBLISHED) -> tuple[str, ...]:
    """Give the names that an object of the model may have, in the order of the model."""
    if block is Block.HEADER:
        return (*(row.name for row in HEADER_ROWS), REQUESTS)
    names = [row.name for row in REQUEST_ROWS if row.block.path == block.path]
    if block is Block.REQUEST:
        # The treatment stands behind the blocks; their own rows come last in the table too.
        at = names.index("codeTraitement")
        names[at:at] = _BLOCKS_OF_A_REQUEST
    elif block is Block.BENEFICIAIRES:
        names += _BLOCKS_OF_BENEFICIAIRES
    elif block is Block.SCENARIO and edition is Edition.CORRECTED:
        names.append(CORRECTED_DMP)
    return tuple(dict.fromkeys(names))


@cache
def header_schema(edition: Edition) -> Schema:
    """Give the JSON Schema of the file without what stands in its requests."""
    properties: dict[str, Any] = {
        row.name: {**row.format_in(edition).schema, CODES_KEYWORD: row.code} for row in HEADER_ROWS
    }
    properties[REQUESTS] = {
        "type": "array",
        "minItems": 1,
        "maxItems": MAX_REQUESTS,
        CODES_KEYWORD: {"type": "S110", "minItems": "S111", "maxItems": "S111"},
    }
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
        CODES_KEYWORD: {"required": "S105", "additionalProperties": "S106"},
    }


@cache
def request_schema(edition: Edition) -> Schema:
    """Give the JSON Schema of a request's structure: its blocks, their kinds and names."""
    beneficiaries = _block(
        Block.BENEFICIAIRES,
        edition,
        liberal=_elements(Block.LIBERAL, edition),
        structure=_block(Block.STRUCTURE, edition),
    )
    request = _block(
        Block.REQUEST,
        edition,
        commande=_block(Block.COMMANDE, edition),
        beneficiaires=beneficiaries,
        piecesJustificatives=_elements(Block.PIECES, edition),
        scenarioInstallation=_block(Block.SCENARIO, edition),
    )
    request[CODES_KEYWORD] = {**request[CODES_KEYWORD], "type": "S112"}
    return request


def _block(block: Block, edition: Edition, **blocks: Schema) -> Schema:
    names = names_in(block, edition)
    return {
        "type": "object",
        "required": [name for name in names if name in blocks],
        "properties": {name: blocks.get(name, True) for name in names},
        "additionalProperties": False,
        CODES_KEYWORD: {"type": "S114", "required": "S113", "additionalProperties": "S106"},
    }


def _elements(block: Block, edition: Edition) -> Schema:
    return {
        "type": "array",
        "items": _block(block, edition),
        CODES_KEYWORD: {"type": "S114"},
    }
