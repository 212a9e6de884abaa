"""Reads a file of waivers, strictly: whatever is wrong with it is told with its place.

>>> text = '''
... [[waiver]]
... rule = "D210"
... file = "exports/*.json"
... reason = "mended in version 4.2"
... until = 2026-12-31
... '''
>>> [waiver] = waivers_in(text, name="waivers.toml")
>>> waiver.rule, waiver.until
('D210', datetime.date(2026, 12, 31))
>>> try:
...     waivers_in(text.replace("until", "till"), name="waivers.toml")
... except WaiverError as problem:
...     print(problem.text.en)
waivers.toml, waiver 1: "till" is no key; allowed: rule, file, reason, until, numeroEditeur, pointer
"""

from __future__ import annotations

import pathlib
import re
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.document import Unreadable, read_file
from pytest_segur.positions import from_pointer
from pytest_segur.settings import SettingsError, to_day
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.text import Text, TextError, same
from pytest_segur.waivers.waiver import Waiver
from pytest_segur.wording import quoted, visible

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

_TABLES: Final = "waiver"
_REQUIRED: Final = ("rule", "file", "reason", "until")
_NUMBER: Final = "numeroEditeur"
_POINTER: Final = "pointer"
_KEYS: Final = (*_REQUIRED, _NUMBER, _POINTER)
#: A rule of a house; which there are is known only where submissions are judged.
_HOUSE_CODE: Final = re.compile(r"X[0-9A-Z]{1,7}")
#: First letters of the rules that are about a request, or a document of one.
_OF_REQUESTS: Final = "DXP"
_PLACE: Final = re.compile(r"(?P<what>.*) \(at line (?P<line>\d+), column (?P<column>\d+)\)")

_UNREADABLE: Final = Text("le fichier est illisible", "the file cannot be read")
_NO_UTF8: Final = Text("le fichier n'est pas écrit en UTF-8", "the file is not written in UTF-8")
_NO_TOML: Final = Text("ce n'est pas du TOML", "this is no TOML")
_NO_TABLES: Final = Text(
    "« waiver » doit être une liste de tables [[waiver]]",
    "“waiver” must be a sequence of tables [[waiver]]",
)
_NO_KEY: Final = Text(
    "{name} n'est pas une clé ; clés admises : {allowed}", "{name} is no key; allowed: {allowed}"
)
_MISSING: Final = Text("il manque la clé {name}", "the key {name} is missing")
_NO_STRING: Final = Text(
    "{name} doit être une chaîne non vide", "{name} must be a string that is not empty"
)
_NO_DAY: Final = Text(
    "until doit être un jour qui existe : AAAA-MM-JJ, avec ou sans guillemets, sans heure",
    "until must be a day that exists: YYYY-MM-DD, with or without quotes, without a time",
)
_NO_RULE: Final = Text(
    "rule doit être le code exact d'une règle, comme D210 ; trouvé : {code}",
    "rule must be the exact code of a rule, such as D210; found: {code}",
)
_ADVISORY: Final = Text(
    "{code} est un avis, qui ne fait rien échouer : --segur-ignore ou --ignore l'écarte",
    "{code} is an advisory, which fails nothing: --segur-ignore or --ignore drops it",
)
_NO_GLOB: Final = Text(
    "file doit être un motif, comme exports/*.json ; trouvé : {glob}",
    "file must be a glob, such as exports/*.json; found: {glob}",
)
_NO_POINTER: Final = Text(
    "pointer doit être un pointeur JSON, comme /lignesImport/0/numLigne ; trouvé : {pointer}",
    "pointer must be a JSON pointer, such as /lignesImport/0/numLigne; found: {pointer}",
)
_BOTH: Final = Text(
    "numeroEditeur ou pointer, pas les deux : un pointeur désigne déjà la demande",
    "numeroEditeur or pointer, not both: a pointer tells the request already",
)
_NO_REQUEST: Final = Text(
    "{code} juge le fichier, pas une demande : retirez numeroEditeur",
    "{code} judges the file, not a request: remove numeroEditeur",
)
_TWICE: Final = Text(
    "la même faute que la dérogation {entry} : gardez l'une des deux",
    "the same fault as waiver {entry}: keep one of the two",
)


class WaiverError(TextError):
    """A file of waivers cannot be used; the sentence names the place."""


def read_waivers(path: str | os.PathLike[str], *, name: str | None = None) -> tuple[Waiver, ...]:
    """Read a file.

    Args:
        path: where it is.
        name: how messages name it; default: by its path.

    Raises:
        WaiverError: it cannot be read, or something in it is no waiver.
    """
    called = str(path) if name is None else name
    try:
        content = read_file(pathlib.Path(path))
    except Unreadable:
        raise _problem(visible(called), _UNREADABLE) from None
    try:
        # A byte-order mark, which editors of Windows like to add, is no part of the text.
        return waivers_in(content.decode("utf-8-sig"), name=called)
    except UnicodeDecodeError:
        raise _problem(visible(called), _NO_UTF8) from None


