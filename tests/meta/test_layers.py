"""Who may know whom, and what no file of the project may speak of."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import pytest_segur

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = Path(pytest_segur.__file__).parent
ROOT: Final = Path(__file__).parents[2]
MODULES: Final = sorted(PACKAGE.rglob("*.py"))
#: Which part of the package alone may import a library.
OWNERS: Final = {
    "pytest": "plugin",
    "_pytest": None,
    "pluggy": "plugin",
    "syrupy": "plugin",
    "xdist": None,
    "faker": "factories",
    "hypothesis": "factories",
}
#: Written so that this file does not speak of them either.
UNSPEAKABLE: Final = re.compile(r"/wor[k](?![a-z])|\bshare[d]/|pypi\.or[g]|pythonhoste[d]")
_TEXTS: Final = frozenset({".py", ".md", ".toml", ".ini", ".json", ".txt", ".yml", ".yaml", ".cfg"})


@pytest.mark.parametrize("module", MODULES, ids=[str(m.relative_to(PACKAGE)) for m in MODULES])
def test_a_library_is_known_to_its_owner_only(module: Path) -> None:
    """Wherever in the module it is imported; what serves type checkers alone does not count."""
    part = module.relative_to(PACKAGE).parts[0]
    for name in _imported(ast.parse(module.read_text(encoding="utf-8"))):
        library = name.partition(".")[0]
        if library in OWNERS:
            assert part == OWNERS[library], f"{module} imports {name}"


def _imported(tree: ast.AST) -> Iterator[str]:
    """Give the names of the modules that a module imports when it runs."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""
        else:
            yield from _imported(node)


def test_what_is_imported_is_seen() -> None:
    """The look at imports finds those in functions, and passes over those for types."""
    code = """
if TYPE_CHECKING:
    import hidden
import a.b, c
def function():
    from d.e import f
    try:
        import g
    except ImportError:
        from . import near
"""
    assert [*_imported(ast.parse(code))] == ["a.b", "c", "d.e", "g"]


def test_no_file_speaks_of_where_it_was_made() -> None:
    """The project stands alone: no paths of a machine, no hosts of a registry."""
    found = [
        str(path.relative_to(ROOT))
        for path in _files_of_the_project()
        if UNSPEAKABLE.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_what_must_not_be_spoken_of_is_recognised() -> None:
    """And what only resembles it is not."""
    k, d, g = "kdg"
    for path in (f"/wor{k}/main", f"cd /wor{k}", f"share{d}/spec", f"https://pypi.or{g}/x"):
        assert UNSPEAKABLE.search(path)
    for path in (".github/workflows", "/workers/1", "shared memory", f"unshare{d}/x"):
        assert not UNSPEAKABLE.search(path)


#: How deep the cases of the kit stand: edition, rule, file.
_IN_A_FOLDER: Final = 2


def _files_of_the_project() -> Iterator[Path]:
    # Not into environments and caches; the cases of the kit are made from files that are read.
    ours = (path for path in ROOT.iterdir() if not path.name.startswith(".") or path.name == ".ci")
    for top in ours:
        for path in (top, *top.glob("**/*")):
            is_case = top.name == "conformance" and len(path.relative_to(top).parts) > _IN_A_FOLDER
            if is_case or "__pycache__" in path.parts:
                continue
            if path.suffix in _TEXTS and path.is_file():
                yield path


def test_data_flows_one_way() -> None:
    """import-linter keeps every contract of pyproject.toml."""
    beside = Path(sys.executable).with_name("lint-imports")
    program = str(beside) if beside.exists() else shutil.which("lint-imports")
    assert program is not None, "the test dependencies bring import-linter along"
    done = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
