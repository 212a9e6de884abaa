"""Properties of reading: whatever the bytes, and whatever the JSON."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from pytest_segur.document import Document, Unreadable, parse
from pytest_segur.number import Number
from pytest_segur.positions import first_repeated_key
from pytest_segur.rules.unreadable import FOUND

CODES = {"S100", "S101", "S102", "S103", "S104"}

#: Pieces that belong into JSON, and some that do not.
PIECES = st.sampled_from(
    [
        *'{}[]:,"',
        "\\",
        "\\u",
        "00",
        "1",
        ".",
        "e",
        "-",
        "NaN",
        "Infinity",
        "true",
        "nul",
        " ",
        "\n",
        "\r\n",
        "\t",
        "//",
        "'",
        '"a"',
        '"a":',
        "\ufeff",
        "é",
        "\x00",
        "😀",
        "\xa0",
    ]
)
JSON_TEXTS: st.SearchStrategy[str] = st.recursive(
    st.sampled_from(["1", "-1.50e2", '"a"', '"\\"[{"', "true", "null", "[]", "{ }", '"😀"']),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(st.tuples(st.sampled_from(['"a"', '"b"', '"\\u0061"']), inner), max_size=3).map(
            lambda pairs: "{" + ",".join(f"{name}: {value}" for name, value in pairs) + "}"
        ),
    ),
    max_leaves=8,
)


@st.composite
def nearly_json(draw: st.DrawFn) -> bytes:
    """Damage JSON in a place or two, or in none."""
    text = draw(JSON_TEXTS)
    for _ in range(draw(st.integers(0, 2))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 3)))
        text = text[:start] + draw(PIECES | st.just("")) + text[end:]
    return text.encode()


LITERALS = st.one_of(
    st.integers().map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.sampled_from(["1075.00", "1.07500E3", "-0", "-0.0e-00", "7" * 5_000]),
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


def written(value: object) -> str:
    """Write a value as JSON with every character escaped, numbers by their literals."""
    if isinstance(value, Number):
        return value.literal
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, dict):
        members = (f"{json.dumps(name)}: {written(member)}" for name, member in value.items())
        return "{" + ", ".join(members) + "}"
    return json.dumps(value)


@given(st.binary(max_size=60) | nearly_json())
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b'{"a": 1}')
@example(b'{"a": 1, "a": 1}')
def test_any_bytes_are_a_document_or_a_refusal_with_code_and_place(data: bytes) -> None:
    """Nothing else is ever raised, and the place lies in the text."""
    try:
        document: Document | Unreadable = parse(data)
    except Unreadable as refusal:
        document = refusal
    if isinstance(document, Document):
        assert document.text.encode() == data
        assert isinstance(document.root, dict)
        return
    assert document.code in CODES
    assert document.reason in FOUND
    if document.code == "S103":
        path, offset = first_repeated_key(document.text)
        assert document.text[offset] == '"'
        assert path
    else:
        assert document.offset is not None
        assert 0 <= document.offset <= len(document.text)


@given(nearly_json())
@example(b"{}")
@example(b"[NaN]")
def test_what_the_standard_library_reads_strictly_is_read_and_nothing_else(data: bytes) -> None:
    """Of near-JSON, the two agree about what is JSON."""

    def refuse(name: str) -> None:
        raise ValueError(name)

    is_json = True
    try:
        json.loads(data.decode(), parse_constant=refuse)
    except ValueError:
        is_json = False
    code = ""
    try:
        parse(data)
    except Unreadable as problem:
        code = problem.code
    # S103 and S104 judge what is JSON all right; a mark is no part of it.
    assert is_json == (code not in {"S101", "S102"})


@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_reading_gives_back_what_was_written(value: dict[str, Any]) -> None:
    """Types, order, lone surrogates, number literals: nothing is changed on the way."""
    document = parse(written(value).encode())
    assert document == Document(text=written(value), root=value)
    assert list(document.root) == list(value)


@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_reading_agrees_with_the_standard_library_but_for_numbers(value: dict[str, Any]) -> None:
    """Numbers have the value that the standard library reads, too."""
    text = written(value)

    def plain(read: object) -> object:
        if isinstance(read, Number):
            return str(read.to_decimal())
        if isinstance(read, list):
            return list(map(plain, read))
        if isinstance(read, dict):
            return {name: plain(member) for name, member in read.items()}
        return read

    def decimal(literal: str) -> str:
        return str(Number(literal).to_decimal())

    assert plain(parse(text.encode()).root) == json.loads(
        text, parse_int=decimal, parse_float=decimal
    )
