"""Single values change; every other character of a text stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_segur.asp.layout import Edits, end_of_value, members_of

if TYPE_CHECKING:
    from collections.abc import Callable

_SPACES = st.text(alphabet=" \t\r\n", max_size=3)
_SCALARS = st.sampled_from(
    [
        "null",
        "true",
        "false",
        "0",
        "-1.50",
        "1075.00",
        "1E+2",
        '""',
        '"a\\"b"',
        '"\\u00e9"',
        '"é\\\\"',
    ]
)


@st.composite
def _json(draw: Callable[..., Any], depth: int = 2) -> str:
    """A JSON text with blanks wherever they may stand; names are a, b, c …, in order."""
    kind = draw(st.sampled_from(["scalar", "array", "object"] if depth else ["scalar"]))
    if kind == "scalar":
        return str(draw(_SCALARS))
    parts = []
    for index in range(draw(st.integers(0, 3))):
        key = "abc"[index]
        name = draw(st.sampled_from([f'"{key}"', f'"\\u{ord(key):04x}"']))
        label = f"{name}{draw(_SPACES)}:{draw(_SPACES)}" if kind == "object" else ""
        parts.append(f"{draw(_SPACES)}{label}{draw(_json(depth=depth - 1))}{draw(_SPACES)}")
    body = ",".join(parts) or draw(_SPACES)
    return f"{{{body}}}" if kind == "object" else f"[{body}]"


@given(text=_json(), before=_SPACES, after=_SPACES)
def test_end_of_value_is_where_the_value_ends(text: str, before: str, after: str) -> None:
    """Whatever stands around it."""
    whole = before + text + after + ","

    assert end_of_value(whole, len(before)) == len(before + text)


@given(text=_json())
def test_members_are_those_of_the_object(text: str) -> None:
    """Names and values are cut out exactly, escapes and blanks included."""
    value = json.loads(text)
    if not isinstance(value, dict):
        return
    members = members_of(text, 0)

    assert [member.name for member in members] == list(value)
    for member in members:
        assert json.loads(text[member.name_start : member.name_end]) == member.name
        assert json.loads(text[member.start : member.end]) == value[member.name]


@given(text=_json(), new=_SCALARS)
def test_a_value_that_is_set_changes_nothing_else(text: str, new: str) -> None:
    """Each member of the root in turn; setting it again to what it was gives the first text."""
    value = json.loads(text)
    for name in value if isinstance(value, dict) else ():
        edits = Edits(text, [(name,)])
        start, end = edits.span((name,))
        edits.set_members((), {name: new})
        changed = edits.applied()

        assert changed == text[:start] + new + text[end:]
        back = Edits(changed, [(name,)])
        back.set_members((), {name: text[start:end]})
        assert back.applied() == text


@given(text=_json(), new=_SCALARS)
def test_a_missing_member_is_appended(text: str, new: str) -> None:
    """The text before and behind the new member is the old one, and both are in order."""
    value = json.loads(text)
    if not isinstance(value, dict):
        return
    edits = Edits(text, [])
    edits.set_members((), {"y": new, "z": "null"})

    assert json.loads(edits.applied()) == {**value, "y": json.loads(new), "z": None}
    assert list(json.loads(edits.applied())) == [*value, "y", "z"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a":1,"b":2}', '{"a":1,"b":2,"z":0}'),
        ('{"a": 1, "b": 2}', '{"a": 1, "b": 2, "z": 0}'),
        ('{ "a" : 1 , "b" : 2 }', '{ "a" : 1 , "b" : 2 , "z" : 0 }'),
        ('{\n  "a": 1,\n  "b": 2\n}\n', '{\n  "a": 1,\n  "b": 2,\n  "z": 0\n}\n'),
        ('{\r\n\t"a": 1,\r\n\t"b": 2\r\n}', '{\r\n\t"a": 1,\r\n\t"b": 2,\r\n\t"z": 0\r\n}'),
        ('{"a": 1\n, "b": 2}', '{"a": 1\n, "b": 2\n, "z": 0}'),
        ('{"a": 1}', '{"a": 1, "z": 0}'),
        ("{}", '{"z": 0}'),
        ("{ }", '{"z": 0 }'),
    ],
)
def test_an_appended_member_looks_like_those_before_it(text: str, expected: str) -> None:
    """Comma, colon and indentation are taken over."""
    edits = Edits(text, [])
    edits.set_members((), {"z": "0"})

    assert edits.applied() == expected


def test_an_appended_name_keeps_its_accents() -> None:
    """Behind others, and in an object that had none."""
    for text, expected in (('{"a": 1}', '{"a": 1, "é": 0}'), ("{}", '{"é": 0}')):
        edits = Edits(text, [])
        edits.set_members((), {"é": "0"})
        assert edits.applied() == expected


def test_the_last_member_may_be_replaced_and_followed_at_once() -> None:
    """The new value comes first, then what is appended."""
    edits = Edits('{"a": 1, "b": 2}', [("b",)])
    edits.set_members((), {"b": "[]", "c": "3"})

    assert edits.applied() == '{"a": 1, "b": [], "c": 3}'


@given(st.lists(st.booleans(), min_size=1, max_size=6), _SPACES, _SPACES)
def test_the_elements_kept_are_all_that_is_left(flags: list[bool], left: str, right: str) -> None:
    """With one comma between two, and nothing around them changed."""
    kept = [index for index, flag in enumerate(flags) if flag] or [0]
    text = '{"x" : [' + ",".join(f"{left}{index}{right}" for index in range(len(flags))) + "]}"
    edits = Edits(text, [("x", index) for index in range(len(flags))])
    edits.keep_elements(("x",), kept, len(flags))
    changed = edits.applied()

    assert json.loads(changed) == {"x": kept}
    assert changed.startswith('{"x" : [' + left)
    assert changed.endswith(right + "]}")
    assert len(kept) < len(flags) or changed == text


def test_kept_elements_can_change_too() -> None:
    """Removal and replacement do not get into each other's way."""
    edits = Edits("[1, 2, 3, 4]", [(index,) for index in range(4)])
    edits.keep_elements((), [1, 3], 4)
    edits.set_value((1,), '"two"')
    edits.set_value((3,), '"four"')

    assert edits.applied() == '["two", "four"]'
