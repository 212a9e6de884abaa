"""Sentences in the two languages that reports are written in."""

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
        sentence = self.fr if language == "fr" else self.en
        return sentence.format(**values) if values else sentence


def same(text: str) -> Text:
    """Give a text that reads alike in both languages."""
    return Text(text, text)
