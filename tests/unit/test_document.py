"""Bytes become a document, or a reason with a code and a place (S101 to S104)."""

from __future__ import annotations

import traceback

import pytest

from pytest_segur.document import MAX_BYTES, MAX_DEPTH, Unreadable, parse
from pytest_segur.number import Number


def refusal(data: bytes) -> tuple[str, str, int | None]:
    """Give code, reason and offset of bytes that cannot be read."""
    with pytest.raises(Unreadable) as caught:
        parse(data)
    # Who lets it pass unhandled reads both in the traceback.
    assert caught.value.args == (caught.value.code, caught.value.reason)
    return caught.value.code, caught.value.reason, caught.value.offset


def test_a_document_keeps_the_order_of_its_members_and_its_text() -> None:
    """The root is a plain dictionary in the order of the text, which is kept."""
    document = parse('{"b": "é", "a": [true, null]}'.encode())
    assert list(document.root.items()) == [("b", "é"), ("a", [True, None])]
    assert document.text == '{"b": "é", "a": [true, null]}'


@pytest.mark.parametrize(
    "literal", ["1075.00", "1.07500E3", "-0", "0", "1e-400", "1E+99999999999", "7" * 10_000]
)
def test_a_number_is_kept_as_it_is_written(literal: str) -> None:
    """No number is converted, so none is too big."""
    assert parse(f'{{"a": {literal}}}'.encode()).root == {"a": Number(literal)}


def test_a_document_of_exactly_the_greatest_size_is_read() -> None:
    """20 000 000 bytes pass, one more does not (S100)."""
    text = b'{"a": 1' + b" " * (MAX_BYTES - 8) + b"}"
    assert len(text) == 20_000_000
    assert parse(text).root == {"a": Number("1")}
    assert refusal(text + b" ") == ("S100", "file.big", None)


@pytest.mark.parametrize(
    ("data", "reason", "offset"),
    [
        (b"\xef\xbb\xbf{}", "encoding.mark", 0),
        ("\ufeff{}".encode("utf-16-le"), "encoding.wide", 0),
        ("\ufeff{}".encode("utf-16-be"), "encoding.wide", 0),
        ('{"é": "è"}'.encode("latin-1"), "encoding.bytes", 2),
        ('{"éà": "€"}'.encode()[:-4], "encoding.bytes", 8),
        (b'{"a": "\xed\xa0\x80"}', "encoding.bytes", 7),
        (b'{"a": "\xc0\xaf"}', "encoding.bytes", 7),
        (b"\xff", "encoding.bytes", 0),
        (b"{}\x80", "encoding.bytes", 2),
    ],
    ids=str,
)
def test_what_is_not_utf8_is_s101_at_its_first_wrong_character(
    data: bytes, reason: str, offset: int
) -> None:
    """The offset counts code points, those before the wrong byte being known."""
    assert refusal(data) == ("S101", reason, offset)


def test_the_wrong_byte_is_named() -> None:
    """A Latin-1 é is byte E9."""
    with pytest.raises(Unreadable) as caught:
        parse('{"é": 1}'.encode("latin-1"))
    assert caught.value.details == {"octet": "0xE9"}
    assert caught.value.text == '{"'


def test_a_mark_further_on_is_only_a_syntax_error() -> None:
    """Only at the beginning is U+FEFF a byte-order mark; in a string it is a character."""
    assert parse('{"a": "\ufeff"}'.encode()).root == {"a": "\ufeff"}
    assert refusal('{"a": \ufeff1}'.encode()) == ("S102", "json.syntax", 6)


def nested(depth: int, opener: str, closer: str, inner: str = "") -> bytes:
    """Write so many levels, the root being an object."""
    return ('{"a": ' + opener * (depth - 1) + inner + closer * (depth - 1) + "}").encode()


KINDS = pytest.mark.parametrize(
    ("opener", "closer", "inner"),
    [("[", "]", ""), ('{"[": ', "}", "{}"), ('["]}[{\\"", ', "]", '"["')],
    ids=["arrays", "objects", "arrays with brackets in strings"],
)


@KINDS
def test_two_hundred_levels_are_read(opener: str, closer: str, inner: str) -> None:
    """The limit itself is allowed."""
    levels = MAX_DEPTH - 1 if inner == "{}" else MAX_DEPTH
    assert parse(nested(levels, opener, closer, inner)).root.keys() == {"a"}


@KINDS
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 900, 5_000, 200_000])
def test_the_first_bracket_beyond_the_limit_is_the_fault(
    opener: str, closer: str, inner: str, depth: int
) -> None:
    """Wherever the standard library gives up, the place is that of level 201."""
    place = len('{"a": ') + (MAX_DEPTH - 1) * len(opener)
    assert refusal(nested(depth, opener, closer, inner)) == ("S102", "json.depth", place)


@pytest.mark.parametrize("end", ["", "NaN", ",]", "\x00"])
@pytest.mark.parametrize("depth", [201, 5_000, 200_000])
def test_too_deep_comes_before_what_is_wrong_further_down(depth: int, end: str) -> None:
    """How far the reader comes depends on the version of Python; the answer does not."""
    assert refusal(b"[" * depth + end.encode()) == ("S102", "json.depth", MAX_DEPTH)


