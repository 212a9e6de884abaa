"""Writes `conformance/`: ``python tests/write_kit.py``.

Only what is generated is touched; a file that no case has any more is deleted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.kit.building import KIT, build, published_in
from support.kit.plan import planned

if TYPE_CHECKING:
    import pathlib

#: What is written by hand, or by others.
_KEPT = ("README.md", "LISEZMOI.md", "examples/", "schema/")


def write(folder: pathlib.Path) -> None:
    """Bring a folder up to date."""
    files = build(planned(), published_in(folder))
    for name, content in files.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for path in generated_in(folder):
        if path not in files:
            (folder / path).unlink()


def generated_in(folder: pathlib.Path) -> list[str]:
    """Name the files in a folder that are generated."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in names if not name.startswith(_KEPT))


if __name__ == "__main__":  # pragma: no cover - it would write into the clone
    write(KIT)
