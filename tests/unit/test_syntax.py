"""Syntax errors are named by their habit, at a place that no version of Python changes."""

from __future__ import annotations

import json

import pytest

from pytest_segur.document import Unreadable, parse
from pytest_segur.rules.unreadable import FOUND
from pytest_segur.syntax import place_of_constant, place_of_depth

CASES = [
    ("", "json.empty", 0),
    (" \r\n\t", "json.empty", 4),
    # A comma too many: the comma itself is the place.
    ("[1,]", "json.comma", 2),
    ("[1 ,\n ]", "json.comma", 3),
    ('{"a": 1,}', "json.comma", 7),
    ('{"a": 1 , \r\n}', "json.comma", 8),
    ('{"a": [",]", {"b": ",}",}]}', "json.comma", 23),
    ('{"a": 1,]', "json.comma", 7),
    ("[,]", "json.comma", 1),
    ("{ , }", "json.comma", 2),
    ("[1,,2]", "json.comma", 3),
    ("[1,,]", "json.comma", 3),
    ('{"a": 1,, "b": 2}', "json.comma", 8),
    ("[, 1]", "json.comma", 1),
    # One too few.
    ('{"a": 1 "b": 2}', "json.missing", 8),
    ('{"a": {}\n"b": 2}', "json.missing", 9),
    ("[1 2]", "json.missing", 3),
    ("[{} {}]", "json.missing", 4),
    ("[true -1]", "json.missing", 6),
    # Numbers.
    ('{"a": 1075,00}', "json.decimal", 10),
    ('{"a": 1075,00, "b": 1}', "json.decimal", 10),
    ("[00001]", "json.number", 2),
    ("[1.]", "json.number", 2),
    ("[0x10]", "json.number", 2),
    ("[+1]", "json.number", 1),
    ("[.5]", "json.number", 1),
    # Values and names.
    ('{"a":}', "json.value", 5),
    ('{"a": , "b": 1}', "json.value", 6),
    ('{"a": True}', "json.word", 6),
    ("[None]", "json.word", 1),
    ("[oui]", "json.word", 1),
    ("{a: 1}", "json.name", 1),
    ('{"a": 1, numéro: 2}', "json.name", 9),
    ("{'a': 1}", "json.quote", 1),
    ("{“a”: 1}", "json.quote", 1),
    ("[« a »]", "json.quote", 1),
    ("'a'", "json.quote", 0),
    # Brackets.
    ("[1}", "json.bracket", 2),
    ('{"a": 1]', "json.bracket", 7),
    ("]", "json.bracket", 0),
    # Comments.
    ("// a\n{}", "json.comment", 0),
    ("{} // a", "json.comment", 3),
    ('{"a": 1 /* b */}', "json.comment", 8),
    ('{"a": 1, # b\n"c": 2}', "json.comment", 9),
    # Strings.
    ('["a\tb"]', "json.control", 3),
    ('["a\nb"]', "json.control", 3),
    ('["\x1f"]', "json.control", 2),
    ('["\x00"]', "json.control", 2),
    (r'["C:\Users"]', "json.escape", 4),
    (r'["\ud8zz"]', "json.escape", 3),
    # The end of the file.
    ("{", "json.truncated", 1),
    ('{"a"', "json.truncated", 4),
    ('{"a":', "json.truncated", 5),
    ('{"a": 1', "json.truncated", 7),
    ('{"a": 1,\n', "json.truncated", 9),
    ('["abc', "json.truncated", 1),
    (r'["abc\"', "json.truncated", 1),
    (r'["abc' + "\\", "json.truncated", 1),
    (r'["\u00', "json.truncated", 3),
    ("[tru", "json.truncated", 1),
    ('{"a": nul', "json.truncated", 6),
    ("[f", "json.truncated", 1),
    ("[-", "json.truncated", 1),
    ("[1.", "json.truncated", 2),
    ("[1e+", "json.truncated", 2),
    # More behind.
    ("{} {}", "json.extra", 3),
    ("{},", "json.extra", 2),
    ("{}\n}", "json.extra", 3),
    ("1 2", "json.extra", 2),
    # UTF-16 without its mark.
    ("{\x00}\x00", "json.zero", 1),
    ("\x00{\x00}", "json.zero", 0),
    # Anything else.
    ("[\u00a01]", "json.syntax", 1),
    ("[1\u00a0]", "json.syntax", 2),
    ('{"a" 1}', "json.syntax", 5),
    ('{"a": =}', "json.syntax", 6),
    ("<json/>", "json.syntax", 0),
]


@pytest.mark.parametrize(("text", "reason", "offset"), CASES, ids=repr)
def test_a_syntax_error_has_its_habit_and_its_place(text: str, reason: str, offset: int) -> None:
    """S102; the explanation of the habit exists."""
    with pytest.raises(Unreadable) as caught:
        parse(text.encode())
    problem = caught.value
    assert (problem.code, problem.reason, problem.offset) == ("S102", reason, offset)
    assert problem.text == text
    assert reason in FOUND


@pytest.mark.parametrize("text", sorted({text for text, _, _ in CASES}))
def test_the_cases_are_errors_for_the_standard_library_too(text: str) -> None:
    """No stricter grammar than that of JSON."""
    with pytest.raises(json.JSONDecodeError):
        json.loads(text)


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize(
    "before",
    ["[", '["{}", ', '{"{}": [], "a\\"{}": "\\\\", "b": ', '["\\"{}", "{}\\\\", '],
)
def test_constants_that_json_does_not_have_are_placed_outside_of_strings(
    name: str, before: str
) -> None:
    """The same word inside strings and names before it counts for nothing."""
    before = before.replace("{}", name)
    with pytest.raises(Unreadable) as caught:
        parse(f"{before}{name}".encode())
    assert (caught.value.code, caught.value.reason) == ("S102", "json.constant")
    assert caught.value.offset == len(before)
    assert caught.value.details == {"name": name}


def test_minus_infinity_before_infinity_is_the_one_named() -> None:
    """The first one in the text is the fault."""
    with pytest.raises(Unreadable) as caught:
        parse(b"[-Infinity, Infinity, NaN]")
    assert (caught.value.offset, caught.value.details["name"]) == (1, "-Infinity")


def test_constants_are_found_behind_long_strings_of_escapes() -> None:
    """A million escapes before it are passed once."""
    text = '["' + r"\"" * 1_000_000 + '", NaN]'
    assert place_of_constant(text, "NaN") == len(text) - 4


@pytest.mark.parametrize(
    ("text", "limit", "place"),
    [
        ("[[]]", 1, 1),
        ("[[]]", 2, None),
        ("[{}, [], {}]", 1, 1),
        ("[][][]", 1, None),
        ('["[[[", "\\"[[["]', 1, None),
        ('["\\\\", [0]]', 1, 7),
        ('["[[[', 1, None),
        ("]]][[", 1, None),
    ],
)
def test_brackets_are_counted_outside_of_strings(text: str, limit: int, place: int | None) -> None:
    """Strings may be cut off; what closes too much opens nothing."""
    assert place_of_depth(text, limit) == place
