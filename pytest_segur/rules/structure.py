"""The first control: the JSON Schema of the model, made from the rows.

Sound files, nearly all of them, are recognised by a plain look at kinds and names
(`is_plainly_sound`). Only what that look does not recognise goes through `jsonschema`, which
says what is wrong; a property test holds the two against each other.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache, cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.diagnosis import Finding
from pytest_segur.rules.findings import Findings
from pytest_segur.rules.keywords import validator_of
from pytest_segur.rules.mistakes import mistake_in, nearest_name
from pytest_segur.rules.returned import RETURNED_HINT, is_returned
from pytest_segur.rules.tally import tally_of
from pytest_segur.spec.balises import HEADER_ROWS, MAX_REQUESTS
from pytest_segur.spec.block import Block
from pytest_segur.spec.catalogue import CATALOGUE, ROWS
from pytest_segur.spec.formats import MISSING
from pytest_segur.spec.rule import Source
from pytest_segur.spec.skeleton import (
    CODES_KEYWORD,
    EMPTY_BLOCKS,
    REQUESTS,
    header_schema,
    names_in,
    request_schema,
)
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

    from pytest_segur.positions import Path
    from pytest_segur.rules.tally import Tally
    from pytest_segur.spec.edition import Edition

#: More faults of one rule are counted, not listed: a file has 200 requests at most.
MOST_LISTED: Final = 1_000
#: So much of an unknown name is repeated in its hint.
MOST_SHOWN: Final = 60

_OBJECT = Text("un objet", "an object")
_OBJECTS = Text("un tableau d'objets", "an array of objects")
_KINDS: Final[Mapping[str, Text]] = {
    name: _OBJECTS if empty == "[]" else _OBJECT for name, empty in EMPTY_BLOCKS.items()
}
_TOO_FEW = Text("Ajoutez au moins une demande.", "Add at least one request.")
_DID_YOU_MEAN = Text(
    "Vouliez-vous dire « {nearest} » ? Les noms du modèle s'écrivent tels quels, "
    "majuscules comprises.",
    "Did you mean “{nearest}”? The names of the model are written as they are, capitals included.",
)


def judge_structure(root: dict[str, Any], edition: Edition) -> Findings:
    """Collect every fault of structure, S105 to S114, in no particular order."""
    findings = Findings(most=MOST_LISTED)
    if not _header_is_plainly_sound(root, edition):
        _judge_header(root, edition, findings)
    requests = root.get(REQUESTS)
    if isinstance(requests, list):
        _judge_requests(requests, edition, findings)
    return findings


def _judge_header(root: dict[str, Any], edition: Edition, findings: Findings) -> None:
    rest = Counter(S106=len(root.keys() - names_in(Block.HEADER)))
    for code, make in _faults_of(_header_validator(header_schema, edition), root, (), edition):
        findings.add(code, make)
        rest[code] -= 1
    findings.count(+rest)
    if is_returned(root):
        findings.kept = [_of_an_answer(finding) for finding in findings.kept]


def _of_an_answer(finding: Finding) -> Finding:
    """Tell who judges ASP's answer by mistake what an answer is for."""
    return replace(finding, hint=RETURNED_HINT) if finding.code == "S107" else finding


def _judge_requests(requests: list[Any], edition: Edition, findings: Findings) -> None:
    """Record the faults of requests while there is room for them; count the others."""
    is_sound, tally = is_plainly_sound(edition), tally_of_request(edition)
    tell = _Telling(edition, findings)
    # Of those that hold nothing, each is like any other of its kind.
    hollow: dict[type, int] = {}
    for index, request in enumerate(requests):
        kind = type(request)
        is_hollow = kind is not dict or not request
        if is_hollow and kind in hollow:
            hollow[kind] += 1
        elif not is_sound(request):
            faults = tally(request)
            if findings.have_room_for(faults):
                tell(request, index, faults)
            elif is_hollow:
                hollow[kind] = 1
            else:
                findings.count(faults)
    for kind, number in hollow.items():
        faults = tally({} if kind is dict else None)
        findings.count({code: number * n for code, n in faults.items()})


class _Telling:
    """Records the faults of requests of one file, as far as there is room."""

    def __init__(self, edition: Edition, findings: Findings) -> None:
        self._edition = edition
        self._findings = findings

    def __call__(self, request: object, index: int, faults: Mapping[str, int]) -> None:
        """Record the faults of a request that were counted already."""
        rest = Counter(faults)
        told = _faults_of(self._validator, request, (REQUESTS, index), self._edition)
        for code, make in told:  # pragma: no branch - with the last fault there is no room left
            self._findings.add(code, make)
            rest[code] -= 1
            if not self._findings.have_room_for(+rest):
                break
        self._findings.count(+rest)

    @cached_property
    def _validator(self) -> Validator:
        return validator_of(request_schema(self._edition), has_room=self._has_room)

    def _has_room(self, code: str) -> bool:
        return self._findings.have_room_for([code])


