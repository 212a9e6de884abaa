"""The standard library's argument parser, in two languages and without surprises."""

from __future__ import annotations

import argparse
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NoReturn

from pytest_segur.cli.misuse import Misuse
from pytest_segur.cli.output import write
from pytest_segur.spec.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_segur.spec.text import Language

#: The headings that `argparse` writes, which know no French.
_FRENCH_HEADINGS: Final[Mapping[str, str]] = {
    "positional arguments:": "arguments :",
    "options:": "options :",
}
#: What `argparse` says of wrong arguments, piece by piece.
_FRENCH_ERRORS: Final[Mapping[str, str]] = {
    "the following arguments are required: ": "il manque : ",
    "unrecognized arguments: ": "arguments inconnus : ",
    "expected one argument": "il manque une valeur",
    "ignored explicit argument ": "cette option ne prend pas de valeur : ",
    "not allowed with argument ": "incompatible avec ",
    "invalid choice: ": "valeur inconnue : ",
    "(choose from ": "(valeurs admises : ",
}
#: What `argparse` begins with, where one argument is wrong.
_ARGUMENT: Final = re.compile(r"^(argument [^ :]+): ")


class Parser(argparse.ArgumentParser):
    """A parser whose help reads in the user's language, and whose errors take one line.

    Options cannot be abbreviated: a script that says ``--form`` would break on the day that
    another option begins so.

    Args:
        language: the language of the help.
        options: as for `argparse.ArgumentParser`.
    """

    def __init__(self, *, language: Language = "fr", **options: Any) -> None:  # noqa: ANN401 - those of argparse
        super().__init__(**{"add_help": False, "allow_abbrev": False, **options})
        self.language = language
        self.add_argument(
            "-h",
            "--help",
            action="help",
            help=self.say("montre cette aide", "show this help"),
        )

    def say(self, fr: str, en: str) -> str:
        """Give the one of two sentences that the user reads."""
        return Text(fr, en).to(self.language)

    def format_help(self) -> str:
        """Write the help, headings included, in the user's language."""
        words = super().format_help()
        if self.language == "fr":
            for english, french in _FRENCH_HEADINGS.items():
                words = words.replace(english, french, 1)
        return words

    def print_help(self, file: Any = None) -> None:  # noqa: ANN401, ARG002 - the signature is the standard library's
        """Print the help on the standard output, whatever that can show."""
        write(self.format_help(), None)

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments, in one line.

        Raises:
            Misuse: always.
        """
        french = _ARGUMENT.sub(r"\1 : ", message)
        for english, words in _FRENCH_ERRORS.items():
            french = french.replace(english, words)
        raise Misuse(Text(french, message))


def language_in(arguments: Sequence[str]) -> Language:
    """Find the language that some arguments ask for, before they are read for good.

    >>> language_in(["check", "--lang", "en"]), language_in(["check", "--lang=en"])
    ('en', 'en')
    >>> language_in(["check", "--lang", "de"])
    'fr'
    """
    asked = "fr"
    for argument, following in pairwise([*arguments, ""]):
        name, _, value = argument.partition("=")
        if name == "--lang":
            asked = value or following
    return next((language for language in LANGUAGES if language == asked), LANGUAGES[0])
