"""Values are shown masked, short, and harmless to a terminal."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pytest_segur.number import Number
from pytest_segur.spec.formats import MISSING
from pytest_segur.spec.text import Text, same
from pytest_segur.wording import in_language, mask, quoted, shown, visible

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)
#: The categories of letters, marks, numbers, symbols, and of what Unicode has not named yet.
TELLING = {"L", "M", "N", "So", "Sm", "Co", "Cn"}
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
HARMLESS_LENGTH = len('"' + 60 * "\\U0001f600" + '…"')


def tells_something(character: str) -> bool:
    """Whether a character could be part of a name, an address or a number."""
    category = unicodedata.category(character)
    if character.isascii():
        return character.isalnum()
    return category[0] in TELLING or category in TELLING


@given(ANY_TEXT)
def test_a_mask_keeps_the_length(text: str) -> None:
    """In code points, so that a fault of length stays visible."""
    assert len(mask(text)) == len(text)


@given(ANY_TEXT)
@example("ⒹⓤⓡⓐⓝⒹ 🄳🅄 ½ Ⅷ 三 ٣ 𝕯 ª ʰ ́ \ue000 \U0001f1eb")
def test_a_mask_lets_no_letter_and_no_digit_through(text: str) -> None:
    """Each one becomes an A, an a or a 9, whatever stood there."""
    for before, after in zip(text, mask(text), strict=True):
        if tells_something(before):
            assert after in "Aa9"
        else:
            assert after == before


@given(ANY_TEXT)
def test_masking_twice_changes_nothing(text: str) -> None:
    """What is masked holds nothing more to mask."""
    assert mask(mask(text)) == mask(text)


@given(ANY_TEXT)
def test_a_mask_shows_case(text: str) -> None:
    """Capitals stay capitals, so that a fault of case stays visible."""
    for before, after in zip(text, mask(text), strict=True):
        if before.isalpha() and not before.isnumeric():
            assert after == ("A" if before.isupper() else "a")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Durand", "Aaaaaa"),
        ("D'ARTAGNAN-ÉLIE", "A'AAAAAAAA-AAAA"),
        ("dr.durand+x@exemple.fr", "aa.aaaaaa+a@aaaaaaa.aa"),
        ("+33 (0)6.12.34", "+99 (9)9.99.99"),
        ("straße", "aaaaaa"),
        ("日本", "aa"),
        ("½ Ⅷ 三 ٣ ²", "9 9 9 9 9"),
        ("", ""),
        ("  ", "  "),
    ],
)
def test_masks_are_readable(text: str, masked: str) -> None:
    """Shape, length and punctuation can be told."""
    assert mask(text) == masked


def test_nothing_hidden_stays_hidden() -> None:
    """Control, format, surrogates, blanks that look like nothing: escapes name what they are."""
    # The planes that hold letters, the tags, and samples of the great empty rest.
    points = [*range(0x20000), *range(0xE0000, 0xE1000), *range(0x20000, sys.maxunicode + 1, 997)]
    everything = map(chr, points)
    written = {character: visible(character) for character in everything}
    kept = {character for character, escape in written.items() if character == escape}
    assert not [c for c in kept if not c.isprintable()]
    escaped = written.keys() - kept
    assert not [c for c in escaped if chr(int(written[c].lstrip("\\uU"), base=16)) != c]
    assert not [c for c in kept if unicodedata.category(c) in HIDDEN]


@pytest.mark.parametrize(
    "character",
    [
        *"\x00\x07\t\n\r\x1b\x7f\x85\x9b\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u180b\u180e",
        *"\u2000\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202e\u202f\u205f\u2060\u2066",
        *"\u2069\u2800\u3000\u3164\ud800\udfff\ue000\ufe00\ufe0f\ufeff\uffa0\ufff9\ufffe",
        *"\U0001d159\U0001d173\U000e0001\U000e007f\U000e0100\U000e01ef\U000f0000\U0010ffff",
    ],
    ids=lambda character: f"U+{ord(character):04X}",
)
def test_invisible_characters_are_written_as_escapes(character: str) -> None:
    """Four digits, or eight beyond the basic plane; neighbours stay as they are."""
    point = ord(character)
    escape = f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
    assert visible(f"a{character}b") == f"a{escape}b"


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=20))
def test_visible_text_is_left_alone(text: str) -> None:
    """But for a few letters and symbols that show nothing."""
    shown_ones = "".join(c for c in text if c not in "\u115f\u1160\u2800\u3164\uffa0\U0001d159")
    assert visible(shown_ones) == shown_ones


@given(ANY_TEXT)
def test_masked_quotes_are_short_and_harmless(text: str) -> None:
    """A masked value is printable, bounded, and has no letter of the original."""
    written = quoted(text, masked=True)
    assert written.isprintable()
    assert len(written) <= HARMLESS_LENGTH
    assert written == '"' + visible(mask(text[:60])) + ("…" if len(text) > 60 else "") + '"'


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        (None, "null", "null"),
        (True, "true", "true"),
        (False, "false", "false"),
        ("", '""', '""'),
        ("Durand", '"Durand"', '"Durand"'),
        ("x" * 60, f'"{"x" * 60}"', f'"{"x" * 60}"'),
        ("x" * 61, f'"{"x" * 60}…" (61 caractères)', f'"{"x" * 60}…" (61 characters)'),
        (Number("1075.0"), "1075.0", "1075.0"),
        (Number("7" * 60), "7" * 60, "7" * 60),
        (Number("7" * 61), "7" * 60 + "…", "7" * 60 + "…"),
        ([], "un tableau vide", "an array that is empty"),
        (["DURAND"], "un tableau d'un élément", "an array of one element"),
        (["DURAND", 1], "un tableau de 2 éléments", "an array of 2 elements"),
        ({}, "un objet vide", "an object that is empty"),
        ({"DURAND": 1}, "un objet d'une balise", "an object of one member"),
        ({"a": 1, "b": ["DURAND"]}, "un objet de 2 balises", "an object of 2 members"),
        (MISSING, "aucune balise de ce nom", "no balise of that name"),
        (Text("rien {a}", "nothing {a}"), "rien {a}", "nothing {a}"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_are_described_in_both_languages(value: object, fr: str, en: str) -> None:
    """What stands inside of arrays and objects is never shown."""
    assert in_language(shown(value), "fr") == fr
    assert in_language(shown(value), "en") == en


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("Durand é\u202e", '"Aaaaaa a\\u202e"'),
        ("x" * 61, f'"{"a" * 60}…" (61 caractères)'),
        (Number("8100"), "9999"),
        (Number("-1.5E3"), "-9.9A9"),
        (None, "null"),
        (["DURAND"], "un tableau d'un élément"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_personal_values_are_described_masked(value: object, masked: str) -> None:
    """Strings and numbers alike; null and kinds give nobody away."""
    assert in_language(shown(value, masked=True), "fr") == masked


@given(ANY_TEXT)
@example("A" * 70)
def test_no_character_of_a_personal_value_is_shown(text: str) -> None:
    """Letters and digits that are no part of a mask or of an escape never appear."""
    found = in_language(shown(text, masked=True), "fr").removesuffix(f" ({len(text)} caractères)")
    masked = mask(text[:60])
    assert found.strip('"…') == visible(masked).strip('"…')
    assert not {c for c in masked if tells_something(c)} - {*"Aa9"}


def test_same_reads_alike_in_both_languages() -> None:
    """A plain string stands for itself."""
    assert in_language("null", "en") == in_language(same("null"), "fr") == "null"