def test_a_fault_within_the_limit_comes_before_too_deep() -> None:
    """Behind a syntax error brackets mean nothing, and behind what is no number."""
    assert refusal(b"{,}" + b"[" * 5_000) == ("S102", "json.comma", 1)
    assert refusal(b"[NaN," + b"[" * 5_000) == ("S102", "json.constant", 1)


def test_who_reports_what_is_too_deep_knows_the_limit_and_the_text() -> None:
    """The one for the sentence, the other for line and column."""
    data = nested(MAX_DEPTH + 1, "[", "]")
    with pytest.raises(Unreadable) as caught:
        parse(data)
    assert caught.value.details == {"limit": "200"}
    assert caught.value.text == data.decode()


def test_a_stack_that_is_used_up_already_is_not_the_fault_of_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A shallow file is not called deep because its caller left no room."""

    def give_up(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("json.loads", give_up)
    with pytest.raises(RecursionError):
        parse(b"[[]]")


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1, "a": 1}',
        r'{"a": 1, "\u0061": 2}',
        r'{"\ud83d\ude00": 1, "😀": 2}',
        r'{"\ud800": 1, "\uD800": 2}',
        '{"x": [{"b": {"a": 1, "c": 2, "a": 3}}]}',
        '[{"a": 1, "a": 2}]',
        '{"": 1, "": 2}',
    ],
)
def test_a_repeated_key_is_s103(text: str) -> None:
    """Anywhere, by any spelling, and before the kind of the root is looked at."""
    assert refusal(text.encode()) == ("S103", "key.repeated", None)


@pytest.mark.parametrize("text", ['{"a": %s, "a": 0}', '{"a": 0, "a": %s}', '[{"b": 1, "b": %s}]'])
def test_what_is_nested_too_deep_comes_before_a_repeated_key(text: str) -> None:
    """Under whichever of the two keys it stands, and however much deeper it goes."""
    for levels in (200, 300, 900):
        deep = text % ("[" * levels + "]" * levels)
        code, reason, offset = refusal(deep.encode())
        assert (code, reason) == ("S102", "json.depth"), levels
        assert offset == deep.index("[[") + 200 - deep[: deep.index("[[")].count("[") - 1


def test_what_was_read_is_let_go_before_a_repeated_key_is_looked_for() -> None:
    """It may take as much room as the file can make it take."""
    with pytest.raises(Unreadable) as caught:
        parse(b'{"a": 1, "b": [7, 7, 7], "a": 2}')
    frames = [frame for frame, _ in traceback.walk_tb(caught.tb)]
    held = [value for frame in frames for value in frame.f_locals.values()]
    assert not [value for value in held if isinstance(value, dict) and [7, 7, 7] in value.values()]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": {"a": {"a": 1}}}',
        '{"a": 1, "A": 2, "á": 3, "a\u0301": 4}',
        r'{"\ud800": 1, "\ud801": 2}',
        '{"x": [{"a": 1}, {"a": 1}]}',
        '{"a": "a", "b": ["a", "a"]}',
    ],
)
def test_equal_keys_of_different_objects_and_alike_keys_are_no_repetition(text: str) -> None:
    """Keys are compared by code point, in their own object only."""
    assert parse(text.encode()).root


@pytest.mark.parametrize(
    ("text", "offset"),
    [("[]", 0), ("\n\t null", 3), ('"{}"', 0), ("1075.00", 0), ("true", 0), ("[{}]\n", 0)],
)
def test_a_root_that_is_no_object_is_s104(text: str, offset: int) -> None:
    """The place is that of the root."""
    assert refusal(text.encode()) == ("S104", "root.kind", offset)


def test_lone_surrogates_are_read_in_keys_and_values() -> None:
    """An escape of half a pair is one code point, and no error."""
    root = parse(rb'{"\ud800": "a\udfffb", "pair": "\ud83d\ude00"}').root
    assert root == {"\ud800": "a\udfffb", "pair": "😀"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'["' + b'\\"' * 1_000_000, "S102"),
        (b'["' + b"\\n" * 1_000_000 + b'", NaN]', "S102"),
        (b'"' * 2_000_001, "S102"),
        (b'["a"' + b',"NaN"' * 400_000 + b",Infinity]", "S102"),
        (b"[" + b"[]," * 500_000 + b"]", "S102"),
        (b"[" * 3_000_000, "S102"),
        (b'{"a": ' * 400_000, "S102"),
        (b'{"":1' + b',"":1' * 300_000 + b"}", "S103"),
        (b"[" + b"1" * 3_000_000 + b"]", "S104"),
        (b" " * 3_000_000, "S102"),
        (b"\xff" * 3_000_000, "S101"),
        (b"{" + b"\x00" * 3_000_000, "S102"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[:12].decode("latin-1"),
)
def test_big_files_made_to_annoy_are_judged_like_others(data: bytes, code: str) -> None:
    """Megabytes of quotes, escapes or brackets: none takes more than one look at each byte."""
    assert refusal(data)[0] == code
