"""What is wrong for a format: the habits of real generators, and the edges of the notation.

>>> from pytest_segur.spec.formats import Boolean
>>> [mistake.title for mistake in mistakes_for(Boolean())][:2]
['"true" in quotes', '1']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pytest_segur.number import Number
from pytest_segur.spec.formats import (
    MISSING,
    Amount,
    Boolean,
    Facultative,
    FrenchDate,
    Integer,
    ListOf,
    Null,
    OneOf,
    OperatorCode,
    Unfilled,
    Varchar,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_segur.spec.formats import Format

    Spoil = Callable[[object, Format], object]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One way of writing a value wrongly.

    Attributes:
        title: what is wrong, in a few words.
        spoil: takes the sound value and the format that it respects, gives the wrong value.
    """

    title: str
    spoil: Spoil


def _always(title: str, value: object) -> Mistake:
    return Mistake(title, lambda _sound, _format: value)


#: The balise is taken away.
ABSENCE: Final = _always("absent", MISSING)
_NULL: Final = _always("null", None)
EMPTY: Final = _always("an empty string", "")
_NUMBER: Final = _always("a number", Number("7"))
_ZERO: Final = _always("0", Number("0"))
_TRUE: Final = _always("true", True)  # noqa: FBT003 - the value itself
_ARRAY: Final = _always("an array", ["X"])
_OBJECT: Final = _always("an object", {"X": "Y"})


def mistakes_for(wanted: Format) -> tuple[Mistake, ...]:
    """List the ways of writing a value wrongly, the plainest first.

    Args:
        wanted: the format that the table asks for.

    Returns:
        None for the formats whose mistakes need to know more than one value: arrays of
        doctors, blocks.
    """
    if isinstance(wanted, Facultative):
        return _of_length(wanted.filled)
    if isinstance(wanted, Varchar):
        return (*_of_length(wanted), *_OF_FILLING)
    if isinstance(wanted, Unfilled):
        return _OF_UNFILLED_BOOLEAN if wanted.or_false else _OF_UNFILLED
    return _BY_FORMAT.get(type(wanted), ())


def _of_length(wanted: Varchar) -> tuple[Mistake, ...]:
    mistakes = [
        Mistake("a character too many", _too_long),
        _NUMBER,
        _TRUE,
        _ARRAY,
        _OBJECT,
    ]
    if wanted.exactly:
        mistakes.insert(0, Mistake("a character too few", _too_short))
    if wanted.capitals:
        mistakes[:0] = [
            Mistake("lower case", lambda sound, _: _text(sound).lower()),
            Mistake("a last letter in lower case", lambda sound, _: _text(sound)[:-1] + "a"),
            _always("ß, which no capital is", "STRAß"),
        ]
    return tuple(mistakes)


def _too_short(sound: object, wanted: Format) -> str:
    return _text(sound)[: _bounds(wanted).shortest - 1]


def _too_long(sound: object, wanted: Format) -> str:
    # Spelt on with its own last letter, a name stays in capitals and an address in shape.
    text = _text(sound)
    return text.ljust(_bounds(wanted).longest + 1, text[-1])


def _blank(_sound: object, wanted: Format) -> str:
    return " " * _bounds(wanted).shortest


def _no_break_blank(_sound: object, wanted: Format) -> str:
    return "\u00a0" * _bounds(wanted).shortest


def _bounds(wanted: Format) -> Varchar:
    varchar = wanted.filled if isinstance(wanted, Facultative) else wanted
    assert isinstance(varchar, Varchar), "only strings are too short or too long"
    return varchar


def _text(sound: object) -> str:
    return sound if isinstance(sound, str) and sound.strip() else "VALEUR"


def _lower(sound: object, _wanted: Format) -> str:
    return _text(sound).lower()


def _trailing_blank(sound: object, _wanted: Format) -> str:
    return f"{_text(sound)} "


def _as_array(sound: object, _wanted: Format) -> list[object]:
    return [sound]


def _in_quotes(sound: object, _wanted: Format) -> str:
    return sound.literal if isinstance(sound, Number) else str(sound)


def _written(pattern: str) -> Spoil:
    """Write a number otherwise; the pattern says how, `{}` being its whole part."""

    def spoil(sound: object, _wanted: Format) -> Number:
        whole = _in_quotes(sound, _wanted).partition(".")[0]
        return Number(pattern.format(whole))

    return spoil


def _iso(sound: object, _wanted: Format) -> str:
    return "-".join(reversed(_text(sound).split("/")))


def _without_zeros(sound: object, _wanted: Format) -> str:
    day, month, year = _text(sound).split("/")
    return f"{int(day) % 9 + 1}/{month}/{year}"


