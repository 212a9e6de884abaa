"""The published schema as somebody else uses it: written, read again, and asked by jsonschema."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from jsonschema import Draft202012Validator

from pytest_segur.kit.schema import dumps_schema, submission_schema
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema.exceptions import ValidationError

    from support.submissions import Json

COMMENT: Final = "$comment"


@dataclass(frozen=True, slots=True)
class Published:
    """The schema of an edition.

    Attributes:
        schema: as a reader of JSON sees it.
        validator: of another make than ours.
    """

    schema: Json
    validator: Draft202012Validator

    def accepts(self, content: bytes) -> bool:
        """Tell whether the schema accepts a file."""
        return self.validator.is_valid(json.loads(content))

    def rules_broken_by(self, content: bytes) -> set[str]:
        """Give the rules that the schema names for what it refuses; none when it accepts."""
        errors = self.validator.iter_errors(json.loads(content))
        return {code for error in errors for code in self._rules_named_for(error)}

    def nodes(self) -> Iterator[Json]:
        """Give every schema in the schema, and what else is an object in it."""
        pending: list[Any] = [self.schema]
        while pending:
            node = pending.pop()
            if isinstance(node, dict):
                yield node
            pending += node.values() if isinstance(node, dict) else node
            pending = [each for each in pending if isinstance(each, dict | list)]

    def _rules_named_for(self, error: ValidationError) -> set[str]:
        """Read the nearest comment, as the description of the schema says how to."""
        comment, node = "", self.schema
        for step in error.absolute_schema_path:
            comment = self._comment_of(node, comment)
            if "$ref" in node and step not in node:
                node = self.schema["$defs"][node["$ref"].rpartition("/")[2]]
                comment = self._comment_of(node, comment)
            holder, node = node, node[step]
        keyword = str(error.validator)
        if keyword != "required":
            return codes_in(comment, keyword)
        missing = [name for name in holder["required"] if name not in error.instance]
        own = (holder["properties"][name].get(COMMENT, "") for name in missing)
        return {
            code
            for each in own
            for code in codes_in(each if each.startswith("D") else comment, keyword)
        }

    @staticmethod
    def _comment_of(node: Any, comment: str) -> str:  # noqa: ANN401 - any part of a schema
        return str(node.get(COMMENT, comment)) if isinstance(node, dict) else comment


def codes_in(comment: str, keyword: str | None = None) -> set[str]:
    """Give the rules that a comment names, for a keyword or for any.

    >>> codes_in("type: S110; minItems, maxItems: S111", "maxItems")
    {'S111'}
    >>> codes_in("D227", "type")
    {'D227'}
    """
    codes: set[str] = set()
    for part in comment.split("; "):
        keywords, separator, named = part.rpartition(": ")
        if not separator or keyword is None or keyword in keywords.split(", "):
            codes.update(named.split(", "))
    return codes


@cache
def published(edition: Edition | str) -> Published:
    """Read the schema of an edition."""
    schema = json.loads(dumps_schema(submission_schema(Edition(edition))))
    return Published(schema, Draft202012Validator(schema))
