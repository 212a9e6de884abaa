"""Submissions are written so that reading them gives them back, or not at all."""

from __future__ import annotations

import enum
import json
import math
import types
from collections import ChainMap, OrderedDict, UserDict, UserList, deque
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_segur.document import MAX_DEPTH, parse
from pytest_segur.number import Number
from pytest_segur.rules.unreadable import FOUND
from pytest_segur.writing import Unwritable, dumps

LITERALS = st.one_of(
    st.integers().map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.sampled_from(["1075.00", "1.07500E3", "-0", "-0.0e-00", "0E+99999", "7" * 5_000]),
)
TEXTS = st.text(st.characters(exclude_categories=()), max_size=8).map(
    # Two halves side by side are read as the pair that they are.
    lambda text: text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | LITERALS.map(Number) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_what_is_written_is_read_back(value: dict[str, Any]) -> None:
    """Order, literals and lone surrogates included."""
    read = parse(dumps(value)).root
    assert read == value
    assert list(read) == list(value)


@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_the_layout_is_that_of_the_standard_library(value: dict[str, Any]) -> None:
    """Two blanks a level, one member a line, `[]` and `{}` for what is empty."""

    def plain(part: object) -> object:
        if isinstance(part, Number):
            return f"number {part.literal}"
        if isinstance(part, list):
            return list(map(plain, part))
        return {n: plain(m) for n, m in part.items()} if isinstance(part, dict) else part

    expected = json.dumps(plain(value), indent=2, ensure_ascii=False) + "\n"
    text = dumps(plain(value))
    assert text == expected.encode("utf-8", "backslashreplace")


def test_a_lone_surrogate_is_written_as_an_escape() -> None:
    """UTF-8 has no bytes for it; a backslash before it stays one."""
    assert dumps({"\ud800": "\\\udfff"}) == b'{\n  "\\ud800": "\\\\\\udfff"\n}\n'


def test_halves_side_by_side_are_the_pair() -> None:
    """JSON has no way to keep them apart."""
    assert parse(dumps({"a": "\ud83d\ude00"})).root == {"a": "\U0001f600"}


class Word(str):
    """A string with another way to print itself."""

    __slots__ = ()
    __str__ = str.swapcase


class Level(int, enum.Enum):
    """An integer that prints its name."""

    ONE = 1


class Kind(enum.StrEnum):
    """A string by another name."""

    HT = "HT"


class Cents(Decimal):
    """An amount that prints its type."""

    __str__ = Decimal.__repr__


class Metres(float):
    """A length that prints itself to the bit."""

    __repr__ = float.hex


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (False, "false"),
        (None, "null"),
        (0, "0"),
        (-7, "-7"),
        (10**400, "1" + "0" * 400),
        (10**10_000, "1" + "0" * 10_000),
        (-(10**5_000), "-1" + "0" * 5_000),
        (Level.ONE, "1"),
        (Kind.HT, '"HT"'),
        (Word("mot"), '"mot"'),
        (1075.0, "1075.0"),
        (1e22, "1e+22"),
        (-0.0, "-0.0"),
        (5e-324, "5e-324"),
        (Metres(2.5), "2.5"),
        (Decimal("1075.00"), "1075.00"),
        (Decimal("1E+3"), "1E+3"),
        (Decimal("-0E-7"), "-0E-7"),
        (Decimal("1e99999"), "1E+99999"),
        (Cents("12.50"), "12.50"),
        (Number("1.07500E3"), "1.07500E3"),
        ('\u2028\x7f\t"\\é', '"\u2028\x7f\\t\\"\\\\é"'),
        ([], "[]"),
        ((), "[]"),
        ({}, "{}"),
        (range(0), "[]"),
        ((1, (2,)), "[\n  1,\n  [\n    2\n  ]\n]"),
        (deque([1]), "[\n  1\n]"),
        (UserList(["a"]), '[\n  "a"\n]'),
        (OrderedDict(b=1, a=2), '{\n  "b": 1,\n  "a": 2\n}'),
        (UserDict(a=[]), '{\n  "a": []\n}'),
        (types.MappingProxyType({"a": {}}), '{\n  "a": {}\n}'),
        (ChainMap({"a": 1}), '{\n  "a": 1\n}'),
        ({Word("mot"): 1, Kind.HT: 2}, '{\n  "mot": 1,\n  "HT": 2\n}'),
    ],
    ids=lambda value: type(value).__name__,
)
def test_kinds_of_values_are_written_by_what_they_hold(value: object, text: str) -> None:
    """Subclasses, tuples and mappings of all kinds, integers of any size."""
    assert dumps(value) == f"{text}\n".encode()


