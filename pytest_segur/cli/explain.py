"""`segur explain`: shows one rule, its source, and an example each way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pytest_segur.cli import output
from pytest_segur.cli.command import Command
from pytest_segur.cli.misuse import Misuse
from pytest_segur.kit.examples import example_of
from pytest_segur.reports.rule_text import rule_lines
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    import argparse

    from pytest_segur.cli.parser import Parser

_MOST_SUGGESTED: Final = 4
_LIKE_A_CODE = re.compile("([A-Z]?)([0-9]{0,4})")


def configure(parser: Parser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "code", metavar="CODE", help=parser.say("code d'une règle : D210", "code of a rule: D210")
    )


def run(args: argparse.Namespace) -> int:
    """Print one rule.

    Raises:
        Misuse: there is no such rule; the message names those that are near.
    """
    code = args.code.strip().upper()
    rule = CATALOGUE.get(code)
    if rule is None:
        raise Misuse(_unknown(args.code))
    lines = rule_lines(rule, example_of(code), args.lang)
    output.write("".join(f"{line}\n" for line in lines), None)
    return 0


def _unknown(code: str) -> Text:
    near = _near(code.strip().upper())
    shown = quoted(code)
    if near:
        names = ", ".join(near)
        return Text(
            f"règle inconnue : {shown} ; les plus proches : {names}",
            f"unknown rule: {shown}; the nearest ones: {names}",
        )
    return Text(
        f"règle inconnue : {shown} ; « segur rules » les liste toutes",
        f"unknown rule: {shown}; “segur rules” lists them all",
    )


def _near(code: str) -> list[str]:
    """Give the codes of the same family with the nearest numbers."""
    match = _LIKE_A_CODE.fullmatch(code)
    if match is None:
        return []
    letter, digits = match.groups()
    family = [known for known in CATALOGUE if known[0] == letter] or list(CATALOGUE)
    if digits:
        family.sort(key=lambda known: abs(int(known[1:]) - int(digits)))
    return family[:_MOST_SUGGESTED]


COMMAND: Final = Command(
    name="explain",
    summary=Text(
        "explique une règle : source, référence, exemples",
        "explain a rule: source, reference, examples",
    ),
    configure=configure,
    run=run,
)
