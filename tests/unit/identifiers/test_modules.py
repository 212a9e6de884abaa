"""What all modules of identifiers have in common."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from pytest_segur.identifiers import email_address, exceptions, finess, rpps, siret, telephone

if TYPE_CHECKING:
    from types import ModuleType

#: A module, and a number that is valid in it.
NUMBERS = {
    rpps: "10000005479",
    finess: "750712184",
    siret: "73282932000074",
    email_address: "durand@cabinet.fr",
    telephone: "0199001234",
}
_NAMES = [module.__name__.rpartition(".")[2] for module in NUMBERS]
each_module = pytest.mark.parametrize("module", NUMBERS, ids=_NAMES)


JUNK: list[Any] = [
    None,
    "",
    " ",
    "\n",
    0,
    1,
    -1,
    10000005479,
    750712184,
    73282932000074,
    1.5,
    float("nan"),
    True,
    False,
    object(),
    b"",
    b"10000005479",
    b"750712184",
    b"73282932000074",
    b"durand@cabinet.fr",
    b"0199001234",
    bytearray(b"750712184"),
    [],
    ["750712184"],
    (),
    {},
    {"RPPS": "10000005479"},
    set(),
    range(9),
    str,
    "3²",
    "ⅷ",
    "²³¹²³¹²³¹",
    "١٠٠٠٠٠٠٥٤٧٩",
    "１００００００５４７９",
    "𝟏𝟎𝟎𝟎𝟎𝟎𝟎𝟓𝟒𝟕𝟗",
    "+10000005479",
    "10_000_005_479",
    "10000005479e0",
    "0x2540C5E27",
    "\ud800",
    "\ud800" * 9,
    "\udcff" * 11,
    "\x00" * 14,
    "\u202e10000005479",
    "1" * 10_000,
    "@" * 10_000,
    "a@" + "b." * 5_000,
    "+" * 10_000,
]


@each_module
@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: ascii(type(junk).__name__))
def test_junk_is_not_valid(module: ModuleType, junk: object) -> None:
    """Whatever its type, `is_valid` says so, and never raises."""
    assert module.is_valid(junk) is False


@each_module
@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: ascii(type(junk).__name__))
def test_junk_gets_a_reason(module: ModuleType, junk: object) -> None:
    """`validate` raises nothing but one of the four reasons, which says what it is."""
    with pytest.raises(exceptions.ValidationError) as caught:
        module.validate(junk)
    assert type(caught.value) is not exceptions.ValidationError
    assert str(caught.value) == caught.value.reason


@each_module
def test_the_verbs_agree(module: ModuleType) -> None:
    """What is valid is given back in its compact form, which stays valid."""
    number = NUMBERS[module]
    assert module.is_valid(number) is True
    assert module.validate(number) == module.compact(number) == number


def test_reasons_are_few_and_differ() -> None:
    """Four of them, each with a sentence of its own."""
    reasons = exceptions.ValidationError.__subclasses__()
    assert sorted(reason.__name__ for reason in reasons) == [
        "InvalidChecksum",
        "InvalidComponent",
        "InvalidFormat",
        "InvalidLength",
    ]
    sentences = {str(exceptions.ValidationError()), *(str(reason()) for reason in reasons)}
    assert len(sentences) == 5


def test_usual_values_need_no_library() -> None:
    """A process that meets nothing else never imports one of them."""
    checks = "; ".join(
        f"assert {module.__name__}.is_valid({number!r})" for module, number in NUMBERS.items()
    )
    imports = ", ".join(module.__name__ for module in NUMBERS)
    program = (
        f"import sys, {imports}; {checks}; "
        "print(*{'email_validator', 'phonenumbers', 'stdnum', 'idna', 'dns'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
