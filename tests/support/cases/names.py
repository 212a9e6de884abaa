"""The name of the file: F401 to F406, alone and beside what is wrong in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pytest_segur import Number, dumps
from support.cases.case import Remembered
from support.submissions import DELETE, NUMERO_ANS, amended, submission

if TYPE_CHECKING:
    from collections.abc import Mapping

_ANS: Final = NUMERO_ANS["published"]
_SOUND: Final = dumps(submission())


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCase:
    """A file with its name, and every error of the file as a whole.

    Attributes:
        code: the rule that it is about.
        why: what it shows.
        name: the base name.
        codes: the errors, in order; none when nothing is wrong.
        content: what stands in the file.
        options: further settings.
    """

    code: str
    why: str
    name: str
    codes: tuple[str, ...] = ()
    content: bytes = _SOUND
    options: Mapping[str, Any] = field(default_factory=dict)


def _refused(code: str, why: str, name: str, *more: str, content: bytes = _SOUND) -> NameCase:
    return NameCase(code=code, why=why, name=name, codes=more or (code,), content=content)


def _accepted(code: str, why: str, name: str, **options: object) -> NameCase:
    return NameCase(code=code, why=why, name=name, options=options)


def _with_ans(value: object) -> bytes:
    return dumps(amended(submission(), {"/numeroAns": value}))


_NAMING: Final = [
    _refused("F401", "another name", "demandes.json"),
    _refused("F401", "lower case", f"json-{_ANS}-20220301-001.json"),
    _refused("F401", "its ending in capitals", f"JSON-{_ANS}-20220301-001.JSON"),
    _refused("F401", "underscores", f"JSON_{_ANS}_20220301_001.json"),
    _refused("F401", "no ANS number", "JSON--20220301-001.json"),
    _refused("F401", "a date of two digits a year", f"JSON-{_ANS}-220301-001.json"),
    _refused("F401", "a date with dashes", f"JSON-{_ANS}-2022-03-01-001.json"),
    _refused("F401", "a number of two digits", f"JSON-{_ANS}-20220301-01.json"),
    _refused("F401", "a number of four digits", f"JSON-{_ANS}-20220301-0001.json"),
    _refused("F401", "letters in the number", f"JSON-{_ANS}-20220301-00A.json"),
    _refused("F401", "Arabic digits", f"JSON-{_ANS}-20220301-\u0660\u0660\u0661.json"),
    _refused("F401", "something behind", f"JSON-{_ANS}-20220301-001.json.bak"),
    _refused("F401", "something before", f" JSON-{_ANS}-20220301-001.json"),
    _refused("F401", "a line break behind", f"JSON-{_ANS}-20220301-001.json\n"),
    _accepted("F401", "the naming", f"JSON-{_ANS}-20220301-001.json"),
]

_ANS_NUMBERS: Final = [
    _refused("F402", "another number", "JSON-ANS00000054321-20220301-001.json"),
    _refused("F402", "another case", f"JSON-{_ANS.lower()}-20220301-001.json"),
    _refused("F402", "a blank behind", f"JSON-{_ANS} -20220301-001.json"),
    _refused(
        "F402",
        "a header that is too short is compared too",
        f"JSON-{_ANS}-20220301-001.json",
        "S108",
        "F402",
        content=_with_ans("COURT"),
    ),
    _refused(
        "F402",
        "an empty header is compared too",
        f"JSON-{_ANS}-20220301-001.json",
        "S108",
        "F402",
        content=_with_ans(""),
    ),
    *(
        _refused(
            "F402",
            f"{why} in the header cannot be compared",
            f"JSON-{_ANS}-20220301-001.json",
            code,
            content=_with_ans(value),
        )
        for why, value, code in (
            ("a number", Number("1"), "S108"),
            ("null", None, "S108"),
            ("nothing", DELETE, "S105"),
        )
    ),
    _refused(
        "F402",
        "the same wrong number",
        "JSON-COURT-20220301-001.json",
        "S108",
        content=_with_ans("COURT"),
    ),
    NameCase(
        code="F402",
        why="a number that looks like a date and a number",
        name="JSON-A-20220301-001-20220302-002.json",
        content=_with_ans("A-20220301-001"),
    ),
]

_DAYS: Final = [
    _refused("F403", "day first", f"JSON-{_ANS}-01132022-001.json"),
    _refused("F403", "30 February", f"JSON-{_ANS}-20220230-001.json"),
    _refused("F403", "29 February of a common year", f"JSON-{_ANS}-20210229-001.json"),
    _refused("F403", "29 February 1900", f"JSON-{_ANS}-19000229-001.json"),
    _refused("F403", "month 13", f"JSON-{_ANS}-20221301-001.json"),
    _refused("F403", "month 0", f"JSON-{_ANS}-20220001-001.json"),
    _refused("F403", "day 0", f"JSON-{_ANS}-20220100-001.json"),
    _refused("F403", "year 0", f"JSON-{_ANS}-00000101-001.json"),
    _accepted("F403", "29 February of a leap year", f"JSON-{_ANS}-20200229-001.json"),
    _accepted("F403", "the first year", f"JSON-{_ANS}-00010101-001.json"),
    _refused("F404", "number 000", f"JSON-{_ANS}-20220301-000.json"),
    _refused("F404", "number 000 of a day to come", f"JSON-{_ANS}-20300101-000.json"),
    _accepted("F404", "number 001", f"JSON-{_ANS}-20220301-001.json"),
    _accepted("F404", "number 999", f"JSON-{_ANS}-20220301-999.json"),
]

_TOGETHER: Final = [
    _refused("F402", "all at once", "JSON-X-20220230-000.json", "F402", "F403", "F404"),
    _refused("F401", "not JSON", "demandes.json", "S102", "F401", content=b"{"),
    _refused("F402", "not JSON, so no header", "JSON-X-20220301-001.json", "S102", content=b"{"),
    _refused(
        "F403",
        "not JSON, the rest of the name is judged",
        "JSON-X-20220230-000.json",
        "S102",
        "F403",
        "F404",
        content=b"{",
    ),
    _refused("F401", "no object", "demandes.json", "S104", "F401", content=b"[]"),
]

_PORTAL: Final = Remembered(
    day=date(2022, 3, 1), files=frozenset({(_ANS, "20220301", "001"), (_ANS, "20220302", "001")})
)
_DEPOSITED: Final = [
    NameCase(
        code=code, why=why, name=f"JSON-{name}.json", codes=codes, options={"history": history}
    )
    for code, why, name, codes, history in (
        ("F405", "the day before", f"{_ANS}-20220228-001", ("F405",), _PORTAL),
        ("F405", "the day after", f"{_ANS}-20220302-002", ("F405",), _PORTAL),
        ("F405", "that day", f"{_ANS}-20220301-002", (), _PORTAL),
        ("F405", "no day is known", f"{_ANS}-20200101-001", (), Remembered()),
        ("F405", "no such day", f"{_ANS}-20220230-001", ("F403",), _PORTAL),
        ("F406", "deposited already", f"{_ANS}-20220301-001", ("F406",), _PORTAL),
        ("F406", "deposited on another day", f"{_ANS}-20220302-001", ("F405", "F406"), _PORTAL),
        ("F406", "the next number", f"{_ANS}-20220301-002", (), _PORTAL),
        ("F406", "a portal without memory", f"{_ANS}-20220301-001", (), Remembered()),
    )
]

CASES: Final = (*_NAMING, *_ANS_NUMBERS, *_DAYS, *_TOGETHER, *_DEPOSITED)
