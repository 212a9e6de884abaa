"""What the vendor says at deposit, and how the portal judges."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import pytest
from support.submissions import NUMERO_ANS, amended, structure_request, submission

from pytest_segur import HouseRule, Portal
from pytest_segur.asp.errors import TreatmentError
from pytest_segur.settings import Settings, SettingsError
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from support.answers import Json


def test_the_balance_is_out_of_scope() -> None:
    """Refused as such, whatever the file; no number is used up."""
    portal = Portal()
    receipt = portal.deposit(submission(), request_type="solde")

    assert receipt.verdict == "rejected"
    assert receipt.answer is None
    assert receipt.deposit.refusal == "type"
    assert "solde" in receipt.remarks[0].fr
    assert "out of scope" in receipt.remarks[0].en
    assert portal.deposit(submission()).verdict == "accepted"
    assert Portal(request_type="solde").deposit(submission()).verdict == "rejected"


def test_another_ans_number_than_the_headers_is_reported() -> None:
    """And changes nothing else."""
    own = NUMERO_ANS["published"]
    portal = Portal(numero_ans="ANS00000099999", ignore=["D207"])
    receipt = portal.deposit(submission())

    assert receipt.verdict == "accepted"
    assert len(receipt.remarks) == 1
    assert "ANS00000099999" in receipt.remarks[0].en
    assert own in receipt.remarks[0].en
    assert portal.deposit(submission(), numero_ans=own).remarks == ()
    without = portal.deposit(amended(submission(), {"/numeroAns": 1}))
    assert without.remarks == ()
    assert without.deposit.numeroAns is None


@pytest.mark.parametrize(
    "options",
    [
        {"edition": "publiée"},
        {"profiles": ["dentiste"]},
        {"ignore": ["S105"]},
        {"day": "01/03/2022"},
        {"today": "hier"},
        {"request_type": "acompte"},
    ],
)
def test_settings_that_do_not_exist_are_refused(options: Json) -> None:
    """The message names those allowed."""
    with pytest.raises(SettingsError) as caught:
        Portal(**options)

    assert "allowed:" in caught.value.text.en


def test_what_has_a_value_that_it_cannot_have_is_named() -> None:
    """With the value, and those that it can have."""
    with pytest.raises(SettingsError) as caught:
        Portal(request_type="acompte")
    of_portal = caught.value.text.en
    with pytest.raises(SettingsError) as caught:
        Portal().deposit(submission(), request_type="acompte")
    assert of_portal == caught.value.text.en
    assert "unknown request_type: " in of_portal
    assert "acompte" in of_portal
    with pytest.raises(SettingsError, match=r"^incident inconnu : "):
        Portal().deposit(submission(), incident="fire")


def test_a_rule_of_the_house_can_be_ignored() -> None:
    """By its code, or by how it begins."""
    rule = HouseRule(code="X1", label_fr="non", label_en="no", check=lambda _: ["/numLigne"])
    for code in ("X1", "X"):
        assert Portal(rules=[rule], ignore=[code]).deposit(submission()).verdict == "accepted"


def test_the_label_names_the_lengths_of_the_edition() -> None:
    """Of the one that the portal judges by, in the answer and in what it remembers."""
    editions: tuple[tuple[Literal["published", "corrected"], int], ...] = (
        ("published", 15),
        ("corrected", 11),
    )
    for edition, length in editions:
        changes = {"/lignesImport/0/beneficiaires/liberal/0/RPPS": "1"}
        receipt = Portal(edition=edition).deposit(amended(submission(edition=edition), changes))
        label = receipt.requests[0].libelleTraitement
        assert label is not None
        assert f"exactement {length} caractères" in label
        assert receipt.parsed is not None
        assert receipt.parsed["lignesImport"][0]["libelleTraitement"] == label


@pytest.mark.parametrize(
    "options", [{"request_type": "acompte"}, {"incident": "fire"}, {"day": "01/03/2022"}]
)
def test_terms_that_do_not_exist_are_refused(options: Json) -> None:
    """Nothing is deposited then."""
    portal = Portal()
    with pytest.raises(SettingsError, match="valeurs admises"):
        portal.deposit(submission(), **options)

    assert portal.history == ()


def test_settings_decide_the_answer() -> None:
    """Edition, profiles, operators and house rules are those of `check`."""
    rule = HouseRule(code="X1", label_fr="non", label_en="no", check=lambda _: ["/numLigne"])
    mailiz = amended(
        submission(), {"/lignesImport/0/scenarioInstallation/operateurMessagerie": "MAI_15"}
    )
    operator = amended(
        submission(), {"/lignesImport/0/scenarioInstallation/operateurMessagerie": "NEW_1"}
    )

    corrected = submission(edition="corrected")
    assert Portal(edition="corrected").deposit(corrected).verdict == "accepted"
    assert Portal().deposit(corrected).verdict == "rejected"
    assert Portal(profiles=[]).deposit(mailiz).requests[0].codeTraitement == "0260"
    assert Portal(profiles="mailiz").deposit(mailiz).verdict == "accepted"
    assert Portal().deposit(operator).requests[0].codeTraitement == "0251"
    assert Portal(operators=["NEW_1"]).deposit(operator).verdict == "accepted"
    assert Portal(rules=[rule]).deposit(submission()).requests[0].codeTraitement == "9999"


def test_advisories_are_judged_by_the_day_of_deposit() -> None:
    """Unless another day is given, or none are wanted."""

    def advice(**options: Any) -> list[str]:  # noqa: ANN401
        receipt = Portal(**options).deposit(submission())
        return [fault.code for fault in receipt.diagnosis.requests[0].advisories]

    assert "A906" in advice(day="2022-02-28")
    assert "A906" not in advice(day="2022-02-28", today="2022-03-01")
    assert "A906" not in advice()
    assert advice(day="2022-02-28", advisories=False) == []


def test_a_portal_of_settings_is_fresh() -> None:
    """What others have read already, the plugin for one."""
    settings = Settings(edition=Edition.CORRECTED, today=date(2022, 2, 28), history=Portal())
    portal = Portal.of(settings, treatment=lambda rule: (rule.code, "non"))
    receipt = portal.deposit(submission())

    assert receipt.error is not None
    assert receipt.error.code == "S108"
    sound = submission([structure_request(edition="corrected")], edition="corrected")
    later = portal.deposit(sound)
    assert later.verdict == "accepted"
    assert "A906" in [fault.code for fault in later.diagnosis.requests[0].advisories]
    refused = portal.deposit(sound)
    assert refused.requests[0].codeTraitement == "D207"


def test_an_own_treatment_that_is_none_leaves_no_trace() -> None:
    """The mistake is told, and the deposit can be made again."""
    portal = Portal(treatment=lambda _: ("", ""))
    with pytest.raises(TreatmentError):
        portal.deposit(amended(submission(), {"/lignesImport/0/typeAction": "M"}))

    assert portal.history == ()
