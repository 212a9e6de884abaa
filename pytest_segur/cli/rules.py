"""`segur rules`: lists the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.cli import options, output
from pytest_segur.cli.command import Command
from pytest_segur.kit.examples import examples
from pytest_segur.reports.fault_text import SOURCES
from pytest_segur.reports.json_report import dumps_report
from pytest_segur.reports.rule_page import rule_page
from pytest_segur.spec.catalogue import CATALOGUE, FAMILIES, KIT_VERSION, label_of
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    import argparse

    from pytest_segur.cli.parser import Parser
    from pytest_segur.spec.rule import Rule
    from pytest_segur.spec.text import Language

SCHEMA: Final = "segur-rules/1"

_TEXT: Final = "text"
_JSON: Final = "json"
_MARKDOWN: Final = "markdown"


def configure(parser: Parser) -> None:
    """Add the arguments."""
    options.add_format(parser, (_TEXT, _JSON, _MARKDOWN))
    options.add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Print the catalogue."""
    output.write(_content(args.format, args.lang), args.output)
    return 0


def _content(format_: str, language: Language) -> str | bytes:
    if format_ == _JSON:
        return dumps_report(as_data())
    return rule_page(examples(), language) if format_ == _MARKDOWN else _as_text(language)


def as_data() -> dict[str, Any]:
    """Give the catalogue as plain data."""
    return {
        "schema": SCHEMA,
        "kit": KIT_VERSION,
        "rules": [_entry(rule) for rule in CATALOGUE.values()],
    }


def _entry(rule: Rule) -> dict[str, Any]:
    clause = rule.clause
    label = label_of(rule.code)
    corrected = label_of(rule.code, Edition.CORRECTED)
    entry: dict[str, Any] = {
        "code": rule.code,
        "on": rule.on,
        "source": str(rule.source),
        "clause": {"section": clause.section, "block": clause.block, "balise": clause.balise},
        "label": {"fr": label.fr, "en": label.en},
        "needs": [*rule.needs, *rule.element_needs],
    }
    if corrected != label:
        entry["label_corrected"] = {"fr": corrected.fr, "en": corrected.en}
    return entry


def _as_text(language: Language) -> str:
    lines: list[str] = []
    for letter, title in FAMILIES.items():
        lines += ["", title.to(language)] if lines else [title.to(language)]
        lines += [
            _line(rule, language) for rule in CATALOGUE.values() if rule.code.startswith(letter)
        ]
    return "".join(f"{line}\n" for line in lines)


def _line(rule: Rule, language: Language) -> str:
    label = label_of(rule.code).to(language)
    source = SOURCES[rule.source].to(language)
    return f"  {rule.code}  {rule.on} — {label} [{source}, {rule.clause.to_text().to(language)}]"


COMMAND: Final = Command(
    name="rules",
    summary=Text("liste les règles", "list the rules"),
    configure=configure,
    run=run,
)
