"""The collector of cycles rests while a file is judged, and is left as it was."""

from __future__ import annotations

import gc

import pytest

from pytest_segur.collector_pause import collector_paused


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
