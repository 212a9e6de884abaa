"""`segur schema`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pytest_segur.kit.schema import dumps_schema, submission_schema
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    import pathlib

    from support.command import Segur


def test_the_schema_is_printed_by_edition(segur: Segur) -> None:
    for edition in Edition:
        outcome = segur("schema", "--edition", edition)
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out.encode() == dumps_schema(submission_schema(edition))
    assert json.loads(segur("schema").out) == json.loads(segur("schema", "--lang=en").out)
    assert segur("schema").out == segur("schema", "--edition=published").out


def test_the_schema_goes_to_a_file(segur: Segur, tmp_path: pathlib.Path) -> None:
    outcome = segur("schema", "--edition=corrected", "-o", "s.json")
    assert (outcome.code, outcome.out) == (0, "")
    assert (tmp_path / "s.json").read_bytes() == dumps_schema(submission_schema(Edition.CORRECTED))


def test_an_unknown_edition_is_misuse(segur: Segur) -> None:
    outcome = segur("schema", "--edition=2022")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("segur schema : édition inconnue")
