"""Why a value is probably wrong, and how to mend it: the habits behind most faults.

Looked for only once a format was refused. Each habit is one small function that either
recognises the value or passes; the first that recognises it gives the hint. Hints never
repeat a value in clear: they may stand in every output, and some values are of persons.

>>> from pytest_segur.spec.catalogue import ROWS
>>> (amount,) = ROWS["D212"]
>>> mistake_in(Number("1075.0"), amount, Edition.PUBLISHED).fr
'Écrivez 1075.00 : deux décimales, même pour un montant rond.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.number import Number
from pytest_segur.rules.misspelt import nearest_name, operator_spelt_otherwise, spelt_otherwise
from pytest_segur.rules.miswritten import (
    amount_written_otherwise,
    boolean_in_disguise,
    date_written_otherwise,
    integer_written_otherwise,
    number_in_quotes,
)
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import (
    MISSING,
    Boolean,
    EmptyObject,
    Facultative,
    Format,
    FrenchDate,
    ListOf,
    Null,
    OneOf,
    Rows,
    Unfilled,
    Varchar,
    is_blank,
)
from pytest_segur.spec.text import Text
from pytest_segur.wording import mask, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytest_segur.spec.row import Row

__all__ = ["mistake_in", "nearest_name"]


def mistake_in(
    value: object, row: Row, edition: Edition, *, wanted: Format | None = None
) -> Text | None:
    """Recognise the habit behind a refused value.

    Args:
        value: what was found, or `MISSING`.
        row: the line of the table that refuses it.
        edition: the edition in use.
        wanted: the format that refuses it, where it is not that of the line: that of the
            elements of a list, or a list of operators that a house made longer.

    Returns:
        The hint, values of persons masked in it; None when nothing is recognised.
    """
    if wanted is None:
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


def _null_in_quotes(value: object, wanted: Format, row: Row) -> Text | None:
    if not (isinstance(value, str) and value.strip().lower() == "null"):
        return None
    if isinstance(wanted, Null | Unfilled):
        return Text(
            'La chaîne "null" n\'est pas null : retirez les guillemets.',
            'The string "null" is not null: remove the quotes.',
        )
    return Text(
        f'La chaîne "null" ne dit rien : renseignez {row.name}.',
        f'The string "null" says nothing: fill in {row.name}.',
    )


def _left_empty(value: object, wanted: Format, row: Row) -> Text | None:
    if not (value is None or (isinstance(value, str) and is_blank(value))):
        return None
    name = row.name
    if isinstance(wanted, Null | Unfilled):
        return Text(
            "Une chaîne, même vide, compte comme renseignée : écrivez null.",
            "A string, even an empty one, counts as filled: write null.",
        )
    if isinstance(wanted, Boolean):
        return Text(
            f"{name} attend une réponse : écrivez true ou false.",
            f"{name} needs an answer: write true or false.",
        )
    if isinstance(wanted, ListOf | Rows):
        return Text(
            "Écrivez un tableau, [] lorsqu'il n'y a rien à y mettre.",
            "Write an array, [] where there is nothing to put in it.",
        )
    if isinstance(wanted, EmptyObject):
        return _EMPTY_STRUCTURE
    return Text(f"Renseignez {name}.", f"Fill in {name}.")


def _not_to_be_filled(_value: object, wanted: Format, row: Row) -> Text | None:
    # Some rules have more to say about who fills the balise in.
    if not isinstance(wanted, Unfilled | Null) or CATALOGUE[row.code].hint is not None:
        return None
    if isinstance(wanted, Null):
        return Text(
            f"Mettez null : {row.name} n'est pas à renseigner dans ce cas.",
            f"Set it to null: {row.name} is not to be filled in this case.",
        )
    return Text(
        f"Mettez null ou retirez la balise : {row.name} n'est pas à renseigner dans ce cas.",
        f"Set it to null or remove the balise: {row.name} is not to be filled in this case.",
    )


def _string_without_quotes(value: object, wanted: Format, _row: Row) -> Text | None:
    if not isinstance(value, Number):
        return None
    if isinstance(wanted, Varchar):
        return Text(
            "Mettez la valeur entre guillemets : c'est une chaîne, pas un nombre "
            "(un nombre perdrait ses zéros de tête).",
            "Put the value between quotes: it is a string, not a number "
            "(a number would lose its leading zeros).",
        )
    if isinstance(wanted, FrenchDate):
        return Text(
            'Écrivez la date entre guillemets, par exemple "01/03/2022".',
            'Write the date between quotes, for example "01/03/2022".',
        )
    return None


def _needless_brackets(value: object, wanted: Format, _row: Row) -> Text | None:
    if not isinstance(value, list) or isinstance(wanted, ListOf | Rows | EmptyObject | OneOf):
        return None
    return Text(
        "Retirez les crochets : une seule valeur est attendue ici.",
        "Remove the brackets: a single value is expected here.",
    )


def _capitals(value: object, wanted: Format, _row: Row) -> Text | None:
    if not (isinstance(value, str) and isinstance(wanted, Varchar) and wanted.capitals):
        return None
    if len(value) > wanted.longest or value == value.upper():
        return None
    length = len(value.upper())
    if length > wanted.longest:
        return Text(
            f"En majuscules, le nom a {length} caractères : abrégez-le, {wanted.longest} au plus.",
            f"In capitals the name has {length} characters: shorten it, {wanted.longest} at most.",
        )
    right = visible(mask(value.upper()))
    return Text(
        f"Passez le nom en majuscules, en gardant les accents ({right}).",
        f"Put the name in capitals, accents kept ({right}).",
    )


def _filled_structure(value: object, wanted: Format, _row: Row) -> Text | None:
    if not (isinstance(value, dict) and isinstance(wanted, EmptyObject)):
        return None
    if all(member is None for member in value.values()):
        return Text(
            "Les balises de structure sont toutes null : écrivez {}, sans aucune balise.",
            "The balises of structure are all null: write {}, without any balise.",
        )
    return _EMPTY_STRUCTURE


def _lone_element(value: object, wanted: Format, _row: Row) -> Text | None:
    if not isinstance(wanted, ListOf) or isinstance(value, list | dict):
        return None
    return Text(
        "Mettez les valeurs entre crochets, chacune entre guillemets, même s'il n'y en a qu'une.",
        "Put the values between square brackets, each between quotes, even a single one.",
    )


def _lengths_of_the_other_edition(value: object, row: Row, edition: Edition) -> Text | None:
    if row.corrected is None or not row.format_in(edition.other).acceptor()(value):
        return None
    assert isinstance(value, str), "only strings differ between the editions"
    option = f"--edition={edition.other}"
    fr = f"{option}, ou --segur-edition={edition.other} sous pytest"
    en = f"{option}, or --segur-edition={edition.other} under pytest"
    if edition is Edition.CORRECTED:
        return Text(
            f"Le tableau publié exige ces {len(value)} caractères : pour juger selon lui, {fr}.",
            f"The published table asks for these {len(value)} characters: to judge by it, {en}.",
        )
    return Text(
        f"Le tableau publié exige une autre longueur que les {len(value)} caractères d'usage : "
        f"si l'ASP accepte vos fichiers ainsi, jugez-les selon l'édition corrigée ({fr}).",
        f"The published table asks for another length than the {len(value)} characters in use: "
        f"if ASP accepts your files like this, judge them by the corrected edition ({en}).",
    )


def _length(value: object, wanted: Format) -> Text | None:
    if not (isinstance(value, str) and isinstance(wanted, Varchar)):
        return None
    accepts = wanted.acceptor()
    if accepts(value.strip()):
        return Text(
            "Retirez les blancs autour de la valeur.", "Remove the blanks around the value."
        )
    if wanted.exactly is not None and accepts("".join(value.split())):
        return Text("Retirez les blancs de la valeur.", "Remove the blanks from the value.")
    length = len(value)
    s = "" if length == 1 else "s"
    if wanted.exactly is not None:
        return Text(
            f"La valeur a {length} caractère{s}, il en faut {wanted.exactly}.",
            f"The value has {length} character{s}, {wanted.exactly} are needed.",
        )
    return Text(
        f"La valeur a {length} caractère{s}, {wanted.longest} au plus.",
        f"The value has {length} character{s}, {wanted.longest} at most.",
    )


_EMPTY_STRUCTURE: Final = Text(
    "Écrivez {} : une commande LIBERAL ne décrit pas de structure.",
    "Write {}: a LIBERAL order describes no structure.",
)

_HABITS: Final[Sequence[Callable[[object, Format, Row], Text | None]]] = (
    _missing,
    _null_in_quotes,
    _left_empty,
    _not_to_be_filled,
    boolean_in_disguise,
    number_in_quotes,
    amount_written_otherwise,
    integer_written_otherwise,
    date_written_otherwise,
    operator_spelt_otherwise,
    spelt_otherwise,
    _string_without_quotes,
    _needless_brackets,
    _capitals,
    _filled_structure,
    _lone_element,
)
