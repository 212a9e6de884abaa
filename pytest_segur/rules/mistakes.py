"""Why a value is probably wrong, and how to mend it: the habits behind most faults.

Looked for only once a format was refused. Each habit is one small function that either
recognises the value or passes; the first that recognises it gives the hint.
"""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from pytest_segur.number import Number
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import (
    MISSING,
    Amount,
    Boolean,
    EmptyObject,
    Facultative,
    Format,
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
from pytest_segur.spec.operators import LABELS
from pytest_segur.spec.text import Text
from pytest_segur.wording import mask, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytest_segur.spec.row import Row

#: Longer values are nobody's misspelling, and comparing them would take time.
LONGEST_COMPARED: Final = 64
_DECIMALS_WANTED: Final = 2

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T.*)?", re.DOTALL)
_SHORT_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_COMMA_AMOUNT = re.compile(r"[0-9 \u00a0\u202f.]*[0-9](?:,[0-9]+)?(?: ?€)?")


def mistake_in(value: object, row: Row, edition: Edition) -> Text | None:
    """Recognise the habit behind a refused value.

    Args:
        value: what was found, or `MISSING`.
        row: the line of the table that refuses it.
        edition: the edition in use.

    Returns:
        The hint, values of persons masked in it; None when nothing is recognised.
    """
    wanted = row.format_in(edition)
    if isinstance(wanted, Facultative):
        wanted = wanted.filled
    for recognise in _HABITS:
        hint = recognise(value, wanted, row)
        if hint is not None:
            return hint
    return _lengths_of_the_other_edition(value, row, edition) or _length(value, wanted)


def _missing(value: object, wanted: Format, row: Row) -> Text | None:
    if value is not MISSING:
        return None
    name = row.name
    if isinstance(wanted, Null):
        return Text(f'Ajoutez "{name}": null.', f'Add "{name}": null.')
    return Text(f"Ajoutez la balise {name}.", f"Add the balise {name}.")


def _null_in_quotes(value: object, wanted: Format, _row: Row) -> Text | None:
    if not (isinstance(value, str) and value.strip().lower() == "null"):
        return None
    if not isinstance(wanted, Null | Unfilled):
        return None
    return Text(
        'La chaîne "null" n\'est pas null : retirez les guillemets.',
        'The string "null" is not null: remove the quotes.',
    )


def _left_empty(value: object, wanted: Format, row: Row) -> Text | None:
    if isinstance(wanted, Null | Unfilled) and value == "":
        return Text(
            "Une chaîne vide compte comme renseignée : écrivez null.",
            "An empty string counts as filled: write null.",
        )
    if not isinstance(wanted, Varchar | OneOf | OperatorCode | FrenchDate | ListOf):
        return None
    if value is None or (isinstance(value, str) and is_blank(value)):
        return Text(f"Renseignez {row.name}.", f"Fill in {row.name}.")
    return None


def _not_to_be_filled(value: object, wanted: Format, row: Row) -> Text | None:
    # Some rules have more to say about who fills the balise in.
    if not isinstance(wanted, Unfilled | Null) or CATALOGUE[row.code].hint is not None:
        return None
    return Text("Mettez null.", "Set it to null.")


def _boolean_in_disguise(value: object, wanted: Format, _row: Row) -> Text | None:
    if not isinstance(wanted, Boolean):
        return None
    if isinstance(value, str) and value.strip().lower() in {"true", "false"}:
        right = value.strip().lower()
        return Text(
            f"Écrivez {right}, sans guillemets et en minuscules.",
            f"Write {right}, without quotes and in lower case.",
        )
    word = value.strip().lower() if isinstance(value, str) else None
    if word in {"oui", "vrai", "1"} or value == Number("1"):
        return Text("Pour oui, écrivez true.", "For yes, write true.")
    if word in {"non", "faux", "0"} or value == Number("0"):
        return Text("Pour non, écrivez false.", "For no, write false.")
    if value is None:
        return Text(
            "null ne répond pas : écrivez true ou false.", "null is no answer: write true or false."
        )
    return None


