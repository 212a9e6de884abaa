"""The numbers that a file of refused requests comes back under: none was used before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pytest_segur.asp.errors import ResubmissionError
from pytest_segur.rules.file_name import FileName
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pytest_segur.settings import History

_NUMBER: Final = re.compile(r"[0-9]{5}")
_FILE_NUMBER: Final = re.compile(r"[0-9]{3}")
_LAST_NUMBER: Final = 99_999
_LAST_FILE: Final = 999
_SEPARATORS: Final = frozenset("/\\")


def next_numbers(
    first: str, count: int, used: Sequence[object], history: History | None
) -> list[str]:
    """Count on from a first numeroEditeur.

    Args:
        first: five digits, 00001 to 99999.
        count: how many numbers are needed.
        used: what the answer has as numbers.
        history: what a portal has seen.

    Raises:
        ResubmissionError: a number does not exist, or was used already.
    """
    if _NUMBER.fullmatch(first) is None or first == "00000":
        raise ResubmissionError(
            Text(
                f"numeroEditeur impossible : {quoted(first)} ; valeurs admises : de 00001 à 99999",
                f"impossible numeroEditeur: {quoted(first)}; allowed: 00001 to 99999",
            )
        )
    start = int(first)
    if start + count - 1 > _LAST_NUMBER:
        raise ResubmissionError(
            Text(
                f"de {first} à 99999 il n'y a pas {count} numéros, un par demande refusée",
                f"from {first} to 99999 there are not {count} numbers, one a refused request",
            )
        )
    numbers = [f"{number:05}" for number in range(start, start + count)]
    for number in numbers:
        if number in used:
            raise _used_number(number, Text("la réponse elle-même", "the answer itself"))
        if history is not None and history.has_seen_number(number):
            raise _used_number(number, Text("l'historique", "the history"))
    return numbers


def _used_number(number: str, where: Text) -> ResubmissionError:
    return ResubmissionError(
        Text(
            f"le numéro {number} a déjà servi ({where.fr}) : prenez-en un jamais utilisé",
            f"the number {number} was used already ({where.en}): take one never used",
        )
    )


def next_file_name(
    numero_ans: object,
    day: date,
    number: str | None,
    old: FileName | None,
    history: History | None,
) -> FileName:
    """Give the next file a name that no file of that day has had.

    Args:
        numero_ans: of the header.
        day: the day of deposit.
        number: 001 to 999; None: the first one that is free, behind that of the answer.
        old: the name of the answer, where it follows the naming.
        history: what a portal has seen.

    Raises:
        ResubmissionError: there is no such name, or it was used already.
    """
    if not isinstance(numero_ans, str) or not numero_ans or not _fits_a_name(numero_ans):
        raise ResubmissionError(
            Text(
                "numeroAns ne peut pas faire partie d'un nom de fichier",
                "numeroAns cannot be part of a file's name",
            )
        )
    stamp = f"{day.year:04}{day.month:02}{day.day:02}"
    is_same_day = old is not None and (old.numero_ans, old.day) == (numero_ans, stamp)

    def is_free(name: FileName) -> bool:
        return name != old and not (
            history and history.has_seen_file(name.numero_ans, name.day, name.number)
        )

    if number is not None:
        name = FileName(numero_ans, stamp, _checked(number))
        if is_free(name):
            return name
        raise ResubmissionError(
            Text(
                f"le nom {visible(str(name))} a déjà servi : prenez un autre numéro de fichier",
                f"the name {visible(str(name))} was used already: take another file number",
            )
        )
    # What was deposited before the answer's file had lower numbers.
    for following in range(int(old.number) + 1 if old and is_same_day else 1, _LAST_FILE + 1):
        name = FileName(numero_ans, stamp, f"{following:03}")
        if is_free(name):
            return name
    raise ResubmissionError(
        Text(
            f"il ne reste aucun numéro de fichier libre le {stamp} : choisissez un autre jour",
            f"no file number is left on {stamp}: take another day",
        )
    )


def _fits_a_name(text: str) -> bool:
    return visible(text) == text and not _SEPARATORS & set(text)


def _checked(file_number: str) -> str:
    if _FILE_NUMBER.fullmatch(file_number) is None or file_number == "000":
        raise ResubmissionError(
            Text(
                f"numéro de fichier impossible : {quoted(file_number)} ; valeurs admises : de 001 "
                "à 999",
                f"impossible file number: {quoted(file_number)}; allowed: 001 to 999",
            )
        )
    return file_number
