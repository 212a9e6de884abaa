r"""SARIF 2.1.0, for the places where findings of many tools come together.

Made from the report for programs alone, files in the order of their paths: the same findings
are the same bytes, whoever found them. Nothing of the machine or of the hour is in it.

>>> log = build_sarif({"files": [], "edition": "published", "kit": "1.0.0", "summary": {}}, "en")
>>> log["version"], log["runs"][0]["results"]
('2.1.0', [])
"""

from __future__ import annotations

import hashlib
import os
import pathlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote_from_bytes

from pytest_segur.release import installed_release
from pytest_segur.reports.json_report import dumps_report
from pytest_segur.reports.parts import is_advisory, parts_of
from pytest_segur.reports.sarif_message import message
from pytest_segur.reports.sarif_rules import SarifRules
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.reports.parts import Part
    from pytest_segur.spec.text import Language

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
VERSION: Final = "2.1.0"
#: What relative paths start from: the folder that pytest or the command ran in.
ROOT: Final = "SRCROOT"
#: By this a reader tells a finding that it knows from a new one. The number grows when what
#: goes into it changes.
FINGERPRINT: Final = "segurFault/v1"

_SEMANTIC = re.compile(r"\d+\.\d+\.\d+")
_ROOT_WORDS: Final = Text(
    "le dossier à partir duquel les fichiers sont nommés", "the folder that files are named from"
)
_OMITTED: Final = Text(
    "{path} : autres fautes {code}, hors de la liste : {count}",
    "{path}: more faults of {code}, not listed: {count}",
)
_OTHER: Final = Text(
    "{path} : aucune de ces erreurs avec l'édition {edition}",
    "{path}: none of these errors under the edition {edition}",
)


def dumps_sarif(report: dict[str, Any], language: Language) -> bytes:
    """Write a report as SARIF, in UTF-8 that is harmless to a terminal."""
    return dumps_report(build_sarif(report, language))


def build_sarif(report: dict[str, Any], language: Language) -> dict[str, Any]:
    """Put a SARIF log together.

    Args:
        report: what was found, as the report for programs has it.
        language: the one of its messages.
    """
    return {"$schema": SCHEMA, "version": VERSION, "runs": [_Run(report, language).to_dict()]}