def _number_in_quotes(value: object, wanted: Format, _row: Row) -> Text | None:
    if not (isinstance(value, str) and isinstance(wanted, Integer | Amount)):
        return None
    try:
        number = Number(value.strip()[:LONGEST_COMPARED])
    except ValueError:
        return _written_for_people(value) if isinstance(wanted, Amount) else None
    if wanted.acceptor()(number):
        return Text(
            f"Retirez les guillemets : {number.literal}.",
            f"Remove the quotes: {number.literal}.",
        )
    return Text("Retirez les guillemets : c'est un nombre.", "Remove the quotes: it is a number.")


def _written_for_people(value: str) -> Text | None:
    short = value.strip()[:LONGEST_COMPARED]
    if _COMMA_AMOUNT.fullmatch(short) is None:
        return None
    digits = re.sub("[^0-9,]", "", short)
    whole, _, decimals = digits.partition(",")
    if len(decimals) > _DECIMALS_WANTED:
        return None
    plain = f"{whole.lstrip('0') or '0'}.{decimals:0<2}"
    return Text(
        f"Écrivez un nombre JSON, avec un point : {plain}.",
        f"Write a JSON number, with a point: {plain}.",
    )


def _decimals(value: object, wanted: Format, _row: Row) -> Text | None:
    if not (isinstance(value, Number) and isinstance(wanted, Amount)):
        return None
    whole, _, decimals = value.literal.partition(".")
    if "e" in value.literal.lower() or len(value.literal) > LONGEST_COMPARED:
        return Text(
            "Écrivez le montant sans exposant, avec deux décimales.",
            "Write the amount without an exponent, with two decimals.",
        )
    if len(decimals) > _DECIMALS_WANTED:
        return Text("Arrondissez à deux décimales.", "Round it to two decimals.")
    right = f"{whole}.{decimals:0<2}"
    return Text(
        f"Écrivez {right} : deux décimales, même pour un montant rond.",
        f"Write {right}: two decimals, even for a round amount.",
    )


def _integer_written_otherwise(value: object, wanted: Format, _row: Row) -> Text | None:
    if not (isinstance(value, Number) and isinstance(wanted, Integer)):
        return None
    if re.search("[.eE]", value.literal):
        return Text(
            "Écrivez un entier, sans décimale ni exposant.",
            "Write an integer, without decimals or exponent.",
        )
    return None


def _string_without_quotes(value: object, wanted: Format, _row: Row) -> Text | None:
    if not isinstance(value, Number):
        return None
    if isinstance(wanted, Varchar | OperatorCode | OneOf | FrenchDate):
        return Text(
            "Mettez la valeur entre guillemets : c'est une chaîne, pas un nombre "
            "(un nombre perdrait ses zéros de tête).",
            "Put the value between quotes: it is a string, not a number "
            "(a number would lose its leading zeros).",
        )
    return None


def _capitals(value: object, wanted: Format, _row: Row) -> Text | None:
    if not (isinstance(value, str) and isinstance(wanted, Varchar) and wanted.capitals):
        return None
    if len(value) > wanted.longest or value == value.upper():
        return None
    right = visible(mask(value.upper()))
    return Text(
        f"Passez le nom en majuscules, accents gardés ({right}).",
        f"Put the name in capitals, accents kept ({right}).",
    )


def _date_written_otherwise(value: object, wanted: Format, _row: Row) -> Text | None:
    if not (isinstance(value, str) and isinstance(wanted, FrenchDate)):
        return None
    short = value.strip()[:LONGEST_COMPARED]
    iso, french = _ISO_DATE.fullmatch(short), _SHORT_DATE.fullmatch(short)
    if iso is not None:
        year, month, day = iso.groups()
    elif french is not None:
        day, month, year = french.groups()
    else:
        return None
    try:
        right = date(int(year), int(month), int(day))
    except ValueError:
        return Text("Ce jour n'existe pas dans le calendrier.", "The calendar has no such day.")
    return Text(
        f"Écrivez {right.day:02}/{right.month:02}/{right.year:04}.",
        f"Write {right.day:02}/{right.month:02}/{right.year:04}.",
    )


def _spelt_otherwise(value: object, wanted: Format, _row: Row) -> Text | None:
    if not (isinstance(value, str) and isinstance(wanted, OneOf)):
        return None
    right = nearest_name(value.strip().upper(), wanted.values)
    if right is None and value.strip().upper() == "JPEG":
        right = "JPG"
    if right is None:
        return None
    return Text(f"Écrivez « {right} ».", f"Write “{right}”.")


