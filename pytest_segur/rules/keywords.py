"""Keywords of a JSON Schema as `jsonschema` has them, for files of any size.

The library writes the whole value at fault into its sentence, which nobody reads here, and
looks at every element of an array, of which there may be millions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_segur.spec.skeleton import CODES_KEYWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

    from pytest_segur.spec.formats import Schema

    Errors = Iterator[ValidationError]


def validator_of(schema: Schema, *, has_room: Callable[[str], bool]) -> Validator:
    """Make what tells the faults of a value.

    Args:
        schema: what it is judged by.
        has_room: whether a fault of a rule would still be recorded. Elements of arrays that
            break no such rule are passed over.
    """
    # A tenth of a second that only a faulty structure has to pay.
    from jsonschema import Draft202012Validator  # noqa: PLC0415
    from jsonschema.validators import extend  # noqa: PLC0415

    def items(validator: Any, items: Schema, value: object, _: Schema) -> Errors:  # noqa: ANN401
        if isinstance(value, list):
            for index, element in enumerate(value):
                code = _rule_broken_by(element, items)
                if code is not None and has_room(code):
                    yield from validator.descend(element, items, path=index)

    ours = {
        "type": _type,
        "maxItems": _most_items,
        "additionalProperties": _no_other_names,
        "items": items,
    }
    made: Validator = extend(Draft202012Validator, ours)(schema)  # type: ignore[no-untyped-call]
    return made


def _rule_broken_by(element: object, schema: Schema) -> str | None:
    """Tell at a glance which rule of structure an element breaks: there are no blocks in it."""
    codes = schema[CODES_KEYWORD]
    if type(element) is not dict:
        return str(codes["type"])
    is_sound = element.keys() <= schema["properties"].keys()
    return None if is_sound else str(codes["additionalProperties"])


def _type(validator: Any, kind: str, value: object, _: Schema) -> Errors:  # noqa: ANN401
    if not validator.is_type(value, kind):
        yield _error()


def _most_items(_: object, most: int, value: object, _schema: Schema) -> Errors:
    if isinstance(value, list) and len(value) > most:
        yield _error()


def _no_other_names(_: object, _allowed: object, value: object, schema: Schema) -> Errors:
    if isinstance(value, dict) and not value.keys() <= schema["properties"].keys():
        yield _error()


def _error() -> ValidationError:
    from jsonschema.exceptions import ValidationError  # noqa: PLC0415 - as above

    return ValidationError("")
