"""E-mail addresses: their syntax, and nothing else."""

from __future__ import annotations

import re
import string

import pytest
from email_validator import SPECIAL_USE_DOMAIN_NAMES
from hypothesis import given
from hypothesis import strategies as st

from pytest_segur.identifiers import email_address
from pytest_segur.identifiers.exceptions import InvalidFormat, InvalidLength

WRITTEN_RIGHT = [
    "durand@cabinet.example",
    "jean-paul.durand+segur@cabinet-medical.paris.fr",
    "JEAN_DURAND@CABINET.FR",
    "o'brien@cabinet.fr",
    "1@2.fr",
    "éloïse@cabinet.fr",
    "durand@santé.fr",
    "durand@xn--sant-epa.fr",
    '"Dr Durand"@cabinet.fr',
    "durand@[192.0.2.1]",
    f"{'a' * 64}@cabinet.fr",
    f"durand@{'b' * 63}.fr",
]
WRITTEN_WRONG = [
    "",
    "durand",
    "@cabinet.fr",
    "durand@",
    "durand@cabinet",
    "durand@localhost",
    "durand@test",
    "durand@.test",
    "durand@@cabinet.fr",
    "durand@cabinet..fr",
    "durand.@cabinet.fr",
    ".durand@cabinet.fr",
    "dr durand@cabinet.fr",
    " durand@cabinet.fr",
    "durand@cabinet.fr ",
    "durand@cabinet.fr\n",
    "durand@cabinet.fr; martin@cabinet.fr",
    "Dr Durand <durand@cabinet.fr>",
    "mailto:durand@cabinet.fr",
    "durand@-cabinet.fr",
    "durand@cabinet_medical.fr",
    "durand@cabinet.f2",
    f"durand@{'b' * 64}.fr",
    "durand@xn--zz.fr",
    "\ud800@cabinet.fr",
    "durand@cabinet\u202e.fr",
]

words = st.text(string.ascii_letters + string.digits, min_size=1, max_size=12)


def chains(marks: str) -> st.SearchStrategy[str]:
    """Words with one of some marks between each two."""
    rest = st.lists(st.tuples(st.sampled_from(marks), words), max_size=4)
    return st.builds(lambda word, more: word + "".join(map("".join, more)), words, rest)


top_level = st.text(string.ascii_letters, min_size=1, max_size=21) | st.sampled_from(
    [*SPECIAL_USE_DOMAIN_NAMES, "fr", "example"]
)
#: Nearly all of what the plain pattern clears, and some of what it just does not.
usual_addresses = st.builds(
    lambda local, labels, top: f"{local}@{'.'.join([*labels, top])}",
    chains("._+-"),
    st.lists(chains("-"), max_size=4),
    top_level,
)


@pytest.mark.parametrize("address", WRITTEN_RIGHT)
def test_addresses_are_valid(address: str) -> None:
    """Usual ones, and those that RFC 5321 and 6531 allow though few people have them."""
    assert email_address.validate(address) == address


@pytest.mark.parametrize("address", WRITTEN_WRONG)
def test_what_is_no_address_is_refused(address: str) -> None:
    """Two addresses, or one with a name around it, are not an address."""
    with pytest.raises(InvalidFormat):
        email_address.validate(address)
    assert not email_address.is_valid(address)


@pytest.mark.parametrize("domain", [*SPECIAL_USE_DOMAIN_NAMES, "example", "TEST"])
def test_reserved_domains_are_domains(domain: str) -> None:
    """They never receive mail, and are written like any other."""
    assert email_address.is_valid(f"durand@cabinet.{domain}")
    assert email_address.is_valid(f"éloïse@cabinet.{domain}")
    assert not email_address.is_valid(f"dr durand@cabinet.{domain}")


def test_an_address_has_an_end() -> None:
    """254 characters, however plain."""
    domain = ".".join(["ab-cd"] * 32)
    longest = f"{'b' * (254 - len(domain) - 4)}@{domain}.fr"
    assert email_address.is_plain(longest)
    assert email_address.is_accepted_by_library(longest)
    with pytest.raises(InvalidLength):
        email_address.validate(longest + "x")
    assert not email_address.is_plain(longest + "x")


def test_a_name_of_more_than_64_characters_is_left_to_the_library() -> None:
    """Newer releases of it are lenient there."""
    assert email_address.is_plain(f"{'b' * 64}@cabinet.fr")
    assert not email_address.is_plain(f"{'b' * 65}@cabinet.fr")


@given(usual_addresses)
def test_what_is_plain_the_library_accepts(address: str) -> None:
    """The pattern clears no address that the library would refuse."""
    if email_address.is_plain(address):
        assert email_address.is_accepted_by_library(address)


@given(
    st.from_regex(r"[a-zA-Z0-9._+@-]{1,30}@[a-zA-Z0-9.@-]{1,70}\.[a-z0-9-]{1,5}", fullmatch=True)
)
def test_what_nearly_is_plain_is_judged_like_the_library(address: str) -> None:
    """Marks in a row, at an end or in the wrong half are never cleared by mistake."""
    assert email_address.is_valid(address) == email_address.is_accepted_by_library(address)


@given(st.text('aé0.@-_"\\[]<> \ud800\u0338\u3002\uff20', max_size=20) | st.text(max_size=20))
def test_any_text_gets_an_answer(address: str) -> None:
    """Whatever the library trips over is not an address."""
    assert email_address.is_valid(address) in {True, False}


def test_usual_addresses_are_plain() -> None:
    """Else each would wait for the library."""
    usual = ["durand@cabinet.fr", "jean.durand@cabinet-medical.example", "J_D2@a.b.c.paris"]
    assert all(map(email_address.is_plain, usual))
    assert re.compile(email_address.PLAIN).fullmatch("durand@cabinet.fr")
