"""What holds for every file whatsoever: a diagnosis comes, and agrees with itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.cases.case import BASES
from support.consistency import assert_consistent
from support.mutations import KINDS, mutated_submissions
from support.submissions import file_name, submission

from pytest_segur import Number, check, dumps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.submissions import Json

TODAY: Final = date(2022, 3, 1)
_VALUES: Final = (
    *KINDS,
    "",
    "\ud800",
    "\u202e\u0007",
    "null",
    "TTC",
    "HT",
    "LIBERAL",
    "STRUCTURE",
    "00001",
    "PREUVE_HT",
    "MAI_15",
    "isDirecToDMP",
    False,
    Number("1075.00"),
    Number("-0.00"),
    Number("1e999999999"),
    Number("9" * 50),
    "x" * 200,
    "{name}",
)
_editions = st.sampled_from(["published", "corrected"])
_profiles = st.sampled_from([None, [], ["mailiz"], ["centre-de-sante", "mailiz"]])
_ignored = st.lists(st.sampled_from(["S106", "S", "D205", "D22", "D273", "A", "F402"]), max_size=2)
_names = st.sampled_from(
    [None, "x.json", file_name(), file_name(edition="corrected", number="000")]
)


@settings(max_examples=100)
@given(
    file=mutated_submissions(most=6, values=_VALUES),
    edition=_editions,
    profiles=_profiles,
    ignored=_ignored,
    name=_names,
)
def test_a_diagnosis_agrees_with_itself(
    file: Json,
    edition: str,
    profiles: list[str] | None,
    ignored: list[str],
    name: str | None,
) -> None:
    """Codes, places, verdicts, counts: nothing contradicts anything else."""
    content = dumps(file)
    options: dict[str, Any] = {"profiles": profiles, "ignore": ignored, "name": name}
    diagnosis = check(content, edition=edition, today=TODAY, **options)
    assert_consistent(diagnosis, content.decode())
    again = check(content, edition=edition, today=TODAY, **options)
    assert again.to_dict() == diagnosis.to_dict()
    # An object is judged as it would be written.
    of_object = check(file, edition=edition, today=TODAY, **options)
    assert of_object.to_dict() == diagnosis.to_dict()


@settings(max_examples=100)
@given(data=st.data())
def test_a_damaged_text_has_a_diagnosis(data: st.DataObject) -> None:
    """Bytes left out, put in or doubled: never an exception, always a place."""
    content = bytearray(dumps(submission([BASES["ht"](1, "published")])))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content)))
        length = data.draw(st.sampled_from([0, 1, 2, 40]))
        replacement = data.draw(
            st.sampled_from(
                [b"", b"\x00", b"\xff", b'"', b"{", b"]", b",", b"1", b"NaN", b"\\u", b"\n"]
            )
        )
        content[at : at + length] = replacement
    diagnosis = check(bytes(content), today=TODAY)
    assert_consistent(diagnosis, content.decode(errors="replace"))


@settings(max_examples=100)
@given(content=st.binary(max_size=60))
def test_any_bytes_have_a_diagnosis(content: bytes) -> None:
    """What is no submission at all is refused by a rule of the file."""
    diagnosis = check(content, today=TODAY)
    assert diagnosis.errors
    assert_consistent(diagnosis, content.decode(errors="replace"))


def _json_values() -> st.SearchStrategy[Any]:
    scalars = st.none() | st.booleans() | st.integers().map(str).map(Number) | st.text(max_size=8)
    names = st.text(max_size=4) | st.sampled_from(["lignesImport", "commande", "impId", "SIRET"])
    return st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4),
        max_leaves=15,
    )


@settings(max_examples=100)
@given(value=_json_values(), edition=_editions)
def test_any_json_has_a_diagnosis(value: Any, edition: str) -> None:  # noqa: ANN401
    """Whatever stands in the file."""
    content = dumps(value)
    assert_consistent(check(content, edition=edition, today=TODAY), content.decode())


@pytest.mark.parametrize("junk", [{1: 2}, {"a": {1, 2}}, {"a": b""}, {"a": float("nan")}])
def test_an_object_that_json_cannot_write_is_refused(junk: Mapping[str, object]) -> None:
    """S102, as of a file that is no JSON."""
    assert [error.code for error in check(junk).errors] == ["S102"]
