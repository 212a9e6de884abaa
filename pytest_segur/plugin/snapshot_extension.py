"""Where syrupy keeps ASP's answers: beside their submission, or where it keeps all snapshots.

The first is a danger that the second is not: in the users' own folder syrupy would take every
file that is no snapshot for one that nobody uses, and ``--snapshot-update`` deletes those. So
nothing is ever listed there but answers whose submission is gone.
"""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Any, Final

from syrupy.data import SnapshotCollection, SnapshotCollections
from syrupy.extensions.single_file import SingleFileSnapshotExtension

from pytest_segur.asp.receipt import Receipt
from pytest_segur.discovery import ANSWER_SUFFIX
from pytest_segur.files import write_atomically
from pytest_segur.plugin.answers import answer_path, is_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syrupy.location import PyTestLocation
    from syrupy.types import SnapshotIndex

_ARCHIVE: Final = ".zip"
#: What the name of an answer ends with, before the extension that other snapshots have too.
_MARK: Final = pathlib.PurePath(ANSWER_SUFFIX).stem
#: Names of files have that many characters on most systems.
_LONGEST_NAME: Final = 255


class _AnswerExtension(SingleFileSnapshotExtension):
    """Keeps the bytes of an answer, one file each."""

    file_extension = "json"

    def serialize(self, data: object, **_: Any) -> bytes:  # noqa: ANN401 - syrupy's filters
        """Take an answer: its bytes, or the receipt that it came with.

        Raises:
            TypeError: it is something else.
            ValueError: it is the receipt of a file that got no answer.
        """
        if isinstance(data, Receipt):
            if data.answer is None:
                refusal = data.deposit.refusal
                message = f"the deposit has no answer: it was refused by the portal ({refusal})"
                raise ValueError(message)
            return data.answer
        if isinstance(data, bytes | bytearray):
            return bytes(data)
        kind = type(data).__name__
        message = f"an answer is bytes, or what asp.deposit gives, not {kind}"
        raise TypeError(message)

    def is_snapshot_location(self, *, location: str) -> bool:
        """Tell an answer from the other snapshots of a folder."""
        return location.endswith(ANSWER_SUFFIX)

    @classmethod
    def write_snapshot_collection(
        cls,
        *,
        snapshot_collection: SnapshotCollection,
        **_: Any,  # noqa: ANN401 - syrupy's order of names, of use in files of several only
    ) -> None:
        """Write an answer, whole or not at all."""
        data = next(iter(snapshot_collection)).data
        assert isinstance(data, bytes), "`serialize` gives bytes"
        write_atomically(snapshot_collection.location, data)


class StoredAnswerExtension(_AnswerExtension):
    """Keeps the answers of ordinary tests, where syrupy keeps snapshots of one file each."""

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        """Name a snapshot: ``test_it.0.reponse``.

        The name is the file's without ``.json``, as that of any other JSON snapshot: syrupy's own
        extension for JSON then knows the file as one that is in use. The index is always there,
        since syrupy finds the test behind a name by leaving out what follows it.
        """
        # What syrupy calls the first snapshot of a test has no index.
        name = super().get_snapshot_name(test_location=test_location, index=index)
        suffix = f"{_MARK}" if index else f".0{_MARK}"
        return name[: _LONGEST_NAME - len(f"{suffix}.{cls.file_extension}")] + suffix


class AnswerBesideExtension(_AnswerExtension):
    """Keeps the answer to a submission beside it; see `AnswerItem` for what its location is."""

    @classmethod
    def get_location(cls, *, test_location: PyTestLocation, index: SnapshotIndex) -> str:  # noqa: ARG003 - there is but one
        """Give the place of the snapshot."""
        return str(answer_path(_submission_of(test_location)))

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """Give the users' own folder."""
        return str(_submission_of(test_location).parent)

    @classmethod
    def discovery_dirname(cls, *, test_location: PyTestLocation) -> str:
        """Give the same folder, never the one above it, so that it is looked into once."""
        return cls.dirname(test_location=test_location)

    @classmethod
    def matches_test_location(
        cls, *, test_location: PyTestLocation, snapshot_location: str
    ) -> bool:
        """Tell whether a snapshot is that of a submission; no other is ever that of a test."""
        return snapshot_location == cls.get_location(test_location=test_location, index=0)

    def discover_snapshots(
        self,
        *,
        test_location: PyTestLocation,
        **_: Any,  # noqa: ANN401 - extensions to pass over: answers have one that is ours
    ) -> SnapshotCollections:
        """List the answers in the folder of a submission whose own submission is gone.

        Nothing else is listed, so nothing else is ever deleted; nor is anything listed for the
        ordinary tests of the session, which have no answers beside them.
        """
        found = SnapshotCollections()
        submission = _submission_of(test_location)
        if not submission.is_dir():
            for orphan in _orphans(submission.parent):
                found.add(self.read_snapshot_collection(snapshot_location=str(orphan)))
        return found


def _submission_of(test_location: PyTestLocation) -> pathlib.Path:
    return pathlib.Path(test_location.filepath).parent


def _orphans(folder: pathlib.Path) -> Iterator[pathlib.Path]:
    """Give answers that there is no other file for, whatever it ends with, but an archive."""
    entries = sorted(folder.iterdir())
    stems = {entry.stem for entry in entries if entry.suffix.lower() != _ARCHIVE}
    for entry in entries:
        stem = entry.name.removesuffix(ANSWER_SUFFIX)
        if (
            stem not in {entry.name, ""}
            and stem not in stems
            and is_text(entry)
            and entry.is_file()
        ):
            yield entry
