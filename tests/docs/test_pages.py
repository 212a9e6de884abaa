"""What the pages show is done, from top to bottom, and gives what they say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from support.pages import blocks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from support.pages import Block
    from support.reader import Reader

ROOT: Final = Path(__file__).parents[2]
ENGLISH: Final = ROOT / "docs" / "en"
FRENCH: Final = ROOT / "docs" / "fr"
#: Written by `segur rules`, and held against it in a test of its own.
RULES: Final = "reference/rules.md"


def pages_of(language: Path) -> list[str]:
    """Give the names of the pages of a language."""
    return sorted(page.relative_to(language).as_posix() for page in language.rglob("*.md"))


PAGES: Final = [page for page in pages_of(ENGLISH) if page != RULES]

_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_BLOCK = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#+(?= )", re.MULTILINE)


def shown_on(page: Path) -> Sequence[tuple[str | None, str, str]]:
    """Give the blocks of a page, wherever they stand."""

    def content_of(block: Block) -> tuple[str | None, str, str]:
        return block.file, block.language, block.body

    return [content_of(block) for block in blocks_of(page.read_text(encoding="utf-8"))]


def headings_of(page: Path) -> list[str]:
    """Give the levels of the headings of a page."""
    return _HEADING.findall(_BLOCK.sub("", page.read_text(encoding="utf-8")))


def links_of(page: Path) -> list[str]:
    """Give the files that a page leads to, as it names them."""
    return [str(link) for link in _LINK.findall(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_holds_what_it_promises(page: str, reader: Reader) -> None:
    reader.follow((ENGLISH / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_a_french_page_shows_the_same_or_holds_by_itself(page: str, reader: Reader) -> None:
    if shown_on(FRENCH / page) != shown_on(ENGLISH / page):
        reader.follow((FRENCH / page).read_text(encoding="utf-8"))


def test_both_languages_have_the_same_pages_with_the_same_sections() -> None:
    assert pages_of(FRENCH) == pages_of(ENGLISH)
    differing = [
        page for page in PAGES if headings_of(FRENCH / page) != headings_of(ENGLISH / page)
    ]
    assert differing == []


def test_every_link_of_a_page_leads_somewhere() -> None:
    names = ("README.md", "LISEZMOI.md")
    readmes = [folder / name for folder in (ROOT, ROOT / "conformance") for name in names]
    pages = [language / page for language in (ENGLISH, FRENCH) for page in pages_of(language)]
    links = [(page, link) for page in (*readmes, *pages) for link in links_of(page)]
    assert [(page, link) for page, link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("language", [ENGLISH, FRENCH], ids=lambda language: language.name)
def test_the_first_page_leads_to_every_other(language: Path) -> None:
    assert {*pages_of(language)} == {*links_of(language / "index.md"), "index.md"}


@pytest.mark.parametrize(("readme", "language"), [("README.md", "en"), ("LISEZMOI.md", "fr")])
def test_the_readmes_lead_to_the_first_steps(readme: str, language: str) -> None:
    wanted = ("index.md", "tutorial.md", "how-to/suite.md", RULES, "explanation/readings.md")
    assert {f"docs/{language}/{page}" for page in wanted} <= {*links_of(ROOT / readme)}
