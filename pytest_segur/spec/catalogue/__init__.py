"""Every rule, in the order in which the portal looks, and how to find one.

>>> CATALOGUE["D210"].on
'dateCommande'
>>> label_of("D210").fr
'dateCommande doit être une date qui existe, écrite JJ/MM/AAAA'
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pytest_segur.spec.balises import HEADER_ROWS, REQUEST_ROWS
from pytest_segur.spec.catalogue import (
    advisories,
    archive,
    file_name,
    first_control,
    second_control,
)
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_segur.spec.row import Row
    from pytest_segur.spec.rule import Rule

#: Version of the catalogue and of the conformance kit: codes and case ids only ever grow.
KIT_VERSION: Final = "1.0.0"

SECOND_CONTROL: Final = second_control.RULES

#: All rules by code: file, name, requests, archive, advisories.
CATALOGUE: Final[Mapping[str, Rule]] = {
    rule.code: rule
    for rule in (
        *first_control.RULES,
        *file_name.RULES,
        *second_control.RULES,
        *archive.RULES,
        *advisories.RULES,
    )
}

#: The families of rules, by the letter that their codes begin with.
FAMILIES: Final = {
    "S": Text(
        "Premier contrôle : la structure du fichier", "First control: the structure of the file"
    ),
    "F": Text("Nom du fichier", "Name of the file"),
    "D": Text(
        "Second contrôle : le format de chaque demande",
        "Second control: the format of each request",
    ),
    "P": Text("Pièces justificatives (archive)", "Supporting documents (archive)"),
    "A": Text("Avis, qui n'entraînent aucun refus", "Advisories, which refuse nothing"),
}

#: Without these a file cannot be judged at all, or not safely.
NEVER_IGNORED: Final = frozenset(
    {"S100", "S101", "S102", "S103", "S104", "S105", "S110", "S112", "S113", "S114"}
)


def _rows_by_code() -> Mapping[str, tuple[Row, ...]]:
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in (*HEADER_ROWS, *REQUEST_ROWS):
        rows[row.code].append(row)
    return {code: tuple(found) for code, found in rows.items()}


ROWS: Final = _rows_by_code()


def label_of(code: str, edition: Edition = Edition.PUBLISHED) -> Text:
    """Give what a rule of the catalogue demands."""
    rule = CATALOGUE[code]
    expected = ROWS[code][0].format_in(edition).expected if code in ROWS else same("")
    return Text(
        rule.label.fr.format(on=rule.on, expected=expected.fr),
        rule.label.en.format(on=rule.on, expected=expected.en),
    )


def codes_under(prefix: str, codes: Iterable[str] = CATALOGUE) -> frozenset[str]:
    """Give the codes that begin with a prefix."""
    return frozenset(code for code in codes if code.startswith(prefix))
