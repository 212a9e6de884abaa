"""The schemas that are kept under `conformance/` are those that the command prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_segur.discovery import looks_like_submission
from pytest_segur.kit.schema import dumps_schema, submission_schema
from pytest_segur.spec.edition import Edition

FOLDER = Path("conformance/schema")
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("edition", Edition)
def test_the_file_is_fresh(edition: Edition) -> None:
    file = FOLDER / f"submission.{edition}.schema.json"
    command = f"segur schema --edition {edition} -o {file.as_posix()}"
    fresh = dumps_schema(submission_schema(edition))
    assert (ROOT / file).read_bytes() == fresh, f"stale; make it anew: {command}"


def test_there_is_one_for_each_edition_and_none_is_taken_for_a_submission() -> None:
    files = [*(ROOT / FOLDER).glob("submission.*")]
    assert len(files) == len(Edition)
    assert not any(map(looks_like_submission, files))
