"""The collector of cycles rests while a file is judged, and is left as it was."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from pytest_segur import check, checking, document
from pytest_segur.collector_pause import collector_paused

if TYPE_CHECKING:
    from types import ModuleType


def fail_inside() -> None:
    """Fail while the collector rests."""
    with collector_paused():
        assert not gc.isenabled()
        raise LookupError


def test_it_works_again_afterwards_whatever_happens() -> None:
    assert gc.isenabled()
    with pytest.raises(LookupError):
        fail_inside()
    assert gc.isenabled()


def test_a_collector_that_rested_before_goes_on_resting() -> None:
    gc.disable()
    try:
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_rests_while_a_file_is_read_and_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading millions of brackets, it would look at all of them again and again."""
    works: list[bool] = []

    def spying(module: ModuleType, name: str) -> None:
        function = getattr(module, name)

        def spy(*args: object, **options: object) -> object:
            works.append(gc.isenabled())
            return function(*args, **options)

        monkeypatch.setattr(module, name, spy)

    spying(document, "_load")
    spying(checking, "first_control")
    assert document.parse(b"{}").root == {}
    assert check(b"{}").verdict == "rejected"
    assert works == [False, False, False]
    assert gc.isenabled()
