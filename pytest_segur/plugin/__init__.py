"""Every contact with pytest and syrupy.

This module is what pytest imports in every project, so it holds nothing but the options and
the hooks that must be known before it is decided whether submissions are collected at all.
Whatever judges is imported when ``--segur`` asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_segur.plugin import hookspecs
from pytest_segur.plugin.options import add_options, is_asked_for, is_configured

if TYPE_CHECKING:
    import pathlib

    from faker import Faker

    from pytest_segur.asp.portal import Portal
    from pytest_segur.plugin.checker import Checker
    from pytest_segur.plugin.factory_fixtures import (
        Bench,
        DossierMaker,
        RequestMaker,
        SubmissionMaker,
    )
    from pytest_segur.plugin.snapshot_assertion import AnswerAssertion

__all__ = [
    "asp",
    "pytest_addhooks",
    "pytest_addoption",
    "pytest_configure",
    "segur_check",
    "segur_dossier",
    "segur_faker",
    "segur_request",
    "segur_snapshot",
    "segur_submission",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the options and their ini twins."""
    add_options(parser)


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Make the hooks known that a conftest.py may implement."""
    pluginmanager.add_hookspecs(hookspecs)


def pytest_configure(config: pytest.Config) -> None:
    """Start collecting submissions, if that is asked for.

    Raises:
        pytest.UsageError: an option has a value that it cannot have.
    """
    config.addinivalue_line("markers", "segur: a submission, judged by the two controls of ASP.")
    if is_configured(config):
        from pytest_segur.plugin.configuration import configure  # noqa: PLC0415 - only when used

        configure(config)
    if is_asked_for(config):
        from pytest_segur.plugin.session import SegurSession  # noqa: PLC0415 - only when used

        config.pluginmanager.register(SegurSession(config), "segur-session")


@pytest.fixture
def segur_check(request: pytest.FixtureRequest) -> Checker:
    """`pytest_segur.check` with the settings of the session and the hooks of the test's folder.

    Every argument of `check` can still be given, and then replaces the session's.
    """
    from pytest_segur.plugin.checker import checker_for  # noqa: PLC0415 - only when used

    return checker_for(request)


@pytest.fixture
def asp(request: pytest.FixtureRequest) -> Portal:
    """A fresh simulated portal with the settings of the session and of the test's folder.

    `asp.deposit(path_or_object)` gives the answer; it remembers across deposits.
    """
    from pytest_segur.plugin.portal_fixture import portal_for  # noqa: PLC0415 - only when used

    return portal_for(request)


@pytest.fixture
def segur_snapshot(snapshot: object) -> AnswerAssertion:
    """The `snapshot` of syrupy for answers of ASP: `assert segur_snapshot == asp.deposit(file)`.

    Stored as syrupy stores snapshots; a failure names requests and balises, values masked.
    """
    from pytest_segur.plugin.snapshot_fixture import snapshot_for  # noqa: PLC0415 - only when used

    return snapshot_for(snapshot)


@pytest.fixture
def segur_faker(request: pytest.FixtureRequest) -> Faker:
    """A Faker (fr_FR) with the values of the balises, rpps() or finess_juridique() for example.

    Seeded for each test as `faker` is: 0, or what a fixture `faker_seed` says.
    """
    from pytest_segur.plugin.factory_fixtures import faker_for  # noqa: PLC0415 - only when used

    return faker_for(request)


@pytest.fixture
def _segur_bench(request: pytest.FixtureRequest, segur_faker: Faker) -> Bench:
    from pytest_segur.plugin.factory_fixtures import Bench  # noqa: PLC0415 - only when used

    return Bench.of(request, segur_faker)


@pytest.fixture
def segur_request(_segur_bench: Bench) -> RequestMaker:
    """Makes single requests: `segur_request(beneficiary="STRUCTURE", sites=2)`."""
    from pytest_segur.plugin.factory_fixtures import RequestMaker  # noqa: PLC0415 - only when used

    return RequestMaker(_segur_bench)


@pytest.fixture
def segur_submission(_segur_bench: Bench) -> SubmissionMaker:
    """Makes submissions: `segur_submission(requests=3, violating="D210", regimeTVA="HT")`."""
    from pytest_segur.plugin.factory_fixtures import (  # noqa: PLC0415 - only when used
        SubmissionMaker,
    )

    return SubmissionMaker(_segur_bench)


@pytest.fixture
def segur_dossier(_segur_bench: Bench, tmp_path: pathlib.Path) -> DossierMaker:
    """Makes submissions as files with their archives: `segur_dossier(violating="P303")`."""
    from pytest_segur.plugin.factory_fixtures import DossierMaker  # noqa: PLC0415 - only when used

    return DossierMaker(_segur_bench, tmp_path)
