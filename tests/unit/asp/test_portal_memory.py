"""What a portal remembers, from run to run and from thread to thread."""

from __future__ import annotations

import threading
from dataclasses import FrozenInstanceError
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.answers import codes_of, faulty
from support.submissions import file_name, submission

from pytest_segur import Portal
from pytest_segur.asp.errors import HistoryError

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.asp.receipt import Receipt


def test_the_history_is_frozen() -> None:
    """Who looks at it changes nothing."""
    portal = Portal()
    portal.deposit(submission())

    with pytest.raises(FrozenInstanceError):
        portal.history[0].name = "x"  # type: ignore[misc]
    assert isinstance(portal.history, tuple)


def test_a_loaded_portal_remembers_everything(tmp_path: pathlib.Path) -> None:
    """Numbers, names, references and the day: a suite may be spread over runs."""
    path = tmp_path / "history.json"
    portal = Portal(day="2022-03-01")
    portal.deposit(faulty(), name=file_name())
    portal.save(path)
    again = Portal.load(path)

    assert again.history == portal.history
    assert again.day == date(2022, 3, 1)
    receipt = again.deposit(faulty(), name=file_name())
    assert [request.codeTraitement for request in receipt.requests] == ["0207"] * 3
    assert receipt.impId == "SIMU-IMP-000002"
    assert "F406" in codes_of(receipt)
    assert Portal.load(path, day="2022-03-02", ignore=["D"]).day == date(2022, 3, 2)


def test_a_loaded_portal_without_a_day_judges_none(tmp_path: pathlib.Path) -> None:
    """F405 rests."""
    Portal().save(tmp_path / "history.json")

    assert Portal.load(tmp_path / "history.json").day is None


def test_a_damaged_history_is_never_a_fresh_start(tmp_path: pathlib.Path) -> None:
    """Loading it is an error, and the file stays as it is."""
    path = tmp_path / "history.json"
    path.write_bytes(b'{"schema": "segur-portal/1", "deposits": [')
    with pytest.raises(HistoryError):
        Portal.load(path)

    assert path.read_bytes() == b'{"schema": "segur-portal/1", "deposits": ['


def test_threads_deposit_one_after_another(tmp_path: pathlib.Path) -> None:
    """No number is given twice, and of eight equal requests one is accepted."""
    portal = Portal()
    start = threading.Barrier(8)
    receipts: list[Receipt] = []

    def work() -> None:
        start.wait()
        receipts.append(portal.deposit(submission()))
        portal.save(tmp_path / "history.json")

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(receipt.verdict for receipt in receipts) == ["accepted"] + ["mixed"] * 7
    assert len({receipt.impId for receipt in receipts}) == 8
    assert len(portal.history) == 8
    assert Portal.load(tmp_path / "history.json").history == portal.history