class _Run:
    """The one run of a log."""

    def __init__(self, report: dict[str, Any], language: Language) -> None:
        self._report = report
        self._language = language
        self._files = sorted(report["files"], key=lambda file: file["path"])
        self._rules = SarifRules(report["edition"], language)
        self._seen: Counter[tuple[str, ...]] = Counter()

    def to_dict(self) -> dict[str, Any]:
        results = [result for file in self._files for result in self._results(file)]
        notifications = [note for file in self._files for note in self._notifications(file)]
        return {
            "tool": {"driver": self._driver()},
            "language": self._language,
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {ROOT: {"description": message(_ROOT_WORDS.to(self._language))}},
            "artifacts": [_artifact(file) for file in self._files],
            "invocations": [
                {"executionSuccessful": True, "toolExecutionNotifications": notifications}
            ],
            "results": results,
            "properties": {name: self._report[name] for name in ("edition", "kit", "summary")},
        }

    def _driver(self) -> dict[str, Any]:
        version = installed_release()
        semantic = {"semanticVersion": version} if _SEMANTIC.fullmatch(version) else {}
        return {
            "name": "pytest-segur",
            "version": version,
            **semantic,
            "language": self._language,
            "rules": self._rules.descriptors,
        }

    def _results(self, file: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for part in parts_of(file):
            for fault, is_answer in part.faults():
                yield self._result(part, fault, is_answer=is_answer)

    def _result(self, part: Part, fault: dict[str, Any], *, is_answer: bool) -> dict[str, Any]:
        code = fault["code"]
        return {
            "ruleId": code,
            "ruleIndex": self._rules.index_of(code, part.file),
            "level": "warning" if is_advisory(fault) else "error",
            "message": message("\n".join(filter(None, (fault["message"], fault["hint"])))),
            **_places(part, fault),
            "partialFingerprints": {FINGERPRINT: self._fingerprint(part, fault)},
            **_suppressions(fault),
            "properties": _properties(part, fault, is_answer=is_answer),
        }

    def _fingerprint(self, part: Part, fault: dict[str, Any]) -> str:
        """Tell a fault from all others, whatever its line, language or masking.

        A request goes by its number, so that it is still known behind another one. All of it is
        hashed: names of balises are the file's own.
        """
        pointer, number = fault["pointer"], part.found.get("numeroEditeur")
        if part.kind == "request" and number is not None:
            # Behind "", "lignesImport" and the index.
            pointer = "/".join(pointer.split("/")[3:])
        key = (fault["code"], part.kind, part.path, number or "", pointer)
        self._seen[key] += 1
        data = "\0".join((*key, str(self._seen[key])))
        return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def _notifications(self, file: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Tell what is not among the results, so that nobody takes them for everything."""
        path = file["path"]
        for part in parts_of(file):
            for code, count in sorted(part.omitted.items()):
                words = _OMITTED.to(self._language, path=path, count=str(count), code=code)
                index = self._rules.index_of(code, file)
                rule = {"associatedRule": {"id": code, "index": index}}
                yield {**_note(words, part.path), **rule}
        if file["other_edition"] is not None:
            words = _OTHER.to(self._language, path=path, edition=file["other_edition"])
            yield _note(words, file["path"])


def location_of(path: str) -> dict[str, str]:
    """Name a file the way of SARIF: from the root, or whole where it lies outside.

    >>> location_of("déposé/a b:1.json")["uri"]
    'd%C3%A9pos%C3%A9/a%20b%3A1.json'
    >>> location_of("/tmp/JSON-1.json")
    {'uri': 'file:///tmp/JSON-1.json'}
    """
    if pathlib.PurePath(path).is_absolute():
        return {"uri": pathlib.PurePath(path).as_uri()}
    return {"uri": quote_from_bytes(os.fsencode(path), safe="/"), "uriBaseId": ROOT}


def _artifact(file: dict[str, Any]) -> dict[str, Any]:
    return {
        "location": location_of(file["path"]),
        "roles": ["analysisTarget"],
        "properties": {"verdict": file["verdict"]},
    }


def _note(words: str, path: str) -> dict[str, Any]:
    place = {"physicalLocation": {"artifactLocation": location_of(path)}}
    return {"level": "note", "message": message(words), "locations": [place]}


def _places(part: Part, fault: dict[str, Any]) -> dict[str, Any]:
    """Say where: in the submission, or the archive, with the balise that speaks of it."""
    there: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": location_of(part.path),
            "region": {"startLine": fault["line"], "startColumn": fault["column"]},
        }
    }
    if fault["pointer"]:
        there["logicalLocations"] = [{"fullyQualifiedName": fault["pointer"]}]
    if part.kind != "archive":
        return {"locations": [there]}
    archive = {"physicalLocation": {"artifactLocation": location_of(part.found["path"])}}
    return {"locations": [archive], "relatedLocations": [there]}


def _suppressions(fault: dict[str, Any]) -> dict[str, Any]:
    """Tell that a fault is waived, and why: shown all the same, and no reason to fail."""
    waived = fault.get("waived")
    if waived is None:
        return {}
    return {
        "suppressions": [
            {
                "kind": "external",
                "status": "accepted",
                "justification": waived["reason"],
                "properties": {"until": waived["until"]},
            }
        ]
    }


def _properties(part: Part, fault: dict[str, Any], *, is_answer: bool) -> dict[str, Any]:
    properties: dict[str, Any] = {"source": fault["source"], "isAspAnswer": is_answer}
    if part.kind == "request":
        number = part.found["numeroEditeur"]
        properties["position"] = part.found["position"]
        # In a file that means harm it may be of any length, and each fault would repeat it.
        properties["numeroEditeur"] = None if number is None else quoted(number)[1:-1]
        if is_answer:
            properties["notEvaluated"] = part.found["not_evaluated"]
    return properties
