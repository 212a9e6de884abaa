"""Each habit behind a refused value is recognised, and the hint tells how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_segur.number import Number
from pytest_segur.rules.mistakes import mistake_in
from pytest_segur.spec.balises import HEADER_ROWS, REQUEST_ROWS
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import MISSING, Format, ListOf, OperatorCode
from pytest_segur.spec.operators import CODES
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from pytest_segur.spec.row import Row

ROWS = (*HEADER_ROWS, *REQUEST_ROWS)
PUBLISHED, CORRECTED = Edition.PUBLISHED, Edition.CORRECTED


def row(code: str, which: int = 0) -> Row:
    """Give a line of the table."""
    return [line for line in ROWS if line.code == code][which]


def hint(
    code: str, value: object, edition: Edition = PUBLISHED, wanted: Format | None = None
) -> Text | None:
    """Give the hint on a value that a rule refuses; that it refuses it is made sure."""
    line = row(code)
    assert not (wanted or line.format_in(edition)).acceptor()(value)
    return mistake_in(value, line, edition, wanted=wanted)


CASES = [
    # Left out, or left empty.
    ("S107", MISSING, 'Ajoutez "impId": null.', 'Add "impId": null.'),
    ("D210", MISSING, "Ajoutez la balise dateCommande.", "Add the balise dateCommande."),
    ("D221", MISSING, "Ajoutez la balise isMandataire.", "Add the balise isMandataire."),
    ("D205", None, "Renseignez numeroEditeur.", "Fill in numeroEditeur."),
    ("D235", "  ", "Renseignez nomMedecin.", "Fill in nomMedecin."),
    ("D236", "", "Renseignez emailMedecin.", "Fill in emailMedecin."),
    ("D201", None, "Renseignez numLigne.", "Fill in numLigne."),
    ("D212", "", "Renseignez montantSegurHT.", "Fill in montantSegurHT."),
    ("D251", None, "Renseignez operateurMessagerie.", "Fill in operateurMessagerie."),
    (
        "D221",
        None,
        "isMandataire attend une réponse : écrivez true ou false.",
        "isMandataire needs an answer: write true or false.",
    ),
    (
        "D250",
        "",
        "isCentreDeSante attend une réponse : écrivez true ou false.",
        "isCentreDeSante needs an answer: write true or false.",
    ),
    (
        "D245",
        None,
        "Écrivez un tableau, [] lorsqu'il n'y a rien à y mettre.",
        "Write an array, [] where there is nothing to put in it.",
    ),
    (
        "D240",
        None,
        "Écrivez {} : une commande LIBERAL ne décrit pas de structure.",
        "Write {}: a LIBERAL order describes no structure.",
    ),
    # Null.
    (
        "S107",
        "null",
        'La chaîne "null" n\'est pas null : retirez les guillemets.',
        'The string "null" is not null: remove the quotes.',
    ),
    (
        "D229",
        " NULL ",
        'La chaîne "null" n\'est pas null : retirez les guillemets.',
        'The string "null" is not null: remove the quotes.',
    ),
    (
        "D210",
        "null",
        'La chaîne "null" ne dit rien : renseignez dateCommande.',
        'The string "null" says nothing: fill in dateCommande.',
    ),
    (
        "D235",
        "null",
        'La chaîne "null" ne dit rien : renseignez nomMedecin.',
        'The string "null" says nothing: fill in nomMedecin.',
    ),
    (
        "D204",
        "",
        "Une chaîne, même vide, compte comme renseignée : écrivez null.",
        "A string, even an empty one, counts as filled: write null.",
    ),
    (
        "D222",
        "",
        "Une chaîne, même vide, compte comme renseignée : écrivez null.",
        "A string, even an empty one, counts as filled: write null.",
    ),
    (
        "D227",
        "DURAND",
        "Mettez null : nomMandataire n'est pas à renseigner dans ce cas.",
        "Set it to null: nomMandataire is not to be filled in this case.",
    ),
    (
        "D222",
        True,
        "Mettez null ou retirez la balise : isMandataire n'est pas à renseigner dans ce cas.",
        "Set it to null or remove the balise: isMandataire is not to be filled in this case.",
    ),
    # Booleans.
    (
        "D221",
        "True",
        "Écrivez true, sans guillemets et en minuscules.",
        "Write true, without quotes and in lower case.",
    ),
    (
        "D250",
        " FALSE",
        "Écrivez false, sans guillemets et en minuscules.",
        "Write false, without quotes and in lower case.",
    ),
    (
        "D250",
        "Oui",
        "Pour oui, écrivez true, sans guillemets.",
        "For yes, write true, without quotes.",
    ),
    (
        "D250",
        Number("1"),
        "Pour oui, écrivez true, sans guillemets.",
        "For yes, write true, without quotes.",
    ),
    (
        "D250",
        Number("0"),
        "Pour non, écrivez false, sans guillemets.",
        "For no, write false, without quotes.",
    ),
    (
        "D250",
        "non",
        "Pour non, écrivez false, sans guillemets.",
        "For no, write false, without quotes.",
    ),
    ("D250", "peut-être", None, None),
    ("D250", Number("2"), None, None),
    ("D250", {}, None, None),
    # Names in capitals, masked.
    (
        "D235",
        "Élie Durand-9",
        "Passez le nom en majuscules, en gardant les accents (AAAA AAAAAA-9).",
        "Put the name in capitals, accents kept (AAAA AAAAAA-9).",
    ),
    (
        "D235",
        "dur\u202eand",
        "Passez le nom en majuscules, en gardant les accents (AAA\\u202eAAA).",
        "Put the name in capitals, accents kept (AAA\\u202eAAA).",
    ),
    (
        "D235",
        "d" * 49,
        f"Passez le nom en majuscules, en gardant les accents ({'A' * 49}).",
        f"Put the name in capitals, accents kept ({'A' * 49}).",
    ),
    (
        "D235",
        "ß" * 40,
        "En majuscules, le nom a 80 caractères : abrégez-le, 49 au plus.",
        "In capitals the name has 80 characters: shorten it, 49 at most.",
    ),
    (
        "D235",
        "D" * 50,
        "La valeur a 50 caractères, 49 au plus.",
        "The value has 50 characters, 49 at most.",
    ),
    (
        "D235",
        "d" * 50,
        "La valeur a 50 caractères, 49 au plus.",
        "The value has 50 characters, 49 at most.",
    ),
    # Strings that are none, and lengths.
    (
        "D238",
        Number("888888888888888"),
        (
            "Mettez la valeur entre guillemets : c'est une chaîne, pas un nombre "
            "(un nombre perdrait ses zéros de tête)."
        ),
        (
            "Put the value between quotes: it is a string, not a number "
            "(a number would lose its leading zeros)."
        ),
    ),
    (
        "D236",
        ["a@b.example"],
        "Retirez les crochets : une seule valeur est attendue ici.",
        "Remove the brackets: a single value is expected here.",
    ),
    ("D236", {"a": "b"}, None, None),
    ("D205", True, None, None),
    (
        "D205",
        " 00001\t",
        "Retirez les blancs autour de la valeur.",
        "Remove the blanks around the value.",
    ),
    (
        "D205",
        "1",
        "La valeur a 1 caractère, il en faut 5.",
        "The value has 1 character, 5 are needed.",
    ),
    (
        "D205",
        "000001",
        "La valeur a 6 caractères, il en faut 5.",
        "The value has 6 characters, 5 are needed.",
    ),
    (
        "D238",
        "888 888 888 888 888",
        "Retirez les blancs de la valeur.",
        "Remove the blanks from the value.",
    ),
    (
        "D228",
        "x" * 150,
        "La valeur a 150 caractères, 149 au plus.",
        "The value has 150 characters, 149 at most.",
    ),
    (
        "D236",
        "x" * 150,
        "La valeur a 150 caractères, 149 au plus.",
        "The value has 150 characters, 149 at most.",
    ),
    # Objects and arrays.
    (
        "D240",
        {"FINESSJuridique": None, "FINESSGeo": None},
        "Les balises de structure sont toutes null : écrivez {}, sans aucune balise.",
        "The balises of structure are all null: write {}, without any balise.",
    ),
    (
        "D240",
        {"FINESSJuridique": "111111111", "FINESSGeo": None},
        "Écrivez {} : une commande LIBERAL ne décrit pas de structure.",
        "Write {}: a LIBERAL order describes no structure.",
    ),
    (
        "D245",
        "777777777",
        "Mettez les valeurs entre crochets, chacune entre guillemets, même s'il n'y en a qu'une.",
        "Put the values between square brackets, each between quotes, even a single one.",
    ),
    (
        "D245",
        Number("777777777"),
        "Mettez les valeurs entre crochets, chacune entre guillemets, même s'il n'y en a qu'une.",
        "Put the values between square brackets, each between quotes, even a single one.",
    ),
    ("D245", {}, None, None),
    ("D232", [{}], None, None),
    ("D240", [], None, None),
]


@pytest.mark.parametrize(("code", "value", "fr", "en"), CASES, ids=lambda part: repr(part)[:40])
def test_a_habit_is_recognised(code: str, value: object, fr: str | None, en: str | None) -> None:
    """Both languages say the same; None where the rule's own words do."""
    assert hint(code, value) == (fr and Text(fr, en or ""))


