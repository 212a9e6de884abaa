"""What an editor shows of a balise: its rules in words, and a value that is right.

>>> from pytest_segur.spec.edition import Edition
>>> print(description_of("regimeTVA", Edition.PUBLISHED))
D211 : regimeTVA doit être « TTC » ou « HT » (section 3.2, bloc « Commande », balise regimeTVA)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_segur.kit.examples import sound_values
from pytest_segur.kit.schema.gaps import Extent, codes_beyond
from pytest_segur.number import Number
from pytest_segur.reports.rule_text import EITHER_DMP, WHEN
from pytest_segur.spec.balises import CORRECTED_DMP, PUBLISHED_DMP
from pytest_segur.spec.catalogue import CATALOGUE, ROWS, label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_segur.spec.edition import Edition
    from pytest_segur.spec.formats import Format
    from pytest_segur.spec.rule import Rule


def description_of_file(edition: Edition) -> str:
    """Say what the schema is, and what it does not see."""
    unseen, half_seen = (", ".join(codes_beyond(extent)) for extent in Extent)
    return (
        "Fichier de demandes de financement Ségur (MDV-LGC, avance), selon l'édition "
        f"« {edition} » des formats. $comment donne la règle que portent les mots-clés voisins ; "
        "« segur explain D210 » en explique une. Un schéma ne voit pas tout : il ne dit rien de "
        f"{unseen} ; {half_seen} ne sont vues qu'en partie. « segur check » voit tout."
    )


def description_of(name: str, edition: Edition) -> str:
    """Say what the rules demand of a balise, a line each, and where the document says so."""
    return "\n".join(_told(rule, edition) for rule in _rules_on(name))


def example_of(name: str, formats: Iterable[Format]) -> str | Number | None:
    """Give a value that one of some formats takes, unless the schema lists such values already."""
    accepts = [each.acceptor() for each in formats if "enum" not in each.schema]
    for value in sound_values().get(name, ()):
        if isinstance(value, str | Number) and any(accept(value) for accept in accepts):
            return value
    return None


def _rules_on(name: str) -> Iterator[Rule]:
    known = PUBLISHED_DMP if name == CORRECTED_DMP else name
    return (rule for rule in CATALOGUE.values() if rule.on == known and rule.code[0] in "SD")


def _told(rule: Rule, edition: Edition) -> str:
    label, clause = label_of(rule.code, edition).fr, rule.clause.to_text().fr
    closer = "".join(f" — {words}" for words in _told_closer(rule.code, edition))
    return f"{rule.code} : {label}{closer} ({clause})"


def _told_closer(code: str, edition: Edition) -> Iterator[str]:
    """Tell the formats apart, where a rule has more than one, or more than one name."""
    rows = ROWS.get(code, ())
    expected = {WHEN[row.when].fr: row.format_in(edition).expected.fr for row in rows}
    if len({*expected.values()}) > 1:
        yield " ; ".join(f"{when} : {words}" for when, words in expected.items())
    if any(edition not in row.editions for row in rows):
        yield EITHER_DMP.fr
