"""Numbers that a file of refused requests comes back under."""

from __future__ import annotations

from datetime import date

import pytest

from pytest_segur import Portal
from pytest_segur.asp.errors import ResubmissionError
from pytest_segur.asp.history import Deposit, DepositedRequest
from pytest_segur.asp.numbering import next_file_name, next_numbers
from pytest_segur.rules.file_name import FileName

ANS = "ANS00000012345"
DAY = date(2022, 3, 1)


def _history(*names: str, numbers: tuple[str, ...] = ()) -> Portal:
    requests = tuple(DepositedRequest(numeroEditeur=number) for number in numbers)
    return Portal(deposits=[Deposit(name=name, requests=requests) for name in names or [None]])


def test_numbers_count_on_from_the_first() -> None:
    """Up to the last one that there is."""
    assert next_numbers("00009", 3, ["00001", None], None) == ["00009", "00010", "00011"]
    assert next_numbers("99998", 2, [], _history()) == ["99998", "99999"]


@pytest.mark.parametrize(
    ("first", "count", "expected"),
    [
        ("42", 1, "impossible numeroEditeur"),
        ("00000", 1, "impossible numeroEditeur"),
        ("000042", 1, "impossible numeroEditeur"),
        ("0004２", 1, "impossible numeroEditeur"),
        ("A0042", 1, "impossible numeroEditeur"),
        ("99998", 3, "from 99998 to 99999 there are not 3 numbers"),
        ("00002", 3, "00004 was used already (the answer itself)"),
        ("00005", 3, "00007 was used already (the history)"),
    ],
)
def test_numbers_that_do_not_exist_or_were_used_are_refused(
    first: str, count: int, expected: str
) -> None:
    """None is passed over: whoever counts has to know."""
    with pytest.raises(ResubmissionError) as caught:
        next_numbers(first, count, ["00004"], _history(numbers=("00007",)))

    assert expected in caught.value.text.en


@pytest.mark.parametrize(
    ("old", "names", "expected"),
    [
        (None, [], "001"),
        ("JSON-ANS00000012345-20220301-004.json", [], "005"),
        ("JSON-ANS00000012345-20220301-998.json", [], "999"),
        ("JSON-ANS00000012345-20220228-004.json", [], "001"),
        ("JSON-ANS00000099999-20220301-004.json", [], "001"),
        (None, ["JSON-ANS00000012345-20220301-001.json"], "002"),
        (
            "JSON-ANS00000012345-20220301-001.json",
            ["JSON-ANS00000012345-20220301-002.json", "JSON-ANS00000012345-20220302-003.json"],
            "003",
        ),
    ],
)
def test_a_file_gets_the_first_free_number_of_its_day(
    old: str | None, names: list[str], expected: str
) -> None:
    """Behind that of the answer, and none that the history knows."""
    before = old and FileName.read(old)
    name = next_file_name(ANS, DAY, None, before or None, _history(*names))

    assert str(name) == f"JSON-{ANS}-20220301-{expected}.json"


def test_a_file_number_may_be_given() -> None:
    """As long as it was not used; years have four digits."""
    assert str(next_file_name(ANS, date(22, 3, 1), "007", None, None)).endswith(
        "-00220301-007.json"
    )


@pytest.mark.parametrize("number", ["0", "000", "1", "1000", "٠٠١", ""])
def test_a_file_number_that_does_not_exist_is_refused(number: str) -> None:
    """It has three digits, and is not 000."""
    with pytest.raises(ResubmissionError, match="numéro de fichier impossible"):
        next_file_name(ANS, DAY, number, None, None)


def test_a_file_number_that_was_used_is_refused() -> None:
    """By the answer itself, or by a deposit that the history knows."""
    used = "JSON-ANS00000012345-20220301-007.json"
    for old, history in ((FileName.read(used), None), (None, _history(used))):
        with pytest.raises(ResubmissionError, match=r"007\.json a déjà servi") as caught:
            next_file_name(ANS, DAY, "007", old, history)
        assert caught.value.text.en.startswith(f"the name {used} was used already: ")


def test_a_full_day_is_told() -> None:
    """There is no thousandth file."""
    old = FileName.read("JSON-ANS00000012345-20220301-999.json")
    with pytest.raises(ResubmissionError, match="choisissez un autre jour"):
        next_file_name(ANS, DAY, None, old, None)


@pytest.mark.parametrize(
    "ans", [None, 12, "", "../../etc/12345", "..\\..\\12345", "a\0b", "a\u202eb"]
)
def test_a_header_that_fits_no_name_is_refused(ans: object) -> None:
    """Nothing is written anywhere else than where it was asked for."""
    with pytest.raises(ResubmissionError, match="numeroAns ne peut pas"):
        next_file_name(ans, DAY, None, None, None)
