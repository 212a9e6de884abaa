"""Codes and labels: the kit's, and the user's own."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_segur import HouseRule, Number
from pytest_segur.asp.errors import TreatmentError
from pytest_segur.asp.treatment import ACCEPTED, Treatment, is_acceptance, told, treatment_of
from pytest_segur.spec.catalogue import CATALOGUE, label_of
from pytest_segur.spec.edition import Edition


@pytest.mark.parametrize("edition", list(Edition))
def test_a_rule_is_answered_with_its_digits_and_its_french_label(edition: Edition) -> None:
    """As four characters, the lengths of the edition in the label."""
    codes = [code for code in CATALOGUE if code.startswith("D")]
    assert {code: treatment_of(CATALOGUE[code], edition) for code in codes} == {
        code: Treatment("0" + code[1:], label_of(code, edition).fr) for code in codes
    }


def test_lengths_in_labels_are_those_of_the_edition() -> None:
    """An RPPS has 15 characters in one and 11 in the other."""
    labels = {edition: treatment_of(CATALOGUE["D238"], edition).label for edition in Edition}

    assert "15" in labels[Edition.PUBLISHED]
    assert "11" in labels[Edition.CORRECTED]


def test_a_house_rule_is_9999_in_its_own_french_words() -> None:
    """Braces of its words are its own."""
    rule = HouseRule(code="X1", label_fr="{montant} rond", label_en="round", check=lambda _: [])

    assert treatment_of(rule.as_rule(), Edition.PUBLISHED) == Treatment("9999", "{montant} rond")


def test_the_users_own_treatment_comes_first() -> None:
    """It sees the rule; None leaves it to the kit."""

    def own(rule: Any) -> tuple[str, str] | None:  # noqa: ANN401
        return ("E12", "Date invalide") if rule.code == "D210" else None

    assert treatment_of(CATALOGUE["D210"], Edition.PUBLISHED, own) == Treatment(
        "E12", "Date invalide"
    )
    assert treatment_of(CATALOGUE["D211"], Edition.PUBLISHED, own).code == "0211"


@pytest.mark.parametrize(
    "given", ["E12", ("E12",), ("E12", None), (12, "x"), ("", "x"), ("1", " ")]
)
def test_an_own_treatment_of_another_kind_is_refused(given: Any) -> None:  # noqa: ANN401
    """Whoever wrote it learns which rule it was for."""
    with pytest.raises(TreatmentError, match="D210") as caught:
        treatment_of(CATALOGUE["D210"], Edition.PUBLISHED, lambda _: given)

    assert "two filled strings" in caught.value.text.en


@pytest.mark.parametrize(
    ("code", "label"),
    [
        (ACCEPTED.code, ACCEPTED.label),
        ("0000", ""),
        ("A1", "Demande acceptée"),
        ("", "DEMANDE ACCEPTÉE"),
        ("OK", "  demande\u00a0 acceptee. "),
        ("OK", "Demande accepte\u0301e"),
    ],
)
def test_acceptance_is_told_by_its_label(code: str, label: str) -> None:
    """Whatever its case, accents and blanks; the kit's own code will do as well."""
    assert is_acceptance(code, label)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "Demande refusée",
        "Demande non acceptée",
        "La date de la demande acceptée est invalide",
        "Demande acceptée sous réserve",
    ],
)
def test_other_labels_refuse(label: str) -> None:
    """Nothing that merely holds the words."""
    assert not is_acceptance("0210", label)


@pytest.mark.parametrize(
    ("value", "expected"), [("a", "a"), (Number("210"), "210"), (None, ""), ([], ""), (True, "")]
)
def test_what_came_back_is_read_as_text(value: object, expected: str) -> None:
    """A number by its literal."""
    assert told(value) == expected
