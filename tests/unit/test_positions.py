"""Offsets, lines, columns and pointers, held against a slow and simple reading of the text."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pytest_segur import positions
from pytest_segur.positions import (
    Lines,
    Path,
    first_repeated_key,
    from_pointer,
    locate,
    nearest,
    to_pointer,
)

SPACE = st.text(st.sampled_from(" \t\r\n"), max_size=3)
NAMES = st.text(st.sampled_from('ab/~"\\\u00e9\U0001f600\ud8000'), max_size=3)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from([None, True, "", "a,:[]{}", '"\\"', "\u2028", 0, -1.5, 10**30]) | NAMES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=25,
)


@dataclass
class Written:
    """JSON with odd blanks and escapes, and where its writer put each value."""

    draw: st.DrawFn
    text: str = ""
    offsets: dict[Path, int] = field(default_factory=dict)

    def value(self, value: object, path: Path = ()) -> None:
        """Write one value and what stands in it."""
        self.space()
        self.offsets[path] = len(self.text)
        if isinstance(value, dict):
            self.members("{}", [(name, member) for name, member in value.items()], path)
        elif isinstance(value, list):
            self.members("[]", list(enumerate(value)), path)
        else:
            self.scalar(value)
        self.space()

    def members(self, brackets: str, members: list[tuple[Any, object]], path: Path) -> None:
        """Write an object or an array."""
        self.text += brackets[0]
        self.space()
        for index, (step, member) in enumerate(members):
            self.text += "," if index else ""
            if brackets == "{}":
                self.space()
                self.scalar(step)
                self.space()
                self.text += ":"
            self.value(member, (*path, step))
        self.text += brackets[1]

    def scalar(self, value: object) -> None:
        """Write a scalar, its characters escaped or not."""
        plain = json.dumps(value, ensure_ascii=self.draw(st.booleans()))
        self.text += plain.replace("a", "\\u0061") if self.draw(st.booleans()) else plain

    def space(self) -> None:
        """Write some blanks, or none."""
        self.text += self.draw(SPACE)


@st.composite
def written_values(draw: st.DrawFn) -> Written:
    """Draw a JSON text of which each place is known."""
    written = Written(draw)
    written.value(draw(VALUES))
    return written


@given(written_values())
def test_every_place_is_found_where_its_writer_put_it(written: Written) -> None:
    """All paths at once."""
    assert locate(written.text, written.offsets) == written.offsets


@given(written_values(), st.data())
def test_a_place_is_found_with_those_around_it_and_no_other(
    written: Written, data: st.DataObject
) -> None:
    """One path: itself, and what it stands in."""
    path = data.draw(st.sampled_from(sorted(written.offsets, key=repr)))
    around = {path[:end] for end in range(len(path) + 1)}
    assert locate(written.text, [path]) == {place: written.offsets[place] for place in around}


@given(written_values())
def test_a_path_that_leads_nowhere_is_left_out(written: Written) -> None:
    """The nearest place that is there stands in for it."""
    (deepest,) = {max(written.offsets, key=len)}
    astray = (*deepest, "absent", 7)
    found = locate(written.text, [astray])
    assert astray not in found
    assert nearest(found, astray) == written.offsets[deepest]


def test_a_name_is_no_position_and_a_position_no_name() -> None:
    """The member "0" of an object and the first element of an array are told apart."""
    text = '{"0": ["a"]}'
    assert locate(text, [("0", 0)]) == {(): 0, ("0",): 6, ("0", 0): 7}
    assert locate(text, [(0, "0")]) == {(): 0}
    assert nearest(locate(text, [(0, "0")]), (0, "0")) == 0


def test_huge_numbers_are_passed_over() -> None:
    """An integer of ten thousand digits is not converted."""
    text = '{"a": ' + "7" * 10_000 + ', "b": 1}'
    assert locate(text, [("b",)])[("b",)] == text.rindex("1")


def test_two_hundred_levels_are_walked_down() -> None:
    """The deepest place that a file may have."""
    text = "[" * 200 + "]" * 200
    assert locate(text, [(0,) * 199])[(0,) * 199] == 199


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"a": [1, 2, no JSON', ("a", 1)),
        ('{"a": {"b": [{"c": ', ("a", "b")),
        ('["x", [[], {}], "y" and so on', (1, 1)),
    ],
)
def test_nothing_is_read_behind_the_last_place(text: str, path: Path) -> None:
    """Not even to see whether it is JSON: a file may go on for millions of elements."""
    assert path in locate(text, [path[:1], path])


def test_the_elements_behind_the_last_one_wanted_are_passed_in_one_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many they are, and whatever is wanted behind the array."""
    text = json.dumps({"a": [[n] for n in range(5000)], "b": 1})
    reader = Mock(wraps=positions._DECODER)  # noqa: SLF001 - what reads is counted
    monkeypatch.setattr(positions, "_DECODER", reader)
    found = locate(text, [("a", 2), ("a", "no position"), ("b",)])
    assert found[("a", 2)] == text.index("[2]")
    assert found[("b",)] == text.rindex("1")
    assert reader.raw_decode.call_count < 10
    assert locate("[[0]]", [(3,), (0, 1)]) == {(): 0, (0,): 1}


