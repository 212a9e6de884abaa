"""The catalogue as a page of Markdown: every rule, on whose word, and an example each way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pytest_segur.reports.rule_text import ADVISED, FAILS, PASSES, facts, format_facts
from pytest_segur.reports.words import unbreakable
from pytest_segur.spec.catalogue import CATALOGUE, FAMILIES, KIT_VERSION, label_of
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pytest_segur.reports.rule_example import RuleExample, ShownCase
    from pytest_segur.spec.rule import Rule
    from pytest_segur.spec.text import Language

_TITLE: Final = Text("Les règles", "The rules")
_MADE: Final = Text(
    "Catalogue {kit}. Cette page est écrite par `{command}` : les exemples sont des cas du kit de "
    "conformité, que `segur conformance export` copie.",
    "Catalogue {kit}. This page is written by `{command}`: the examples are cases of the "
    "conformance kit, which `segur conformance export` copies.",
)
#: What Markdown, or HTML in it, would make something of.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def rule_page(examples: Mapping[str, RuleExample], language: Language) -> str:
    """Write the page.

    Args:
        examples: that of every rule, by its code.
        language: of the words.
    """
    lines = _lines(examples, language)
    return "\n".join(_tied(lines) if language == "fr" else lines) + "\n"


def _tied(lines: Iterable[str]) -> Iterator[str]:
    """Tie the blanks of prose, and leave values as they are."""
    is_code = False
    for line in lines:
        is_code ^= line.startswith("```")
        yield line if is_code else unbreakable(line)


def _lines(examples: Mapping[str, RuleExample], language: Language) -> Iterator[str]:
    yield f"# {_TITLE.to(language)}"
    yield ""
    lang = "" if language == "fr" else f" --lang {language}"
    yield _MADE.to(language, kit=KIT_VERSION, command=f"segur rules --format markdown{lang}")
    for letter, family in FAMILIES.items():
        yield ""
        yield f"## {family.to(language)}"
        for rule in CATALOGUE.values():
            if rule.code.startswith(letter):
                yield from _rule_lines(rule, examples[rule.code], language)


def _rule_lines(rule: Rule, example: RuleExample, language: Language) -> Iterator[str]:
    yield ""
    yield f"### {rule.code} {_plain(rule.on)}"
    yield ""
    yield _plain(label_of(rule.code).to(language)) + "."
    yield ""
    for name, words in (*facts(rule), *format_facts(rule)):
        yield f"- {_titled(name, language)} {_plain(words.to(language))}"
    yield ""
    yield from _side_lines(PASSES, example.passes, language)
    yield ""
    yield from _side_lines(ADVISED if rule.is_advisory else FAILS, example.fails, language)


def _side_lines(title: Text, case: ShownCase, language: Language) -> Iterator[str]:
    purpose = _plain(case.purpose.to(language))
    yield f"{_titled(title, language)} {purpose} (`{case.name}`)"
    if case.places:
        yield ""
        yield "```text"
        for place, found in case.places:
            yield f"{place.to(language)}  {found.to(language)}"
        yield "```"


def _titled(name: Text, language: Language) -> str:
    return Text(f"{name.fr} :", f"{name.en}:").to(language)


def _plain(words: str) -> str:
    """Write words so that they mean nothing to Markdown."""
    return _SPECIAL.sub(r"\\\1", words)
