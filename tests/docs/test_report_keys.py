"""The page of the report explains every key of a report, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.box import NAME_2, Box, three
from support.submissions import amended, liberal_request, piece, submission

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGES = sorted((Path(__file__).parents[2] / "docs").glob("*/reference/report.md"))

#: What the sections of the page are about, in their order.
KINDS = ("whole", "file", "request", "archive", "fault", "house rule", "summary", "waiver")

#: One more than reports list of a rule, and of one on the structure.
MANY = 101
VERY_MANY = 1001
HOUSE = """
    import pytest_segur

    def pytest_segur_rules(config):
        never = lambda request: ["/numLigne"]
        return [pytest_segur.HouseRule(code="X001", label_fr="non", label_en="no", check=never)]
"""
WAIVERS = "\n".join(
    f'[[waiver]]\nrule = "{rule}"\nfile = "*.json"\nreason = "-"\nuntil = 2099-01-01\n{place}'
    for rule, place in {
        "S106": "",
        "P303": "",
        "D271": 'numeroEditeur = "00001"',
        "D251": 'pointer = "/lignesImport/0"',
    }.items()
)


@pytest.fixture
def parts(pytester: pytest.Pytester) -> dict[str, set[str]]:
    """The keys of a report in which everything occurs, by the kind of object."""
    box = Box(pytester)
    pytester.makeconftest(HOUSE)
    box.save(WAIVERS, name="waivers.toml")
    request = amended(liberal_request(), {"/beneficiaires/isMandataire": "x"})
    request["piecesJustificatives"] = [
        {**piece(), "formatFichier": "TIF", "nomFichier": f"{rank}.tif"} for rank in range(MANY)
    ]
    # An archive without members.
    box.save(b"PK\5\6" + bytes(18), name=f"{box.save(submission([request])).stem}.zip")
    box.save({**three(), **{f"unknown{rank}": None for rank in range(VERY_MANY)}}, name=NAME_2)
    report = box.report("--segur-waivers=waivers.toml")
    found: dict[str, set[str]] = {}
    for kind, entry in entries(report):
        found.setdefault(kind, set()).update(entry)
    return found


def entries(report: dict[str, Any]) -> Iterator[tuple[str, Iterable[str]]]:
    """Give the objects of a report, each with its kind."""
    yield "whole", report
    yield "summary", report["summary"]
    yield from (("waiver", waiver) for waiver in report["waivers"])
    for file in report["files"]:
        yield "file", file
        yield from (("house rule", rule) for rule in file.get("house_rules", {}).values())
        yield from (("request", request) for request in file["requests"])
        parts = [file, *file["requests"]]
        if file["archive"] is not None:
            yield "archive", file["archive"]
            parts.append(file["archive"])
        for part in parts:
            yield from (("fault", fault) for fault in (*part["errors"], *part["advisories"]))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parts[-3])
def test_every_key_is_there(page: Path, parts: dict[str, set[str]]) -> None:
    _, *sections = re.split(r"^## .*$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    told = [{*re.findall(r"^- `(\w+)`", section, re.MULTILINE)} for section in sections]
    assert dict(zip(KINDS, told, strict=True)) == parts
