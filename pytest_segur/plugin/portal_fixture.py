"""The fixture `asp`: a fresh simulated portal with the settings of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_segur.asp.portal import Portal
from pytest_segur.plugin.configuration import configuration_of
from pytest_segur.plugin.extensions import extensions_for

if TYPE_CHECKING:
    import pytest


def portal_for(request: pytest.FixtureRequest) -> Portal:
    """Make the portal of a test.

    Raises:
        pytest.UsageError: a hook of a conftest gives something that cannot be used.
    """
    configuration = configuration_of(request.config)
    extensions = extensions_for(request, configuration.language)
    return Portal.of(configuration.settings(extensions), treatment=extensions.treatment)
