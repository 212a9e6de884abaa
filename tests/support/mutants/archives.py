"""Validators that are careless with supporting documents."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.document import parse
from pytest_segur.expectations import ARCHIVE
from pytest_segur.kit.answer import Answer
from pytest_segur.rules.archive import contents, judging, pieces
from pytest_segur.rules.archive.contents import MOST_BYTES, Content
from pytest_segur.rules.archive.declared import Declared
from pytest_segur.rules.archive.inventory import Inventory
from pytest_segur.rules.archive.members import Member
from pytest_segur.rules.archive.request import archive_beside
from pytest_segur.rules.archive.signatures import is_of_format
from pytest_segur.spec.catalogue import ROWS
from support.mutants.mutant import Mutant
from support.mutants.rows import setitem
from support.validators import ourselves, settings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

    from pytest_segur.kit.case import KitCase

_DANGERS: Final = ("link", "absolute", "drive", "parent", "backslash")
_PDF: Final = b"%PDF-"
_FORMATS: Final = ("PDF", "PNG", "JPG")


def careless(_edition: object = None) -> Iterator[Mutant]:
    """Those who look for documents, weigh them and recognise them otherwise."""
    for danger in _DANGERS:
        yield Mutant(name=f"P306: {danger}", rules=("P306",), change=partial(_trust, danger))
    yield Mutant(name="P306: names twice", rules=("P306",), change=_take_names_twice)
    yield Mutant(name="P303: at the root only", rules=("P303",), change=_look_at_the_root_only)
    yield Mutant(name="P303: whatever its case", rules=("P303",), change=_fold_names)
    yield Mutant(
        name="P303: any name",
        rules=("D270",),
        change=lambda patch: setitem(patch, ROWS, "D270", ROWS["D271"]),
    )
    yield Mutant(name="P304: as stated", rules=("P304",), change=_believe_sizes)
    for words, is_right in _RECOGNISED.items():
        change = partial(_recognise, is_right)
        yield Mutant(name=f"P305: {words}", rules=("P305",), change=change)
    yield Mutant(name="P303: of refused files too", rules=("P301", "P303", "S113"), judge=_tireless)


def _trust(danger: str, patch: pytest.MonkeyPatch) -> None:
    original: Callable[[Any], str | None] = Member.danger.fget  # type: ignore[attr-defined]

    def other(member: Member) -> str | None:
        found = original(member)
        return None if found == danger else found

    patch.setattr(Member, "danger", property(other))


def _take_names_twice(patch: pytest.MonkeyPatch) -> None:
    take = Inventory.take

    def forgetful(inventory: Inventory, member: Member) -> None:
        inventory._seen.clear()  # noqa: SLF001 - what is to be forgotten
        take(inventory, member)

    patch.setattr(Inventory, "take", forgetful)


def _look_at_the_root_only(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        Member, "bases", property(lambda member: (member.base,) if member.is_at_root else ())
    )


def _fold_names(patch: pytest.MonkeyPatch) -> None:
    by = Declared.by

    def folded(document: Any, edition: Any) -> Declared:  # noqa: ANN401 - those of Declared.by
        declared = by(document, edition)
        names = {piece.name.casefold(): piece.name for piece in declared.pieces}
        patch.setattr(
            Member,
            "bases",
            property(lambda member: (names.get(member.base.casefold(), member.base),)),
        )
        return declared

    patch.setattr(Declared, "by", folded)


def _believe_sizes(patch: pytest.MonkeyPatch) -> None:
    read = contents.read_content

    def believing(stream: Any, member: Member, shift: int) -> Content:  # noqa: ANN401 - a stream
        content = read(stream, member, shift)
        return Content(head=content.head, size=min(member.size, MOST_BYTES + 1))

    patch.setattr(pieces, "read_content", believing)


def _recognise(is_right: Callable[[bytes, str], bool], patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pieces, "is_of_format", is_right)


def _tireless(case: KitCase) -> Answer:
    """Judge the documents of a file that the first control refused."""
    answer = ourselves(case)
    if case.archive is None:
        return answer
    declared = Declared.by(parse(case.path.read_bytes()), case.edition)
    archive = archive_beside(case.path, None)
    assert archive is not None, "it stands beside the case"
    findings = judging.judge_archive(archive, declared, settings_of(case))
    return Answer({**answer.items, ARCHIVE: tuple(dict.fromkeys(f.code for f in findings.kept))})


_RECOGNISED: Final[dict[str, Callable[[bytes, str], bool]]] = {
    "a PDF from its first byte": lambda head, declared: (
        head.startswith(_PDF) if declared == "PDF" else is_of_format(head, declared)
    ),
    "a PNG by 4 bytes": lambda head, declared: (
        head.startswith(b"\x89PNG") if declared == "PNG" else is_of_format(head, declared)
    ),
    "a JPEG by 2 bytes": lambda head, declared: (
        head.startswith(b"\xff\xd8") if declared == "JPG" else is_of_format(head, declared)
    ),
    "a JPEG by 4 bytes": lambda head, declared: (
        head.startswith(b"\xff\xd8\xff\xe0") if declared == "JPG" else is_of_format(head, declared)
    ),
    "any of the formats": lambda head, _: any(is_of_format(head, one) for one in _FORMATS),
    "an empty one": lambda head, declared: not head or is_of_format(head, declared),
    "not an empty one": lambda head, _: bool(head),
    **{
        f"any {known}": lambda head, declared, known=known: (  # type: ignore[misc]
            declared == known or is_of_format(head, declared)
        )
        for known in _FORMATS
    },
}
