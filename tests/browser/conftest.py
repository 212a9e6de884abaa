"""A real browser, and pages to be opened in it; without one the tests are skipped."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, Final

import pytest
from browser.reader import Reader
from support.box import A906, D210, NAME, NAME_2, three
from support.html_page import IMPRINT, judged
from support.submissions import amended, liberal_request, submission

from pytest_segur import dumps
from pytest_segur.reports.html.render import render
from pytest_segur.reports.json_report import build

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from support.submissions import Json

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
#: What a page of many faults is made of.
WRONG: Final = (
    {"commande/dateCommande": "2022-03-01"},
    {"typeAction": "M"},
    {"beneficiaires/isMandataire": "x", "commande/regimeTVA": "?"},
    {"scenarioInstallation/operateurMessagerie": "?"},
)


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One browser for all tests."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    service = pytest.importorskip("selenium.webdriver.chrome.service")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    program = shutil.which("chromedriver")
    if browser is None or program is None:
        pytest.skip("chromium and chromedriver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    running = webdriver.Chrome(options=options, service=service.Service(program))
    running.set_script_timeout(60)
    yield running
    running.quit()


@pytest.fixture
def reader(driver: Any, tmp_path: Path) -> Reader:  # noqa: ANN401 - of a library that may be absent
    """Somebody in front of a screen."""
    driver.set_window_size(1200, 900)
    reader = Reader(driver, tmp_path)
    reader.prefer("light")
    reader.open(b"<!DOCTYPE html>")
    reader.complaints()
    return reader


@pytest.fixture(scope="session")
def several() -> Mapping[str, Json | bytes]:
    """Files of every verdict, with advisories."""
    return {
        f"a/{NAME}": three({**D210, **A906}),
        f"a/{NAME_2}": three(),
        f"b/{NAME}": b'{"impId": 1}',
        f"b/{NAME_2}": three({"/lignesImport/2/typeAction": "M"}),
    }


@pytest.fixture(scope="session")
def huge() -> bytes:
    """A page of 200 files with 200 requests each and 10 000 faults."""
    requests = [liberal_request(position) for position in range(1, 201)]
    changes = {
        f"/lignesImport/{n * 5}/{place}": value
        for n in range(40)
        for place, value in WRONG[n % 4].items()
    }
    content = dumps(amended(submission(requests), changes))
    # Judged once: they are all alike but for their names.
    entry, extras = judged(content)
    paths = [f"JSON-{number:03}.json" for number in range(1, 201)]
    report = build([{**entry, "path": path} for path in paths], edition="published")
    return render(report, dict.fromkeys(paths, extras), IMPRINT)
