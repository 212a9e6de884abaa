"""Advisories on e-mail addresses and telephones (A904, A905), and on all values together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.advised import B, L, R, S, faults, found
from support.submissions import DELETE

from pytest_segur import Number
from pytest_segur.identifiers import email_address, finess, luhn, telephone
from pytest_segur.rules import identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.submissions import Json

CONTACTS = {
    "agent": [f"{B}/%sMandataire", f"{L}/0/%sMedecin", f"{L}/2/%sMedecin"],
    "alone": [f"{L}/0/%sMedecin"],
    "all_signed": [f"{L}/1/%sMedecin"],
    "structure": [f"{S}/%sResponsable"],
}
each_contact = pytest.mark.parametrize(
    ("kind", "place"), [(kind, place) for kind, places in CONTACTS.items() for place in places]
)


class TestContacts:
    """A904 and A905."""

    @each_contact
    @pytest.mark.parametrize(
        "address", ["durand", "dr durand@cabinet.fr", "durand@cabinet", "\ud800"]
    )
    def test_a_malformed_address_is_told(self, kind: str, place: str, address: str) -> None:
        """At its balise."""
        pointer = place % "email"
        assert found(kind, {pointer: address}) == [("A904", pointer)]

    @each_contact
    @pytest.mark.parametrize("address", ["éloïse@santé.fr", "D@essai.invalid", '"d d"@b.test'])
    def test_only_syntax_is_judged(self, kind: str, place: str, address: str) -> None:
        """Domains of tests have it too."""
        assert found(kind, {place % "email": address}) == []

    @each_contact
    @pytest.mark.parametrize("number", ["01 99 00 12", "non communiqué", "+32 471 12 34 56"])
    def test_no_french_number_is_told(self, kind: str, place: str, number: str) -> None:
        """At its balise."""
        pointer = place % "telephone"
        assert found(kind, {pointer: number}) == [("A905", pointer)]

    @each_contact
    @pytest.mark.parametrize("number", ["06 39 98 00 01", "+687 25 12 34", "(+33) 1 99 00 12 34"])
    def test_fiction_and_overseas_are_french(self, kind: str, place: str, number: str) -> None:
        """However they are written."""
        assert found(kind, {place % "telephone": number}) == []

    @pytest.mark.parametrize("nothing", [None, "", " ", "\u2003", DELETE])
    def test_what_is_left_out_is_passed_over(self, nothing: object) -> None:
        """The doctors whom an agent stands for need neither; what is given is judged."""
        changes = {
            f"{L}/0/emailMedecin": nothing,
            f"{L}/1/telephoneMedecin": nothing,
            f"{L}/2/emailMedecin": "x",
            f"{L}/2/telephoneMedecin": nothing,
        }
        assert found("agent", changes) == [("A904", f"{L}/2/emailMedecin")]

    @pytest.mark.parametrize("refused", [Number("1"), ["x"], {}, True, "x" * 200])
    def test_what_is_refused_is_passed_over(self, refused: object) -> None:
        """Of any type; the others of the request are judged."""
        changes = {
            f"{L}/0/emailMedecin": refused,
            f"{L}/0/telephoneMedecin": refused,
            f"{B}/emailMandataire": refused,
            f"{B}/telephoneMandataire": refused,
            f"{L}/1/emailMedecin": "x",
            f"{L}/1/telephoneMedecin": "x",
        }
        assert found("agent", changes) == [
            ("A904", f"{L}/1/emailMedecin"),
            ("A905", f"{L}/1/telephoneMedecin"),
        ]

    @pytest.mark.parametrize("refused", [None, Number("1"), [], "", "x" * 200, DELETE])
    def test_what_is_refused_of_a_structure_is_passed_over(self, refused: object) -> None:
        """Neither takes the other along."""
        changes = {f"{S}/emailResponsable": refused, f"{S}/telephoneResponsable": "x"}
        assert found("structure", changes) == [("A905", f"{S}/telephoneResponsable")]

    @pytest.mark.parametrize("kind", ["alone", "all_signed", "structure"])
    def test_without_an_agent_nobody_reads_his_balises(self, kind: str) -> None:
        """They are refused."""
        changes = {f"{B}/emailMandataire": "x", f"{B}/telephoneMandataire": "x"}
        assert found(kind, changes) == []

    def test_an_undecided_agent_is_not_read(self) -> None:
        """D228 is not judged there, so its balise is not; doctors there are in any case."""
        changes = {
            f"{B}/isMandataire": "true",
            f"{B}/emailMandataire": "x",
            f"{L}/0/emailMedecin": "x",
        }
        assert found("agent", changes) == [("A904", f"{L}/0/emailMedecin")]

    def test_nobody_is_read_when_it_is_open_who_orders(self) -> None:
        """Neither doctors nor a structure."""
        changes = {
            f"{B}/commandePour": "CABINET",
            f"{L}/0/RPPS": "888888888888888",
            f"{L}/0/emailMedecin": "x",
            f"{B}/emailMandataire": "x",
        }
        assert found("agent", changes) == []

    def test_a_line_feed_hides_nothing(self) -> None:
        """Usual values are judged together; one of two lines must not stand for two values."""
        line = "a@b.fr\n0199001234"
        changes = {f"{L}/0/emailMedecin": line, f"{L}/0/telephoneMedecin": line}
        assert ("A904", f"{L}/0/emailMedecin") in found("alone", changes)


def test_so_many_unusual_values_are_looked_at_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of nothing else keeps nobody waiting; usual values do not count."""
    changes: dict[str, object] = {
        f"{L}/{index}/{kind}Medecin": value
        for index in range(3)
        for kind, value in (("email", "x"), ("telephone", "x"))
    }
    monkeypatch.setattr(identity, "MOST_CLOSER_LOOKS", 4)
    assert [code for code, _ in found("agent", changes)] == ["A904"] * 3 + ["A905"]
    monkeypatch.setattr(identity, "MOST_CLOSER_LOOKS", 2)
    assert [code for code, _ in found("agent", changes)] == ["A904"] * 2


