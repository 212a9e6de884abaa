"""The reader of pages notices whatever does not hold."""

from __future__ import annotations

import doctest
from typing import TYPE_CHECKING

import pytest
import support.pages
from support.pages import blocks_of, is_printed

if TYPE_CHECKING:
    from support.reader import Reader


def console(*lines: str) -> str:
    """Write a page of one console block."""
    return "\n".join(["# Page", "", "```console", *lines, "```", ""])


def workflow(name: str, body: str) -> str:
    """Write a page of one workflow."""
    return f"<!-- file: {name} -->\n```yaml\n{body}\n```\n"


def test_the_examples_of_the_conventions_hold() -> None:
    failed, attempted = doctest.testmod(support.pages)
    assert attempted
    assert not failed


def test_a_block_knows_its_line_and_its_file() -> None:
    first, second = blocks_of(
        "one\n\n```json\n{}\n```\n\n<!-- file: a/b.ini -->\n```ini\n[x]\n```\n"
    )
    assert (first.line, first.file, first.body) == (3, None, "{}\n")
    assert (second.line, second.file, second.body) == (7, "a/b.ini", "[x]\n")


def test_what_needs_a_program_is_passed_over_without_it(reader: Reader) -> None:
    block = console("$ touch there").removeprefix("# Page\n\n")
    reader.follow(f"<!-- needs: no-such-program -->\n{block}")
    assert not (reader.folder / "there").exists()
    reader.follow(f"<!-- needs: touch -->\n{block}")
    assert (reader.folder / "there").exists()


def test_an_ellipsis_stands_for_text_and_alone_for_lines() -> None:
    assert is_printed(["…"], [])
    assert is_printed(["a … c", "…"], ["a b c", "d", "e"])
    assert not is_printed(["a … c"], ["a b d"])
    assert not is_printed(["a", "…", "b"], ["a"])
    assert not is_printed([".*"], ["anything"])


def test_a_page_that_holds_is_followed(reader: Reader) -> None:
    reader.follow(
        "<!-- file: sub/one.txt -->\n```text\nun\n```\n"
        + console("$ cat sub/one.txt", "un", "$ segur explain D210")
        + "```python\nimport pathlib\n\nprint(pathlib.Path('sub/one.txt').read_text().strip())\n"
        "# un\n```\n" + console("$ python -c 'raise SystemExit(3)'", "$ echo $?", "3")
    )
    assert (reader.folder / "sub" / "one.txt").is_file()


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(console("$ segur check"), id="exit code that is not told, at the end"),
        pytest.param(console("$ segur check", "$ segur rules"), id="exit code, then more"),
        pytest.param(console("$ segur check", "$ echo $?", "1"), id="another exit code"),
        pytest.param(console("$ segur explain D210", "D211"), id="another output"),
        pytest.param(console("$ pytest", "1 passed", "$ echo $?", "5"), id="other tests"),
        pytest.param("```python\nprint(1)\n# 2\n```\n", id="another print"),
        pytest.param("```python\nprint(1)\n```\n", id="an unmentioned print"),
        pytest.param(workflow(".github/workflows/segur.yml", "jobs: []"), id="no GitHub workflow"),
        pytest.param(workflow(".gitlab-ci.yml", "segur: {script: 1}"), id="no GitLab job"),
        pytest.param(workflow(".pre-commit-config.yaml", "repos: 1"), id="no configuration"),
        pytest.param(
            workflow(".gitlab-ci.yml", "segur: {script: [segur explain D000]}"),
            id="a job that fails",
        ),
        pytest.param(
            workflow(
                ".gitlab-ci.yml",
                "segur: {script: [segur rules], artifacts: {paths: [no.sarif]}}",
            ),
            id="a result that nothing writes",
        ),
        pytest.param('```json\n{"a": 1}\n```\n', id="a block that nobody runs"),
    ],
)
def test_what_does_not_hold_is_noticed(page: str, reader: Reader) -> None:
    with pytest.raises(AssertionError):
        reader.follow(page)


def test_the_line_of_the_block_is_told(reader: Reader) -> None:
    with pytest.raises(AssertionError) as raised:
        reader.follow("one\n\n```python\nprint(1)\n# 2\n```\n")
    assert raised.value.__notes__ == ["in the block of line 3"]