TEXTS = st.text(st.sampled_from("a\n\r\u2028é\U0001f600"), max_size=40)


@given(TEXTS, st.integers(0, 40))
@example("\n\n", 2)
@example("a\r\nb", 3)
@example("", 0)
def test_lines_end_with_line_feeds_and_columns_count_code_points(text: str, offset: int) -> None:
    """Both count from 1; neither a carriage return nor U+2028 ends a line."""
    offset = min(offset, len(text))
    before = text[:offset].split("\n")
    assert Lines(text).at(offset) == (len(before), len(before[-1]) + 1)
    assert Lines(text).offset(len(before), len(before[-1]) + 1) == offset


@pytest.mark.parametrize("line", ["", "a" * 99, "é" * 70_000])
@pytest.mark.parametrize("offset", [0, 1, 8_191, 8_192, 8_193, 65_536, 200_000])
def test_lines_of_big_texts_are_counted_across_stretches(line: str, offset: int) -> None:
    """Long lines, short lines and nothing but line ends."""
    text = ((line + "\n") * (200_000 // (len(line) + 1) + 1))[:200_000]
    before = text[:offset].split("\n")
    assert Lines(text).at(offset) == (len(before), len(before[-1]) + 1)
    assert Lines(text).offset(len(before), len(before[-1]) + 1) == offset


STEPS = st.lists(st.integers(0, 9_999) | NAMES, max_size=5).map(tuple)


@given(STEPS)
@example(("a/b", "m~n", "~1", "~01", "", 0, "é"))
def test_a_pointer_escapes_tildes_and_slashes(path: Path) -> None:
    """Read by the steps of RFC 6901 it names the same members."""
    tokens = to_pointer(path).split("/")[1:]
    assert [token.replace("~1", "/").replace("~0", "~") for token in tokens] == [*map(str, path)]


@given(STEPS)
def test_a_pointer_is_read_back(path: Path) -> None:
    """But for names that look like positions."""
    as_read = tuple(int(step) if step in {*"0123456789"} else step for step in path)
    assert from_pointer(to_pointer(path)) == as_read


@pytest.mark.parametrize(
    ("pointer", "path"),
    [
        ("", ()),
        ("/", ("",)),
        ("/a//0", ("a", "", 0)),
        ("/10", (10,)),
        ("/01", ("01",)),
        ("/-1", ("-1",)),
        ("/-", ("-",)),
        ("/\u0663", ("\u0663",)),
        ("/~01", ("~1",)),
        ("/~10", ("/0",)),
    ],
)
def test_only_plain_positions_are_positions(pointer: str, path: Path) -> None:
    """No leading zero, no sign, no digits of other scripts."""
    assert from_pointer(pointer) == path


@pytest.mark.parametrize(
    "pointer", ["a", "commande/dateCommande", "#/a", " /a", "/~", "/~2", "/a~"]
)
def test_what_is_no_pointer_is_an_error(pointer: str) -> None:
    """Rather than the place of something else."""
    with pytest.raises(ValueError, match="not a JSON pointer"):
        from_pointer(pointer)


def repeated_by_reference(text: str) -> Path | None:
    """Find the repeated key that ends first, by reading objects as lists of pairs."""
    pairs = json.loads(text, object_pairs_hook=lambda members: ("object", members))

    def search(value: Any, path: Path) -> Path | None:  # noqa: ANN401 - any JSON
        if isinstance(value, tuple):
            seen: set[str] = set()
            for name, member in value[1]:
                if name in seen:
                    return (*path, name)
                seen.add(name)
                if (found := search(member, (*path, name))) is not None:
                    return found
        if isinstance(value, list):
            for index, member in enumerate(value):
                if (found := search(member, (*path, index))) is not None:
                    return found
        return None

    return search(pairs, ())


PAIRS: st.SearchStrategy[str] = st.recursive(
    st.sampled_from(["1", '"a"', '"\\"{"', "true", "[]", "{}", '":"']),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{' , '.join(items)}]"),
        st.lists(
            st.tuples(st.sampled_from(['"a"', '"\\u0061"', '"b"', '"{"', '"\\\\"', '""']), inner),
            max_size=3,
        ).map(lambda pairs: "{" + ",\r\n".join(f"{name} : {value}" for name, value in pairs) + "}"),
    ),
    max_leaves=12,
)


@given(PAIRS)
@example('{"a": {"b": 1, "b": 2}, "a": 3}')
@example('{"b": 0, "a": {"b": 1}, "{": 2, "a": 3}')
@example('[0, [{"a": 1}, {"a": 1, "\\u0061": 2}]]')
def test_the_first_repeated_key_is_that_of_the_reference(text: str) -> None:
    """Its path, and the offset of the key that comes second."""
    expected = repeated_by_reference(text)
    if expected is None:
        with pytest.raises(LookupError):
            first_repeated_key(text)
        return
    path, offset = first_repeated_key(text)
    assert path == expected
    name, end = json.JSONDecoder().raw_decode(text, offset)
    assert name == path[-1]
    assert text[end:].lstrip().startswith(":")
    # Up to that key nothing is repeated yet, so that it is the second one.
    assert any(json.loads(quoted) == name for quoted in ('"a"', '"b"', '"{"', '"\\\\"', '""'))
