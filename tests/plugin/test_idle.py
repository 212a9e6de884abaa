"""A project that does not use the plugin pays next to nothing for it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.box import Box

#: What may be imported where submissions are not collected.
LIGHT = {
    "pytest_segur",
    "pytest_segur.plugin",
    "pytest_segur.plugin.hookspecs",
    "pytest_segur.plugin.options",
}
#: Of other packages, what is not to be imported before it is used.
HEAVY = (
    "concurrent.futures",
    "dns",
    "email_validator",
    "faker",
    "hypothesis",
    "jinja2",
    "jsonschema",
    "jsonschema_rs",
    "phonenumbers",
    "sqlite3",
    "stdnum",
    "syrupy",
)

SPY = """
    import sys

    def pytest_sessionfinish(session):
        print()
        print("OURS", *sorted(name for name in sys.modules if name.startswith("pytest_segur")))
        print("HEAVY", *sorted(set(sys.modules) & {heavy}))
"""


def test_nothing_heavy_is_imported_without_submissions(box: Box) -> None:
    box.save("def test_it(): pass", name="test_it.py")
    box.save(SPY.format(heavy=set(HEAVY)), name="conftest.py")
    # Faker and syrupy bring plugins of their own, which import them; pytest-randomly seeds Faker.
    others = ("syrupy", "faker", "randomly", "hypothesispytest", "xdist")
    options = ("-s", *(word for name in others for word in ("-p", f"no:{name}")))
    result = box.pytester.runpytest_subprocess(*options)
    result.assert_outcomes(passed=1)
    ours = next(line for line in result.outlines if line.startswith("OURS")).split()[1:]
    assert set(ours) <= LIGHT
    assert "HEAVY" in result.outlines


def test_the_spy_sees_what_is_imported(box: Box) -> None:
    box.save()
    box.save(SPY.format(heavy=set(HEAVY)), name="conftest.py")
    result = box.pytester.runpytest_subprocess("-s", "--segur")
    ours = next(line for line in result.outlines if line.startswith("OURS")).split()[1:]
    assert "pytest_segur.checking" in ours
    assert not set(ours) <= LIGHT


def test_importing_the_plugin_imports_little() -> None:
    code = "import sys, pytest; before = set(sys.modules); import pytest_segur.plugin; "
    code += "print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == LIGHT


def test_hooks_of_every_test_are_left_alone(box: Box) -> None:
    box.save("def test_it(): pass", name="test_it.py")
    box.save(
        """
        def pytest_configure(config):
            plugin = config.pluginmanager.get_plugin("segur")
            names = {hook.name for hook in config.pluginmanager.get_hookcallers(plugin)}
            assert names == {"pytest_addhooks", "pytest_addoption", "pytest_configure"}
            assert not config.pluginmanager.has_plugin("segur-session")
        """,
        name="conftest.py",
    )
    result = box.bare()
    assert result.ret == pytest.ExitCode.OK
