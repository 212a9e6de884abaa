"""The site of the documentation in a real browser: read, searched, copied from."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browser.reader import Reader

ROOT: Final = Path(__file__).parents[2]

#: Types into the search, and calls back with the first results.
_SEARCH: Final = """
    const [words, done] = arguments;
    const field = document.querySelector("[data-md-component=search-query]");
    document.querySelector("#__search").checked = true;
    field.focus();
    field.value = words;
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    const look = () => {
        const found = [...document.querySelectorAll(".md-search-result__link")];
        if (found.length) done(found.map((link) => new URL(link.href).pathname));
        else setTimeout(look, 100);
    };
    look();
"""
#: What a click on the button of the first console block would put into the clipboard.
_COPY: Final = """
    const code = document.querySelector(".language-console code");
    code.setAttribute("data-md-copying", "");
    const text = code.innerText;
    code.removeAttribute("data-md-copying");
    return text;
"""
_FETCHED: Final = "return performance.getEntriesByType('resource').map((entry) => entry.name)"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - the signature is the standard library's
        """Say nothing."""


@pytest.fixture(scope="session")
def site(driver: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, built strictly."""
    # Without a browser there is nobody to build it for.
    assert driver
    pytest.importorskip("mkdocs", reason="mkdocs is not installed")
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("language", "page", "title"),
    [
        ("fr", "/tutorial/", "Votre premier fichier en cinq minutes"),
        ("en", "/en/tutorial/", "Your first file in five minutes"),
    ],
)
def test_it_is_read_in_both_languages_and_fetches_nothing_from_elsewhere(
    reader: Reader, site: str, language: str, page: str, title: str
) -> None:
    reader.driver.get(site + page)
    # The theme looks for a map of the site in every folder, and does without.
    assert [words for words in reader.complaints() if "/sitemap.xml" not in words] == []
    assert reader.run("return document.documentElement.lang") == language
    assert reader.run("return document.querySelector('h1').firstChild.data") == title
    assert [name for name in reader.run(_FETCHED) if not name.startswith(site)] == []


def test_each_language_leads_to_the_same_page_of_the_other(reader: Reader, site: str) -> None:
    reader.driver.get(f"{site}/reference/options/")
    links = reader.run(
        "return [...document.querySelectorAll('.md-select__link')].map((link) => link.href)"
    )
    assert links == [f"{site}/reference/options/", f"{site}/en/reference/options/"]


@pytest.mark.parametrize(
    ("page", "words", "wanted"),
    [
        ("/", "pièces justificatives", "/how-to/archive/"),
        ("/tutorial/", "D212", "/reference/rules/"),
        ("/en/", "supporting documents", "/en/how-to/archive/"),
        ("/en/tutorial/", "D212", "/en/reference/rules/"),
    ],
)
def test_each_language_is_searched_by_itself(
    reader: Reader, site: str, page: str, words: str, wanted: str
) -> None:
    reader.driver.get(site + page)
    found = reader.wait(_SEARCH, words)
    assert wanted in found[:5]
    assert {path.startswith("/en/") for path in found} == {page.startswith("/en/")}


def test_what_is_copied_is_what_is_typed(reader: Reader, site: str) -> None:
    reader.driver.get(f"{site}/")
    lines = [line for line in reader.run(_COPY).splitlines() if line]
    assert lines == ["segur generate exports --violating D210", "segur check exports", "echo $?"]


def test_files_bear_their_names(reader: Reader, site: str) -> None:
    reader.driver.get(f"{site}/how-to/suite/")
    names = "return [...document.querySelectorAll('.filename')].map((name) => name.textContent)"
    assert reader.run(names) == ["pyproject.toml", "ini/pytest.ini", "test_export.py"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", ["/", "/en/how-to/suite/"])
def test_it_fits_a_telephone_in_the_colours_that_are_liked(
    reader: Reader, site: str, page: str, scheme: str
) -> None:
    reader.prefer(scheme)
    reader.driver.set_window_size(500, 900)
    reader.driver.get(site + page)
    body = "return getComputedStyle(document.body).backgroundColor"
    assert (reader.run(body) == "rgb(255, 255, 255)") == (scheme == "light")
    beyond = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert reader.run(beyond) == 0
