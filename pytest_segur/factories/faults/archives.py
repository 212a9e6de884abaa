"""Faults of the archive (P301 and P303 to P306)."""

from __future__ import annotations

import stat
import struct
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pytest_segur.factories.documents import Member, pack, pdf, png
from pytest_segur.factories.faults.kinds import ArchiveFault
from pytest_segur.rules.archive.contents import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pytest_segur.factories.faults.kinds import Fault

_LINK: Final = stat.S_IFLNK | 0o777
_ENCRYPTED: Final = 1
#: Where the flags stand, from the beginning of a member's header and of its entry in the list.
_FLAGS_OF_HEADER: Final = 6
_FLAGS_OF_ENTRY: Final = 8
#: The offset of the list is told so far before the end of an archive without comment.
_OFFSET_FROM_END: Final = 6
_BEYOND_THE_MARK: Final = 1024


def faults_of_archives() -> Iterator[Fault]:
    """Give the faults P301 and P303 to P306."""
    for code, faults in _FAULTS.items():
        for title, spoil in faults.items():
            yield ArchiveFault(code=code, title=title, spoil=spoil)


def _encrypted(members: Sequence[Member]) -> bytes:
    """Flag the first member as encrypted, in its header and in the list."""
    data = bytearray(pack(members))
    (start_of_list,) = struct.unpack_from("<L", data, len(data) - _OFFSET_FROM_END)
    data[_FLAGS_OF_HEADER] |= _ENCRYPTED
    data[start_of_list + _FLAGS_OF_ENTRY] |= _ENCRYPTED
    return bytes(data)


def _damaged(members: Sequence[Member]) -> bytes:
    """Change the end of the first member, behind the back of its checksum."""
    content = members[0].content
    return pack(members).replace(content, content[:-2] + b"\x00\x00", 1)


def _spoilt(change: Callable[[Member], Member]) -> Callable[[Sequence[Member]], bytes]:
    """Change the last member; the others stay."""
    return lambda members: pack([*members[:-1], change(members[-1])])


def _filled(content: Callable[[Member], bytes]) -> Callable[[Sequence[Member]], bytes]:
    return _spoilt(lambda member: replace(member, content=content(member)))


def _a_byte_too_heavy(member: Member) -> bytes:
    return _of_weight(member, MOST_BYTES + 1)


def _twice_too_heavy(member: Member) -> bytes:
    return _of_weight(member, 2 * MOST_BYTES)


def _of_weight(member: Member, weight: int) -> bytes:
    """Make a document as heavy as it is to be, and still a document."""
    content = member.content
    missing = weight - len(content)
    end = content.rfind(b"startxref")
    if end < 0:
        # What stands behind an image is not looked at.
        return content + b"\x00" * missing
    comment = b"%" + b" " * (missing - 2) + b"\n"
    return content[:end] + comment + content[end:]


def _of_other_format(member: Member) -> bytes:
    is_pdf = member.name.endswith(".pdf")
    return png(member.name) if is_pdf else pdf(member.name)


def _with(name: str, mode: int | None = None) -> Callable[[Sequence[Member]], bytes]:
    """Add a member of that name."""
    more = Member(name, pdf("annexe")) if mode is None else Member(name, b"/etc/hosts", mode)
    return lambda members: pack([*members, more])


def _twice(members: Sequence[Member]) -> bytes:
    """Write the first member under another name of the same length, then mend the name."""
    name = members[0].name
    other = f"{name[:-1]}~"
    data = pack([*members, replace(members[0], name=other)])
    return data.replace(other.encode(), name.encode())


_FAULTS: Final[dict[str, dict[str, Callable[[Sequence[Member]], bytes]]]] = {
    "P301": {
        "no archive at all": lambda _members: pdf("archive"),
        "an empty file": lambda _members: b"",
        "the end is missing": lambda members: pack(members)[:-30],
        "an encrypted document": _encrypted,
        "a damaged document": _damaged,
    },
    "P303": {
        "a document is missing": lambda members: pack(members[:-1]),
        "a name in capitals": _spoilt(lambda member: replace(member, name=member.name.upper())),
        "another extension": _spoilt(
            lambda member: replace(member, name=f"{member.name.rpartition('.')[0]}.tiff")
        ),
        "no document": lambda _members: pack([]),
    },
    "P304": {
        "a byte too heavy": _filled(_a_byte_too_heavy),
        "twice as heavy as it may be": _filled(_twice_too_heavy),
    },
    "P305": {
        "of another format": _filled(_of_other_format),
        "an empty file": _filled(lambda _member: b""),
        "a text": _filled(lambda _member: b"Bon de commande\n"),
        "its mark too far behind": _filled(lambda member: b" " * _BEYOND_THE_MARK + member.content),
    },
    "P306": {
        "an absolute path": _with("/tmp/annexe.pdf"),  # noqa: S108 - a name in an archive
        "a way up": _with("../annexe.pdf"),
        "backslashes": _with("pieces\\annexe.pdf"),
        "a drive": _with("C:annexe.pdf"),
        "a link": _with("annexe.pdf", _LINK),
        "the same name twice": _twice,
    },
}
