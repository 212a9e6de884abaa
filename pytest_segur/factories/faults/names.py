"""Faults of the name of the file (F401 to F404)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.factories.faults.kinds import NameFault
from pytest_segur.rules.file_name import FileName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_segur.factories.faults.kinds import Fault


def faults_of_names() -> Iterator[Fault]:
    """Give the faults F401 to F404."""
    for code, faults in _FAULTS.items():
        for title, spoil in faults.items():
            yield NameFault(code=code, title=title, spoil=spoil)


def _parts(name: str) -> FileName:
    parts = FileName.read(name)
    assert parts is not None, "a right name has three parts"
    return parts


def _redated(change: Callable[[str], str]) -> Callable[[str], str]:
    def spoil(name: str) -> str:
        parts = _parts(name)
        return str(FileName(parts.numero_ans, change(parts.day), parts.number))

    return spoil


def _dated(day: str) -> Callable[[str], str]:
    return _redated(lambda _day: day)


def _renumbered(change: Callable[[str], str]) -> Callable[[str], str]:
    def spoil(name: str) -> str:
        parts = _parts(name)
        return str(FileName(parts.numero_ans, parts.day, change(parts.number)))

    return spoil


def _for(change: Callable[[str], str]) -> Callable[[str], str]:
    def spoil(name: str) -> str:
        parts = _parts(name)
        return str(FileName(change(parts.numero_ans), parts.day, parts.number))

    return spoil


def _of_ones_own(name: str) -> str:
    parts = _parts(name)
    return f"demandes {parts.day} {parts.number}.json"


_ARABIC: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

_FAULTS: Final[dict[str, dict[str, Callable[[str], str]]]] = {
    "F401": {
        "lower case": lambda name: name.replace("JSON-", "json-", 1),
        "an extension in capitals": lambda name: name.replace(".json", ".JSON"),
        "a number of two digits": _renumbered(lambda number: number[1:]),
        "a day of six digits": _redated(lambda day: day[2:]),
        "a day written JJ-MM-AAAA": _redated(lambda day: f"{day[6:]}-{day[4:6]}-{day[:4]}"),
        "no day": lambda name: name.replace(f"-{_parts(name).day}", "", 1),
        "no ANS number": lambda name: name.replace(f"-{_parts(name).numero_ans}", "", 1),
        "underscores": lambda name: name.replace("-", "_"),
        "a copy's suffix": lambda name: name.replace(".json", " (1).json"),
        "other digits than ASCII's": _renumbered(lambda number: number.translate(_ARABIC)),
        "a name of one's own": _of_ones_own,
    },
    "F402": {
        "another ANS number": _for(lambda number: str((int(number[0]) + 1) % 10) + number[1:]),
        "a digit too few": _for(lambda number: number[1:]),
        "a blank behind it": _for(lambda number: f"{number} "),
    },
    "F403": {
        "a day that no month has": _dated("20220230"),
        "a thirteenth month": _dated("20221301"),
        "a day 00": _dated("20220300"),
        "JJMMAAAA": _dated("25122021"),
        "the year 0000": _dated("00000301"),
    },
    "F404": {"the number 000": _renumbered(lambda _number: "000")},
}
