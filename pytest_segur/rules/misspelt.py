"""What a misspelt name, value or code most likely means.

>>> nearest_name("isDirectToDMP", ["isDirecToDMP", "isPFIToDMP"])
'isDirecToDMP'
>>> operator_meant("mailiz", CODES)
'MAI_15'
>>> operator_meant("CH_20", CODES)
'CH _20'
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Final

from pytest_segur.number import Number
from pytest_segur.rules.miswritten import LONGEST_COMPARED
from pytest_segur.spec.formats import Format, OneOf, OperatorCode
from pytest_segur.spec.operators import CODES, LABELS
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_segur.spec.row import Row

#: What some write for a value of the document: its code in a name (section 3.3), a suffix.
_ALIASES: Final[Mapping[str, str]] = {"JPEG": "JPG", "BDC": "BON_COMMANDE", "HT": "PREUVE_HT"}
_RANK = re.compile(r"(?:.*_)?0*([0-9]{1,3})", re.DOTALL)


def nearest_name(name: str, known: Sequence[str]) -> str | None:
    """Find the known name that a misspelt one most likely means.

    >>> nearest_name("siret", ["impId", "SIRET"])
    'SIRET'
    """
    if len(name) > LONGEST_COMPARED:
        return None
    by_fold = {candidate.casefold(): candidate for candidate in known}
    close = get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.7)
    return by_fold[close[0]] if close else None


def operator_meant(text: str, codes: frozenset[str]) -> str | None:
    """Find the code of section 4, or of a house, that a text means.

    Args:
        text: a code written otherwise, an operator's label, or a rank in the list.
        codes: the codes that are allowed.
    """
    sought = _folded(text[:LONGEST_COMPARED])
    if not sought or len(text) > LONGEST_COMPARED:
        return None
    for code in sorted(codes - CODES):
        if sought == _folded(code):
            return code
    return _operators().get(sought) or _operator_of_rank(text.strip())


def spelt_otherwise(value: object, wanted: Format, _row: Row) -> Text | None:
    """Recognise a value of a short list, or name the only one."""
    if not isinstance(wanted, OneOf):
        return None
    if len(wanted.values) == 1:
        (right,) = wanted.values
        return Text(
            f"Écrivez « {right} » : c'est la seule valeur admise.",
            f'Write "{right}": it is the only value allowed.',
        )
    meant = _value_meant(value, wanted.values) if isinstance(value, str) else None
    return Text(f"Écrivez « {meant} ».", f'Write "{meant}".') if meant else None


def operator_spelt_otherwise(value: object, wanted: Format, _row: Row) -> Text | None:
    """Recognise an operator by its label, its rank, or a code written otherwise."""
    text = value.literal if isinstance(value, Number) else value
    if not (isinstance(text, str) and isinstance(wanted, OperatorCode)):
        return None
    code = operator_meant(text, wanted.codes)
    if code is None:
        return None
    shown = visible(code)
    label = f" ({LABELS[code]})" if code in LABELS else ""
    return Text(
        f"Écrivez le code entier, tel qu'il figure dans la liste : « {shown} »{label}.",
        f'Write the whole code, as the list prints it: "{shown}"{label}.',
    )


def _value_meant(text: str, values: Sequence[str]) -> str | None:
    if len(text) > LONGEST_COMPARED:
        return None
    folded = _folded(text)
    for right in values:
        if folded in {_folded(right), *(a for a, meant in _ALIASES.items() if meant == right)}:
            return right
    return nearest_name(text.strip(), values)


@cache
def _operators() -> Mapping[str, str]:
    """Give the codes of section 4 by what people write for them: code or label, folded."""
    meant: dict[str, str] = {}
    for code, label in LABELS.items():
        meant.setdefault(_folded(label), code)
    return {**meant, **{_folded(code): code for code in LABELS}}


def _operator_of_rank(text: str) -> str | None:
    match = _RANK.fullmatch(text)
    rank = int(match[1]) if match else 0
    return list(LABELS)[rank - 1] if 0 < rank <= len(LABELS) else None


def _folded(text: str) -> str:
    """Keep letters and digits only: no accents, no case, no blanks, no punctuation."""
    plain = unicodedata.normalize("NFKD", text).upper()
    return "".join(character for character in plain if character.isalnum())
