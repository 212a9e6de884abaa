"""The folder that golden files are written to: nothing in it is replaced unasked."""

from __future__ import annotations

import contextlib
import os
import pathlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pytest_segur.cli.expectations import WrittenExpectations
from pytest_segur.cli.misuse import Misuse
from pytest_segur.discovery import ANSWER_SUFFIX, EXPECTATIONS
from pytest_segur.factories.files import write_whole
from pytest_segur.files import in_the_way, unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pytest_segur.factories.dossier import Dossier


@dataclass(slots=True)
class GoldenFolder:
    """A folder that is being filled.

    Attributes:
        path: where it is, or will be.
        is_forced: whether files of the same names are replaced.
    """

    path: pathlib.Path
    is_forced: bool = False
    _expected: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def prepare(self, names: Iterable[str], others: Iterable[str]) -> None:
        """Make the folder, and make sure that nothing in it is in the way.

        Args:
            names: of the submissions that are going to be written.
            others: of what is written beside them.

        Raises:
            Misuse: something is in the way; nothing has been written.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            taken = set(os.listdir(self.path))  # noqa: PTH208 - names are all that is wanted
        except OSError as problem:
            raise Misuse(unwritable(self.path, problem)) from None
        if self.is_forced:
            return
        wanted = list(others)
        for name in names:
            wanted += (name, *_companions(name))
        for name in wanted:
            if name in taken:
                raise Misuse(in_the_way(self.path / name))

    def add(self, dossier: Dossier) -> None:
        """Write a dossier; of an older one of that name nothing stays.

        Raises:
            Misuse: it cannot be written.
        """
        with _reported(self.path / dossier.name):
            dossier.write(self.path, overwrite=self.is_forced)
            if self.is_forced:
                self._forget_companions(dossier)
        self._expected[dossier.name] = dossier.expected

    @contextlib.contextmanager
    def kept_true(self) -> Iterator[None]:
        """Say what is expected of the dossiers that are there, should the work be interrupted."""
        try:
            yield
        except BaseException:
            # Why the work ended is what there is to be told.
            with contextlib.suppress(Misuse):
                self.finish({})
            raise

    def finish(self, others: Mapping[str, str]) -> None:
        """Write what stands beside the submissions, and what is expected of them.

        Of submissions that stand in a forced folder already, the expectations stay.

        Args:
            others: name → text.

        Raises:
            Misuse: something cannot be written, or the expectations that are there are malformed.
        """
        expectations = WrittenExpectations.of_folder(self.path)
        before = dict(expectations.entries)
        for name, entry in self._expected.items():
            expectations.entries.pop(name, None)
            if entry:
                expectations.entries[name] = dict(entry)
        texts = {name: text.encode() for name, text in others.items()}
        if expectations.entries != before:
            texts[EXPECTATIONS] = expectations.to_bytes()
        for name, data in texts.items():
            with _reported(self.path / name):
                write_whole(self.path / name, data, overwrite=self.is_forced)

    def _forget_companions(self, dossier: Dossier) -> None:
        """Remove what an older dossier of that name had, and this one has not."""
        kept = {name for name, _ in dossier.files()}
        for name in _companions(dossier.name):
            if name not in kept:
                (self.path / name).unlink(missing_ok=True)


def _companions(name: str) -> tuple[str, str]:
    stem = pathlib.PurePath(name).stem
    return f"{stem}{ANSWER_SUFFIX}", f"{stem}.zip"


@contextlib.contextmanager
def _reported(path: pathlib.Path) -> Iterator[None]:
    """Tell the user what cannot be written.

    Raises:
        Misuse: it cannot.
    """
    try:
        yield
    except FileExistsError:
        raise Misuse(in_the_way(path)) from None
    except OSError as problem:
        raise Misuse(unwritable(path, problem)) from None
