"""The hooks that a conftest.py or a plugin may implement.

A conftest's hooks hold for the submissions below its folder, whatever the order in which
folders are collected. Where this package may be missing, write them with
``@pytest.hookimpl(optionalhook=True)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_segur.house import HouseRule
    from pytest_segur.spec.rule import Rule


@pytest.hookspec
def pytest_segur_rules(config: pytest.Config) -> Iterable[HouseRule]:  # type: ignore[empty-body] # a specification has none
    """Give rules of the house, judged after those of the document.

    Called once for each folder that holds submissions, before the first of them is collected.
    Rules of outer conftests come first, so that those further down may require them.

    Args:
        config: the configuration of the session.

    Returns:
        The rules of this conftest; the results of all implementations are put together. Two
        rules of one code, or a prerequisite that is not judged before, are collection errors.

    Example::

        from pytest_segur import HouseRule

        def whole_euros(request):
            amount = request["commande"]["montantSegurHT"]
            return [] if amount.literal.endswith(".00") else ["/commande/montantSegurHT"]

        def pytest_segur_rules(config):
            return [
                HouseRule(
                    code="X001",
                    label_fr="le montant doit être en euros entiers",
                    label_en="the amount must be in whole euros",
                    requires=("D212",),
                    check=whole_euros,
                )
            ]
    """


@pytest.hookspec
def pytest_segur_operators(config: pytest.Config) -> Iterable[str]:  # type: ignore[empty-body] # a specification has none
    """Give codes of messaging operators, accepted beside those of section 4 (D251).

    Called once for each folder that holds submissions, before the first of them is collected.

    Args:
        config: the configuration of the session.

    Returns:
        The codes; the results of all implementations are put together.

    Example::

        def pytest_segur_operators(config):
            return ["OPE_99"]
    """


@pytest.hookspec(firstresult=True)
def pytest_segur_treatment(rule: Rule, config: pytest.Config) -> tuple[str, str] | None:
    """Give what ASP answers to a request, where you know its real codes and labels.

    Called for the first rule that each refused request fails, when the answer is made: for the
    item ``reponse``, the fixture ``asp``, and wherever an item tells ASP's answer. The innermost
    conftest that gives something wins.

    Args:
        rule: the rule; its ``code`` is that of the catalogue, or of a house rule.
        config: the configuration of the session.

    Returns:
        codeTraitement and libelleTraitement, two filled strings; None leaves it to the next
        implementation, and in the end to the codes and labels of this package.

    Example::

        KNOWN = {"D210": ("E17", "Date de commande incorrecte")}

        def pytest_segur_treatment(rule, config):
            return KNOWN.get(rule.code)
    """
