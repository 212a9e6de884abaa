"""Misspelt names, values and codes are led back to what they most likely mean."""

from __future__ import annotations

import pytest

from pytest_segur.number import Number
from pytest_segur.rules.misspelt import nearest_name, operator_meant, operator_spelt_otherwise
from pytest_segur.rules.mistakes import mistake_in
from pytest_segur.spec.block import Block
from pytest_segur.spec.catalogue import ROWS
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import OperatorCode
from pytest_segur.spec.operators import CODES, LABELS
from pytest_segur.spec.skeleton import names_in
from pytest_segur.spec.text import Text


def hint(code: str, value: object) -> Text | None:
    """Give the hint on a value that a line of the table refuses."""
    (line,) = ROWS[code]
    assert not line.format.acceptor()(value)
    return mistake_in(value, line, Edition.PUBLISHED)


@pytest.mark.parametrize(
    ("code", "value", "right"),
    [
        ("D220", "liberal", "LIBERAL"),
        ("D220", "Libéral", "LIBERAL"),
        ("D220", "LIBERAUX", "LIBERAL"),
        ("D220", " STRUCTURE ", "STRUCTURE"),
        ("D220", "STUCTURE", "STRUCTURE"),
        ("D211", "ht", "HT"),
        ("D211", "H.T.", "HT"),
        ("D211", "T.T.C", "TTC"),
        ("D271", "pdf", "PDF"),
        ("D271", ".pdf", "PDF"),
        ("D271", "JPEG", "JPG"),
        ("D271", "jpeg", "JPG"),
        ("D272", "BDC", "BON_COMMANDE"),
        ("D272", "Bon de commande", "BON_COMMANDE"),
        ("D272", "HT", "PREUVE_HT"),
        ("D272", "preuve ht", "PREUVE_HT"),
    ],
)
def test_a_listed_value_spelt_otherwise_is_recognised(code: str, value: str, right: str) -> None:
    """Case, accents, punctuation, slips of the pen, and the codes of section 3.3."""
    assert hint(code, value) == Text(f"Écrivez « {right} ».", f'Write "{right}".')


@pytest.mark.parametrize(
    ("code", "value"),
    [("D220", "MEDECIN"), ("D211", "EXO"), ("D271", "TIFF"), ("D271", 1), ("D220", Number("1")),
     ("D220", ["LIBERAL"]), ("D211", "H" * 65), ("D211", "\x1b[31m")],
)  # fmt: skip
def test_another_value_is_not_guessed(code: str, value: object) -> None:
    """The rule lists those allowed."""
    assert hint(code, value) is None


@pytest.mark.parametrize("value", ["c", "Création", "M", Number("1"), True, ["C"]])
def test_the_only_value_possible_is_named(value: object) -> None:
    """Whatever was found."""
    assert hint("D203", value) == Text(
        "Écrivez « C » : c'est la seule valeur admise.",
        'Write "C": it is the only value allowed.',
    )


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("mai_15", "MAI_15"),
        ("MAI 15", "MAI_15"),
        ("MAI15", "MAI_15"),
        ("MAI_015", "MAI_15"),
        (" MAI_15 ", "MAI_15"),
        ("Mailiz", "MAI_15"),
        ("MAILIZ_15", "MAI_15"),
        ("15", "MAI_15"),
        (Number("15"), "MAI_15"),
        ("CH_20", "CH _20"),
        ("CH  _20", "CH _20"),
        ("ch regional d’orléans", "CH _20"),
        ("HOP_302", "HÔP_302"),
        ("HG_48", "H.G_48"),
    ],
)
def test_an_operator_is_recognised(value: object, code: str) -> None:
    """By its code written otherwise, its label, its rank in the list."""
    assert hint("D251", value) == Text(
        f"Écrivez le code entier, tel qu'il figure dans la liste : « {code} » ({LABELS[code]}).",
        f'Write the whole code, as the list prints it: "{code}" ({LABELS[code]}).',
    )


