"""Archives whose writing is interrupted: that is what is told, and nothing else."""

from __future__ import annotations

import contextlib
import gc
import io
import sys
import zipfile
from itertools import count
from typing import TYPE_CHECKING, Any

from pytest_segur.zip_writing import zip_into

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    import pytest


def _write(stream: io.BytesIO) -> None:
    with zip_into(stream, compression=zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "A" * 999)


def test_members_are_compressed_as_wanted() -> None:
    stream = io.BytesIO()
    _write(stream)
    with zipfile.ZipFile(stream) as archive:
        assert archive.read("a.txt") == b"A" * 999
        assert archive.infolist()[0].compress_type == zipfile.ZIP_DEFLATED


@contextlib.contextmanager
def _interrupted_at(rank: int) -> Iterator[None]:
    """Raise what Ctrl-C raises, when so many functions have been called."""
    calls = count()

    # Python traces nothing while it profiles.
    def interrupt(frame: FrameType, event: str, _: object) -> None:  # pragma: no cover - as said
        # What is raised in a `__del__` is dropped.
        is_counted = event == "call" and frame.f_code.co_name != "__del__"
        if is_counted and next(calls) == rank:
            raise KeyboardInterrupt

    sys.setprofile(interrupt)
    try:
        yield
    finally:
        sys.setprofile(None)


def test_an_interruption_stays_one_whenever_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's class complains when it is closed amid a member, and again when it is forgotten."""
    complaints: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    for rank in count():  # pragma: no branch - there is an end to the calls
        interrupted = contextlib.suppress(KeyboardInterrupt)
        with interrupted, _interrupted_at(rank):
            _write(io.BytesIO())
            break
    assert rank > 20
    gc.collect()
    # Since Python 3.13 a member that is half made complains by itself, which cannot be helped.
    deleted = [getattr(complaint.object, "__qualname__", "") for complaint in complaints]
    assert [name for name in deleted if "ZipFile" in name] == []
