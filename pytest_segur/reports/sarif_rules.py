"""The rules of a SARIF report: the whole catalogue, then those of houses that were broken.

What a result points at is a place in this list, not a code: two folders may each have a house
rule X001 of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.reports.fault_text import SOURCES
from pytest_segur.reports.parts import subject_of
from pytest_segur.reports.sarif_message import message
from pytest_segur.reports.words import unfilled
from pytest_segur.spec.catalogue import CATALOGUE, label_of
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.rule import Source

if TYPE_CHECKING:
    from pytest_segur.spec.rule import Rule
    from pytest_segur.spec.text import Language

_HOUSE: Final = Source.HOUSE


class SarifRules:
    """Lists the rules, and finds the place of one.

    Args:
        edition: whose labels are shown.
        language: of the words.
    """

    def __init__(self, edition: str, language: Language) -> None:
        self._language = language
        #: The rules, as SARIF describes them.
        self.descriptors = [
            self._of_catalogue(rule, Edition(edition)) for rule in CATALOGUE.values()
        ]
        self._places: dict[tuple[str, str, str | None], int] = {}
        self._ranks = {code: rank for rank, code in enumerate(CATALOGUE)}

    def index_of(self, code: str, file: dict[str, Any]) -> int:
        """Give the place of a rule that a file breaks; a house's own is added when it is new."""
        if code in self._ranks:
            return self._ranks[code]
        words = file["house_rules"][code]
        key = (code, words["label"], words["hint"])
        if key not in self._places:
            self._places[key] = len(self.descriptors)
            self.descriptors.append(self._of_house(*key))
        return self._places[key]

    def _of_catalogue(self, rule: Rule, edition: Edition) -> dict[str, Any]:
        label = label_of(rule.code, edition).to(self._language)
        clause = rule.clause.to_text().to(self._language)
        hint = None if rule.hint is None else unfilled(rule.hint).to(self._language)
        level = "warning" if rule.is_advisory else "error"
        return self._descriptor(
            rule.code, label, hint, source=rule.source, clause=clause, level=level
        )

    def _of_house(self, code: str, label: str, hint: str | None) -> dict[str, Any]:
        return self._descriptor(code, label, hint, source=_HOUSE, clause=None, level="error")

    def _descriptor(  # noqa: PLR0913 - what there is to say of a rule
        self,
        code: str,
        label: str,
        hint: str | None,
        *,
        source: Source,
        clause: str | None,
        level: str,
    ) -> dict[str, Any]:
        reference = ", ".join(filter(None, (SOURCES[source].to(self._language), clause)))
        properties = (
            {"source": str(source)}
            if clause is None
            else {
                "source": str(source),
                "clause": clause,
            }
        )
        return {
            "id": code,
            "name": subject_of(code),
            "shortDescription": message(label),
            "fullDescription": message(f"{label} ({reference})"),
            "help": message(hint or label),
            "defaultConfiguration": {"level": level},
            "properties": properties,
        }
