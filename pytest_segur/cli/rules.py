"""`segur rules`: lists the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.cli import options, output
from pytest_segur.cli.command import Command
from pytest_segur.reports.fault_text import SOURCES
from pytest_segur.reports.json_report import dumps_report
from pytest_segur.spec.catalogue import CATALOGUE, KIT_VERSION, label_of
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

#: The families of rules, by the letter that their codes begin with.
FAMILIES: Final = {
    "S": Text(
        "Premier contrôle : la structure du fichier", "First control: the structure of the file"
    ),
    "F": Text("Nom du fichier", "Name of the file"),
    "D": Text(
        "Second contrôle : le format de chaque demande",
        "Second control: the format of each request",
    ),
    "P": Text("Pièces justificatives (archive)", "Supporting documents (archive)"),
    "A": Text("Avis, qui ne font rien refuser", "Advisories, which refuse nothing"),
}


def configure(parser: Parser) -> None:
    """Add the arguments."""
    options.add_format(parser, (_TEXT, _JSON))
    options.add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Print the catalogue."""
    content = dumps_report(as_data()) if args.format == _JSON else _as_text(args.lang)
    output.write(content, args.output)
    return 0


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
