"""How two answers differ, in words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.submissions import DELETE, amended, liberal_request, submission

from pytest_segur import dumps
from pytest_segur.plugin.answer_difference import AnswerDifference, difference_of
from pytest_segur.plugin.words import Words

SOUND = submission([liberal_request(position) for position in range(1, 31)])


def told(changes: dict[str, Any], *, show_values: bool = False) -> AnswerDifference:
    """Compare a snapshot with an answer that has other values."""
    words = Words("en", show_values)
    return difference_of(dumps(SOUND), dumps(amended(SOUND, changes)), words)


def test_it_stays_within_a_screen() -> None:
    found = told({f"/lignesImport/{index}/typeAction": "M" for index in range(30)})
    assert found.subject == "request 1, request 2, request 3, request 4, request 5, …"
    assert len(found.lines) == 1 + 20 * 2 + 1
    assert found.lines[-1] == "… more differences: 10"


def test_the_line_is_that_of_the_first_difference_in_the_snapshot() -> None:
    found = told({"/lignesImport/0/typeAction": "M", "/lignesImport/1/typeAction": "M"})
    lines = dumps(SOUND).decode().splitlines()
    assert '"typeAction"' in lines[found.line - 1]
    assert found.line == 8


def test_what_is_on_one_side_only_is_told() -> None:
    found = told(
        {
            "/lignesImport/0/typeAction": DELETE,
            "/lignesImport/1/plus": 1,
            "/lignesImport/29": DELETE,
        }
    )
    assert found.lines == (
        "snapshot → answer",
        'request 1 (numeroEditeur "00001")',
        '  /typeAction: "C" → absent',
        'request 2 (numeroEditeur "00002")',
        "  /plus: absent → 9",
        "request 30",
        "  an object of 10 members → absent",
    )


def test_a_request_without_a_number_goes_by_its_position() -> None:
    found = told({"/lignesImport/1/numeroEditeur": 5})
    assert found.lines[1:] == ("request 2", '  /numeroEditeur: "00002" → 5')


def test_answers_without_requests_are_compared_too() -> None:
    found = difference_of(b'{"lignesImport": [1]}', b'{"lignesImport": 5}', Words("fr"))
    assert found.subject == "entête"
    assert found.lines[-1] == "  /lignesImport : un tableau d'un élément → 5"


@pytest.mark.parametrize("name", ["nomMandataire", "inconnu"])
def test_what_may_name_a_person_is_masked(name: str) -> None:
    change = {f"/lignesImport/0/beneficiaires/{name}": "Zorglub 06"}
    assert '"Aaaaaaa 99"' in told(change).lines[-1]
    assert '"Zorglub 06"' in told(change, show_values=True).lines[-1]


def test_what_looks_alike_when_masked_is_said_to_differ() -> None:
    change = {"/lignesImport/0/beneficiaires/nomMandataire": "DUPOND"}
    assert told(change).lines[-1].endswith(': "AAAAAA" → another value of the same shape')
    assert told(change, show_values=True).lines[-1].endswith(': "DURAND" → "DUPOND"')


@pytest.mark.parametrize(
    ("snapshot", "answer", "line"),
    [
        (b'{"a": 1}', b'{"a": 1}\n', "snapshot, line 1, column 9: *"),
        (b'{"a": 1}\n', b'{"a": 1}', "snapshot, line 1, column 9: *"),
        (b'{"a": 1,\n "b": 2}', b'{"b": 2,\n "a": 1}', "snapshot, line 1, column 3: *"),
        (b'{"a":\r\n"\xc3\xa9"}', b'{"a":\r\n"\\u00e9"}', "snapshot, line 2, column 2: *"),
    ],
)
def test_what_is_written_otherwise_has_a_place(snapshot: bytes, answer: bytes, line: str) -> None:
    found = difference_of(snapshot, answer, Words("en"))
    assert found.subject == "only the writing differs"
    assert found.lines[0].startswith(line.removesuffix("*"))


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_nothing_makes_it_raise(snapshot: bytes, answer: bytes) -> None:
    for one, two in ((snapshot, answer), (snapshot, b"{}"), (b"{}", answer)):
        if one != two:
            assert difference_of(one, two, Words("fr")).lines