@pytest.mark.parametrize("code", ["D204", "D280", "D281"])
def test_a_balise_that_asp_fills_in_keeps_the_hint_of_its_rule(code: str) -> None:
    """Its rule tells who fills it in."""
    assert hint(code, "0000") is None


@pytest.mark.parametrize(
    ("value", "fr"),
    [
        (Number("777777777"), "Mettez la valeur entre guillemets : c'est une chaîne, pas un"),
        (None, "Renseignez FINESSGeo."),
        ("7777", "La valeur a 4 caractères, il en faut 9."),
        (["777777777"], "Retirez les crochets : une seule valeur est attendue ici."),
    ],
)
def test_an_element_is_judged_by_the_format_of_elements(value: object, fr: str) -> None:
    """Of a list that is one already nobody says that it wants brackets."""
    sites = row("D245").format
    assert isinstance(sites, ListOf)
    found = hint("D245", value, wanted=sites.element)
    assert found is not None
    assert found.fr.startswith(fr)


def test_an_operator_of_the_house_is_recognised_too() -> None:
    """Where the list that refuses is longer than that of the table."""
    found = hint("D251", "xxx_400", wanted=OperatorCode(CODES | {"XXX_400"}))
    assert found is not None
    assert "« XXX_400 »" in found.fr
    assert hint("D251", "xxx_400") is None