class Opaque:
    """Nothing that JSON knows."""


@pytest.mark.parametrize(
    ("value", "reason", "message", "details"),
    [
        (math.nan, "object.number", "JSON cannot write nan", {"number": "nan"}),
        (-math.inf, "object.number", "JSON cannot write -inf", {"number": "-inf"}),
        (Decimal("NaN"), "object.number", "JSON cannot write NaN", {"number": "NaN"}),
        (Decimal("sNaN"), "object.number", "JSON cannot write sNaN", {"number": "sNaN"}),
        (Decimal("-Infinity"), "object.number", "JSON cannot write -I", {"number": "-Infinity"}),
        (b"bytes", "object.kind", "JSON cannot write bytes", {"kind": "bytes"}),
        (bytearray(b"b"), "object.kind", "JSON cannot write bytearray", {"kind": "bytearray"}),
        (memoryview(b"b"), "object.kind", "JSON cannot write memoryv", {"kind": "memoryview"}),
        ({1, 2}, "object.kind", "JSON cannot write set", {"kind": "set"}),
        (1j, "object.kind", "JSON cannot write complex", {"kind": "complex"}),
        (Opaque(), "object.kind", "JSON cannot write Opaque", {"kind": "Opaque"}),
        (iter(()), "object.kind", "JSON cannot write tuple_iter", {"kind": "tuple_iterator"}),
        ({1: 2}, "object.name", "a name in JSON is a string, not int", {"kind": "int"}),
        ({None: 2}, "object.name", "a name in JSON is a string, not N", {"kind": "NoneType"}),
        ({b"a": 2}, "object.name", "a name in JSON is a string, not b", {"kind": "bytes"}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_json_has_no_way_to_write_is_told(
    value: object, reason: str, message: str, details: dict[str, str]
) -> None:
    """Wherever it stands; the reason has its explanation."""
    for whole in (value, [value], {"a": [1, {"b": value}]}):
        with pytest.raises(Unwritable, match=message) as caught:
            dumps(whole)
        assert (caught.value.reason, caught.value.details) == (reason, details)
        assert FOUND[reason].to("fr", **details)
        assert isinstance(caught.value, ValueError)


def nested(depth: int) -> object:
    """Nest lists and dictionaries in turns, so many levels."""
    value: object = []
    for level in range(depth - 1):
        value = [value] if level % 2 else {"a": value}
    return value


def test_what_is_written_is_never_too_deep_to_be_read() -> None:
    """As many levels as a file may have, and not one more."""
    assert dumps(nested(MAX_DEPTH)).count(b"\n") == 2 * MAX_DEPTH - 1
    assert parse(dumps({"a": nested(MAX_DEPTH - 1)})).root
    with pytest.raises(Unwritable, match="nested more than 200 levels deep") as caught:
        dumps(nested(MAX_DEPTH + 1))
    assert (caught.value.reason, caught.value.details) == ("object.depth", {"limit": "200"})
    with pytest.raises(Unwritable):
        dumps(nested(100_000))


def test_what_holds_itself_is_told() -> None:
    """Through itself alone, through others, or many times over."""
    itself: list[object] = []
    itself.append(itself)
    ring: dict[str, object] = {}
    ring["list"] = [{"ring": ring}]
    bush: list[object] = []
    bush.extend([bush] * 3)
    for endless in (itself, ring, bush):
        with pytest.raises(Unwritable, match="nested more than 200 levels deep"):
            dumps(endless)
