"""Beside the plugins that suites like to use, each alone: `tox run -e beside` installs them all."""

from __future__ import annotations

import importlib.util
import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any, Final

import pytest
from support.box import D210, NAME, Box, three

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The plugins, by the module that says whether they are installed and by pytest's name for them.
PLUGINS: Final = {
    "allure_pytest": "allure_pytest",
    "pytest_cov": "pytest_cov",
    "pytest_html": "html",
    "pytest_metadata": "metadata",
    "pytest_randomly": "randomly",
    "pytest_rerunfailures": "rerunfailures",
}
NEEDED_BY: Final = {"pytest_html": {"pytest_metadata"}}
#: What a faulty doctor is called: no output may ever print it.
NAMED: Final = "Machiavel"
FAULT: Final = {**D210, "/lignesImport/1/beneficiaires/liberal/0/nomMedecin": NAMED}


def run(box: Box, plugin: str, *options: str) -> pytest.RunResult:
    """Run pytest in a process of its own with one of the plugins."""
    if importlib.util.find_spec(plugin) is None:
        pytest.skip(f"{plugin} is not installed")
    wanted = {plugin, *NEEDED_BY.get(plugin, ())}
    blocked = [name for module, name in PLUGINS.items() if module not in wanted]
    switched_off = [word for name in blocked for word in ("-p", f"no:{name}")]
    box.save(three(FAULT))
    return box.pytester.runpytest_subprocess("--segur", *switched_off, *options)


def outcome(result: pytest.RunResult) -> tuple[int, dict[str, int]]:
    """Give the exit code and the counts."""
    return int(result.ret), result.parseoutcomes()


FAILED: Final = (1, {"passed": 3, "failed": 1})


def allure_results(box: Box) -> Iterator[dict[str, Any]]:
    """Read what allure keeps of each item."""
    for path in (box.path / "allure").glob("*-result.json"):
        yield json.loads(path.read_text(encoding="utf-8"))


def test_allure_shows_a_refused_request_as_failed(box: Box) -> None:
    assert outcome(run(box, "allure_pytest", "--alluredir=allure")) == FAILED
    results = {result["name"]: result for result in allure_results(box)}
    assert sorted(results) == ["demande-001", "demande-002", "demande-003", "fichier"]
    refused = results["demande-002"]
    assert refused["status"] == "failed"
    assert "D210" in refused["statusDetails"]["message"]
    assert {label["value"] for label in refused["labels"] if label["name"] == "tag"} == {"segur"}
    assert NAMED not in json.dumps(list(results.values()))


def test_the_page_of_pytest_html_tells_the_fault(box: Box) -> None:
    result = run(box, "pytest_html", "--html=page.html", "--self-contained-html")
    assert outcome(result) == FAILED
    page = (box.path / "page.html").read_text(encoding="utf-8")
    assert f"{NAME}::demande-002" in page
    assert "D210" in page
    assert NAMED not in page


def test_coverage_is_measured_as_usual(box: Box) -> None:
    box.save("def test_it():\n    assert True\n", name="test_it.py")
    result = run(box, "pytest_cov", "--cov=.", "--cov-report=term")
    assert outcome(result) == (1, {"passed": 4, "failed": 1})
    result.stdout.fnmatch_lines(["*test_it.py*100%*"])


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_the_report_is_the_same_in_any_order(box: Box, seed: str) -> None:
    result = run(box, "pytest_randomly", f"--randomly-seed={seed}", "--segur-json=r.json")
    assert outcome(result) == FAILED
    report = json.loads((box.path / "r.json").read_text(encoding="utf-8"))
    box.run("--segur-json=in_order.json")
    assert report == json.loads((box.path / "in_order.json").read_text(encoding="utf-8"))


def test_an_item_that_is_run_again_is_counted_once(box: Box) -> None:
    result = run(
        box, "pytest_rerunfailures", "--reruns=2", "--segur-json=r.json", "--junitxml=j.xml"
    )
    assert outcome(result) == (1, {"passed": 3, "failed": 1, "rerun": 2})
    report = json.loads((box.path / "r.json").read_text(encoding="utf-8"))
    assert report["summary"]["by_code"] == {"D210": 1, "D235": 1}
    cases = ET.parse(box.path / "j.xml").iter("testcase")  # noqa: S314 - pytest wrote it
    tries = [case for case in cases if case.get("name") == "demande-002"]
    assert [len(case.findall("failure")) for case in tries] == [0, 0, 1]
    assert {one.get("value") for one in tries[-1].iter("property")} == {"D210", "D235"}
