"""Writes the page: templates, style and script in one file that fetches nothing.

Everything that comes from outside is escaped twice over: what cannot be seen is written out
as in every other report, then markup is made harmless. The page's policy lets no other style
and no other script run than the two that stand in it.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pytest_segur.reports.html.page import page_of
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.reports.html.page import Imprint

_TEMPLATES: Final = "templates"
#: No single piece of text on a page is longer.
_LONGEST: Final = 20_000


def render(
    report: Mapping[str, Any], extras: Mapping[str, Mapping[str, Any]], imprint: Imprint
) -> bytes:
    """Write a page as UTF-8.

    Args:
        report: the report for programs.
        extras: what was gathered of each file, by its path.
        imprint: what else is printed.
    """
    page = page_of(report, extras, imprint)
    style, script = _asset("style.css"), _asset("script.js")
    template = _environment().get_template("page.html")
    written = template.render(
        page=page,
        say=page.phrases,
        style=Markup(style),  # noqa: S704 - a file of this package
        script=Markup(script),  # noqa: S704 - a file of this package
        policy=_policy(style=style, script=script),
    )
    return written.encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["brief"] = _brief
    return environment


def _finalized(value: object) -> object:
    """Write out what cannot be seen, in every text that is no markup of ours."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(_brief(value, _LONGEST))
    return value


def _brief(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def _policy(*, style: str, script: str) -> str:
    """Give the policy of a page: nothing is fetched, nothing else is run."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _asset(name: str) -> str:
    return files(__package__).joinpath(_TEMPLATES, name).read_text(encoding="utf-8")