def waivers_in(text: str, *, name: str) -> tuple[Waiver, ...]:
    """Read the text of a file.

    Args:
        text: TOML.
        name: how messages name the file.

    Raises:
        WaiverError: something in it is no waiver.
    """
    where = visible(name)
    tables = _tables(_parsed(text, where), where)
    waivers = [_Table(entry, table, where).read() for entry, table in enumerate(tables, start=1)]
    first: dict[tuple[str | None, ...], int] = {}
    for waiver in waivers:
        about = (waiver.rule, waiver.file, waiver.numero_editeur, waiver.pointer)
        earlier = first.setdefault(about, waiver.entry)
        if earlier != waiver.entry:
            raise _problem(_named(where, waiver.entry), _TWICE, entry=str(earlier))
    return tuple(waivers)


def _parsed(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        # The library tells the place behind what is wrong; without one it is the end, or depth.
        told = _PLACE.fullmatch(str(problem))
        at = f"{where}:{told['line']}:{told['column']}" if told else where
        what = visible(told["what"] if told else str(problem))
        raise _problem(at, Text(f"{_NO_TOML.fr} ({what})", f"{_NO_TOML.en} ({what})")) from None


def _tables(root: dict[str, Any], where: str) -> list[dict[str, Any]]:
    _refuse_unknown(root, (_TABLES,), where)
    tables = root.get(_TABLES, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise _problem(where, _NO_TABLES)
    return tables


class _Table:
    """Takes one entry apart.

    Args:
        entry: its number, from 1.
        table: what stands in it.
        where: the file, as messages name it.
    """

    def __init__(self, entry: int, table: Mapping[str, Any], where: str) -> None:
        self._entry = entry
        self._table = table
        self._where = _named(where, entry)

    def read(self) -> Waiver:
        """Give the waiver.

        Raises:
            WaiverError: it is none.
        """
        table = self._table
        _refuse_unknown(table, _KEYS, self._where)
        for name in _REQUIRED:
            if name not in table:
                raise self._problem(_MISSING, name=name)
        rule = self._rule()
        number = self._string(_NUMBER) if _NUMBER in table else None
        pointer = self._pointer() if _POINTER in table else None
        if number is not None and pointer is not None:
            raise self._problem(_BOTH)
        if number is not None and rule[0] not in _OF_REQUESTS:
            raise self._problem(_NO_REQUEST, code=rule)
        return Waiver(
            entry=self._entry,
            rule=rule,
            file=self._glob(),
            reason=" ".join(self._string("reason").split()),
            until=self._day(),
            numero_editeur=number,
            pointer=pointer,
        )

    def _rule(self) -> str:
        code = self._string("rule")
        if code in CATALOGUE and CATALOGUE[code].is_advisory:
            raise self._problem(_ADVISORY, code=code)
        if code not in CATALOGUE and _HOUSE_CODE.fullmatch(code) is None:
            raise self._problem(_NO_RULE, code=quoted(code))
        return code

    def _glob(self) -> str:
        glob = self._string("file")
        try:
            pathlib.PurePosixPath("name").match(glob)
        except ValueError:
            raise self._problem(_NO_GLOB, glob=quoted(glob)) from None
        return glob

    def _pointer(self) -> str:
        # Empty, it means the file as a whole.
        pointer = self._table[_POINTER]
        if not isinstance(pointer, str):
            raise self._problem(_NO_STRING, name=_POINTER)
        try:
            from_pointer(pointer)
        except ValueError:
            raise self._problem(_NO_POINTER, pointer=quoted(pointer)) from None
        return pointer

    def _day(self) -> date:
        value = self._table["until"]
        # A time of TOML is a day too, for Python.
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return to_day(value if isinstance(value, str) else "")
        except SettingsError:
            raise self._problem(_NO_DAY) from None

    def _string(self, name: str) -> str:
        value = self._table[name]
        if isinstance(value, str) and value.strip():
            return value
        raise self._problem(_NO_STRING, name=name)

    def _problem(self, text: Text, **values: str) -> WaiverError:
        return _problem(self._where, text, **values)


def _refuse_unknown(table: Mapping[str, Any], allowed: Iterable[str], where: str | Text) -> None:
    for name in table:
        if name not in allowed:
            raise _problem(where, _NO_KEY, name=quoted(name), allowed=", ".join(allowed))


def _named(where: str, entry: int) -> Text:
    return Text(f"{where}, dérogation {entry}", f"{where}, waiver {entry}")


def _problem(where: str | Text, text: Text, **values: str) -> WaiverError:
    at = same(where) if isinstance(where, str) else where
    return WaiverError(
        Text(f"{at.fr} : {text.to('fr', **values)}", f"{at.en}: {text.to('en', **values)}")
    )
