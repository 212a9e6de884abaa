"""What a subcommand of `segur` is: one module, one line in the table of `commands`.

A module of a subcommand builds its `Command` like this::

    COMMAND = Command(
        name="respond",
        summary=Text("imprime la réponse simulée", "print the simulated answer"),
        configure=configure,
        run=run,
    )

and `configure` adds its arguments, with the helpers of `options` where they exist::

    def configure(parser: Parser) -> None:
        parser.add_argument("file", metavar="FILE", help=parser.say("…", "…"))
        options.add_judging(parser)
        options.add_output(parser)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from pytest_segur.cli.parser import Parser
    from pytest_segur.spec.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One subcommand.

    Attributes:
        name: how it is called.
        summary: what it does, in a few words that fit one line of the help.
        configure: adds its arguments. `-h` and `--lang` are there already.
        run: does the work and gives the exit code: 0 when nothing is at fault, 1 when
            something is. `args.lang` is the language of messages. A `TextError` that it
            raises (`Misuse`, `SettingsError` …) ends with one line and exit code 2.
    """

    name: str
    summary: Text
    configure: Callable[[Parser], None]
    run: Callable[[argparse.Namespace], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Subcommands that go together, below one name.

    Attributes:
        name: how the group is called.
        summary: what they are for, in a few words that fit one line of the help.
        commands: they.
    """

    name: str
    summary: Text
    commands: tuple[Command, ...]
