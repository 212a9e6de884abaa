"""The package as somebody's suite sees it: its names, and what it costs to have it."""

from __future__ import annotations

import ast
import importlib
import json
import pathlib
import pickle
import pkgutil
import subprocess
import sys
import warnings
from typing import Any

import pytest

import pytest_segur
from pytest_segur.advisory import SegurAdvisory


def modules_after(statements: str) -> set[str]:
    """Give the modules that some statements load into a fresh interpreter."""
    report = "import json; print(json.dumps(sorted(set(sys.modules) - before)))"
    program = f"import sys; before = set(sys.modules); {statements}; {report}"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout))


def test_importing_the_package_imports_nothing_heavy() -> None:
    """Of its own modules not one, and of the standard library what is there anyway."""
    loaded = modules_after("import pytest_segur")
    assert {name for name in loaded if name.startswith("pytest_segur")} == {"pytest_segur"}
    heavy = {"faker", "jsonschema", "syrupy", "pytest", "stdnum", "phonenumbers", "email_validator"}
    assert not loaded & {*heavy, "difflib", "decimal", "dataclasses", "datetime", "zipfile"}


@pytest.mark.parametrize(
    ("statement", "unneeded"),
    [
        ("from pytest_segur import SegurAdvisory", "pytest_segur.spec"),
        ("from pytest_segur import Number", "pytest_segur.spec"),
        ("from pytest_segur import dumps", "pytest_segur.spec"),
        ("from pytest_segur import Diagnosis", "pytest_segur.rules"),
        ("from pytest_segur import check", "jsonschema"),
        ("from pytest_segur import check; check(b'{')", "jsonschema"),
    ],
)
def test_a_name_imports_what_it_needs_only(statement: str, unneeded: str) -> None:
    """Judging what cannot be read needs no JSON Schema."""
    assert unneeded not in modules_after(statement)


def typed_names() -> dict[str, str]:
    """Give the names that type checkers see, by the module that they come from."""
    assert pytest_segur.__file__ is not None
    tree = ast.parse(pathlib.Path(pytest_segur.__file__).read_text(encoding="utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    assert ast.unparse(block.test) == "TYPE_CHECKING"
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    return {alias.name: str(node.module) for node in imports for alias in node.names}


def test_the_public_names_agree() -> None:
    """`__all__`, `dir` and what type checkers see are the same names, sorted."""
    names = pytest_segur.__all__
    assert sorted(names) == sorted(set(names))
    assert dir(pytest_segur) == sorted(names)
    assert sorted(names) == sorted(typed_names())


@pytest.mark.parametrize("name", sorted(pytest_segur.__all__))
def test_a_public_name_is_what_its_module_says(name: str) -> None:
    """At run time it comes from where type checkers look."""
    module: Any = importlib.import_module(typed_names()[name])
    assert getattr(pytest_segur, name) is getattr(module, name)


def test_everything_public_can_be_imported_by_a_star() -> None:
    """Nothing in `__all__` is missing."""
    names: dict[str, object] = {}
    exec("from pytest_segur import *", names)  # noqa: S102 - the only way inside a function
    assert names.keys() >= {*pytest_segur.__all__}


def test_another_name_is_an_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="module 'pytest_segur' has no attribute 'cheque'"):
        getattr(pytest_segur, "cheque")  # noqa: B009 - what is tested
    with pytest.raises(ImportError):
        importlib.import_module("pytest_segur.cheque")


def test_a_public_function_is_not_replaced_by_the_modules_of_its_name() -> None:
    """`pytest_segur.rules` stays the function, though a package inside bears the same name."""
    modules = {module.name for module in pkgutil.iter_modules(pytest_segur.__path__)}
    assert {*pytest_segur.__all__} & modules <= {"rules"}
    importlib.import_module("pytest_segur.rules.table")
    assert callable(pytest_segur.rules)
    assert pytest_segur.rules()[0].code == "S100"
    from pytest_segur import rules  # noqa: PLC0415 - this very form is tested

    assert rules is pytest_segur.rules


def test_ordinary_attributes_of_the_package_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also a public name: a suite may put its own in place of it."""
    monkeypatch.setattr(pytest_segur, "check", len)
    assert vars(pytest_segur)["check"] is len
    monkeypatch.undo()
    assert pytest_segur.check.__module__ == "pytest_segur.api"


def test_the_package_says_that_it_is_typed() -> None:
    """`py.typed` stands beside the modules."""
    assert pytest_segur.__file__ is not None
    assert pathlib.Path(pytest_segur.__file__).with_name("py.typed").is_file()


def test_an_advisory_is_a_warning_that_can_be_filtered() -> None:
    """Shown by default, an error on request, and it crosses processes."""
    assert issubclass(SegurAdvisory, UserWarning)
    with pytest.warns(SegurAdvisory, match="^implausible$"):
        warnings.warn("implausible", SegurAdvisory, stacklevel=1)
    with warnings.catch_warnings():
        warnings.simplefilter("error", SegurAdvisory)
        with pytest.raises(SegurAdvisory):
            warnings.warn("implausible", SegurAdvisory, stacklevel=1)
    again = pickle.loads(pickle.dumps(SegurAdvisory("x")))  # noqa: S301 - made on this line
    assert (type(again), again.args) == (SegurAdvisory, ("x",))