def _header_is_plainly_sound(root: dict[str, Any], edition: Edition) -> bool:
    requests = root.get(REQUESTS)
    return (
        root.keys() == frozenset(names_in(Block.HEADER))
        and all(row.format_in(edition).acceptor()(root[row.name]) for row in HEADER_ROWS)
        and type(requests) is list
        and 1 <= len(requests) <= MAX_REQUESTS
    )


@cache
def is_plainly_sound(edition: Edition) -> Callable[[object], bool]:
    """Build the plain look at one request's blocks: their kinds, and the names in them."""
    request_names, commande_names, beneficiaires_names, doctor_names = (
        frozenset(names_in(block, edition))
        for block in (Block.REQUEST, Block.COMMANDE, Block.BENEFICIAIRES, Block.LIBERAL)
    )
    structure_names, piece_names, scenario_names = (
        frozenset(names_in(block, edition))
        for block in (Block.STRUCTURE, Block.PIECES, Block.SCENARIO)
    )

    def is_object(value: object, names: frozenset[str]) -> bool:
        return type(value) is dict and value.keys() <= names

    def are_objects(value: object, names: frozenset[str]) -> bool:
        return type(value) is list and all(is_object(element, names) for element in value)

    def is_sound(request: object) -> bool:
        if type(request) is not dict or not request.keys() <= request_names:
            return False
        beneficiaires = request.get("beneficiaires")
        if not is_object(beneficiaires, beneficiaires_names):
            return False
        return (
            is_object(request.get("commande"), commande_names)
            and are_objects(beneficiaires.get("liberal"), doctor_names)  # type: ignore[union-attr]
            and is_object(beneficiaires.get("structure"), structure_names)  # type: ignore[union-attr]
            and are_objects(request.get("piecesJustificatives"), piece_names)
            and is_object(request.get("scenarioInstallation"), scenario_names)
        )

    return is_sound


@cache
def tally_of_request(edition: Edition) -> Tally:
    """Build what counts the faults of a request by rule."""
    return tally_of(request_schema(edition))


@cache
def _header_validator(
    schema_of: Callable[[Edition], dict[str, Any]], edition: Edition
) -> Validator:
    return validator_of(schema_of(edition), has_room=bool)


def _faults_of(
    validator: Validator,
    value: Any,  # noqa: ANN401 - whatever stands in a file
    base: Path,
    edition: Edition,
) -> Iterator[tuple[str, Callable[[], Finding]]]:
    """Give the rule and the record of each fault that a schema finds."""
    seen: set[tuple[str, Path]] = set()
    for error in validator.iter_errors(value):
        path = (*base, *error.absolute_path)
        for code, place, make in _told_by(error, path, edition):
            # Two keywords of one balise, its length and its filling, are one fault.
            if (code, place) not in seen:
                seen.add((code, place))
                yield code, make


def _told_by(
    error: ValidationError, path: Path, edition: Edition
) -> Iterator[tuple[str, Path, Callable[[], Finding]]]:
    schema: Any = error.schema
    instance: Any = error.instance
    codes = schema[CODES_KEYWORD]
    keyword = str(error.validator)
    code = codes if isinstance(codes, str) else codes[keyword]
    if keyword == "additionalProperties":
        known = tuple(schema["properties"])
        for name in islice((name for name in instance if name not in known), MOST_LISTED):
            place = (*path, name)
            yield code, place, partial(_unknown, code, place, name, known)
    elif keyword == "required":
        # One error a name, which only its sentence tells: all are given, and told apart above.
        for name in schema["required"]:
            if name not in instance:
                place = (*path, name)
                yield code, place, partial(_missing, code, place, name)
    else:
        yield code, path, partial(_refused, code, path, instance, edition)


def _unknown(code: str, path: Path, name: str, known: tuple[str, ...]) -> Finding:
    nearest = nearest_name(name, known)
    return Finding(
        rule=CATALOGUE[code],
        path=path,
        found=name,
        hint=_DID_YOU_MEAN if nearest else None,
        details={"name": name[:MOST_SHOWN], "nearest": nearest or ""},
    )


def _missing(code: str, path: Path, name: str) -> Finding:
    details = {"name": name, "empty": EMPTY_BLOCKS.get(name, "[]")}
    return Finding(rule=CATALOGUE[code], path=path, found=MISSING, details=details)


def _refused(code: str, path: Path, value: object, edition: Edition) -> Finding:
    rule = CATALOGUE[code]
    if code in ROWS:
        row = ROWS[code][0]
        return Finding(
            rule=rule,
            path=path,
            found=value,
            expected=row.format_in(edition).expected,
            hint=mistake_in(value, row, edition),
        )
    if code == "S111" and not value:
        # The document bounds the number from above; that nothing cannot be asked for is ours.
        return Finding(rule=rule, path=path, found=value, hint=_TOO_FEW, source=Source.INFERENCE)
    if code != "S114":
        return Finding(rule=rule, path=path, found=value)
    block = next(str(step) for step in reversed(path) if isinstance(step, str))
    kind = _KINDS[block] if path[-1] == block else _OBJECT
    name = block if path[-1] == block else f"{block}[]"
    hint = Text(f"{name} est {kind.fr} dans le modèle.", f"{name} is {kind.en} in the model.")
    return Finding(rule=rule, path=path, found=value, hint=hint)