def _short_year(sound: object, _wanted: Format) -> str:
    day, month, year = _text(sound).split("/")
    return f"{day}/{month}/{year[2:]}"


def _with(separator: str) -> Spoil:
    return lambda sound, _wanted: _text(sound).replace("/", separator)


def _arabic_digits(sound: object, _wanted: Format) -> str:
    return _text(sound).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))


def _blankless(_sound: object, _wanted: Format) -> str:
    return "CH_20"


def _first_of(sound: object) -> str:
    assert isinstance(sound, list), "a list is spoilt by its elements"
    assert sound, "there is an element to be spoilt"
    return _text(sound[-1])


def _last(spoil: Callable[[str], object]) -> Spoil:
    """Spoil the last element of a list; those before it stay."""

    def spoil_list(sound: object, _wanted: Format) -> list[object]:
        assert isinstance(sound, list), "a list is spoilt by its elements"
        return [*sound[:-1], spoil(_first_of(sound))]

    return spoil_list


_OF_FILLING: Final = (
    ABSENCE,
    _NULL,
    EMPTY,
    Mistake("nothing but blanks", _blank),
    Mistake("nothing but no-break blanks", _no_break_blank),
)
_OF_NULL: Final = (
    _always('"null" in quotes', "null"),
    EMPTY,
    _always("a value", "A0001"),
    _ZERO,
    _always("false", False),  # noqa: FBT003 - the value itself
    _OBJECT,
    ABSENCE,
)
_OF_UNFILLED: Final = (
    _always("a value", "DURAND"),
    _always('"null" in quotes', "null"),
    EMPTY,
    _NUMBER,
)
_OF_UNFILLED_BOOLEAN: Final = (
    _TRUE,
    _always('"false" in quotes', "false"),
    EMPTY,
    _ZERO,
    _ARRAY,
)
_BY_FORMAT: Final[dict[type, tuple[Mistake, ...]]] = {
    Null: _OF_NULL,
    Boolean: (
        _always('"true" in quotes', "true"),
        _always("1", Number("1")),
        _NULL,
        EMPTY,
        _always("oui", "oui"),
        _ARRAY,
        ABSENCE,
    ),
    OneOf: (
        Mistake("lower case", _lower),
        Mistake("a blank behind", _trailing_blank),
        _always("another word", "AUTRE"),
        _NULL,
        EMPTY,
        _NUMBER,
        Mistake("an array of it", _as_array),
        ABSENCE,
    ),
    OperatorCode: (
        _always("the label instead of the code", "MAILIZ"),
        Mistake("lower case", _lower),
        Mistake("without the blank of the print", _blankless),
        _always("a code that is not in the list", "ABC_356"),
        _NULL,
        EMPTY,
        _NUMBER,
        ABSENCE,
    ),
    Integer: (
        _ZERO,
        _always("201", Number("201")),
        Mistake("in quotes", _in_quotes),
        Mistake("with a decimal", _written("{}.0")),
        Mistake("with an exponent", _written("{}e0")),
        Mistake("negative", _written("-{}")),
        _TRUE,
        _NULL,
        ABSENCE,
    ),
    Amount: (
        Mistake("no decimals", _written("{}")),
        Mistake("one decimal", _written("{}.0")),
        Mistake("three decimals", _written("{}.000")),
        Mistake("with an exponent", _written("{}.00E0")),
        Mistake("in quotes", _in_quotes),
        _always("with a comma, in quotes", "1075,00"),
        _NULL,
        _TRUE,
        ABSENCE,
    ),
    FrenchDate: (
        Mistake("AAAA-MM-JJ", _iso),
        _always("a day that no month has", "31/02/2022"),
        _always("29 February of a common year", "29/02/2021"),
        _always("month before day", "01/13/2022"),
        Mistake("a day of one digit", _without_zeros),
        Mistake("a year of two digits", _short_year),
        Mistake("points", _with(".")),
        Mistake("other digits than ASCII's", _arabic_digits),
        Mistake("a blank behind", _trailing_blank),
        _always("the year 0000", "01/03/0000"),
        _NUMBER,
        _NULL,
        EMPTY,
        ABSENCE,
    ),
    ListOf: (
        Mistake("an element too short", _last(lambda text: text[:-1])),
        Mistake("an element too long", _last(lambda text: text + text[-1])),
        Mistake("an element that is null", _last(lambda _: None)),
        Mistake("an element that is a number", _last(lambda _: Number("123456789"))),
        Mistake("an element of blanks", _last(lambda text: " " * len(text))),
        Mistake("an element that is an array", _last(lambda text: [text])),
        Mistake("the element without its array", lambda sound, _: _first_of(sound)),
        _NULL,
        _OBJECT,
        ABSENCE,
    ),
}