def test_advisories_are_in_the_order_of_their_codes() -> None:
    """Before those on dates, whatever the order of the balises."""
    changes: dict[str, object] = {
        f"{R}/commande/dateCommande": "01/01/2099",
        f"{B}/emailMandataire": "x",
        f"{B}/telephoneMandataire": "x",
        f"{L}/0/telephoneMedecin": "x",
        f"{L}/1/emailMedecin": "x",
        f"{L}/2/RPPS": "888888888888888",
    }
    assert found("agent", changes) == [
        ("A901", f"{L}/2/RPPS"),
        ("A904", f"{B}/emailMandataire"),
        ("A904", f"{L}/1/emailMedecin"),
        ("A905", f"{B}/telephoneMandataire"),
        ("A905", f"{L}/0/telephoneMedecin"),
        ("A906", f"{R}/commande/dateCommande"),
    ]


def test_advisories_are_told_in_both_languages_and_masked() -> None:
    """With a hint each; personal values only when they are asked for."""
    changes = {
        f"{L}/0/RPPS": "888888888888888",
        f"{L}/0/emailMedecin": "durand",
        f"{L}/0/telephoneMedecin": "12",
    }
    told = faults("alone", changes)
    assert [fault.code for fault in told] == ["A901", "A904", "A905"]
    for fault, value in zip(told, changes.values(), strict=True):
        assert fault.hint_in("fr")
        assert fault.hint_in("en")
        assert fault.hint_in("fr") != fault.hint_in("en")
        assert value not in fault.message_in("fr")
        assert value in fault.message_in("en", show_values=True)
        assert fault.source == "kit"


_texts = st.sampled_from(
    ["", " ", "x", "a@b.fr", "a@b", "é@b.fr", "0199001234", "+687 25 12 34", "a@b.fr\n", "\n"]
)
_doctors = st.builds(
    lambda email, number, key: {
        "nomMedecin": "DURAND",
        "emailMedecin": email,
        "telephoneMedecin": number,
        "RPPS": f"00001000000547{key}",
    },
    _texts | st.none(),
    _texts | st.none(),
    st.sampled_from("99998A"),
)


@given(st.lists(_doctors, min_size=2, max_size=4), _texts, _texts)
def test_doctors_judged_together_are_judged_each(
    doctors: list[Json], email: str, number: str
) -> None:
    """What is cleared at once is what would be cleared one by one."""
    changes: dict[str, object] = {
        L: doctors,
        f"{B}/emailMandataire": email,
        f"{B}/telephoneMandataire": number,
    }
    expected = [
        *(("A901", f"{L}/{i}/RPPS") for i, d in enumerate(doctors) if not luhn.is_valid(d["RPPS"])),
        *_expected("A904", email_address.is_valid, "email", email, doctors),
        *_expected("A905", telephone.is_valid, "telephone", number, doctors),
    ]
    assert found("agent", changes, "A909") == expected


def _expected(
    code: str, is_valid: Callable[[object], bool], kind: str, agent: str, doctors: list[Json]
) -> Iterator[tuple[str, str]]:
    if agent.strip() and not is_valid(agent):
        yield code, f"{B}/{kind}Mandataire"
    for index, one in enumerate(doctors):
        value = one[f"{kind}Medecin"]
        if value and value.strip() and not is_valid(value):
            yield code, f"{L}/{index}/{kind}Medecin"


_numbers = st.sampled_from(["750712184", "2A0000154", "111111111", "2a0000154"])


@given(_numbers, st.lists(_numbers, max_size=3), _texts, _texts)
def test_structures_judged_together_are_judged_each(
    entity: str, sites: list[str], email: str, number: str
) -> None:
    """What is cleared at once is what would be cleared one by one."""
    changes: dict[str, object] = {
        f"{S}/FINESSJuridique": entity,
        f"{S}/FINESSGeo": sites,
        f"{S}/emailResponsable": email,
        f"{S}/telephoneResponsable": number,
    }
    expected = [] if finess.is_valid(entity) else [("A902", f"{S}/FINESSJuridique")]
    expected += [
        ("A902", f"{S}/FINESSGeo/{index}")
        for index, site in enumerate(sites)
        if not finess.is_valid(site)
    ]
    if email.strip() and not email_address.is_valid(email):
        expected.append(("A904", f"{S}/emailResponsable"))
    if number.strip() and not telephone.is_valid(number):
        expected.append(("A905", f"{S}/telephoneResponsable"))
    assert found("structure", changes, "A909") == expected
