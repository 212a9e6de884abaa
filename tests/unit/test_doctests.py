"""The examples in docstrings run, and the modules that ought to have some do."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import pathlib
import pkgutil

import pytest

import pytest_segur

PACKAGE = pytest_segur.__name__

#: Where a public function without an example beside it is an omission.
SHOWN = (
    *("document", "syntax", "positions", "number", "writing", "wording", "settings", "house"),
    *("spec.formats", "spec.notation", "spec.strings", "spec.situation", "spec.text", "spec.rule"),
    *("spec.operators", "rules.mistakes", "rules.misspelt", "rules.miswritten", "rules.unreadable"),
    # Identifier modules show a number that is right.
    "identifiers",
)


def module_names() -> list[str]:
    """Give every module of the package; `__main__` would run a program."""
    found = pkgutil.walk_packages(pytest_segur.__path__, f"{PACKAGE}.")
    names = [module.name for module in found]
    return [PACKAGE, *(name for name in names if not name.endswith("__main__"))]


def is_shown(name: str) -> bool:
    """Whether a module ought to have an example."""
    return any(f"{name}.".startswith(f"{PACKAGE}.{prefix}.") for prefix in SHOWN)


def has_public_functions(name: str) -> bool:
    """Whether a module defines a function for others."""
    module = importlib.import_module(name)
    assert module.__file__ is not None
    tree = ast.parse(pathlib.Path(module.__file__).read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return any(not function.name.startswith("_") for function in functions)


@pytest.mark.parametrize("name", module_names())
def test_examples_give_what_they_show(name: str) -> None:
    """Every example of every module, those of its classes and functions included."""
    module = importlib.import_module(name)
    runner = doctest.DocTestRunner(verbose=False)
    output: list[str] = []
    for test in doctest.DocTestFinder(exclude_empty=True).find(module, name):
        runner.run(test, out=output.append)
    assert not runner.failures, "".join(output)


@pytest.mark.parametrize("name", [name for name in module_names() if is_shown(name)])
def test_modules_of_values_have_an_example(name: str) -> None:
    """What takes a value and gives one shows how."""
    if has_public_functions(name):
        source = inspect.getsource(importlib.import_module(name))
        examples = doctest.DocTestParser().get_examples(source)
        assert examples, f"{name} has public functions and shows none of them"


def test_the_walk_finds_the_modules_that_ought_to_have_examples() -> None:
    """A name that is misspelt here would excuse a module for ever."""
    names = module_names()
    for prefix in SHOWN:
        assert any(f"{name}.".startswith(f"{PACKAGE}.{prefix}.") for name in names), prefix
