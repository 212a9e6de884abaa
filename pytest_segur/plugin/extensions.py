"""What the hooks of conftests and plugins add to the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest

from pytest_segur.asp.errors import TreatmentError
from pytest_segur.asp.treatment import treatment_of
from pytest_segur.house import HouseRule, HouseRuleError, in_order
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text, TextError
from pytest_segur.wording import quoted, visible

if TYPE_CHECKING:
    import pathlib

    import pluggy

    from pytest_segur.asp.treatment import TreatmentOf
    from pytest_segur.spec.rule import Rule
    from pytest_segur.spec.text import Language


_CODES: Final = Text("une liste de codes d'opérateurs", "a list of codes of operators")
_RULES: Final = Text("une liste de HouseRule", "a list of HouseRule objects")


class ExtensionError(TextError):
    """A hook gives something that cannot be used; the message names where it stands."""


@dataclass(frozen=True, slots=True)
class Extensions:
    """What holds for the submissions of one folder, beside the document.

    Attributes:
        rules: house rules, those of outer conftests first.
        operators: codes of messaging operators.
        treatment: gives what ASP answers to a failing rule; None: nobody was asked.
    """

    rules: tuple[HouseRule, ...] = ()
    operators: frozenset[str] = frozenset()
    treatment: TreatmentOf | None = None


def ask(session: pytest.Session, path: pathlib.Path) -> Extensions:
    """Ask the hooks that hold for a file.

    Raises:
        ExtensionError: a hook gives something that cannot be used.
    """
    # A proxy that was made earlier knows nothing of conftests loaded since, those of sibling
    # folders among them, and would let them through: each folder gets a fresh one.
    hooks = session.gethookproxy(path)
    rules = hooks.pytest_segur_rules
    operators = hooks.pytest_segur_operators
    codes = _flat(operators, operators(config=session.config), str, _CODES)
    return Extensions(
        _fitting(rules, _flat(rules, rules(config=session.config), HouseRule, _RULES)),
        frozenset(codes),
        _treatment(session, path),
    )


def extensions_for(request: pytest.FixtureRequest, language: Language) -> Extensions:
    """Ask the hooks that hold for the folder of a test.

    Raises:
        pytest.UsageError: one gives something that cannot be used.
    """
    try:
        return ask(request.session, request.path)
    except ExtensionError as problem:
        raise pytest.UsageError(problem.text.to(language)) from None


def _treatment(session: pytest.Session, path: pathlib.Path) -> TreatmentOf:
    """Ask for a treatment only when there is one to be given."""

    def treatment(rule: Rule) -> tuple[str, str] | None:
        caller = session.gethookproxy(path).pytest_segur_treatment
        given: tuple[str, str] | None = caller(rule=rule, config=session.config)
        try:
            treatment_of(rule, Edition.PUBLISHED, lambda _: given)
        except TreatmentError as problem:
            where, text = _where(caller), problem.text
            raise TreatmentError(Text(f"{where} : {text.fr}", f"{where}: {text.en}")) from None
        return given

    return treatment


def _flat(
    caller: pluggy.HookCaller, results: Iterable[object], kind: type[Any], allowed: Text
) -> list[Any]:
    """Put the results of all implementations together, outer conftests first."""
    # pluggy calls what was registered last first: the innermost conftest.
    return [one for result in [*results][::-1] for one in _members(caller, result, kind, allowed)]


def _members(
    caller: pluggy.HookCaller, result: object, kind: type[Any], allowed: Text
) -> Iterator[Any]:
    if isinstance(result, str) or not isinstance(result, Iterable):
        raise ExtensionError(_wrong(caller, result, allowed))
    for member in result:
        if not isinstance(member, kind) or member == "":
            raise ExtensionError(_wrong(caller, member, allowed))
        yield member


def _wrong(caller: pluggy.HookCaller, value: object, allowed: Text) -> Text:
    where, given = _where(caller), quoted(repr(value))
    return Text(
        f"{where} : il faut {allowed.fr} ; trouvé : {given}",
        f"{where}: {allowed.en} is needed; found: {given}",
    )


def _fitting(caller: pluggy.HookCaller, rules: list[HouseRule]) -> tuple[HouseRule, ...]:
    try:
        return in_order(rules)
    except HouseRuleError as problem:
        where, text = _where(caller), problem.text
        raise ExtensionError(Text(f"{where} : {text.fr}", f"{where}: {text.en}")) from None


def _where(caller: pluggy.HookCaller) -> str:
    """Name the hook, and where its implementations stand: conftests go by their path."""
    places = ", ".join(implementation.plugin_name for implementation in caller.get_hookimpls())
    return f"{caller.name} ({visible(places)})"
