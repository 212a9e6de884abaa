"""A portal's memory as a file: plain JSON, versioned, strict when it is read.

::

    {"schema": "segur-portal/1",
     "day": "2022-03-01",
     "deposits": [{"name": "JSON-….json", "requests": [{"numeroEditeur": "00001"}]}]}

``day`` is the day of the next deposit, for rule F405; null or left out when it is not to be
judged. What else a deposit and a request may have are the attributes of `Deposit` and
`DepositedRequest`, under their own names; `name`, `requests` and `numeroEditeur` are what
the rules ask for, and must be there.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final, get_args

from pytest_segur.asp.errors import HistoryError
from pytest_segur.asp.history import ARCHIVE_STATES, STATES, Deposit, DepositedRequest
from pytest_segur.asp.reading import read_document
from pytest_segur.diagnosis import FileVerdict
from pytest_segur.files import write_atomically
from pytest_segur.settings import SettingsError, to_day
from pytest_segur.spec.text import Text, TextError
from pytest_segur.wording import told_by_system, visible

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Collection, Iterable, Mapping

    #: Reads a member's value, told where it stands.
    _Readers = Mapping[str, Callable[[object, str], Any]]

_FAMILY: Final = "segur-portal/"
SCHEMA: Final = f"{_FAMILY}1"


def save_history(
    path: str | os.PathLike[str], deposits: Iterable[Deposit], day: date | None
) -> None:
    """Write a history, whole or not at all.

    Raises:
        HistoryError: the file cannot be written; what was there before is untouched.
    """
    content = {
        "schema": SCHEMA,
        "day": _plain(day),
        "deposits": [asdict(deposit) for deposit in deposits],
    }
    # What has no UTF-8, a lone surrogate, is written as an escape by default.
    text = json.dumps(content, indent=1, default=_plain) + "\n"
    try:
        write_atomically(path, text.encode())
    except (OSError, ValueError) as problem:
        name, why = visible(str(path)), told_by_system(problem)
        raise HistoryError(
            Text(
                f"impossible d'écrire l'historique {name} : {why}",
                f"cannot write the history {name}: {why}",
            )
        ) from None


def load_history(path: str | os.PathLike[str]) -> tuple[list[Deposit], date | None]:
    """Read a history: the deposits, and the day of the next one.

    Raises:
        HistoryError: it is not there, damaged, foreign, or of a newer version.
    """
    root = read_document(path, HistoryError).root
    try:
        return _read_root(root)
    except _Damaged as problem:
        name = visible(str(path))
        raise HistoryError(
            Text(
                f"historique inutilisable {name} : {problem.text.fr}",
                f"unusable history {name}: {problem.text.en}",
            )
        ) from None


class _Damaged(TextError):
    """Something in a history is not as it must be."""


def _plain(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date) else None


def _read_root(root: Mapping[str, Any]) -> tuple[list[Deposit], date | None]:
    schema = root.get("schema")
    if not isinstance(schema, str) or not schema.startswith(_FAMILY):
        raise _Damaged(
            Text(
                f'ce n\'est pas un historique de portail ("schema": "{SCHEMA}" manque)',
                f'this is no history of a portal ("schema": "{SCHEMA}" is missing)',
            )
        )
    if schema != SCHEMA:
        found = visible(schema[:60])
        raise _Damaged(
            Text(
                f"il est de la version {found}, et segur lit {SCHEMA} : mettez segur à jour",
                f"it is of version {found}, and segur reads {SCHEMA}: update segur",
            )
        )
    root = {name: value for name, value in root.items() if name != "schema"}
    members = _read_members(root, "", {"day": _day, "deposits": _deposits}, ("deposits",))
    return members["deposits"], members.get("day")


def _read_members(
    value: object,
    place: str,
    readers: _Readers,
    required: Collection[str],
) -> dict[str, Any]:
    """Read an object whose members are known, and some of them needed."""
    if not isinstance(value, dict):
        raise _wrong(place, "un objet", "an object")
    for name in value:
        if name not in readers:
            where, shown = place or "/", visible(name[:60])
            raise _Damaged(
                Text(f"clé « {shown} » inconnue en {where}", f"unknown “{shown}” at {where}")
            )
    for name in required:
        if name not in value:
            where = place or "/"
            raise _Damaged(
                Text(f"il manque « {name} » en {where}", f"“{name}” is missing at {where}")
            )
    return {name: readers[name](member, f"{place}/{name}") for name, member in value.items()}


def _wrong(place: str, fr: str, en: str) -> _Damaged:
    return _Damaged(Text(f"{place} doit être {fr}", f"{place} must be {en}"))


def _deposits(value: object, place: str) -> list[Deposit]:
    return [Deposit(**members) for members in _read_list(value, place, _DEPOSIT, _DEPOSIT_NEEDS)]


def _requests(value: object, place: str) -> tuple[DepositedRequest, ...]:
    found = _read_list(value, place, _REQUEST, ("numeroEditeur",))
    return tuple(DepositedRequest(**members) for members in found)


def _read_list(
    value: object,
    place: str,
    readers: _Readers,
    required: Collection[str],
) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        raise _wrong(place, "un tableau", "an array")
    return [
        _read_members(element, f"{place}/{index}", readers, required)
        for index, element in enumerate(value)
    ]


def _day(value: object, place: str) -> date | None:
    if value is None:
        return None
    try:
        return to_day(value if isinstance(value, str) else "")
    except SettingsError:
        raise _wrong(place, "une date AAAA-MM-JJ ou null", "a date YYYY-MM-DD or null") from None


def _string(value: object, place: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise _wrong(place, "une chaîne ou null", "a string or null")


def _one_of(allowed: Collection[str], value: object, place: str) -> str:
    if isinstance(value, str) and value in allowed:
        return value
    raise _wrong(place, f"parmi {', '.join(allowed)}", f"one of {', '.join(allowed)}")


_REQUEST: Final[_Readers] = {
    "numeroEditeur": _string,
    "state": partial(_one_of, STATES),
    "codeTraitement": _string,
    "libelleTraitement": _string,
    "numeroASP": _string,
}
_DEPOSIT: Final[_Readers] = {
    "name": _string,
    "requests": _requests,
    "numeroAns": _string,
    "day": _day,
    "verdict": partial(_one_of, get_args(FileVerdict)),
    "refusal": _string,
    "impId": _string,
    "archive": partial(_one_of, ARCHIVE_STATES),
}
_DEPOSIT_NEEDS: Final = ("name", "requests")
