"""Sentences in the two languages that reports are written in.

>>> Text("la demande {position}", "request {position}").to("en", position="3")
'request 3'
>>> str(TextError(Text("édition inconnue", "unknown edition")))
'édition inconnue'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Language = Literal["fr", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or phrase; `{names}` in it are filled in by whoever prints it."""

    fr: str
    en: str

    def to(self, language: Language, **values: str) -> str:
        """Give the sentence in a language, its names filled in."""
        sentence: str = getattr(self, language)
        return sentence.format(**values) if values else sentence


def same(text: str) -> Text:
    """Give a text that reads alike in both languages."""
    return Text(text, text)


class TextError(ValueError):
    """A value that somebody gave cannot be used; the sentence is there in both languages.

    Args:
        text: what is wrong, and what would be right.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        """Give the sentence in the default language, French."""
        return self.text.fr
