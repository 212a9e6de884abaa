"""The table of subcommands: one line each."""

from __future__ import annotations

from typing import Final

from pytest_segur.cli import (
    anonymise,
    check,
    conformance,
    expect,
    explain,
    generate,
    reconcile,
    respond,
    resubmit,
    rules,
    schema,
)

#: In the order in which the help lists them.
COMMANDS: Final = (
    check.COMMAND,
    expect.COMMAND,
    generate.COMMAND,
    respond.COMMAND,
    reconcile.COMMAND,
    resubmit.COMMAND,
    anonymise.COMMAND,
    conformance.GROUP,
    rules.COMMAND,
    explain.COMMAND,
    schema.COMMAND,
)
