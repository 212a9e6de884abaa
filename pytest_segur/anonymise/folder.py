"""Writes copies to where they are wanted: all of them or none, and nothing is replaced unasked."""

from __future__ import annotations

import contextlib
import os
import pathlib
import tempfile
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pytest_segur.anonymise.errors import OutputError
from pytest_segur.files import folder_for, in_the_way, publish, unwritable
from pytest_segur.rules.archive.request import archive_beside
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pytest_segur.anonymise.dossier import Anonymiser, Copy

    _Files = Sequence[tuple[pathlib.Path, pathlib.Path]]

_ARCHIVE: Final = ".zip"
_WORK: Final = ".segur-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A copy that is where it was wanted.

    Attributes:
        source: the original.
        path: the copy.
        archive: its documents; None where there are none.
        copy: what is known of it; its own paths are no more.
    """

    source: pathlib.Path
    path: pathlib.Path
    archive: pathlib.Path | None
    copy: Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Where copies go.

    Attributes:
        path: a folder; or a file, for the copy of a single submission.
        is_folder: which of the two.
        is_forced: whether files that are there may be replaced. Originals never are.
    """

    path: pathlib.Path
    is_folder: bool
    is_forced: bool = False

    def write(
        self,
        sources: Sequence[pathlib.Path],
        anonymiser: Anonymiser,
        *,
        archive: str | os.PathLike[str] | None = None,
    ) -> list[Written]:
        """Make the copies of some submissions and write them, all or none.

        Args:
            sources: the submissions.
            anonymiser: makes the copies.
            archive: their documents, as for `Anonymiser.copy`.

        Raises:
            AnonymiseError: one of them cannot be made anonymous.
            OutputError: a file is in the way, or cannot be written.
        """
        place = self.path if self.is_folder else self.path.parent
        try:
            with (
                folder_for(place) if self.is_folder else contextlib.nullcontext(),
                tempfile.TemporaryDirectory(dir=place, prefix=_WORK) as work,
            ):
                copies = [
                    anonymiser.copy(source, _subfolder(work, index), archive=archive)
                    for index, source in enumerate(sources)
                ]
                written = [
                    Written(
                        source=source,
                        path=target,
                        archive=copy.archive and target.with_suffix(_ARCHIVE),
                        copy=copy,
                    )
                    for source, copy, target in zip(
                        sources, copies, self._targets(copies), strict=True
                    )
                ]
                self._must_be_free(written, [*_originals(sources, archive)])
                self._publish(written)
        except OSError as problem:
            raise OutputError(unwritable(self.path, problem)) from None
        return written

    def _targets(self, copies: Iterable[Copy]) -> Iterator[pathlib.Path]:
        """Give each copy its place; of one name, the second goes to a folder ``2``, and so on."""
        ranks: Counter[str] = Counter()
        for copy in copies:
            ranks[copy.name] += 1
            rank = ranks[copy.name]
            if not self.is_folder:
                yield self.path
            else:
                yield self.path / (copy.name if rank == 1 else f"{rank}/{copy.name}")

    def _must_be_free(self, written: Iterable[Written], originals: Sequence[pathlib.Path]) -> None:
        for each in written:
            # An archive that stands there already would go with the copy.
            for target in (each.path, each.path.with_suffix(_ARCHIVE)):
                if any(_is_same(target, original) for original in originals):
                    raise _is_original(target)
                if not self.is_forced and os.path.lexists(target):
                    raise OutputError(in_the_way(target))

    def _publish(self, written: Iterable[Written]) -> None:
        """Give finished files their names: the archive first, where it is, all of it is."""
        done: list[pathlib.Path] = []
        try:
            for each in written:
                each.path.parent.mkdir(exist_ok=True)
                archive = each.path.with_suffix(_ARCHIVE)
                if each.copy.archive is not None:
                    self._put(each.copy.archive, archive)
                    done.append(archive)
                elif self.is_forced:
                    archive.unlink(missing_ok=True)
                self._put(each.copy.path, each.path)
                done.append(each.path)
        except BaseException:
            for path in done:
                path.unlink(missing_ok=True)
            for each in written:
                # A folder of its own that was made for it; any other is not empty.
                with contextlib.suppress(OSError):
                    each.path.parent.rmdir()
            raise

    def _put(self, made: pathlib.Path, target: pathlib.Path) -> None:
        if self.is_forced:
            made.replace(target)
            return
        try:
            publish(made, target)
        except FileExistsError:
            raise OutputError(in_the_way(target)) from None


def _subfolder(work: str, index: int) -> pathlib.Path:
    path = pathlib.Path(work, str(index))
    path.mkdir()
    return path


def _originals(
    sources: Iterable[pathlib.Path], archive: str | os.PathLike[str] | None
) -> Iterator[pathlib.Path]:
    for source in sources:
        yield source
        documents = archive_beside(source, archive)
        if documents is not None:
            yield pathlib.Path(documents.path)


def _is_same(one: pathlib.Path, other: pathlib.Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _is_original(target: pathlib.Path) -> OutputError:
    name = visible(str(target))
    return OutputError(
        Text(
            f"{name} est un original, jamais remplacé : donnez un autre nom",
            f"{name} is an original, never replaced: give another name",
        )
    )