def _operator_spelt_otherwise(value: object, wanted: Format, _row: Row) -> Text | None:
    if not (isinstance(value, str) and isinstance(wanted, OperatorCode)):
        return None
    sought = _folded(value[:LONGEST_COMPARED])
    for code in wanted.codes:
        if sought in {_folded(code), _folded(LABELS.get(code, code))}:
            return Text(
                f"Écrivez le code tel que la section 4 l'imprime : « {code} ».",
                f"Write the code as section 4 prints it: “{code}”.",
            )
    return None


def _folded(text: str) -> str:
    return "".join(text.casefold().split())


def _nulls_in_an_object(value: object, wanted: Format, _row: Row) -> Text | None:
    if not (isinstance(value, dict) and isinstance(wanted, EmptyObject)):
        return None
    if all(member is None for member in value.values()):
        return Text(
            "Les balises de structure sont toutes null : écrivez {}, sans aucune balise.",
            "The balises of structure are all null: write {}, without any balise.",
        )
    return Text(
        "Écrivez {} : une commande LIBERAL ne décrit pas de structure.",
        "Write {}: a LIBERAL order describes no structure.",
    )


def _lone_element(value: object, wanted: Format, _row: Row) -> Text | None:
    if not isinstance(wanted, ListOf | Rows) or isinstance(value, list):
        return None
    return Text(
        "Mettez les valeurs entre crochets, même s'il n'y en a qu'une.",
        "Put the values between square brackets, even a single one.",
    )


def _lengths_of_the_other_edition(value: object, row: Row, edition: Edition) -> Text | None:
    if row.corrected is None or not row.format_in(edition.other).acceptor()(value):
        return None
    assert isinstance(value, str), "only strings differ between the editions"
    flag = f"--edition={edition.other}"
    if edition is Edition.CORRECTED:
        return Text(
            f"Le tableau publié accepte ces {len(value)} caractères : {flag} juge selon lui.",
            f"The published table takes these {len(value)} characters: {flag} judges by it.",
        )
    return Text(
        f"Le tableau publié demande une autre longueur que les {len(value)} caractères d'usage : "
        f"si l'ASP accepte vos fichiers ainsi, jugez-les avec {flag}.",
        f"The published table asks for another length than the {len(value)} characters in use: "
        f"if ASP takes your files so, judge them with {flag}.",
    )


def _length(value: object, wanted: Format) -> Text | None:
    if not (isinstance(value, str) and isinstance(wanted, Varchar)):
        return None
    length = len(value)
    if wanted.acceptor()(value.strip()):
        return Text(
            "Retirez les blancs autour de la valeur.", "Remove the blanks around the value."
        )
    if wanted.shortest <= length <= wanted.longest:
        return None
    if wanted.exactly is not None:
        return Text(
            f"La valeur a {length} caractères, il en faut {wanted.exactly}.",
            f"The value has {length} characters, {wanted.exactly} are needed.",
        )
    return Text(
        f"La valeur a {length} caractères, {wanted.longest} au plus.",
        f"The value has {length} characters, {wanted.longest} at most.",
    )


_HABITS: Final[Sequence[Callable[[object, Format, Row], Text | None]]] = (
    _missing,
    _null_in_quotes,
    _left_empty,
    _not_to_be_filled,
    _boolean_in_disguise,
    _number_in_quotes,
    _decimals,
    _integer_written_otherwise,
    _string_without_quotes,
    _capitals,
    _date_written_otherwise,
    _spelt_otherwise,
    _operator_spelt_otherwise,
    _nulls_in_an_object,
    _lone_element,
)


def nearest_name(name: str, known: Sequence[str]) -> str | None:
    """Find the known name that a misspelt one most likely means.

    >>> nearest_name("isDirectToDMP", ["isDirecToDMP", "isPFIToDMP"])
    'isDirecToDMP'
    >>> nearest_name("siret", ["impId", "SIRET"])
    'SIRET'
    """
    if len(name) > LONGEST_COMPARED:
        return None
    by_fold = {candidate.casefold(): candidate for candidate in known}
    close = get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.7)
    return by_fold[close[0]] if close else None
