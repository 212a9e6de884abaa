"""Copies supporting documents from one archive to another, under new names."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from pytest_segur.asp.errors import ResubmissionError
from pytest_segur.rules.archive import explanations
from pytest_segur.rules.archive.contents import unpacked
from pytest_segur.rules.archive.directory import find_directory
from pytest_segur.rules.archive.judging import MOST_BYTES
from pytest_segur.rules.archive.members import members
from pytest_segur.rules.archive.opening import opened
from pytest_segur.rules.archive.pieces import read_pieces
from pytest_segur.rules.archive.problem import ArchiveProblem
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted, told_by_system, visible
from pytest_segur.zip_writing import zip_into

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator, Mapping, Sequence

    from pytest_segur.diagnosis import Finding
    from pytest_segur.rules.archive.members import Member

#: An ordinary file that everybody may read.
_ATTRIBUTES: Final = 0o100644 << 16
_LINK: Final = "link"


@dataclass(frozen=True, slots=True)
class _Archive:
    """An archive that is open."""

    path: str
    stream: BinaryIO
    shift: int


def copy_documents(
    source: str, target: pathlib.Path, names: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """Copy documents of an archive, and nothing else of it.

    Args:
        source: the archive, which is only read.
        target: the archive to write; it is not written when none of the documents is there.
        names: the base name of each document, and the names that it gets.

    Returns:
        Documents that the archive does not have.

    Raises:
        ResubmissionError: the archive, or one of the documents, cannot be read or is too big,
            or the target cannot be written.
    """
    try:
        with opened(source) as (stream, size):
            if size > MOST_BYTES:
                raise _refused(source, explanations.too_heavy(size))
            directory = find_directory(stream, size)
            chosen = _choose(members(stream, directory), names)
            _copy(_Archive(source, stream, directory.shift), chosen, names, target)
    except ArchiveProblem as problem:
        raise _refused(source, explanations.unjudged(problem)) from None
    return tuple(name for name in names if name not in chosen)


def _choose(found: Iterator[Member], wanted: Mapping[str, object]) -> dict[str, Member]:
    """Find the member that stands for each name: the one at the root, else the first."""
    chosen: dict[str, Member] = {}
    for member in found:
        if member.is_folder or member.danger == _LINK:
            continue
        for base in member.bases:
            if base in wanted:
                known = chosen.setdefault(base, member)
                if member.is_at_root and not known.is_at_root:
                    chosen[base] = member
    return chosen


def _copy(
    archive: _Archive,
    chosen: Mapping[str, Member],
    names: Mapping[str, Sequence[str]],
    target: pathlib.Path,
) -> None:
    _must_be_sound(archive, chosen)
    if not chosen:
        return
    try:
        with target.open("w+b") as stream, zip_into(stream) as made:
            for name, member in chosen.items():
                for new in names[name]:
                    _write(made, new, unpacked(archive.stream, member, archive.shift))
    except OSError as problem:
        # The documents were read a moment ago; it is the writing that fails.
        raise _unwritable(problem) from None


def _write(made: zipfile.ZipFile, name: str, content: Iterator[bytes]) -> None:
    # No date of its own: the same answer makes the same archive.
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _ATTRIBUTES
    with made.open(entry, "w") as stream:
        for data in content:
            stream.write(data)


def _must_be_sound(archive: _Archive, chosen: Mapping[str, Member]) -> None:
    """Read all documents once: nothing is written unless every one of them is sound."""
    outcomes = read_pieces(archive.stream, archive.shift, chosen.values())
    for member, outcome in outcomes.items():
        if isinstance(outcome, ArchiveProblem):
            raise _refused(archive.path, explanations.unjudged(outcome, member))
        if outcome.is_too_big:
            raise _too_big(archive.path, member)


def _unwritable(problem: OSError) -> ResubmissionError:
    why = told_by_system(problem)
    return ResubmissionError(
        Text(
            f"impossible d'écrire la nouvelle archive : {why}",
            f"cannot write the new archive: {why}",
        )
    )


def _refused(path: str, finding: Finding) -> ResubmissionError:
    name, message = visible(path), finding.message
    return ResubmissionError(
        Text(
            f"{name} : {finding.code}, {message.fr}",
            f"{name}: {finding.code}, {message.en}",
        )
    )


def _too_big(path: str, member: Member) -> ResubmissionError:
    name, document = visible(path), quoted(member.name)
    return ResubmissionError(
        Text(
            f"{name} : P304, {document} pèse plus de 3 Mo",
            f"{name}: P304, {document} weighs more than 3 Mo",
        )
    )
