"""Every rule has an example that passes and one that fails, and both do."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any, Final

import pytest
from support.submissions import (
    DELETE,
    Json,
    amended,
    file_name,
    liberal_request,
    structure_request,
    submission,
)

from pytest_segur import Number, check, dumps
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.examples import EXAMPLES
from pytest_segur.spec.situation import Situation

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

    from pytest_segur.diagnosis import Diagnosis
    from pytest_segur.spec.examples.example import Changes, Example

_LIBERAL: Final[Mapping[Situation, Any]] = {
    Situation.ALONE: "alone",
    Situation.AGENT: "agent",
    Situation.ALL_SIGNED: "all_signed",
}
#: What a deposit alone cannot break, or only one of many megabytes or made by hand.
TOLD_IN_WORDS: Final = {"S100", "F405", "F406", "D207", "P301", "P302", "P304"}


def test_every_rule_has_one_example() -> None:
    assert EXAMPLES.keys() == CATALOGUE.keys()


def test_only_rules_that_no_small_file_breaks_are_told_in_words() -> None:
    words = {code for code, example in EXAMPLES.items() if example.kind == "words"}
    assert words == TOLD_IN_WORDS


@pytest.mark.parametrize("code", [code for code in EXAMPLES if code not in TOLD_IN_WORDS])
def test_the_example_that_fails_breaks_its_rule_and_the_one_that_passes_does_not(
    code: str, tmp_path: pathlib.Path
) -> None:
    example = EXAMPLES[code]
    passing = _judge(example, tmp_path, fails=False)
    failing = _judge(example, tmp_path, fails=True)
    assert code not in _codes(passing)
    assert code in _codes(failing)
    if example.kind != "content":
        assert passing.is_faultless


def _judge(example: Example, folder: pathlib.Path, *, fails: bool) -> Diagnosis:
    words = example.failing if fails else example.passing
    changes = example.fails if fails else example.passes
    options: dict[str, Any] = {
        "edition": str(example.edition),
        "profiles": example.profiles,
        "today": "2022-06-30",
    }
    if example.kind == "content":
        assert words is not None
        return check(words.fr.encode(), **options)
    if example.kind == "name":
        assert words is not None
        return check(dumps(_base(example)), name=words.fr, **options)
    if example.kind == "archive":
        archive = folder / f"{fails}.zip"
        _write_archive(archive, changes)
        one_request = submission([liberal_request()])
        return check(dumps(one_request), name=file_name(), archive=archive, **options)
    changed = _changed(_base(example), {**example.given, **changes})
    return check(dumps(changed), **options)


def _base(example: Example) -> Json:
    """Two sound requests of the situation that the example says it changes."""
    edition: Any = str(example.edition)
    if example.situation is Situation.STRUCTURE:
        requests = [structure_request(position, edition=edition) for position in (1, 2)]
    else:
        case = _LIBERAL[example.situation]
        requests = [liberal_request(position, case=case, edition=edition) for position in (1, 2)]
    return submission(requests, edition=edition)


def _changed(base: Json, changes: Changes) -> Json:
    for pointer, text in changes.items():
        if text is None:
            try:
                base = amended(base, {pointer: DELETE})
            except LookupError:
                # Absent already.
                continue
        elif "…" not in text:
            value = json.loads(text, parse_int=Number, parse_float=Number)
            base = amended(base, {pointer: value})
    return base


def _write_archive(path: pathlib.Path, members: Changes) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content or "")


def _codes(diagnosis: Diagnosis) -> set[str]:
    found = {*diagnosis.by_code()}
    parts: list[Any] = [diagnosis, *diagnosis.requests, *filter(None, [diagnosis.archive])]
    return found | {fault.code for part in parts for fault in part.advisories}
