"""`segur conformance`: the kit for other people's validators, a module a subcommand."""

from __future__ import annotations

from typing import Final

from pytest_segur.cli.command import Group
from pytest_segur.cli.conformance import export, run
from pytest_segur.spec.text import Text

GROUP: Final = Group(
    name="conformance",
    summary=Text(
        "copie le kit de conformité, ou le soumet à un autre validateur",
        "copy the conformance kit, or put it to another validator",
    ),
    commands=(export.COMMAND, run.COMMAND),
)
