"""One rule in words: what it demands, on whose word, and an example each way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.reports.fault_text import SOURCES
from pytest_segur.reports.words import unfilled
from pytest_segur.spec.balises import CORRECTED_DMP, PUBLISHED_DMP
from pytest_segur.spec.catalogue import NEVER_IGNORED, ROWS, label_of
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.situation import (
    AGENT,
    ALONE,
    ALWAYS,
    LIBERAL,
    NO_AGENT,
    PERHAPS_AGENT,
    SEVERAL,
    STRUCTURE,
    Situation,
)
from pytest_segur.spec.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_segur.reports.rule_example import RuleExample
    from pytest_segur.spec.rule import Rule
    from pytest_segur.spec.text import Language

PASSES: Final = Text("Exemple qui passe", "Example that passes")
FAILS: Final = Text("Exemple refusé", "Example that fails")
ADVISED: Final = Text("Exemple qui donne un avis", "Example that gets an advisory")

_INDENT: Final = "  "

#: When a line of the table of formats holds.
WHEN: Final[Mapping[frozenset[Situation], Text]] = {
    ALWAYS: Text("toujours", "always"),
    LIBERAL: same("LIBERAL"),
    STRUCTURE: same("STRUCTURE"),
    AGENT: Text("LIBERAL, avec mandataire", "LIBERAL, with an agent"),
    ALONE: Text("LIBERAL, un seul médecin", "LIBERAL, one doctor"),
    SEVERAL: Text("LIBERAL, plusieurs médecins", "LIBERAL, several doctors"),
    NO_AGENT: Text("LIBERAL, sans mandataire", "LIBERAL, without an agent"),
    PERHAPS_AGENT: Text("LIBERAL, isMandataire true", "LIBERAL, isMandataire true"),
}

#: What the corrected edition asks of the DMP balise.
EITHER_DMP: Final = Text(
    f"{PUBLISHED_DMP} ou {CORRECTED_DMP}, une seule des deux",
    f"{PUBLISHED_DMP} or {CORRECTED_DMP}, exactly one of them",
)


def rule_lines(rule: Rule, example: RuleExample, language: Language) -> Iterator[str]:
    """Explain a rule.

    Args:
        rule: which.
        example: a case each way.
        language: of the words.
    """
    yield f"{rule.code}  {rule.on}"
    yield _INDENT + label_of(rule.code).to(language)
    yield ""
    for name, words in (*facts(rule), *format_facts(rule)):
        yield f"{_INDENT}{_titled(name, language)} {words.to(language)}"
    yield ""
    yield from _example_lines(rule, example, language)


def facts(rule: Rule) -> Iterator[tuple[Text, Text]]:
    """Tell on whose word a rule stands, and what to do about it: a name, and words."""
    clause = rule.clause.to_text()
    yield Text("source", "source"), SOURCES[rule.source]
    yield Text("référence", "reference"), clause
    needs = (*rule.needs, *rule.element_needs)
    if needs:
        yield Text("évaluée si sont respectées", "judged if these pass"), same(", ".join(needs))
    if rule.hint is not None:
        yield Text("à faire", "to do"), unfilled(rule.hint)
    if rule.code in NEVER_IGNORED:
        yield (
            same("--ignore"),
            Text("cette règle ne peut pas être ignorée", "this rule cannot be ignored"),
        )


def format_facts(rule: Rule) -> Iterator[tuple[Text, Text]]:
    """Tell the formats, where they depend on the situation or on the edition."""
    rows = ROWS.get(rule.code, ())
    for row in rows:
        published, corrected = (row.format_in(edition).expected for edition in Edition)
        if len(rows) > 1:
            yield WHEN[row.when], published
        if published != corrected:
            yield same("published"), published
            yield same("corrected"), corrected
        if Edition.CORRECTED not in row.editions:
            yield same("corrected"), EITHER_DMP


def _example_lines(rule: Rule, example: RuleExample, language: Language) -> Iterator[str]:
    fails = ADVISED if rule.is_advisory else FAILS
    for title, case in ((PASSES, example.passes), (fails, example.fails)):
        yield f"{_titled(title, language)} {case.purpose.to(language)}"
        for place, found in case.places:
            yield f"{_INDENT}{place.to(language)}  {found.to(language)}"
        yield f"{_INDENT}({Text('cas', 'case').to(language)} {case.name})"


def _titled(name: Text, language: Language) -> str:
    return Text(f"{name.fr} :", f"{name.en}:").to(language)
