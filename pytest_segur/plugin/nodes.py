"""What the files and items of this plugin have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pytest_segur.plugin.extensions import ExtensionError
from pytest_segur.plugin.failure import Refused, represent
from pytest_segur.reports.paths import report_path
from pytest_segur.wording import visible

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterable
    from typing import Self

    from pytest_segur.plugin.context import Context
    from pytest_segur.plugin.folders import Folder


class JsonFile(pytest.File):
    """A JSON file that yields items.

    Args:
        context: what the nodes of the session share.
    """

    def __init__(self, *, context: Context, **kwargs: Any) -> None:  # noqa: ANN401 - what pytest gives to its nodes
        super().__init__(**kwargs)
        self.context = context
        #: The file, in a form that every terminal can print.
        self.place = visible(str(self.path))
        #: Its base name, likewise.
        self.title = visible(self.path.name)
        #: What pytest makes of `place`: the same for all items, and dear to be made for each.
        self.place_from_root: str | None = None
        # Once, and not on every item: they inherit it.
        self.add_marker("segur")

    @classmethod
    def of(cls, parent: pytest.Collector, path: pathlib.Path, context: Context) -> Self:
        """Make the node of a file, whatever its name is made of."""
        options: dict[str, Any] = {"path": path, "context": context}
        if visible(path.name) != path.name:
            # Half of a surrogate pair in a name ends a session of xdist, in a node id one that
            # keeps a cache; other invisible characters would reach every report.
            options["name"] = visible(path.name)
            options["nodeid"] = visible(report_path(path, root=context.root))
        node: Self = cls.from_parent(parent, **options)
        return node

    def folder(self) -> Folder:
        """Give what holds in the folder of the file.

        Raises:
            CollectError: a hook of a conftest gives something that cannot be used.
        """
        try:
            return self.context.folders.folder_of(self.session, self.path)
        except ExtensionError as problem:
            raise self.CollectError(self.context.words(problem.text)) from None


class SilentFile(JsonFile):
    """A file that is named and holds no items: ``pytest --segur dir/*.json`` is to work.

    Pytest takes an argument that no node stands for as a mistake.
    """

    def collect(self) -> Iterable[pytest.Item]:
        """Yield nothing."""
        return ()


class JsonItem(pytest.Item):
    """An item about a JSON file: it fails in words, not with a traceback."""

    parent: JsonFile

    @property
    def place(self) -> str:
        """The file, in a form that every terminal can print."""
        return self.parent.place

    def reportinfo(self) -> tuple[str, int | None, str]:
        """Point at the JSON file."""
        return self.parent.place, 0, f"{self.name} ({self.parent.title})"

    @property
    def location(self) -> tuple[str, int | None, str]:
        """Say the same with the file named from the root, as pytest does once a file."""
        file = self.parent
        if file.place_from_root is None:
            file.place_from_root = super().location[0]
        return file.place_from_root, 0, f"{self.name} ({file.title})"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any) -> Any:  # noqa: ANN401 - the types are private to pytest
        """Tell the verdict; anything else than a verdict is pytest's to tell."""
        if isinstance(excinfo.value, Refused):
            return represent(excinfo.value, excinfo, self.place)
        return super().repr_failure(excinfo, *args)
