"""A history is kept whole, and read strictly."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_segur.asp.errors import HistoryError
from pytest_segur.asp.history import ARCHIVE_STATES, STATES, Deposit, DepositedRequest
from pytest_segur.asp.history_file import SCHEMA, load_history, save_history
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    import pathlib

_WORDS = st.none() | st.text(st.characters(), max_size=8)
_DAYS = st.none() | st.dates()
_DEPOSITS = st.builds(
    Deposit,
    name=_WORDS,
    numeroAns=_WORDS,
    day=_DAYS,
    verdict=st.sampled_from(["accepted", "mixed", "rejected"]),
    refusal=_WORDS,
    impId=_WORDS,
    archive=st.sampled_from(ARCHIVE_STATES),
    requests=st.lists(
        st.builds(
            DepositedRequest,
            numeroEditeur=_WORDS,
            state=st.sampled_from(STATES),
            codeTraitement=_WORDS,
            libelleTraitement=_WORDS,
            numeroASP=_WORDS,
        ),
        max_size=2,
    ).map(tuple),
)


@settings(max_examples=50)
@given(st.lists(_DEPOSITS, max_size=3), _DAYS)
def test_what_is_saved_is_what_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, deposits: list[Deposit], day: date | None
) -> None:
    """Whatever stood in the files, half a surrogate pair included."""
    path = tmp_path_factory.mktemp("history") / "history.json"
    save_history(path, deposits, day)

    assert load_history(path) == (deposits, day)


def test_a_history_by_hand_needs_only_what_the_rules_ask_for(tmp_path: pathlib.Path) -> None:
    """Names of files and numbers of requests."""
    path = tmp_path / "attendu-history.json"
    path.write_text(
        '{"schema": "segur-portal/1", "deposits": ['
        '{"name": null, "requests": [{"numeroEditeur": "00001"}]}]}',
        encoding="utf-8",
    )

    deposit = Deposit(name=None, requests=(DepositedRequest(numeroEditeur="00001"),))
    assert load_history(path) == ([deposit], None)


def _sound() -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "day": None,
        "deposits": [{"name": "a", "requests": [{"numeroEditeur": "00001"}]}],
    }


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"schema": None}, "no history of a portal"),
        ({"schema": f"segur-portal/{'2' * 60}"}, f"of version segur-portal/{'2' * 47}, and "),
        ({"schema": 1}, "no history of a portal"),
        ({"schema": "segur-report/1"}, "no history of a portal"),
        ({"schema": "segur-portal/2"}, "of version segur-portal/2, and segur reads"),
        ({"day": "1/3/2022"}, "/day must be a date"),
        ({"day": 3}, "/day must be a date"),
        ({"day": "2022-02-30"}, "/day must be a date"),
        ({"deposits": {}}, "/deposits must be an array"),
        ({"deposits": ["a"]}, "/deposits/0 must be an object"),
        ({"deposits": [{"name": "a"}]}, "“requests” is missing at /deposits/0"),
        ({"deposits": [{"requests": []}]}, "“name” is missing at /deposits/0"),
        ({"deposits": [{"name": 1, "requests": []}]}, "/deposits/0/name must be a string or null"),
        ({"deposits": [{"name": "a", "requests": [{}]}]}, "“numeroEditeur” is missing"),
        (
            {"deposits": [{"name": "a", "requests": [{"numeroEditeur": "1", "state": "lost"}]}]},
            "/deposits/0/requests/0/state must be one of accepted, rejected, incomplete",
        ),
        (
            {"deposits": [{"name": "a", "requests": [], "archive": 1}]},
            "/deposits/0/archive must be one of",
        ),
        ({"depots": []}, "unknown “depots” at /"),
        (
            {"deposits": [{"name": "a", "requests": [], "x\n": 1}]},
            "unknown “x\\u000a” at /deposits/0",
        ),
        ({"x" * 61: 1}, f"unknown “{'x' * 60}” at /"),
    ],
)
def test_a_damaged_or_foreign_history_is_refused(
    tmp_path: pathlib.Path, change: dict[str, Any], expected: str
) -> None:
    """Never taken for an empty one; the place is named."""
    path = tmp_path / "history.json"
    path.write_text(json.dumps({**_sound(), **change}), "utf-8")

    with pytest.raises(HistoryError) as caught:
        load_history(path)

    assert expected in caught.value.text.en
    assert str(caught.value).startswith(f"historique inutilisable {path}")


@pytest.mark.parametrize(
    ("deposits", "expected"),
    [
        ({}, "/deposits doit être un tableau"),
        (["a"], "/deposits/0 doit être un objet"),
        ([{"name": 1, "requests": []}], "/deposits/0/name doit être une chaîne ou null"),
        (
            [{"name": "a", "requests": [], "day": 1}],
            "/deposits/0/day doit être une date AAAA-MM-JJ ou null",
        ),
        (
            [{"name": "a", "requests": [], "archive": None}],
            "/deposits/0/archive doit être parmi absent, received, failed",
        ),
    ],
)
def test_what_is_needed_is_said_in_french(
    tmp_path: pathlib.Path, deposits: object, expected: str
) -> None:
    """As in English."""
    path = tmp_path / "history.json"
    path.write_text(json.dumps({"schema": SCHEMA, "deposits": deposits}), "utf-8")

    with pytest.raises(HistoryError) as caught:
        load_history(path)

    assert caught.value.text.fr == f"historique inutilisable {path} : {expected}"


def test_a_history_without_deposits_is_refused(tmp_path: pathlib.Path) -> None:
    """They are what it is for."""
    path = tmp_path / "history.json"
    path.write_text(json.dumps({"schema": SCHEMA}), "utf-8")

    with pytest.raises(HistoryError, match="il manque « deposits » en /"):
        load_history(path)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "S102"),
        (b'{"schema": "segur-portal/1", "depo', "S102"),
        (b'{"schema": "segur-portal/1", "schema": "segur-portal/1"}', "S103"),
        (b"[]", "S104"),
        (b"\xff", "S101"),
    ],
)
def test_a_history_that_is_no_json_is_refused(
    tmp_path: pathlib.Path, content: bytes, code: str
) -> None:
    """With the rule and the place."""
    path = tmp_path / "history.json"
    path.write_bytes(content)

    with pytest.raises(HistoryError, match=f"^{path}:1:[0-9]+ : {code}, ") as caught:
        load_history(path)

    assert caught.value.text.en.startswith(f"{path}:1:")


def test_a_history_that_is_not_there_is_an_error(tmp_path: pathlib.Path) -> None:
    """Whoever wants a fresh start makes a portal, and loads none."""
    with pytest.raises(HistoryError, match=r"none\.json : S100, "):
        load_history(tmp_path / "none.json")


def test_a_history_that_cannot_be_written_is_an_error(tmp_path: pathlib.Path) -> None:
    """The sentence says where and why."""
    with pytest.raises(HistoryError) as caught:
        save_history(tmp_path / "no" / "history.json", [], None)
    name = tmp_path / "no" / "history.json"
    assert caught.value.text == Text(
        f"impossible d'écrire l'historique {name} : No such file or directory",
        f"cannot write the history {name}: No such file or directory",
    )

    with pytest.raises(HistoryError, match=r"historique .*\\u0000.json : .*null"):
        save_history(f"{tmp_path}/\0.json", [], None)


def test_a_history_can_be_read_by_people(tmp_path: pathlib.Path) -> None:
    """A line a value, and a date as the option for it is written."""
    path = tmp_path / "history.json"
    save_history(path, [], date(2022, 3, 1))

    assert path.read_text("utf-8") == (
        '{\n "schema": "segur-portal/1",\n "day": "2022-03-01",\n "deposits": []\n}\n'
    )
