"""The patterns of the published schema mean the same to another engine (ECMA-262)."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest
from support.published import published

from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator

NODE: Final = shutil.which("node")

#: Reads patterns and texts, prints for each pattern the positions of the texts that match.
PROGRAM: Final = """
const {patterns, texts} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const found = patterns.map((pattern) => {
  const compiled = new RegExp(pattern, "u");
  return [...texts.keys()].filter((position) => compiled.test(texts[position]));
});
process.stdout.write(JSON.stringify(found));
"""


def texts() -> Iterator[str]:
    """Give dates of every kind, names of documents, and each character there is."""
    days = itertools.product(range(33), range(14), (0, 1, 100, 400, 1900, 2000, 2022, 2024, 9999))
    yield from (f"{day:02}/{month:02}/{year:04}" for day, month, year in days)
    numbers = ("00001", "0000", "000001", "a\n.b_", "\u2028" * 5, "\U0001f600" * 5)
    endings = ("pdf", "png", "jpg", "PDF", "pdf ")
    for kind, number, ending in itertools.product(("BDC", "HT", "bdc"), numbers, endings):
        yield f"MDV-LGC-Va1-{kind}-{number}.{ending}"
    yield from map(chr, (*range(0xD800), *range(0xE000, 0x10000), 0x1F600, 0x10428))


@pytest.mark.skipif(NODE is None, reason="Node is not installed")
def test_patterns_match_the_same_in_node() -> None:
    assert NODE
    nodes = (node for edition in Edition for node in published(edition).nodes())
    found = {node["pattern"] for node in nodes if isinstance(node.get("pattern"), str)}
    asked = {"patterns": sorted(found), "texts": [*texts()]}
    ran = subprocess.run(
        [NODE, "-e", PROGRAM],
        input=json.dumps(asked),
        capture_output=True,
        check=True,
        text=True,
    )
    for pattern, matching in zip(asked["patterns"], json.loads(ran.stdout), strict=True):
        search = re.compile(pattern).search
        here = [position for position, text in enumerate(asked["texts"]) if search(text)]
        assert (pattern, matching) == (pattern, here)
        assert 0 < len(here) < len(asked["texts"])
