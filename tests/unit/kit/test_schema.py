"""The published schema itself: sound, told in French, and complete about what it leaves out."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from jsonschema import Draft202012Validator
from support.published import COMMENT, codes_in, published

from pytest_segur.kit.schema import NOT_IN_SCHEMA, Extent, dumps_schema, submission_schema
from pytest_segur.kit.schema.gaps import codes_beyond
from pytest_segur.kit.schema.situations import condition_of
from pytest_segur.number import Number
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.operators import LABELS
from pytest_segur.spec.situation import LIBERAL_CASES, Situation, situation_of
from pytest_segur.spec.skeleton import CODES_KEYWORD
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from support.submissions import Json

#: What draft 2020-12 has and draft 7 does not; readers of that pass over the first three.
NEW_KEYWORDS: Final = {"prefixItems", "minContains", "maxContains", "$defs"}
OLD_KEYWORDS: Final = {
    *("$schema", "$id", "$ref", "$comment", "title", "description", "examples", "type", "enum"),
    *("const", "minimum", "maximum", "minLength", "maxLength", "pattern", "minItems", "maxItems"),
    *("items", "contains", "properties", "required", "additionalProperties", "maxProperties"),
    *("allOf", "anyOf", "oneOf", "not", "if", "then"),
}
#: Keywords whose members are named by the submission, not by the dialect.
NAMED: Final = {"properties", "$defs"}

each_edition = pytest.mark.parametrize("edition", Edition)


def keywords_in(schema: Any) -> set[str]:  # noqa: ANN401 - any part of a schema
    """Give every keyword that a schema and those in it use."""
    if isinstance(schema, list):
        return {keyword for part in schema for keyword in keywords_in(part)}
    if not isinstance(schema, dict):
        return set()
    found = set(schema)
    for keyword, part in schema.items():
        if keyword not in {"enum", "const", "examples"}:
            found |= keywords_in([*part.values()] if keyword in NAMED else part)
    return found


def balises_of(schema: Json) -> dict[str, Json]:
    """Give the balises and blocks that the definitions of a schema describe, by name."""
    objects = [schema, *schema["$defs"].values()]
    return {name: each for part in objects for name, each in part.get("properties", {}).items()}


@each_edition
def test_it_is_a_schema_of_the_dialect_that_it_names(edition: Edition) -> None:
    schema = published(edition).schema
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["$id"] == f"urn:pytest-segur:submission:{edition}:1"
    assert edition in schema["title"]


@each_edition
def test_it_gets_by_with_keywords_that_nearly_every_validator_knows(edition: Edition) -> None:
    assert (
        keywords_in(published(edition).schema)
        == OLD_KEYWORDS - ({"oneOf"} if edition is Edition.PUBLISHED else set()) | NEW_KEYWORDS
    )


@each_edition
def test_every_definition_is_used_and_every_reference_leads_to_one(edition: Edition) -> None:
    schema = published(edition).schema
    used = {node["$ref"] for node in published(edition).nodes() if "$ref" in node}
    assert used == {f"#/$defs/{name}" for name in schema["$defs"]}


@each_edition
def test_whatever_a_rule_is_about_is_described_by_its_demand_and_clause(edition: Edition) -> None:
    balises = balises_of(published(edition).schema)
    for rule in CATALOGUE.values():
        if rule.code[0] in "SD" and rule.on in balises:
            told = balises[rule.on]["description"].splitlines()
            (line,) = (line for line in told if line.startswith(f"{rule.code} : "))
            assert line.endswith(f"({rule.clause.to_text().fr})")
    # A block that no rule is about by itself is told by its definition's title.
    silent = {name for name, each in balises.items() if "description" not in each}
    assert silent == {"commande", "beneficiaires", "scenarioInstallation"}


def test_descriptions_tell_editions_and_situations_apart() -> None:
    one, other = (balises_of(published(edition).schema) for edition in Edition)
    assert "exactement 15 caractères" in one["RPPS"]["description"]
    assert "exactement 11 caractères" in other["RPPS"]["description"]
    assert (
        "LIBERAL, sans mandataire : une chaîne de 1 à 149 caractères ; LIBERAL, isMandataire "
        "true : une chaîne de 1 à 149 caractères, ou rien" in one["emailMedecin"]["description"]
    )
    assert "un seul des deux" not in one["isDirecToDMP"]["description"]
    assert "isDirectToDMP, une seule des deux" in other["isDirecToDMP"]["description"]
    assert other["isDirectToDMP"]["description"] == other["isDirecToDMP"]["description"]


@each_edition
def test_examples_are_right_and_numbers_keep_their_decimals(edition: Edition) -> None:
    validator, balises = published(edition).validator, balises_of(published(edition).schema)
    shown = {name: each["examples"] for name, each in balises.items() if "examples" in each}
    assert {"numLigne", "dateCommande", "montantSegurHT", "SIRET", "nomFichier"} <= shown.keys()
    for name, examples in shown.items():
        assert validator.evolve(schema=balises[name]).is_valid(examples[0])
    written = dumps_schema(submission_schema(edition)).decode()
    assert '"examples": [1075.00]' in written


@each_edition
def test_comments_name_every_rule_that_is_not_wholly_beyond_a_schema(edition: Edition) -> None:
    comments = [node[COMMENT] for node in published(edition).nodes() if COMMENT in node]
    named = {code for comment in comments for code in codes_in(comment)}
    refusing = {code for code in CATALOGUE if code[0] != "A"}
    assert named == refusing - {*codes_beyond(Extent.WHOLLY)}
    assert CODES_KEYWORD not in json.dumps(published(edition).schema)


@each_edition
def test_it_says_what_it_leaves_out(edition: Edition) -> None:
    told = published(edition).schema["description"]
    unseen, half_seen = told.split("ne dit rien de ")[1].split(" ; ")[:2]
    assert unseen.split(", ") == [*codes_beyond(Extent.WHOLLY)]
    assert half_seen.split(" ne ")[0].split(", ") == [*codes_beyond(Extent.PARTLY)]


def test_the_list_of_what_it_leaves_out_gives_reasons_in_both_languages() -> None:
    assert list(NOT_IN_SCHEMA) == [code for code in CATALOGUE if code in NOT_IN_SCHEMA]
    for gap in NOT_IN_SCHEMA.values():
        assert len(gap.reason.fr) > 20
        assert len(gap.reason.en) > 20
        assert gap.reason.fr != gap.reason.en


def test_operators_are_listed_as_section_4_does() -> None:
    operators = balises_of(published("published").schema)["operateurMessagerie"]
    assert operators["enum"] == [*LABELS]


def test_the_condition_of_a_situation_holds_just_there() -> None:
    """Of each that a sound block can be in."""
    for situation in (*LIBERAL_CASES.values(), Situation.STRUCTURE):
        condition = condition_of(frozenset({situation}))
        said = {name: told["const"] for name, told in condition["properties"].items()}
        assert condition["required"] == list(said)
        assert situation_of(said) is situation


def test_situations_that_no_plain_condition_tells_apart_are_noticed() -> None:
    with pytest.raises(AssertionError, match="no plain condition"):
        condition_of(frozenset({Situation.ALONE, Situation.AGENT}))


class TestLayout:
    """How it is written."""

    @each_edition
    def test_it_reads_as_it_was_made_and_comes_out_the_same_each_time(
        self, edition: Edition
    ) -> None:
        written = dumps_schema(submission_schema(edition))
        assert written == dumps_schema(submission_schema(edition))
        read = json.loads(written, parse_float=Number)
        assert read["$defs"]["commande"] == submission_schema(edition)["$defs"]["commande"]

    @each_edition
    def test_nothing_in_it_is_invisible(self, edition: Edition) -> None:
        lines = dumps_schema(submission_schema(edition)).decode().split("\n")
        assert [line for line in lines if visible(line) != line] == []

    def test_what_is_short_stands_on_one_line_and_the_rest_below_one_another(self) -> None:
        schema = {
            "enum": ["A" * 50, "B" * 50],
            "properties": {"a": {"type": "null"}, "b": {"description": "é" * 90, "items": []}},
        }
        assert dumps_schema(schema).decode().splitlines() == [
            "{",
            '  "enum": [',
            f'    "{"A" * 50}",',
            f'    "{"B" * 50}"',
            "  ],",
            '  "properties": {',
            '    "a": {"type": "null"},',
            '    "b": {',
            f'      "description": "{"é" * 90}",',
            '      "items": []',
            "    }",
            "  }",
            "}",
        ]

    def test_a_line_is_as_long_as_there_is_room(self) -> None:
        just = {"a": "x" * (100 - len('{"a": ""}'))}
        assert dumps_schema(just).decode().count("\n") == 1
        too_much = {"a": just["a"] + "x"}
        assert dumps_schema(too_much).decode().count("\n") == 3


def test_patterns_keep_to_what_every_dialect_has() -> None:
    """No look-around, no classes by property, no escape but of a point and of white space."""
    patterns = {
        node["pattern"]
        for edition in Edition
        for node in published(edition).nodes()
        if isinstance(node.get("pattern"), str)
    }
    assert len(patterns) == 9
    for pattern in patterns:
        assert "(?" not in pattern
        assert {*re.findall(r"\\(.)", pattern)} <= {".", "s", "S"}
        assert not re.search(r"[*+?}][*+?]", pattern)
