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
from pytest_segur.spec.text import Text, TextError
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pytest_segur.positions import Path

_CODE = re.compile(r"X[0-9A-Z]{1,7}")


class HouseRuleError(TextError):
    """A house rule cannot be used as it is; the message says what would be right."""


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
            code = quoted(str(self.code))
            raise HouseRuleError(
                Text(
                    f"le code d'une règle maison est X suivi de 1 à 7 chiffres ou majuscules, "
                    f"par exemple X001 ; trouvé : {code}",
                    f"the code of a house rule is X and 1 to 7 digits or capitals, "
                    f"for example X001; found: {code}",
                )
            )

    def faulty_places(self, request: Mapping[str, Any]) -> list[Path]:
        """Ask the check where a request is at fault.

        Raises:
            HouseRuleError: the check itself fails, or gives something else than pointers.
        """
        try:
            # What is somebody else's may do what it likes with its own copy.
            return _to_paths(self.check(copy.deepcopy(request)))
        except Exception as problem:
            # Of the problem only its kind: its words may hold the values of a person.
            kind = type(problem).__name__
            raise HouseRuleError(
                Text(
                    f"le contrôle de la règle maison {self.code} a échoué ({kind}) : il prend une "
                    "demande et donne les pointeurs JSON des valeurs en faute, ou une liste vide",
                    f"the check of house rule {self.code} failed ({kind}): it takes a request and "
                    "gives the JSON pointers of the values at fault, or an empty list",
                )
            ) from problem

    def as_rule(self) -> Rule:
        """Give the rule as the reports show it."""
        hint_fr, hint_en = self.hint_fr or self.hint_en, self.hint_en or self.hint_fr
        hint = Text(hint_fr, hint_en) if hint_fr and hint_en else None
        return Rule(
            code=self.code,
            on="demande",
            # Braces of a house's own words are not ours to fill in.
            label=Text(_literal(self.label_fr), _literal(self.label_en)),
            clause=Clause("—"),
            source=Source.HOUSE,
            needs=self.requires,
            # A hint is filled in only with details, and findings of a house have none.
            hint=hint,
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
            raise HouseRuleError(
                Text(
                    f"deux règles maison ont le code {rule.code} : donnez à chacune le sien",
                    f"two house rules have the code {rule.code}: give each one of its own",
                )
            )
        for need in rule.requires:
            if need not in known:
                name = quoted(str(need))
                raise HouseRuleError(
                    Text(
                        f"la règle maison {rule.code} dépend de {name}, qui n'est pas une règle "
                        "jugée avant elle ; valeurs admises : les codes D du catalogue et ceux "
                        "des règles maison qui la précèdent",
                        f"house rule {rule.code} needs {name}, which is no rule judged before it; "
                        "allowed: the D codes of the catalogue and those of the house rules "
                        "ahead of it",
                    )
                )
        known.add(rule.code)
    return tuple(rules)


def _to_paths(pointers: Iterable[str]) -> list[Path]:
    if isinstance(pointers, str):
        message = "one string instead of a list of pointers"
        raise TypeError(message)
    return [from_pointer(pointer) for pointer in pointers]


def _literal(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