@pytest.mark.parametrize(
    "value", ["XXX", "XXX_999", "0", "999", "_", "é", "M" * 65, Number("1.5"), True]
)
def test_an_unknown_operator_is_not_guessed(value: object) -> None:
    """The rule points at the list."""
    assert hint("D251", value) is None


def test_what_is_longer_than_a_slip_of_the_pen_is_not_compared() -> None:
    """64 characters are, blanks included; one more is not."""
    name = "numeroAns" * 7
    assert nearest_name(f"{name}!", [name]) == name
    assert nearest_name(f"{name}!!", [name]) is None
    for blanks, operator, regime in ((58, "MAI_15", "TTC"), (59, None, None)):
        assert operator_meant("mailiz" + " " * blanks, CODES) == operator
        found = hint("D211", "ttc" + " " * (blanks + 3))
        assert found == (regime and Text(f"Écrivez « {regime} ».", f'Write "{regime}".'))


def test_a_name_is_near_when_seven_tenths_of_it_agree() -> None:
    """Below that it is another one."""
    assert nearest_name("abcdefg123", ["abcdefg456"]) == "abcdefg456"
    assert nearest_name("abcdefgh12345", ["abcdefgh67890"]) is None


def test_the_last_operator_has_a_rank_too() -> None:
    """And there is none behind it."""
    assert operator_meant(f"XYZ_{len(LABELS)}", CODES) == list(LABELS)[-1]
    assert operator_meant(f"XYZ_{len(LABELS) + 1}", CODES) is None


@pytest.mark.parametrize("code", sorted(CODES)[::7])
def test_an_operator_is_found_by_code_and_rank(code: str) -> None:
    """However its code is cased and spaced, whatever stands before its rank."""
    rank = list(LABELS).index(code) + 1
    assert operator_meant(code.lower().replace(" ", ""), CODES) == code
    assert operator_meant(f"XYZ_{rank}", CODES) == code


def test_every_operator_is_found_by_its_label() -> None:
    """However it is cased and spaced; longer ones than anybody misspells are not compared."""

    def bare(label: str) -> str:
        return "".join(filter(str.isalnum, label))

    for label in LABELS.values():
        found = operator_meant(f" {label.title()} ", CODES)
        # A few labels differ in punctuation only: the first of them is as good.
        expected = bare(label) if len(label) <= 62 else ""
        assert bare(LABELS[found] if found else "") == expected


def test_an_operator_of_the_house_is_recognised_and_made_visible() -> None:
    """Its code may hold anything."""
    (line,) = ROWS["D251"]
    house = OperatorCode(CODES | {"MaMSS\u202e", "Autre"})
    assert operator_spelt_otherwise("AUTRE", house, line) == Text(
        "Écrivez le code entier, tel qu'il figure dans la liste : « Autre ».",
        'Write the whole code, as the list prints it: "Autre".',
    )
    found = operator_spelt_otherwise("mamss", house, line)
    assert found is not None
    assert "« MaMSS\\u202e »" in found.fr


@pytest.mark.parametrize(
    ("name", "block", "right"),
    [
        ("siret", Block.HEADER, "SIRET"),
        ("ligneImport", Block.HEADER, "lignesImport"),
        ("numero_ans", Block.HEADER, "numeroAns"),
        ("isDirectToDMP", Block.SCENARIO, "isDirecToDMP"),
        ("isPfiToDmp", Block.SCENARIO, "isPFIToDMP"),
        ("date", Block.COMMANDE, None),
        ("", Block.HEADER, None),
        ("x" * 1_000_000, Block.HEADER, None),
        ("\ud800", Block.HEADER, None),
    ],
)
def test_the_nearest_name_of_a_block_is_found(name: str, block: Block, right: str | None) -> None:
    """Where one is near enough; long names are not even compared."""
    assert nearest_name(name[:100], names_in(block)) == right
    assert nearest_name(name, names_in(block)) == right
