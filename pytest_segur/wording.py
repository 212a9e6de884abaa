r"""How values of a file are shown: masked when personal, short, and harmless to a terminal.

>>> mask("Durand-Éli 06")
'Aaaaaa-Aaa 99'
>>> shown("a\u202eb")
'"a\\u202eb"'
>>> shown(None), shown(["x"]).to("fr")
('null', "un tableau d'un élément")
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from pytest_segur.number import Number
from pytest_segur.spec.formats import MISSING
from pytest_segur.spec.text import Text, same

if TYPE_CHECKING:
    from pytest_segur.spec.text import Language

_LONGEST: Final = 60
#: What JSON may be written with, and is not plain ASCII that shows.
_UNUSUAL: Final = re.compile(r"[^\n\x20-\x7e]")
_LAST_OF_FOUR_DIGITS: Final = 0xFFFF
_KEPT_CATEGORIES: Final = frozenset(
    {"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Sc", "Sk"}
)
_HIDDEN_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
#: Letters, marks and symbols that show nothing all the same.
_HIDDEN_OTHERS: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\U0001d159"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
)


def mask(text: str) -> str:
    """Replace letters and digits of a value, keeping its length, case and punctuation.

    Symbols count as letters but for those of a keyboard: some of them are letters in a
    circle or a square. What no terminal can show is kept, for `visible` to write out.
    """
    return "".join(map(_masked, text))


def _masked(character: str) -> str:
    if character.isnumeric():
        return "9"
    category = unicodedata.category(character)
    if category in _KEPT_CATEGORIES or (character.isascii() and not character.isalpha()):
        return character
    return "A" if character.isupper() else "a"


def visible(text: str) -> str:
    """Write control, bidirectional and other invisible characters as escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        _escaped(character) if _is_hidden(character) else character for character in text
    )


def escaped(text: str) -> str:
    r"""Write the lone surrogates and the control and invisible characters of JSON as escapes.

    Args:
        text: sound JSON. It says the same afterwards, and has a UTF-8.

    >>> escaped('"a\u202eb\U000e0001"')
    '"a\\u202eb\\udb40\\udc01"'
    """
    return _UNUSUAL.sub(_escaped_in_json, text)


def _is_hidden(character: str) -> bool:
    category = unicodedata.category(character)
    return (
        category in _HIDDEN_CATEGORIES
        or (category == "Zs" and character != " ")
        or character in _HIDDEN_OTHERS
    )


def _escaped(character: str) -> str:
    point = ord(character)
    return f"\\u{point:04x}" if point <= _LAST_OF_FOUR_DIGITS else f"\\U{point:08x}"


def _escaped_in_json(match: re.Match[str]) -> str:
    character = match[0]
    if not _is_hidden(character):
        return character
    if ord(character) <= _LAST_OF_FOUR_DIGITS:
        return _escaped(character)
    units = character.encode("utf-16-be")
    return f"\\u{units[:2].hex()}\\u{units[2:].hex()}"


def told_by_system(problem: Exception) -> str:
    """Say why the system refused something, in its own words; the error's name without any.

    >>> told_by_system(OSError(28, "No space left on device")), told_by_system(OSError())
    ('No space left on device', 'OSError')
    """
    words = getattr(problem, "strerror", None) or str(problem)
    return visible(words) or type(problem).__name__


def quoted(text: str, *, masked: bool = False) -> str:
    """Write a string between quotes: short, harmless, masked if asked."""
    start = text[:_LONGEST]
    start = visible(mask(start) if masked else start)
    return f'"{start}…"' if len(text) > _LONGEST else f'"{start}"'


def shown(value: object, *, masked: bool = False) -> Text | str:
    """Describe a value that was found; what stands inside of containers is never shown."""
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        return _shown_string(value, masked=masked)
    if isinstance(value, Number):
        literal = value.literal[:_LONGEST]
        more = "…" if len(value.literal) > _LONGEST else ""
        return (mask(literal) if masked else literal) + more
    if isinstance(value, list):
        return _counted(len(value), "un tableau", "élément", "an array", "element")
    if isinstance(value, dict):
        return _counted(len(value), "un objet", "balise", "an object", "member")
    if value is MISSING:
        return Text("aucune balise de ce nom", "no balise of that name")
    return {None: "null", True: "true", False: "false"}[value]  # type: ignore[index]


def _shown_string(value: str, *, masked: bool) -> Text | str:
    written = quoted(value, masked=masked)
    if len(value) > _LONGEST:
        return Text(f"{written} ({len(value)} caractères)", f"{written} ({len(value)} characters)")
    return written


def _counted(count: int, fr: str, thing_fr: str, en: str, thing_en: str) -> Text:
    if count == 0:
        return Text(f"{fr} vide", f"{en} that is empty")
    if count == 1:
        return Text(
            f"{fr} d'{'une' if thing_fr == 'balise' else 'un'} {thing_fr}",
            f"{en} of one {thing_en}",
        )
    return Text(f"{fr} de {count} {thing_fr}s", f"{en} of {count} {thing_en}s")


def in_language(found: Text | str, language: Language) -> str:
    """Give a description in a language."""
    return (same(found) if isinstance(found, str) else found).to(language)
