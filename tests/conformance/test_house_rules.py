"""Rules and operators that a house adds: their order, their prerequisites, their manners."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest
from support.cases.case import build
from support.submissions import DELETE, amended, submission

from pytest_segur import HouseRule, Number, check
from pytest_segur.house import HouseRuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pytest_segur.diagnosis import RequestDiagnosis

_B: Final = "beneficiaires"
_LINE: Final = "/lignesImport/0"


def always(*pointers: str) -> Callable[[Mapping[str, Any]], Iterable[str]]:
    """Make a check that finds fault with every request."""
    return lambda _request: pointers or ("",)


def rule(
    code: str,
    *requires: str,
    check: Callable[[Mapping[str, Any]], Iterable[str]] | None = None,
    **words: str,
) -> HouseRule:
    """Make a rule that refuses everything unless it is given a check."""
    return HouseRule(
        code=code,
        label_fr=words.pop("label_fr", f"règle {code}"),
        label_en=words.pop("label_en", f"rule {code}"),
        requires=requires,
        check=check or always(),
        **words,
    )


def judged(
    *rules: HouseRule,
    changes: Mapping[str, object] | None = None,
    **more: Any,  # noqa: ANN401
) -> RequestDiagnosis:
    """Judge a request with house rules."""
    (request,) = check(build(("agent",), changes or {}, "published"), rules=rules, **more).requests
    return request


def test_a_house_rule_refuses_at_the_places_it_names() -> None:
    """Pointers start from the request; each is a fault with its line and column."""
    whole_euros = rule("X001", check=always("/commande/montantSegurHT", "/absente", ""))
    errors = judged(whole_euros).errors
    assert [(error.code, error.source, error.pointer) for error in errors] == [
        ("X001", "house", f"{_LINE}/commande/montantSegurHT"),
        ("X001", "house", f"{_LINE}/absente"),
        ("X001", "house", _LINE),
    ]
    assert (errors[0].line, errors[0].column) == (14, 27)
    assert (errors[1].line, errors[1].column) == (6, 5)
    assert "1075.00" in errors[0].message
    assert "aucune balise" in errors[1].message


def test_a_house_rule_that_finds_nothing_lets_pass() -> None:
    """Also one that gives nothing in another way."""
    nothings: tuple[Iterable[str], ...] = ([], (), iter(()), {})
    for nothing in nothings:
        request = judged(rule("X001", check=partial(_given, nothing)))
        assert (request.verdict, request.not_evaluated) == ("accepted", {})


def _given(places: Iterable[str], _request: Mapping[str, Any]) -> Iterable[str]:
    return places


def test_the_check_sees_numbers_as_they_are_written() -> None:
    """An amount is a `Number`, so that its literal can be looked at."""

    def is_whole(request: Mapping[str, Any]) -> list[str]:
        amount = request["commande"]["montantSegurHT"]
        assert isinstance(amount, Number)
        return [] if amount.literal.endswith(".00") else ["/commande/montantSegurHT"]

    assert judged(rule("X1", check=is_whole)).errors == ()
    half = {"commande/montantSegurHT": Number("1075.50")}
    assert [error.code for error in judged(rule("X1", check=is_whole), changes=half).errors] == [
        "X1"
    ]


def test_house_rules_come_behind_all_others_in_their_own_order() -> None:
    """Also behind the last rule of the catalogue, whatever their codes."""
    changes = {"libelleTraitement": "", "typeAction": ""}
    request = judged(rule("XZ"), rule("XA"), rule("X1"), changes=changes)
    assert [error.code for error in request.errors] == ["D203", "D281", "XZ", "XA", "X1"]


@pytest.mark.parametrize(
    ("changes", "need", "cause"),
    [
        ({"typeAction": ""}, "D203", "D203"),
        ({"numLigne": ""}, "D202", "D201"),
        ({"numeroEditeur": ""}, "D273", "D205"),
        ({f"{_B}/isMandataire": ""}, "D234", "D221"),
        ({f"{_B}/isMandataire": ""}, "D226", "D221"),
        ({f"{_B}/commandePour": ""}, "D236", "D220"),
        ({f"{_B}/isMandataire": "", f"{_B}/liberal/0/emailMedecin": None}, "D236", "D221"),
        ({"piecesJustificatives/0/nomFichier": ""}, "D273", "D270"),
        ({f"{_B}/liberal": []}, "D234", "D233"),
    ],
)
def test_a_house_rule_rests_on_what_it_needs(
    changes: Mapping[str, object], need: str, cause: str
) -> None:
    """Broken, or resting itself in whole or in part: the fault at the bottom is named."""
    request = judged(rule("X1", need), changes=changes)
    assert "X1" not in [error.code for error in request.errors]
    assert request.not_evaluated["X1"] == cause
    assert list(request.not_evaluated)[-1] == "X1"


@pytest.mark.parametrize(
    ("changes", "need"),
    [
        ({"typeAction": ""}, "D204"),
        ({f"{_B}/isMandataire": ""}, "D235"),
        ({f"{_B}/isMandataire": ""}, "D236"),
        ({"commande/regimeTVA": ""}, "D275"),
    ],
)
def test_a_house_rule_is_judged_where_its_needs_stand(
    changes: Mapping[str, object], need: str
) -> None:
    """A duty that is open but met keeps nobody from anything."""
    request = judged(rule("X1", need), changes=changes)
    assert request.errors[-1].code == "X1"


def test_prerequisites_reach_through_other_house_rules() -> None:
    """XA needs XZ, which needs X1, which is broken; what rests keeps the order of the house."""
    request = judged(rule("X1"), rule("XZ", "X1"), rule("XA", "XZ"))
    assert [error.code for error in request.errors] == ["X1"]
    assert list(request.not_evaluated.items()) == [("XZ", "X1"), ("XA", "X1")]


def test_prerequisites_reach_from_house_rules_to_the_document() -> None:
    """X2 needs X1, which needs D202, which rests on D201."""
    request = judged(rule("X1", "D202"), rule("X2", "X1"), changes={"numLigne": "1"})
    assert [error.code for error in request.errors] == ["D201"]
    assert request.not_evaluated == {"D202": "D201", "X1": "D201", "X2": "D201"}


def test_a_house_rule_can_be_ignored_and_still_guards() -> None:
    """By its code, or by the beginning of it."""
    for ignored in ("X1", "X"):
        request = judged(rule("X1"), rule("X2", "X1"), ignore=[ignored])
        assert request.errors == ()
    assert judged(rule("X1"), rule("X2", "X1"), ignore=["X1"]).not_evaluated == {"X2": "X1"}


def test_a_check_may_do_what_it_likes_with_its_copy() -> None:
    """Neither the next check nor the rules of the document see it."""

    def wreck(request: Mapping[str, Any]) -> list[str]:
        assert request["commande"]["regimeTVA"] == "TTC"
        assert isinstance(request, dict)
        request["commande"]["regimeTVA"] = None
        request.clear()
        return []

    file = submission()
    before = amended(file, {})
    diagnosis = check(file, rules=[rule("X1", check=wreck), rule("X2", check=wreck)])
    assert diagnosis.verdict == "accepted"
    assert file == before


@pytest.mark.parametrize(
    "failing",
    [
        lambda request: request["absente"],
        lambda _request: 1 / 0,
        lambda _request: None,
        lambda _request: "/commande",
        lambda _request: ["commande"],
        lambda _request: [0],
        lambda _request: (str(1 // zero) for zero in [0]),
    ],
    ids=["key error", "error", "nothing", "lone string", "no pointer", "no string", "late error"],
)
def test_a_check_that_fails_is_an_error_of_the_house(
    failing: Callable[[Mapping[str, Any]], Any],
) -> None:
    """The message names the rule; the fault is not put down to the submission."""
    with pytest.raises(HouseRuleError, match="X42") as caught:
        judged(rule("X42", check=failing))
    assert caught.value.__cause__ is not None


def test_a_check_is_not_called_while_its_needs_are_broken() -> None:
    """So it may take for granted what it needs."""
    careless = rule("X1", "D210", check=lambda request: [request["commande"]["dateCommande"][99]])
    assert judged(careless, changes={"commande/dateCommande": DELETE}).not_evaluated == {
        "X1": "D210"
    }


def test_words_of_a_house_are_printed_as_they_are() -> None:
    """Braces in them are not ours to fill in; the other language falls back on the first."""
    braces = rule("X1", label_fr="ni {a} ni {}", label_en="no {a}", hint_fr="écrivez {}")
    (error,) = judged(braces).errors
    assert error.demand_in("fr") == "ni {a} ni {}"
    assert error.demand_in("en") == "no {a}"
    assert error.hint == "écrivez {}"
    assert error.hint_in("en") == "écrivez {}"
    assert judged(rule("X1")).errors[0].hint is None


@pytest.mark.parametrize("code", ["D210", "x1", "X", "X-1", "X12345678", "", "XÉ"])
def test_a_code_that_is_not_a_house_s_is_refused(code: str) -> None:
    """X, and one to seven digits or capitals."""
    with pytest.raises(HouseRuleError, match="X"):
        rule(code)


@pytest.mark.parametrize(
    "rules",
    [
        (rule("X1"), rule("X1")),
        (rule("X1", "X2"), rule("X2")),
        (rule("X1", "X1"),),
        (rule("X1", "D999"),),
        (rule("X1", "S105"),),
        (rule("X1", "A906"),),
    ],
    ids=["twice", "later", "itself", "unknown", "of the file", "advisory"],
)
def test_rules_that_do_not_fit_together_are_refused(rules: tuple[HouseRule, ...]) -> None:
    """A code twice, or a prerequisite that is not judged before."""
    with pytest.raises(HouseRuleError, match="X1"):
        check(submission(), rules=rules)


def test_many_places_of_one_rule_are_counted() -> None:
    """A hundred are listed."""
    request = judged(rule("X1", check=always(*["/commande"] * 250)))
    assert len(request.errors) == 100
    assert request.omitted == {"X1": 150}


def test_house_rules_are_judged_in_each_request() -> None:
    """And only where structure is sound."""
    file = build(("agent", "structure"), {}, "published")
    is_structure = rule(
        "X1",
        "D220",
        check=lambda request: [""] if request[_B]["commandePour"] == "STRUCTURE" else [],
    )
    assert [request.verdict for request in check(file, rules=[is_structure]).requests] == [
        "accepted",
        "rejected",
    ]
    assert check(amended(file, {"/impId": 1}), rules=[is_structure]).requests == ()


class TestOperators:
    """Messaging operators that a house adds to those of section 4."""

    def test_a_house_s_operator_is_taken_beside_the_others(self) -> None:
        """Both pass; another one does not."""
        for code, errors in (("XYZ_1", []), ("GIP_1", []), ("XYZ_2", ["D251"])):
            changes = {"scenarioInstallation/operateurMessagerie": code}
            request = judged(changes=changes, operators=["XYZ_1"])
            assert [error.code for error in request.errors] == errors

    def test_without_it_the_code_is_unknown(self) -> None:
        """One call's operators are not the next one's."""
        changes = {"scenarioInstallation/operateurMessagerie": "XYZ_1"}
        assert judged(changes=changes, operators=["XYZ_1"]).errors == ()
        assert [error.code for error in judged(changes=changes).errors] == ["D251"]

    def test_a_lone_string_is_one_operator(self) -> None:
        """Not as many as it has letters."""
        changes = {"scenarioInstallation/operateurMessagerie": "X"}
        assert judged(changes=changes, operators="XYZ_1").errors[0].code == "D251"
