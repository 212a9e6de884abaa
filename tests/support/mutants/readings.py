"""Validators that read a notation of the table otherwise, for every row that has it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from pytest_segur import Number
from pytest_segur.spec.balises import HEADER_ROWS, REQUEST_ROWS
from pytest_segur.spec.formats import (
    MISSING,
    Amount,
    Boolean,
    EmptyObject,
    Facultative,
    FrenchDate,
    Integer,
    ListOf,
    Null,
    OneOf,
    OperatorCode,
    Rows,
    Unfilled,
    Varchar,
    is_blank,
)
from support.mutants.mutant import Mutant
from support.mutants.rows import Misread, replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_segur.spec.edition import Edition
    from pytest_segur.spec.formats import Acceptor, Format
    from pytest_segur.spec.row import Row

    #: What somebody makes of a value, and of a format.
    Reading = Callable[[Any, Any], bool]


def otherwise(edition: Edition) -> Iterator[Mutant]:
    """For each notation, those who read it otherwise, wherever it stands."""
    readings: defaultdict[str, dict[Row, Row]] = defaultdict(dict)
    for row in (*HEADER_ROWS, *REQUEST_ROWS):
        if edition in row.editions:
            wanted = row.format_in(edition)
            for words, accepts in _readings_of(wanted):
                changed = replace(row, format=Misread(accepts, wanted.schema), corrected=None)
                readings[f"{_notation(wanted)}: {words}"][row] = changed
    for name, changes in readings.items():
        rules = tuple(row.code for row in changes)
        yield Mutant(name=name, rules=rules, change=replacing(changes))


def _notation(wanted: Format) -> str:
    name = type(wanted).__name__
    if not isinstance(wanted, Varchar):
        return name
    return f"{name} of n" if wanted.exactly else f"{name} below n"


def _readings_of(wanted: Format) -> Iterator[tuple[str, Acceptor]]:
    sound = wanted.acceptor()
    for words, value in _TAKEN[type(wanted)].items():
        yield f"takes {words}", _taking(sound, value)
    for words, value in _REFUSED[type(wanted)].items():
        yield f"refuses {words}", _refusing(sound, value)
    for words, change in _CHANGED.get(type(wanted), {}).items():
        yield words, _changed(sound, change)
    if isinstance(wanted, Varchar):
        yield from _measures(wanted)


def _taking(sound: Acceptor, also: Acceptor) -> Acceptor:
    return lambda value: sound(value) or also(value)


def _refusing(sound: Acceptor, not_: Acceptor) -> Acceptor:
    return lambda value: sound(value) and not not_(value)


def _changed(sound: Acceptor, change: Callable[[Any], Any]) -> Acceptor:
    return lambda value: sound(change(value))


def _measures(wanted: Varchar) -> Iterator[tuple[str, Acceptor]]:
    """Measure a string otherwise than by code points."""

    def measuring(size: Callable[[str], int]) -> Acceptor:
        loose = replace(wanted, exactly=None, below=1_000).acceptor()

        def accepts(value: object) -> bool:
            if not isinstance(value, str) or not loose(value):
                return False
            return wanted.shortest <= size(value) <= wanted.longest

        return accepts

    yield (
        "measures UTF-16",
        measuring(lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2),
    )
    yield "measures bytes", measuring(lambda text: len(text.encode("utf-8", "surrogatepass")))
    yield "measures without the blanks around", measuring(lambda text: len(text.strip()))
    if wanted.exactly:
        yield "takes less", measuring(lambda text: max(len(text), wanted.shortest))
        yield "takes more", measuring(lambda text: min(len(text), wanted.longest))
    if wanted.capitals:
        plain = replace(wanted, capitals=False).acceptor()
        yield (
            "knows capitals without accents only",
            lambda value: plain(value) and re.search("[a-z]", str(value)) is None,
        )
        yield (
            "wants nothing but letters",
            _refusing(
                wanted.acceptor(), lambda value: re.search(r"[\W\d]", str(value)) is not None
            ),
        )


def _is(*values: object) -> Acceptor:
    return lambda value: any(value is one for one in values)


def _is_text(*texts: str) -> Acceptor:
    return lambda value: isinstance(value, str) and value in texts


def _is_number(pattern: str) -> Acceptor:
    matches = re.compile(pattern).fullmatch
    return lambda value: isinstance(value, Number) and matches(value.literal) is not None


def _has_text(pattern: str) -> Acceptor:
    matches = re.compile(pattern).fullmatch
    return lambda value: isinstance(value, str) and matches(value) is not None


def _is_blank_text(value: object) -> bool:
    return isinstance(value, str) and is_blank(value)


def _is_every_four_years(value: object) -> bool:
    found = re.fullmatch("29/02/([0-9]{4})", str(value))
    return found is not None and int(found[1]) % 4 == 0


def _is_near_date(value: object) -> bool:
    found = re.fullmatch("([0-9]{2})/([0-9]{2})/[0-9]{4}", str(value))
    return found is not None and 1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12


def _is_american(value: object) -> bool:
    found = re.fullmatch("([0-9]{2})/([0-9]{2})/([0-9]{4})", str(value))
    try:
        return found is not None and bool(date(int(found[3]), int(found[1]), int(found[2])))
    except ValueError:
        return False


def _folded(value: Any) -> Any:  # noqa: ANN401 - any value of a file
    return value.upper() if isinstance(value, str) else value


def _stripped(value: Any) -> Any:  # noqa: ANN401 - as above
    return value.strip() if isinstance(value, str) else value


_TRUE, _FALSE = map(_is, (True, False))
_ABSENT = {"what is absent": _is(MISSING)}
_NULL = {"null": _is(None)}
_EMPTY = {"the empty string": _is_text("")}
_BLANK = {"blanks": _is_blank_text}
_NUMBER = {"a number": _is_number(".*")}

#: What somebody takes although the format refuses it, by kind of format.
_TAKEN: dict[type, dict[str, Acceptor]] = {
    Varchar: _ABSENT | _NULL | _EMPTY | _BLANK | _NUMBER,
    OneOf: _ABSENT | _NULL | _EMPTY,
    OperatorCode: _ABSENT | _NULL | _EMPTY,
    FrenchDate: _ABSENT
    | _NULL
    | {
        "any day of any month": _is_near_date,
        "each fourth year": _is_every_four_years,
        "the month first": _is_american,
        "ISO 8601": _has_text("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        "single digits": _has_text("[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"),
        "short years": _has_text("[0-9]{2}/[0-9]{2}/[0-9]{2}"),
        "a time behind": _has_text("[0-9]{2}/[0-9]{2}/[0-9]{4} .*"),
    },
    Integer: _ABSENT
    | _NULL
    | {"decimals": _is_number(r"[0-9]+\.0+"), "a string": _has_text("[0-9]+")},
    Amount: _ABSENT
    | _NULL
    | {
        "no decimals": _is_number("-?[0-9]+"),
        "one decimal": _is_number(r"-?[0-9]+\.[0-9]"),
        "three decimals": _is_number(r"-?[0-9]+\.[0-9]{3,}"),
        "exponents": _is_number(".*[eE].*"),
        "a string": _has_text(r"[0-9]+\.[0-9]{2}"),
    },
    Boolean: _ABSENT
    | _NULL
    | {"a string": _is_text("true", "false"), "0 and 1": _is_number("[01]")},
    Null: _ABSENT | _EMPTY | {"the word null": _is_text("null"), "false": _FALSE},
    Unfilled: _EMPTY | {"the word null": _is_text("null")},
    Facultative: _NUMBER,
    Rows: {},
    EmptyObject: {
        "members that are null": lambda value: (
            isinstance(value, dict) and all(member is None for member in value.values())
        ),
        "any object": lambda value: isinstance(value, dict),
    },
    ListOf: _ABSENT | _NULL | {"any array": lambda value: isinstance(value, list)},
}
#: What somebody refuses although the format takes it.
_REFUSED: dict[type, dict[str, Acceptor]] = {
    Varchar: {
        "what is not ASCII": lambda value: isinstance(value, str) and not value.isascii(),
        "blanks inside": lambda value: isinstance(value, str) and " " in value,
    },
    OneOf: {},
    OperatorCode: {
        "blanks inside": lambda value: isinstance(value, str) and " " in value,
        "what is not ASCII": lambda value: isinstance(value, str) and not value.isascii(),
        "what is not XXX_9": lambda value: re.fullmatch("[A-Z]{3}_[0-9]+", str(value)) is None,
    },
    FrenchDate: {
        "the 29th of February": _has_text("29/02/.*"),
        "the 31st": _has_text("31/.*"),
        "years before 1900": _has_text(".*/[01][0-8].*"),
    },
    Integer: {"two digits": _is_number("[0-9]{2}"), "three digits": _is_number("[0-9]{3}")},
    Amount: {
        "what is negative": _is_number("-.*"),
        "zero": _is_number("0.00"),
        "what is great": _is_number(r"[0-9]{7,}\..*"),
    },
    Boolean: {"true": _TRUE, "false": _FALSE},
    Null: {},
    Unfilled: _ABSENT | _NULL,
    Facultative: _ABSENT | _NULL | _EMPTY | _BLANK,
    Rows: {},
    EmptyObject: {},
    ListOf: {"an empty array": lambda value: value == []},
}
#: What somebody does to a value before he looks at it.
_CHANGED: dict[type, dict[str, Callable[[Any], Any]]] = {
    Varchar: {"trims": _stripped},
    OneOf: {"ignores case": _folded, "trims": _stripped},
    OperatorCode: {"ignores case": _folded, "trims": _stripped},
    FrenchDate: {"trims": _stripped},
}
