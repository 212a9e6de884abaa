"""The fixture `segur_snapshot`: syrupy's `snapshot`, for answers."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from pytest_segur.plugin.snapshot_assertion import AnswerAssertion
from pytest_segur.plugin.snapshot_extension import StoredAnswerExtension


def snapshot_for(snapshot: object) -> AnswerAssertion:
    """Make the assertion of a test.

    Args:
        snapshot: what the fixture of that name gives.

    Raises:
        pytest.UsageError: it is not syrupy's.
    """
    if isinstance(snapshot, SnapshotAssertion):
        return AnswerAssertion.of(snapshot, StoredAnswerExtension)
    kind = type(snapshot).__name__
    message = f"segur_snapshot needs the fixture `snapshot` of syrupy; this one gives {kind}"
    raise pytest.UsageError(message)
