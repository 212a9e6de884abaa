"""The fixture `segur_check`: the Python function with the settings of the session."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Protocol

from pytest_segur.api import check
from pytest_segur.plugin.configuration import configuration_of
from pytest_segur.plugin.extensions import extensions_for

if TYPE_CHECKING:
    import pytest

    from pytest_segur.checking import Submission
    from pytest_segur.diagnosis import Diagnosis


class Checker(Protocol):
    """Judges a submission the way the session does."""

    def __call__(self, source: Submission, **settings: Any) -> Diagnosis:  # noqa: ANN401 - those of `check`
        """Judge; what is given stands before what the session says.

        Args:
            source: a path, bytes, or the object itself.
            settings: see `pytest_segur.check`.
        """
        ...


def checker_for(request: pytest.FixtureRequest) -> Checker:
    """Make the checker of a test.

    Raises:
        pytest.UsageError: a hook of a conftest gives something that cannot be used.
    """
    configuration = configuration_of(request.config)
    extensions = extensions_for(request, configuration.language)
    session: dict[str, Any] = {
        "edition": configuration.edition,
        "profiles": configuration.profiles,
        "ignore": configuration.ignore,
        "today": configuration.today,
        "rules": extensions.rules,
        "operators": extensions.operators,
    }

    def segur_check(source: Submission, **settings: Any) -> Diagnosis:  # noqa: ANN401 - those of `check`
        # Without a path there is no telling which archive of a folder goes with it.
        archive = configuration.archive if isinstance(source, str | os.PathLike) else None
        return check(source, **{**session, "archive": archive, **settings})

    return segur_check
