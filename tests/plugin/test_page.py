"""``--segur-html``: the page for people, and nothing else of the run is changed by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.box import A906, D210, D251, NAME, NAME_2, Box, three
from support.dom import Dom

from pytest_segur.cli import main

if TYPE_CHECKING:
    from support.dom import Node

TREATMENT = """
    def pytest_segur_treatment(rule, config):
        {body}
"""


def page(box: Box, *options: str) -> Node:
    """Run pytest and give the page."""
    box.run("--segur-html=page.html", "--segur-lang=en", *options)
    return Dom((box.path / "page.html").read_text(encoding="utf-8")).root


def test_the_run_is_as_without_it(box: Box) -> None:
    box.save(three({**D210, **A906}))
    result = box.run("--segur-html=page.html")
    result.assert_outcomes(passed=3, failed=1, warnings=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    text = (box.path / "page.html").read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert Dom(text).root.one("p", "word").text == "✗ Non conforme"


def test_a_sound_file_has_a_page_too(box: Box) -> None:
    box.save()
    result = box.run("--segur-html=page.html")
    result.assert_outcomes(passed=4)
    assert result.ret == pytest.ExitCode.OK


def test_without_collection_it_is_refused(box: Box) -> None:
    result = box.bare("--segur-html=page.html")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: --segur-html : ce rapport porte sur *--segur"])
    assert not (box.path / "page.html").exists()


def test_the_command_writes_the_same_page(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    box.save(three({**D210, **D251, **A906}), name=f"a/{NAME}")
    box.save(b"[]", name=f"b/{NAME}")
    box.save(name=f"b/{NAME_2}")
    (box.path / "a" / NAME).with_suffix(".zip").write_bytes(b"no ZIP")
    monkeypatch.chdir(box.path)
    for name, options in {
        "usual": [],
        "other": ["edition=corrected", "profiles=mailiz", "ignore=D251,A", "lang=en"],
        "clear": ["show-values", "archive=a"],
    }.items():
        given = ["today=2022-03-01", *options]
        box.run(f"--segur-html={name}.html", *(f"--segur-{option}" for option in given))
        written = ["check", ".", "--format", "html", "-o", f"{name}-too.html"]
        assert main([*written, *(f"--{option}" for option in given)]) == 1
        assert (box.path / f"{name}.html").read_bytes() == (
            box.path / f"{name}-too.html"
        ).read_bytes()


def test_a_files_own_edition_and_the_other_reports_are_kept(box: Box) -> None:
    box.save()
    box.expect({NAME: {"edition": "corrected"}})
    root = page(box, "--segur-json=report.json", "--segur-today=2022-03-01")
    assert "Judged by the edition: corrected" in root.one("article").text
    assert root.one("dl", "imprint").one("time").attributes["datetime"] == "2022-03-01"
    assert b"excerpt" not in (box.path / "report.json").read_bytes()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('return ("E17", "mauvaise date")', "ASP's answer: E17 – mauvaise date"),
        ("return None", "ASP's answer: 0210 – dateCommande doit être *"),
        (
            "return 17",
            "ASP's answer unknown: pytest_segur_treatment (*conftest.py): treatment of *",
        ),
        ("raise LookupError", "ASP's answer unknown: pytest_segur_treatment failed (LookupError)"),
    ],
)
def test_the_users_own_answers_are_told(box: Box, body: str, told: str) -> None:
    box.save(three(D210))
    box.save(TREATMENT.format(body=body), name="conftest.py")
    # Where the fault is expected, no item asks the hook.
    box.expect({NAME: {"demandes": {"2": ["D210"]}}})
    answer = page(box).one("p", "answer").text
    pytest.LineMatcher([answer]).fnmatch_lines([told])


def test_the_words_of_a_house_are_told(box: Box) -> None:
    box.save()
    box.save(
        """
        from pytest_segur import HouseRule

        def pytest_segur_rules(config):
            rule = HouseRule(
                code="X001",
                label_fr="rien",
                label_en="nothing will do",
                check=lambda request: ["/numLigne"],
            )
            return [rule]
        """,
        name="conftest.py",
    )
    assert "nothing will do" in page(box).one("table", "chart").text


def test_a_page_that_cannot_be_written_is_a_clear_error(box: Box) -> None:
    box.save(name=f"a/{NAME}")
    result = box.run("--segur-html=gone/page.html")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: --segur-html : le dossier * n'existe pas *"])
