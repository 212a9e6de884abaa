"""The page in a real browser: it opens, it is searched, it is read by everybody, it is printed."""

from __future__ import annotations

import base64
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from support.box import NAME, NAME_2
from support.html_page import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from browser.reader import Reader
    from support.submissions import Json

    from pytest_segur.spec.text import Language

    Files = Mapping[str, Json | bytes]

#: Seconds.
MOST_TO_OPEN: Final = 2.0


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_opens_without_a_complaint_and_fetches_nothing(
    reader: Reader, several: Files, language: Language
) -> None:
    reader.open(written(several, language=language))
    assert reader.complaints() == []
    assert reader.run("return performance.getEntriesByType('resource').length") == 0
    assert reader.run("return document.documentElement.lang") == language
    assert reader.run("return document.getElementById('filtres').checkVisibility()")


def test_it_is_filtered_by_rule_file_number_verdict_and_text(
    reader: Reader, several: Files
) -> None:
    reader.open(written(several))
    everything = {
        f"a/{NAME}": ["00002", "00001 00003"],
        f"a/{NAME_2}": ["00001 00002 00003"],
        f"b/{NAME}": [""],
        f"b/{NAME_2}": ["00003", "00001 00002"],
    }
    assert reader.selected() == everything
    assert reader.choose(regle="D210") == {f"a/{NAME}": ["00002"]}
    status = "return document.querySelector('[role=status]').textContent"
    assert reader.run(status) == "Shown: 1 of 7"
    # The advisories are filtered too.
    advisories = "return document.querySelector('#avis article').checkVisibility()"
    assert not reader.run(advisories)
    assert reader.choose(regle="A906") == {}
    assert reader.run(advisories)
    assert reader.choose(regle="", fichier=f"b/{NAME_2}") == {
        f"b/{NAME_2}": everything[f"b/{NAME_2}"]
    }
    assert reader.choose(fichier="", numero="00003") == {
        f"a/{NAME}": ["00001 00003"],
        f"a/{NAME_2}": ["00001 00002 00003"],
        f"b/{NAME_2}": ["00003"],
    }
    assert reader.choose(verdict="request_rejected") == {f"b/{NAME_2}": ["00003"]}
    assert reader.choose(numero="", verdict="request_accepted").keys() == {
        f"a/{NAME}",
        f"a/{NAME_2}",
        f"b/{NAME_2}",
    }
    assert reader.choose(verdict="file_rejected").keys() == {f"b/{NAME}"}
    assert reader.choose(verdict="file_accepted").keys() == {f"a/{NAME_2}"}
    assert reader.choose(verdict="file_mixed").keys() == {f"a/{NAME}", f"b/{NAME_2}"}
    assert reader.choose(verdict="", texte="TYPEACTION") == {f"b/{NAME_2}": ["00003"]}
    assert reader.choose(texte="no such thing") == {}
    assert reader.run(status) == "Nothing matches."
    reader.run("document.querySelector('[type=reset]').click()")
    assert reader.choose(texte="") == everything
    assert reader.run(status) == ""


def test_what_matches_is_unfolded_and_folded_again(reader: Reader, huge: bytes) -> None:
    reader.open(huge)
    count = "return document.querySelectorAll('#fichiers article details[open]').length"
    assert reader.run(count) == 0
    assert reader.choose(fichier="JSON-117.json", regle="D203").keys() == {"JSON-117.json"}
    assert reader.run(count) == 1
    reader.choose(fichier="", regle="")
    assert reader.run(count) == 0


def test_a_rule_of_the_chart_is_a_filter(reader: Reader, several: Files) -> None:
    reader.open(written(several))
    reader.run(
        "[...document.querySelectorAll('.chart button')]"
        ".find((button) => button.textContent === 'D210').click()"
    )
    assert list(reader.selected()) == [f"a/{NAME}"]
    assert reader.run("return document.activeElement.id") == "f-regle"


def test_everything_is_reached_by_keyboard_and_focus_is_seen(
    reader: Reader, several: Files
) -> None:
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415 - may be absent

    reader.open(written(several))
    wanted = reader.run(
        "return [...document.querySelectorAll('a, button, input, select, summary')]"
        ".map((node) => node.id || node.textContent)"
    )
    reached = []
    for _ in wanted:
        reader.driver.switch_to.active_element.send_keys(Keys.TAB)
        name, outline = reader.run(
            "const node = document.activeElement;"
            "return [node.id || node.textContent, getComputedStyle(node).outlineWidth]"
        )
        reached.append(name)
        assert outline == "3px", name
    assert reached == wanted
    # The last is a file that is folded: it opens and closes by the keyboard.
    is_open = "return document.activeElement.parentElement.open"
    before = reader.run(is_open)
    reader.driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert reader.run(is_open) is not before


def test_without_script_everything_is_there(reader: Reader, several: Files) -> None:
    reader.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        reader.open(written(several))
    finally:
        reader.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert reader.run("return !document.getElementById('filtres').checkVisibility()")
    assert reader.run("return document.querySelector('noscript').checkVisibility()")
    assert "0210 – dateCommande" in reader.run("return document.querySelector('main').innerText")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(reader: Reader, several: Files, scheme: str) -> None:
    """By the rules of axe, contrast among them, in both schemes of colours."""
    package = pytest.importorskip("axe_core_python", reason="axe is not installed")
    script = Path(package.__path__[0], "axe.min.js").read_text(encoding="utf-8")
    reader.prefer(scheme)
    reader.open(written(several))
    reader.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
    reader.run(script)
    violations = reader.wait(
        "const done = arguments[0]; axe.run().then((found) => done(found.violations))"
    )
    assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []


def test_the_two_schemes_differ(reader: Reader, several: Files) -> None:
    colours = []
    for scheme in ("light", "dark"):
        reader.prefer(scheme)
        reader.open(written(several))
        colours.append(reader.run("return getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(245, 246, 248)", "rgb(19, 22, 27)"]


@pytest.mark.parametrize("width", [360, 1200])
def test_it_fits_narrow_and_wide_windows(reader: Reader, several: Files, width: int) -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    reader.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        reader.open(written(several))
        assert reader.run("return document.documentElement.scrollWidth") <= width
    finally:
        reader.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_it_is_printed_unfolded_and_without_filters(reader: Reader, several: Files) -> None:
    reader.open(written({**several, f"c/{NAME}": b"[]"}))
    folded = "return document.querySelectorAll('details:not([open])').length"
    before = reader.run(folded)
    assert before
    printed = base64.b64decode(reader.driver.print_page())
    assert printed.startswith(b"%PDF")
    assert reader.run(folded) == before
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        seen = (
            "return [...document.querySelectorAll(arguments[0])]"
            ".filter((node) => node.checkVisibility({ contentVisibilityAuto: true })).length"
        )
        assert reader.run(seen, "#filtres, .contents, .skip") == 0
        faults = reader.run("return document.querySelectorAll('.fault').length")
        assert reader.run(seen, ".fault") == faults
    finally:
        reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_ten_thousand_faults_open_in_time(reader: Reader, huge: bytes) -> None:
    assert len(huge) < 6_000_000
    start = time.perf_counter()
    reader.open(huge)
    took = time.perf_counter() - start
    assert reader.run("return document.querySelectorAll('#fichiers article').length") == 200
    assert reader.run("return [...document.querySelectorAll('.big')].map((n) => n.innerText)") == [
        "200",
        "40,000",
        "10,000",
        "0",
    ]
    assert took < MOST_TO_OPEN
    assert reader.complaints() == []
