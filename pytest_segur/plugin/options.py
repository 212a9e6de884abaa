"""What the command line and the ini file offer, and how they are told apart.

All help is ASCII: where a terminal shows no more than that, pytest writes the help of all of
its options as one escaped line.

Nothing of it is understood here: `pytest_segur.plugin.configuration` does that, and only
where it is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Values of the ini that were not given: told apart from empty ones by identity, which every
#: supported pytest keeps. Two names, since the one is a list and the other is not.
_NO_LIST: Final[list[str]] = []
_NO_TEXT: Final = "\0"

_TEXTS: Final = {
    "edition": ("published|corrected", "the edition of the rules (default: published)"),
    "archive": ("PATH", "ZIP of supporting documents, or folder with <stem>.zip"),
    "waivers": ("FILE", "faults that are waived, with reason and date (TOML)"),
    "today": ("AAAA-MM-JJ", "the day that dates are compared with (default: today)"),
    "lang": ("fr|en", "language of messages (default: fr)"),
    "github": ("yes|no", "annotations for GitHub (default: yes where GITHUB_ACTIONS is true)"),
}
_LISTS: Final = {
    "profiles": (
        "PROFILE,...",
        "profiles that the solution is referenced with: centre-de-sante, mailiz; empty: none",
    ),
    "ignore": ("CODE,...", "rules that are not applied; a prefix stands for all its codes"),
}
#: Reports that are written to a file at the end of the session.
REPORTS: Final = {
    "json": "write a report for programs",
    "html": "write a report for people, one page that stands alone",
    "sarif": "write SARIF 2.1.0, for code scanning",
}
_COVERAGE: Final = ("coverage", "coverage_fail_under")
_DEFAULT_FILES: Final = ("*.json",)


def add_options(parser: pytest.Parser) -> None:
    """Register every option, with its ini twin where it has one."""
    group = parser.getgroup("segur", "Segur funding requests")
    about = "collect submission files and judge them by the two controls of ASP"
    group.addoption("--segur", action="store_true", help=about)
    parser.addini("segur", about, type="bool", default=False)
    for name, (values, about) in _TEXTS.items():
        group.addoption(f"--segur-{name}", metavar=values, help=about)
        parser.addini(f"segur_{name}", about, type="string", default=_NO_TEXT)
    for name, (values, about) in _LISTS.items():
        group.addoption(f"--segur-{name}", metavar=values, help=about)
        parser.addini(f"segur_{name}", about, type="args", default=_NO_LIST)
    about = "print personal values in clear; they are masked otherwise"
    group.addoption("--segur-show-values", action="store_true", help=about)
    parser.addini("segur_show_values", about, type="bool", default=False)
    for name, about in REPORTS.items():
        group.addoption(f"--segur-{name}", metavar="FILE", help=about)
    about = "tell which rules the submissions exercised on both sides; write it to FILE, too"
    group.addoption("--segur-coverage", nargs="?", const="", metavar="FILE", help=about)
    about = "fail where fewer rules than that were exercised on both sides"
    group.addoption("--segur-coverage-fail-under", metavar="PERCENT", help=about)
    about = "globs of submission files in folders (default: *.json)"
    parser.addini("segur_files", about, type="args", default=list(_DEFAULT_FILES))


def is_asked_for(config: pytest.Config) -> bool:
    """Tell whether submissions are collected.

    Raises:
        pytest.UsageError: the ini says something else than yes or no.
    """
    return switch(config, "segur")


def is_configured(config: pytest.Config) -> bool:
    """Tell whether there is anything that `configuration` has to look at."""
    return (
        is_asked_for(config)
        or any(config.getoption(f"segur_{name}") is not None for name in (*REPORTS, *_COVERAGE))
        or any(text(config, name) is not None for name in _TEXTS)
        or any(words(config, name) is not None for name in _LISTS)
    )


def switch(config: pytest.Config, name: str) -> bool:
    """Read an option that is on or off.

    Raises:
        pytest.UsageError: the ini says something else than yes or no.
    """
    if config.getoption(name):
        return True
    try:
        return bool(config.getini(name))
    except (TypeError, ValueError, pytest.UsageError):
        # What it is depends on the version of pytest; none of them names the option.
        message = f"{name} (ini): true | false"
        raise pytest.UsageError(message) from None


def text(config: pytest.Config, name: str) -> str | None:
    """Read an option that has one value; None when it is not given."""
    option = config.getoption(f"segur_{name}")
    if option is not None:
        return str(option)
    ini = config.getini(f"segur_{name}")
    return None if ini is _NO_TEXT else str(ini)


def words(config: pytest.Config, name: str) -> Sequence[str] | None:
    """Read an option that has several values; None when it is not given at all."""
    option = config.getoption(f"segur_{name}")
    if option is not None:
        return [str(option)]
    ini = config.getini(f"segur_{name}")
    return None if ini is _NO_LIST else [str(value) for value in ini]


def is_from_command_line(config: pytest.Config, name: str) -> bool:
    """Tell whether an option stands on the command line (or in ``addopts``)."""
    return config.getoption(f"segur_{name.replace('-', '_')}") is not None
