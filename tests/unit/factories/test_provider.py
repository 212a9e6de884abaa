"""The provider's values, checked by second sources: stdnum, phonenumbers, email-validator."""

from __future__ import annotations

import random

import phonenumbers
import pytest
from email_validator import validate_email
from faker import Faker
from stdnum import luhn
from stdnum.fr import siret

from pytest_segur.factories.draws import RandomDraws
from pytest_segur.factories.provider import SegurProvider
from pytest_segur.factories.values import (
    CLOCK,
    DEPARTMENTS,
    FICTION_NUMBERS,
    Values,
    seeded_values,
)
from pytest_segur.identifiers import email_address, finess, rpps, telephone
from pytest_segur.identifiers import siret as own_siret
from pytest_segur.identifiers.luhn import check_digit
from pytest_segur.number import Number
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import french_date
from pytest_segur.spec.operators import CODES

MANY = range(2_000)


@pytest.fixture
def fake() -> Values:
    return seeded_values("provider")


def test_it_is_a_provider_like_any_other() -> None:
    fake = Faker("fr_FR")
    fake.add_provider(SegurProvider)
    fake.seed_instance(3)
    first = [fake.rpps(), fake.telephone(), fake.nom_majuscules(), fake.email()]
    fake.seed_instance(3)
    assert [fake.rpps(), fake.telephone(), fake.nom_majuscules(), fake.email()] == first
    assert fake.email(domain="lac.example").endswith("@lac.example")


def test_an_rpps_has_its_key_and_the_length_of_the_edition(fake: Values) -> None:
    for _ in MANY:
        published, corrected = fake.rpps(), fake.rpps(edition="corrected")
        assert (len(published), len(corrected)) == (15, 11)
        assert published.startswith("0000997")
        assert corrected.startswith("997")
        for number in (published, corrected):
            assert luhn.is_valid(number)
            assert rpps.is_valid(number)


def test_a_finess_has_a_department_and_its_key(fake: Values) -> None:
    seen = set()
    for _ in MANY:
        for number in (fake.finess_juridique(), fake.finess_geographique()):
            assert len(number) == 9
            assert finess.is_valid(number)
            if number[:2] not in {"2A", "2B"}:
                assert luhn.is_valid(number)
            seen.add(next(start for start in DEPARTMENTS if number.startswith(start)))
    assert seen == set(DEPARTMENTS)


def test_a_finess_stands_in_the_department_asked_for(fake: Values) -> None:
    assert fake.finess_juridique("2A").startswith("2A99")
    assert fake.finess_geographique("9704").startswith("970499")


def test_corsican_keys_count_the_letter_as_its_rank() -> None:
    # The numbers of the hospitals of Ajaccio and Bastia.
    assert check_digit("2A000001".translate(str.maketrans("AB", "12"))) == "4"
    assert check_digit("2B000002".translate(str.maketrans("AB", "12"))) == "0"


def test_a_siret_has_both_keys_where_it_is_one(fake: Values) -> None:
    for _ in MANY:
        number = fake.siret_segur(Edition.CORRECTED)
        assert len(number) == 14
        assert siret.is_valid(number)
        assert luhn.is_valid(number[:9])
        assert own_siret.is_valid(number)
        assert len(fake.siret_segur()) == 10


def test_a_number_of_the_ans_has_the_length_of_the_edition(fake: Values) -> None:
    assert len(fake.numero_ans()) == 14
    assert len(fake.numero_ans(edition="corrected")) == 10


def test_a_request_number_is_00001_to_99999(fake: Values) -> None:
    numbers = [fake.numero_editeur() for _ in MANY]
    assert all(len(number) == 5 and 1 <= int(number) <= 99_999 for number in numbers)


def test_no_order_is_later_than_the_clock(fake: Values) -> None:
    for _ in MANY:
        day = french_date(fake.date_commande())
        assert day is not None
        assert 0 <= (CLOCK - day).days <= 180
    other = french_date(fake.date_commande(CLOCK.replace(year=2024)))
    assert other is not None
    assert other.year >= 2023


def test_an_amount_has_two_decimals_and_buys_something(fake: Values) -> None:
    amounts = [fake.montant_segur() for _ in MANY]
    assert all(type(amount) is Number and amount.literal[-3] == "." for amount in amounts)
    assert all(amount.to_decimal() > 0 for amount in amounts)
    assert {amount.literal[-2:] == "00" for amount in amounts} == {True, False}


def test_names_are_in_capitals_and_have_what_software_stumbles_over(fake: Values) -> None:
    names = [fake.nom_majuscules() for _ in MANY]
    assert all(name == name.upper() and 1 <= len(name) < 50 for name in names)
    together = "".join(names)
    assert all(sign in together for sign in "ÉÈÇŒŸ-' ")


def test_a_telephone_is_one_of_fiction(fake: Values) -> None:
    starts = set()
    for _ in MANY:
        number = fake.telephone()
        assert len(number) == 10
        assert telephone.is_valid(number)
        starts.add(number[:6])
        if not number.startswith("063998"):
            assert phonenumbers.is_valid_number(phonenumbers.parse(number, "FR"))
    assert starts == set(FICTION_NUMBERS)


def test_an_address_is_well_formed_and_reaches_nobody(fake: Values) -> None:
    for _ in range(300):
        address = fake.email()
        assert address.endswith(".example")
        assert validate_email(address, check_deliverability=False).normalized == address
        assert email_address.is_valid(address)
    assert fake.email(name="D'HÉRICOURT-BŒUF").startswith("d-hericourt-boeuf@")
    assert fake.email(name="Lætitia Bœuf").startswith("laetitia-boeuf@")
    # Of a name without any letter that an address can have, and of one that is too long.
    assert fake.email(name="李").startswith("contact@")
    assert email_address.is_valid(fake.email(name="-" * 9 + "X" * 99))


def test_an_operator_is_of_the_list_and_needs_no_profile(fake: Values) -> None:
    codes = {fake.operateur_messagerie() for _ in range(5_000)}
    assert codes == CODES - {"MAI_15"}


def test_keys_agree_with_another_implementation() -> None:
    draws = seeded_values(1).draws
    for length in range(1, 30):
        digits = draws.digits(length)
        number = digits + check_digit(digits)
        assert luhn.is_valid(number)


def test_draws_need_nothing_but_the_promise_of_random() -> None:
    class Promised(random.Random):
        def getrandbits(self, k: int, /) -> int:
            raise AssertionError(k)

    draws = RandomDraws(Promised(5))
    assert sorted(draws.shuffled(range(9))) == list(range(9))
    assert {draws.whole(1, 3) for _ in range(50)} == {1, 2, 3}
    assert {draws.chance(0.5) for _ in range(50)} == {True, False}
    assert draws.pick(("one",)) == "one"


def test_draws_are_pinned() -> None:
    draws = seeded_values("pinned").draws
    assert [draws.whole(0, 999) for _ in range(3)] == [362, 902, 592]
    assert draws.digits(5) == "65115"
