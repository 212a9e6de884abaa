"""Goes through an archive: what each member is called in the copy, and what is put into it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Final

from pytest_segur.anonymise.errors import AnonymiseError
from pytest_segur.anonymise.kinds import DOCUMENT, FOLDER
from pytest_segur.anonymise.zip_file import NewMember, write_zip
from pytest_segur.factories.documents import MAKERS
from pytest_segur.rules.archive.directory import find_directory
from pytest_segur.rules.archive.inventory import Inventory
from pytest_segur.rules.archive.judging import MOST_BYTES
from pytest_segur.rules.archive.members import members
from pytest_segur.rules.archive.opening import opened
from pytest_segur.rules.archive.pieces import read_pieces
from pytest_segur.rules.archive.problem import ArchiveProblem
from pytest_segur.rules.archive.signatures import is_of_format
from pytest_segur.rules.findings import Findings
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterable, Mapping

    from pytest_segur.anonymise.pseudonyms import Pseudonyms
    from pytest_segur.rules.archive.contents import Content
    from pytest_segur.rules.archive.declared import Declared
    from pytest_segur.rules.archive.members import Member

_PDF: Final = "PDF"
#: What is put in the place of an archive, or of a document, that is none.
_NO_ARCHIVE: Final = b"archive illisible, remplacee\n"
_NO_DOCUMENT: Final = b"contenu remplace\n"
_MARK_OF_PDF: Final = "%PDF-"
_LINK: Final = "link"
#: A deposit has some hundreds of documents; of more members than this no copy is made.
MOST_MEMBERS: Final = 20_000
#: Beyond, a ZIP could not hold a name in UTF-8.
_LONGEST_NAME: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """What a submission says of its archive.

    Attributes:
        names: every name that it gives to a document.
        declared: what it declares; None when the first control refuses it.
    """

    names: frozenset[str]
    declared: Declared | None


def write_copy(
    source: str, target: pathlib.Path, documents: Documents, pseudonyms: Pseudonyms
) -> None:
    """Write an archive that has the faults of another one, and nothing else of it.

    What cannot be read is replaced by something else that cannot be read; what weighs too much
    by as many zeros.

    Raises:
        AnonymiseError: a name cannot be replaced, or there are too many.
        OSError: the copy cannot be written.
    """
    try:
        with opened(source) as (stream, size):
            found = None if size > MOST_BYTES else _Original(stream, size, documents)
    except ArchiveProblem as problem:
        target.write_bytes(b"" if problem.reason == "empty" else _NO_ARCHIVE)
        return
    if found is None:
        with target.open("wb") as heavy:
            heavy.truncate(MOST_BYTES + 1)
        return
    write_zip(target, [*found.copied(pseudonyms)])


class _Original:
    """An archive that was read.

    Args:
        stream: it, open.
        size: in bytes.
        documents: what the submission says of it.

    Raises:
        ArchiveProblem: it cannot be read.
        AnonymiseError: it has too many members to be copied.
    """

    def __init__(self, stream: BinaryIO, size: int, documents: Documents) -> None:
        self._documents = documents
        directory = find_directory(stream, size)
        found = (member for member in members(stream, directory) if not member.is_folder)
        self._members = [*islice(found, MOST_MEMBERS + 1)]
        if len(self._members) > MOST_MEMBERS:
            raise _too_many()
        self._outcomes: Mapping[Member, Content | ArchiveProblem] = {}
        if documents.declared is not None:
            chosen = _chosen(self._members, documents.declared)
            self._outcomes = read_pieces(stream, directory.shift, chosen)

    def copied(self, pseudonyms: Pseudonyms) -> Iterable[NewMember]:
        """Give the members of the copy, in their order."""
        for member in self._members:
            name = self._name(member, pseudonyms)
            outcome = self._outcomes.get(member)
            is_link = member.danger == _LINK
            if isinstance(outcome, ArchiveProblem):
                damage = outcome.reason
                yield NewMember(name=name, content=_NO_DOCUMENT, is_link=is_link, damage=damage)
            elif outcome is not None:
                content = _like(outcome.head, name)
                is_heavy = outcome.is_too_big
                yield NewMember(name=name, content=content, is_link=is_link, is_heavy=is_heavy)
            else:
                yield NewMember(name=name, is_link=is_link)

    def _name(self, member: Member, pseudonyms: Pseudonyms) -> str:
        *folders, base = member.name.split("/")
        declared = (name for name in member.bases if name in self._documents.names)
        new = [pseudonyms.of(FOLDER, folder) for folder in folders]
        name = "/".join([*new, pseudonyms.of(DOCUMENT, next(declared, base))])
        return name[:_LONGEST_NAME]


def _chosen(found: Iterable[Member], declared: Declared) -> list[Member]:
    """Find the members that stand for the declared documents."""
    inventory = Inventory(declared, Findings())
    for member in found:
        inventory.take(member)
    names = {piece.name for piece in declared.pieces}
    return [member for name, member in inventory.chosen.items() if name in names]


def _too_many() -> AnonymiseError:
    return AnonymiseError(
        Text(
            f"plus de {MOST_MEMBERS} membres dans l'archive : aucune copie n'en est faite",
            f"more than {MOST_MEMBERS} members in the archive: no copy of it is made",
        )
    )


def _like(head: bytes, name: str) -> bytes:
    """Make a document of the formats that another one begins like, or of none."""
    formats = [each for each in MAKERS if is_of_format(head, each)]
    if not formats:
        return _NO_DOCUMENT if head else b""
    # A PDF may begin behind the signature of an image.
    image = next((each for each in formats if each != _PDF), None)
    if image is None:
        return MAKERS[_PDF](name)
    return MAKERS[image](f"{_MARK_OF_PDF} {name}" if _PDF in formats else name)
