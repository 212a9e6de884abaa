"""What the tests of archives start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.deposits import Deposit
from support.submissions import liberal_request, structure_request, submission

if TYPE_CHECKING:
    import pathlib


@pytest.fixture
def deposit(tmp_path: pathlib.Path) -> Deposit:
    """Give a submission of two requests without an archive."""
    requests = [liberal_request(1), structure_request(2, regime="HT")]
    return Deposit(tmp_path).declares(submission(requests))
