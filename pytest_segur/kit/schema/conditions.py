"""The conditions between balises, as far as a schema can say them.

Each is a member of the ``allOf`` of the block whose balises it compares.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from pytest_segur.kit.schema.notations import referring
from pytest_segur.kit.schema.situations import condition_of
from pytest_segur.reports.rule_text import WHEN
from pytest_segur.rules.documents import HT_PROOF, ORDER_FORM, name_of_document
from pytest_segur.spec.balises import (
    CORRECTED_DMP,
    MAX_REQUESTS,
    PUBLISHED_DMP,
    REQUEST_ROWS,
)
from pytest_segur.spec.block import REPEATED, Block
from pytest_segur.spec.catalogue import ROWS
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import MISSING, OneOf, Varchar
from pytest_segur.spec.situation import ALWAYS, Situation
from pytest_segur.spec.skeleton import EMPTY_BLOCKS, REQUESTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pytest_segur.spec.notation import Schema
    from pytest_segur.spec.row import Row

#: Says in the schema which rule the keywords beside it stand for.
COMMENT: Final = "$comment"
#: Stands for the numeroEditeur in the name of a document.
_NUMBER: Final = "\0"


def conditions_on(block: Block, edition: Edition) -> list[Schema]:
    """Give the conditions between the balises of a block."""
    give = _CONDITIONS.get(block)
    return [] if give is None else give(edition)


def must_be_there(row: Row, edition: Edition) -> bool:
    """Tell whether a row refuses that its balise is missing."""
    return not row.format_in(edition).acceptor()(MISSING)


def balise_of(row: Row, edition: Edition) -> Schema:
    """Give the format of a row, and its rule."""
    return {**referring(row.format_in(edition).schema), COMMENT: row.code}


def _sequence(_edition: Edition) -> list[Schema]:
    """D202: each request bears its position."""
    lines = [
        {"type": "object", "properties": {"numLigne": {"const": position}}}
        for position in range(1, MAX_REQUESTS + 1)
    ]
    return [_about(REQUESTS, {"type": "array", "prefixItems": lines, COMMENT: "D202"})]


def _beneficiaries(edition: Edition) -> list[Schema]:
    """Give the formats of each situation, and D225."""
    rows = [row for row in REQUEST_ROWS if row.when != ALWAYS and edition in row.editions]
    groups = dict.fromkeys(row.when for row in rows)
    conditions = [
        _if(
            condition_of(situations),
            _formats([row for row in rows if row.when == situations], edition),
            title=WHEN[situations].fr,
        )
        for situations in groups
    ]
    single_client = condition_of(frozenset({Situation.ALONE, Situation.CONTRADICTORY}))
    no_agent = _about("isMandataire", {"const": False, COMMENT: "D225"})
    return [*conditions, _if(single_client, no_agent)]


def _formats(rows: Iterable[Row], edition: Edition) -> Schema:
    """Put rows where their balises stand in the beneficiaries block."""
    top: Schema = {}
    for row in rows:
        place, is_repeated = top, row.block in REPEATED
        for step in row.block.path[1:]:
            below = place.setdefault("properties", {})
            place = below.setdefault(step, {"type": "array" if is_repeated else "object"})
        if is_repeated:
            place = place.setdefault("items", {"type": "object"})
        place.setdefault("properties", {})[row.name] = balise_of(row, edition)
        # That a block is there is a matter of structure, whatever the situation.
        if must_be_there(row, edition) and row.name not in EMPTY_BLOCKS:
            place.setdefault("required", []).append(row.name)
    return top


def _dmp_balise(edition: Edition) -> list[Schema]:
    """D253 of the corrected edition: one of the two spellings."""
    if edition is not Edition.CORRECTED:
        return []
    spellings = [{"required": [name]} for name in (PUBLISHED_DMP, CORRECTED_DMP)]
    return [{"oneOf": spellings, COMMENT: "D253"}]


def _names_of_documents(edition: Edition) -> list[Schema]:
    """D273: the name tells type and format, and has room for a numeroEditeur."""
    kinds, formats = (_values_of(name) for name in ("typeFichier", "formatFichier"))
    return [
        _name_of_document({"typeFichier": kind, "formatFichier": file_format}, edition)
        for kind, file_format in product(kinds, formats)
    ]


def _name_of_document(piece: Mapping[str, str], edition: Edition) -> Schema:
    told = {balise: {"const": value} for balise, value in piece.items()}
    name = {**_name_schema(piece, _length_of_number(edition)), COMMENT: "D273"}
    return _if({"properties": told, "required": [*told]}, _about("nomFichier", name))


def _name_schema(piece: Mapping[str, str], length: int) -> Schema:
    beginning, _, ending = name_of_document(piece, _NUMBER).partition(_NUMBER)
    ending = ending.replace(".", r"\.")
    return {
        "type": "string",
        "pattern": rf"^{beginning}[\s\S]{{{length}}}{ending}$",
        # Some readers of patterns let a line feed follow the end.
        "maxLength": len(name_of_document(piece, _NUMBER * length)),
    }


def _length_of_number(edition: Edition) -> int:
    (number,) = (row.format_in(edition) for row in ROWS["D205"])
    assert isinstance(number, Varchar), "a number of a request has a length"
    return number.longest


def _values_of(balise: str) -> tuple[str, ...]:
    (wanted,) = (row.format for row in REQUEST_ROWS if row.name == balise)
    assert isinstance(wanted, OneOf), "the balise is one of a few values"
    return wanted.values


def _documents(_edition: Edition) -> list[Schema]:
    """D275 and D276: which documents come with a request."""
    (pieces,), (commande,) = Block.PIECES.path, Block.COMMANDE.path
    one = {**_with_a(ORDER_FORM), "minContains": 1, "maxContains": 1, COMMENT: "D275"}
    proof = {**_with_a(HT_PROOF), COMMENT: "D276"}
    under_ht = {**_about(commande, _told("regimeTVA", "HT")), "required": [commande]}
    return [_about(pieces, one), _if(under_ht, _about(pieces, proof))]


def _with_a(kind: str) -> Schema:
    return {"type": "array", "contains": _told("typeFichier", kind)}


def _told(balise: str, value: str) -> Schema:
    """Give an object that has a value at a balise."""
    return {"type": "object", "properties": {balise: {"const": value}}, "required": [balise]}


def _about(balise: str, schema: Schema) -> Schema:
    return {"properties": {balise: schema}}


def _if(condition: Schema, then: Schema, *, title: str | None = None) -> Schema:
    named = {} if title is None else {"title": title}
    return {**named, "if": condition, "then": then}


_CONDITIONS: Final[Mapping[Block, Callable[[Edition], list[Schema]]]] = {
    Block.HEADER: _sequence,
    Block.REQUEST: _documents,
    Block.BENEFICIAIRES: _beneficiaries,
    Block.SCENARIO: _dmp_balise,
    Block.PIECES: _names_of_documents,
}
