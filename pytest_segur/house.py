"""Rules that a house adds to those of the document.

>>> def is_whole_euros(request):
...     amount = request["commande"]["montantSegurHT"]
...     return [] if amount.literal.endswith(".00") else ["/commande/montantSegurHT"]
>>> rule = HouseRule(
...     code="X001",
...     label_fr="le montant doit être en euros entiers",
...     label_en="the amount must be in whole euros",
...     requires=("D212",),
...     check=is_whole_euros,
... )
>>> rule.as_rule().source
<Source.HOUSE: 'house'>
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pytest_segur.positions import from_pointer
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.rule import Clause, Rule, Source
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pytest_segur.positions import Path

_CODE = re.compile(r"X[0-9A-Z]{1,7}")


class HouseRuleError(ValueError):
    """A house rule cannot be used as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRule:
    """One rule over a request, judged after those of the document.

    Attributes:
        code: ``X`` and one to seven digits or capitals.
        label_fr: what it demands, in French; also ASP's simulated label.
        label_en: the same in English.
        check: takes the request (a mapping; numbers are `pytest_segur.Number`) and gives
            the JSON pointers, from the request, of the values at fault; none when it passes.
        hint_fr: how to mend it.
        hint_en: the same in English.
        requires: rules of the same request that must have passed before.
    """

    code: str
    label_fr: str
    label_en: str
    check: Callable[[Mapping[str, Any]], Iterable[str]]
    hint_fr: str | None = None
    hint_en: str | None = None
    requires: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no report could show.

        Raises:
            HouseRuleError: the code is not a house's.
        """
        if _CODE.fullmatch(self.code) is None:
            message = f"the code of a house rule is X and 1 to 7 digits or capitals: {self.code!r}"
            raise HouseRuleError(message)

    def faulty_places(self, request: Mapping[str, Any]) -> list[Path]:
        """Ask the check where a request is at fault.

        Raises:
            HouseRuleError: the check itself fails, or gives something else than pointers.
        """
        try:
            # What is somebody else's may do what it likes with its own copy.
            return [from_pointer(pointer) for pointer in self.check(copy.deepcopy(request))]
        except Exception as problem:
            message = f"the check of house rule {self.code} failed: {problem!r}"
            raise HouseRuleError(message) from problem

    def as_rule(self) -> Rule:
        """Give the rule as the reports show it."""
        hint = Text(self.hint_fr, self.hint_en or self.hint_fr) if self.hint_fr else None
        return Rule(
            code=self.code,
            on="demande",
            # Braces of a house's own words are not ours to fill in.
            label=Text(_literal(self.label_fr), _literal(self.label_en)),
            clause=Clause("—"),
            source=Source.HOUSE,
            needs=self.requires,
            hint=hint and Text(_literal(hint.fr), _literal(hint.en)),
        )


def in_order(rules: Sequence[HouseRule]) -> tuple[HouseRule, ...]:
    """Check that house rules fit together, each behind those that it needs.

    Raises:
        HouseRuleError: a code stands twice, or a prerequisite is not a rule of a request that
            is judged before.
    """
    known = {code for code in CATALOGUE if code.startswith("D")}
    for rule in rules:
        if rule.code in known:
            message = f"the code {rule.code} is used by two house rules"
            raise HouseRuleError(message)
        for need in rule.requires:
            if need not in known:
                message = f"{rule.code} needs {need!r}, which is no rule judged before it"
                raise HouseRuleError(message)
        known.add(rule.code)
    return tuple(rules)


def _literal(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
