"""What the how-to pages show is done, from top to bottom, and gives what they say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.reader import Reader

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("en/how-to/*.md")])
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_holds_what_it_promises(page: Path, reader: Reader) -> None:
    reader.follow(page.read_text(encoding="utf-8"))


def test_every_link_of_a_page_leads_somewhere() -> None:
    readmes = (ROOT / name for name in ("README.md", "LISEZMOI.md"))
    kit = (ROOT / "conformance" / name for name in ("README.md", "LISEZMOI.md"))
    sources = [*PAGES, *readmes, *kit]
    links = [(page, link) for page in sources for link in _LINK.findall(page.read_text("utf-8"))]
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("readme", ["README.md", "LISEZMOI.md"])
def test_the_readmes_lead_to_every_page(readme: str) -> None:
    links = _LINK.findall((ROOT / readme).read_text(encoding="utf-8"))
    assert {page.relative_to(ROOT).as_posix() for page in PAGES} <= {*links}
