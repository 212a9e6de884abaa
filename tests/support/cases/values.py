"""Values that a format refuses, by a word for each kind of mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur import Number
from support.submissions import DELETE

if TYPE_CHECKING:
    from collections.abc import Mapping


#: No string, and not there at all.
NO_STRINGS: Final[Mapping[str, object]] = {
    "missing": DELETE,
    "null": None,
    "a number": Number("12345"),
    "a boolean": True,
    "an array": ["12345"],
    "an object": {},
}

#: Strings in which nothing is filled in: no code point without the property White_Space.
BLANKS: Final[Mapping[str, object]] = {
    "empty": "",
    "a blank": " ",
    "no-break and ideographic blanks": "\u00a0\u3000\u2003",
    "a next line and a tab": "\u0085\t",
}

#: Whatever is neither true nor false.
NO_BOOLEANS: Final[Mapping[str, object]] = {
    "missing": DELETE,
    "null": None,
    "the string true": "true",
    "the string false": "false",
    "oui": "oui",
    "0": Number("0"),
    "1": Number("1"),
    "empty": "",
    "an array": [],
    "an object": {},
}

#: Whatever is not null.
NO_NULLS: Final[Mapping[str, object]] = {
    "missing": DELETE,
    "the string null": "null",
    "a value": "ASP0001",
    "empty": "",
    "false": False,
    "0": Number("0"),
    "an array": [],
    "an object": {},
}

#: What no name in capitals looks like.
NO_CAPITALS: Final[Mapping[str, object]] = {
    "lower case": "durand",
    "a capital only first": "Durand",
    "one small letter": "DURANd",
    "a small accent": "LEMOîNE",
    "a sharp s": "GROß",
    "a ligature": "\ufb01N",
    "a title-case letter": "\u01c5",
    "a small Roman numeral": "LOUIS \u2179",
}

#: Capitals of every kind.
CAPITALS: Final[Mapping[str, str]] = {
    "accents": "LEMAÎTRE-ÉLOÏSE",
    "digits and signs": "D'ARTAGNAN 3-4/5.",
    "a capital sharp s": "GRO\u1e9e",
    "no letters at all": "東京",
    "a zero-width blank, which fills": "\u200b",
    "a separator that is no White_Space": "\u001f",
    "a lone surrogate": "\ud800",
    "one character": "A",
    "a combining accent": "E\u0301",
}
