"""One rule in words: what it demands, on whose word, and an example each way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pytest_segur.reports.fault_text import SOURCES
from pytest_segur.spec.balises import CORRECTED_DMP, PUBLISHED_DMP
from pytest_segur.spec.catalogue import NEVER_IGNORED, ROWS, label_of
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.examples import EXAMPLES
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
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_segur.spec.examples.example import Changes, Example
    from pytest_segur.spec.rule import Rule
    from pytest_segur.spec.text import Language

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
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
    f"{PUBLISHED_DMP} ou {CORRECTED_DMP}, un seul des deux",
    f"{PUBLISHED_DMP} or {CORRECTED_DMP}, exactly one of them",
)

#: The sound submission that an example changes.
_SITUATIONS: Final[Mapping[Situation, Text]] = {
    Situation.AGENT: Text(
        "une commande LIBERAL de plusieurs médecins, signée par un mandataire",
        "a LIBERAL order of several doctors, signed by an agent",
    ),
    Situation.ALONE: Text(
        "une commande LIBERAL d'un seul médecin", "a LIBERAL order of a single doctor"
    ),
    Situation.ALL_SIGNED: Text(
        "une commande LIBERAL de plusieurs médecins, qui l'ont tous signée",
        "a LIBERAL order of several doctors, who all signed it",
    ),
    Situation.STRUCTURE: Text("une commande STRUCTURE", "a STRUCTURE order"),
}


def rule_lines(rule: Rule, language: Language) -> Iterator[str]:
    """Explain a rule."""
    yield f"{rule.code}  {rule.on}"
    yield _INDENT + label_of(rule.code).to(language)
    yield ""
    for name, words in _facts(rule):
        yield f"{_INDENT}{_titled(name, language)} {words.to(language)}"
    yield from _format_lines(rule, language)
    yield ""
    yield from _example_lines(EXAMPLES[rule.code], language)


def _facts(rule: Rule) -> Iterator[tuple[Text, Text]]:
    clause = rule.clause.to_text()
    yield Text("source", "source"), SOURCES[rule.source]
    yield Text("référence", "reference"), clause
    needs = (*rule.needs, *rule.element_needs)
    if needs:
        yield Text("évaluée seulement après", "judged only after"), same(", ".join(needs))
    if rule.hint is not None:
        yield Text("à faire", "to do"), Text(_open(rule.hint.fr), _open(rule.hint.en))
    if rule.code in NEVER_IGNORED:
        yield (
            same("--ignore"),
            Text("cette règle ne peut pas être ignorée", "this rule cannot be ignored"),
        )


def _open(sentence: str) -> str:
    """Show what a sentence names only once there is a fault."""
    return _PLACEHOLDER.sub("…", sentence)


def _format_lines(rule: Rule, language: Language) -> Iterator[str]:
    """Tell the formats, where they depend on the situation or on the edition."""
    rows = ROWS.get(rule.code, ())
    for row in rows:
        published, corrected = (row.format_in(edition).expected for edition in Edition)
        if len(rows) > 1:
            yield f"{_INDENT}{_titled(WHEN[row.when], language)} {published.to(language)}"
        if published != corrected:
            yield f"{_INDENT}{_titled(same('published'), language)} {published.to(language)}"
            yield f"{_INDENT}{_titled(same('corrected'), language)} {corrected.to(language)}"
        if Edition.CORRECTED not in row.editions:
            yield f"{_INDENT}{_titled(same('corrected'), language)} {EITHER_DMP.to(language)}"


def _example_lines(example: Example, language: Language) -> Iterator[str]:
    is_advisory = example.code.startswith("A")
    passes = Text("Exemple qui passe", "Example that passes")
    fails = (
        Text("Exemple qui donne un avis", "Example that gets an advisory")
        if is_advisory
        else Text("Exemple refusé", "Example that fails")
    )
    if example.kind == "balises":
        base = _SITUATIONS[example.situation].to(language)
        yield Text(f"Dans {base} :", f"In {base}:").to(language)
        yield from _change_lines(example.given)
    yield _titled(passes, language)
    yield from _case_lines(example.passing, example.passes, language)
    yield _titled(fails, language)
    yield from _case_lines(example.failing, example.fails, language)


def _case_lines(words: Text | None, changes: Changes, language: Language) -> Iterator[str]:
    if words is not None:
        yield _INDENT + visible(words.to(language))
    yield from _change_lines(changes)


def _change_lines(changes: Changes) -> Iterator[str]:
    for name, text in changes.items():
        yield f"{_INDENT}{name}  {'(absent)' if text is None else text}"


def _titled(name: Text, language: Language) -> str:
    return Text(f"{name.fr} :", f"{name.en}:").to(language)