@pytest.mark.parametrize(
    ("code", "edition", "length"),
    [
        ("S108", PUBLISHED, 10),
        ("S109", PUBLISHED, 14),
        ("D238", PUBLISHED, 11),
        ("S108", CORRECTED, 14),
        ("S109", CORRECTED, 10),
        ("D238", CORRECTED, 15),
    ],
)
def test_the_length_of_the_other_edition_is_recognised(
    code: str, edition: Edition, length: int
) -> None:
    """The hint names the length and the option, and repeats nothing of the value."""
    found = hint(code, "7" * length, edition)
    assert found is not None
    for sentence in (found.fr, found.en):
        assert f" {length} c" in sentence
        assert f"--edition={edition.other}" in sentence
        assert f"--segur-edition={edition.other}" in sentence
        assert "77" not in sentence
    asked = "ces" if edition is CORRECTED else "une autre longueur que les"
    assert found.fr.startswith(f"Le tableau publié exige {asked} {length} ")


def test_what_may_be_left_out_is_recognised_once_filled() -> None:
    """By the format behind it."""
    for line in (row("D237"), row("D237", 1)):
        found = mistake_in(Number("612345678"), line, PUBLISHED)
        assert found is not None
        assert found.fr.startswith("Mettez la valeur entre guillemets")


def test_the_length_that_is_missing_is_that_of_the_edition() -> None:
    """No format is given beside the line, as in the header."""
    for edition, length in ((PUBLISHED, 10), (CORRECTED, 14)):
        found = hint("S109", "7" * 13, edition)
        assert found is not None
        assert found.fr == f"La valeur a 13 caractères, il en faut {length}."
