r"""The report for programs (``segur-report/1``): plain data, then JSON that any reader takes.

>>> report = build([], edition="published")
>>> report["summary"]["files"]
0
>>> dumps_report({"path": "\ud800 \u202e"})
b'{\n  "path": "\\ud800 \\u202e"\n}\n'
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.reports.parts import parts_of
from pytest_segur.spec.catalogue import KIT_VERSION
from pytest_segur.wording import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMA: Final = "segur-report/1"


def build(
    files: Iterable[dict[str, Any]],
    *,
    edition: str,
    waivers: Iterable[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """Put a report together.

    Args:
        files: what `Diagnosis.to_dict` gives of each file, in the order of the report.
        edition: the edition in use.
        waivers: what became of each waiver; None where none were asked for.
    """
    entries = list(files)
    return {
        "schema": SCHEMA,
        "edition": str(edition),
        "kit": KIT_VERSION,
        "files": entries,
        "summary": summarise(entries),
        **({} if waivers is None else {"waivers": list(waivers)}),
    }


def summarise(files: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Count files, requests, verdicts and errors by rule.

    Errors that are counted but not listed (`omitted`) count too; advisories never do. Waived
    errors count among the others; where there are some, they are counted once more apart.
    """
    entries = list(files)
    requests = [request for entry in entries for request in entry["requests"]]
    verdicts = Counter(request["verdict"] for request in requests)
    by_code: Counter[str] = Counter()
    waived: Counter[str] = Counter()
    for part in (part for entry in entries for part in parts_of(entry)):
        by_code.update(error["code"] for error in part.errors)
        by_code.update({code: n for code, n in part.omitted.items() if not code.startswith("A")})
        waived.update(error["code"] for error in part.errors if "waived" in error)
        waived.update(part.found.get("omitted_waived", {}))
    return {
        "files": len(entries),
        "requests": len(requests),
        "accepted": verdicts["accepted"],
        "rejected": verdicts["rejected"],
        "not_evaluated": sum(len(request["not_evaluated"]) for request in requests),
        "by_code": dict(sorted(by_code.items())),
        **({"waived": dict(sorted(waived.items()))} if waived else {}),
    }


def dumps_report(report: dict[str, Any]) -> bytes:
    """Write a report as UTF-8.

    It never fails, and is harmless to a terminal: lone surrogates, control and invisible
    characters of pointers and paths are written as escapes, which mean the same in JSON.
    """
    return (escaped(json.dumps(report, ensure_ascii=False, indent=2)) + "\n").encode()
