"""Rules of a house: checked when they are made, and when they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pytest

from pytest_segur.house import HouseRule, HouseRuleError, in_order
from pytest_segur.number import Number
from pytest_segur.spec.rule import Source
from pytest_segur.spec.text import Text

REQUEST = {"commande": {"montantSegurHT": Number("1075.50")}, "liberal": [{"nomMedecin": "DURAND"}]}

Check = Callable[[Mapping[str, Any]], Iterable[str]]


def passes(_request: Mapping[str, Any]) -> list[str]:
    """Find nothing at fault."""
    return []


def rule(code: str = "X001", check: Check = passes, **more: Any) -> HouseRule:  # noqa: ANN401
    """Make a house rule."""
    return HouseRule(code=code, label_fr="libellé", label_en="label", check=check, **more)


def refusal(act: Callable[[], object]) -> Text:
    """Give the words of an error."""
    with pytest.raises(HouseRuleError) as caught:
        act()
    assert isinstance(caught.value, ValueError)
    assert str(caught.value) == caught.value.text.fr
    return caught.value.text


@pytest.mark.parametrize("code", ["X1", "X001", "XABC1234", "X0000000"])
def test_codes_of_a_house_begin_with_x(code: str) -> None:
    """One to seven digits or capitals follow."""
    assert rule(code).code == code


@pytest.mark.parametrize(
    "code", ["", "X", "x1", "D001", "X12345678", "X-1", "XÉ", "X\u0661", "X1\n"]
)
def test_another_code_is_refused(code: str) -> None:
    """The message says what a code is."""
    text = refusal(lambda: rule(code))
    assert text.fr.startswith("le code d'une règle maison est X suivi de 1 à 7 chiffres ou majusc")
    assert text.en.startswith("the code of a house rule is X and 1 to 7 digits or capitals")
    assert text.fr.isprintable()


def test_a_check_names_the_places_at_fault() -> None:
    """As pointers from the request; lists, tuples and generators will do."""

    def finds(_request: Mapping[str, Any]) -> Iterator[str]:
        yield "/commande/montantSegurHT"
        yield "/liberal/0/nomMedecin"
        yield ""

    assert rule(check=passes).faulty_places(REQUEST) == []
    assert rule(check=finds).faulty_places(REQUEST) == [
        ("commande", "montantSegurHT"),
        ("liberal", 0, "nomMedecin"),
        (),
    ]


def test_a_check_works_on_a_copy() -> None:
    """What it does to the request does not last."""

    def spoils(request: Mapping[str, Any]) -> list[str]:
        request["commande"].clear()
        request["liberal"].clear()
        return []

    rule(check=spoils).faulty_places(REQUEST)
    assert REQUEST["commande"]
    assert REQUEST["liberal"]


def raises(request: Mapping[str, Any]) -> list[str]:
    """Fail, and put a name into the error."""
    raise LookupError(request["liberal"][0]["nomMedecin"])


def gives_nothing(_request: Mapping[str, Any]) -> list[str]:
    """Forget to return anything."""
    return None  # type: ignore[return-value]


def gives_a_string(_request: Mapping[str, Any]) -> str:
    """Forget the list around the pointer."""
    return "/commande"


def gives_a_name(_request: Mapping[str, Any]) -> list[str]:
    """Forget the slash."""
    return ["commande"]


def gives_numbers(_request: Mapping[str, Any]) -> list[str]:
    """Give positions instead of pointers."""
    return [1]  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("check", "kind"),
    [
        (raises, "LookupError"),
        (gives_nothing, "TypeError"),
        (gives_a_string, "TypeError"),
        (gives_a_name, "ValueError"),
        (gives_numbers, "AttributeError"),
    ],
)
def test_a_check_that_fails_is_told_by_its_code(check: Check, kind: str) -> None:
    """Kind and remedy, but no word of the failure: it may hold a person's name."""
    text = refusal(lambda: rule("X042", check).faulty_places(REQUEST))
    assert text == Text(
        f"le contrôle de la règle maison X042 a échoué ({kind}) : il prend une demande et donne "
        "les pointeurs JSON des valeurs en faute, ou une liste vide",
        f"the check of house rule X042 failed ({kind}): it takes a request and gives the JSON "
        "pointers of the values at fault, or an empty list",
    )
    with pytest.raises(HouseRuleError) as caught:
        rule("X042", check).faulty_places(REQUEST)
    assert type(caught.value.__cause__).__name__ == kind


def test_a_house_rule_becomes_a_rule_for_the_reports() -> None:
    """Its words are shown as they are, braces included."""
    made = HouseRule(
        code="X7",
        label_fr="{on} : au plus {5}",
        label_en="{on}: {5} at most",
        check=passes,
        hint_fr="Écrivez {}.",
        hint_en="Write {}.",
        requires=("D212",),
    ).as_rule()
    assert (made.code, made.source, made.needs) == ("X7", Source.HOUSE, ("D212",))
    assert made.label.to("fr", on="demande", expected="") == "{on} : au plus {5}"
    assert made.label.to("en", on="demande", expected="") == "{on}: {5} at most"
    assert made.hint == Text("Écrivez {}.", "Write {}.")
    assert not made.is_advisory


@pytest.mark.parametrize(
    ("fr", "en", "hint"),
    [
        (None, None, None),
        ("Corrigez.", None, Text("Corrigez.", "Corrigez.")),
        (None, "Mend it.", Text("Mend it.", "Mend it.")),
        ("Corrigez.", "Mend it.", Text("Corrigez.", "Mend it.")),
    ],
)
def test_one_language_stands_in_for_the_other(
    fr: str | None, en: str | None, hint: Text | None
) -> None:
    """A hint in one language is better than none."""
    assert rule(hint_fr=fr, hint_en=en).as_rule().hint == hint


def test_house_rules_stand_behind_what_they_need() -> None:
    """Rules of requests, and house rules ahead of them."""
    rules = (rule("X2", requires=("D210", "D276")), rule("X1", requires=("X2",)))
    assert in_order(rules) == rules
    assert in_order([]) == ()


def test_two_house_rules_with_one_code_are_refused() -> None:
    """Reports could not tell them apart."""
    assert refusal(lambda: in_order([rule("X1"), rule("X2"), rule("X1")])) == Text(
        "deux règles maison ont le code X1 : donnez à chacune le sien",
        "two house rules have the code X1: give each one of its own",
    )


@pytest.mark.parametrize("need", ["X2", "X1", "S105", "F401", "A901", "D999", "", "\x1b"])
def test_a_need_that_is_not_judged_before_is_refused(need: str) -> None:
    """A house rule behind, itself, a rule of the file, an advisory, or none at all."""
    text = refusal(lambda: in_order([rule("X1", requires=("D210", need)), rule("X2")]))
    assert text.fr.startswith("la règle maison X1 dépend de ")
    assert "valeurs admises : les codes D du catalogue" in text.fr
    assert text.en.startswith("house rule X1 needs ")
    assert "allowed: the D codes of the catalogue" in text.en
    assert text.fr.isprintable()
