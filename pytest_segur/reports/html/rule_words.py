"""What a page says of a rule: what it demands, what it stands on, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from pytest_segur.reports.fault_text import SOURCES
from pytest_segur.spec.catalogue import CATALOGUE, label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_segur.spec.text import Language

#: How a clause is written that is none of the document's.
_NO_SECTION: Final = "—"


@dataclass(frozen=True, slots=True)
class RuleWords:
    """Words of rules in one language.

    Attributes:
        language: which one.
        house: what the rules of the house demand, by code.
    """

    language: Language
    house: Mapping[str, str]

    @classmethod
    def of(cls, extras: Iterable[Mapping[str, Any]], language: Language) -> Self:
        """Take the words of house rules from the extras of files."""
        labels = (more.get("labels", {}) for more in extras)
        return cls(language, {code: label for some in labels for code, label in some.items()})

    def label(self, code: str) -> str:
        """Say what a rule demands; nothing where nobody has said."""
        if code in CATALOGUE:
            return label_of(code).to(self.language)
        return self.house.get(code, "")

    def reference(self, code: str, source: str) -> str:
        """Say what a fault stands on, and where the document says so."""
        words = SOURCES[source].to(self.language)
        rule = CATALOGUE.get(code)
        if rule is None or rule.clause.section == _NO_SECTION:
            return words
        return f"{words}, {rule.clause.to_text().to(self.language)}"
