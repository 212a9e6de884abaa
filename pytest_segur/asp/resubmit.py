"""Makes the next file of an answer: its refused requests, ready to be mended and deposited."""

from __future__ import annotations

import os
import pathlib
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.asp.answer import CODE, LABEL, encoded
from pytest_segur.asp.documents import copy_documents
from pytest_segur.asp.errors import NothingToResubmit, ResubmissionError
from pytest_segur.asp.numbering import next_file_name, next_numbers
from pytest_segur.asp.reading import read_document
from pytest_segur.asp.renumbering import NUMBER, renumbered
from pytest_segur.asp.treatment import is_acceptance, told
from pytest_segur.files import folder_for, publish, unwritable
from pytest_segur.positions import to_pointer
from pytest_segur.rules.archive.request import archive_beside
from pytest_segur.rules.file_name import FileName
from pytest_segur.rules.returned import is_returned
from pytest_segur.rules.structure import judge_structure
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.skeleton import REQUESTS
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from pytest_segur.asp.renumbering import Renumbered
    from pytest_segur.document import Document
    from pytest_segur.settings import History

#: What ASP has filled in is taken back; the lengths of the header depend on the edition.
_LET_PASS: Final = ("S107", "S108", "S109")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resubmission:
    """What was written.

    Attributes:
        path: the new file.
        archive: its supporting documents; None where there were none to copy.
        requests: what became of each refused request.
        missing: documents that the old archive does not have.
    """

    path: pathlib.Path
    archive: pathlib.Path | None
    requests: tuple[Renumbered, ...]
    missing: tuple[str, ...] = ()


def resubmit(  # noqa: PLR0913 - each is a decision of its own, by keyword
    returned: str | os.PathLike[str],
    *,
    next_number: str,
    directory: str | os.PathLike[str],
    day: date,
    file_number: str | None = None,
    history: History | None = None,
    archive: str | os.PathLike[str] | None = None,
) -> Resubmission:
    """Write the refused requests of an answer as a new file, with their documents.

    The new file is as the answer was written, but for the requests left out, the new
    numbers, lines and names of documents, and the four balises that ASP fills in. What the
    requests were refused for is still to be mended.

    Args:
        returned: ASP's answer; it is only read.
        next_number: the numeroEditeur of the first request, five digits; the others count on.
        directory: where to write; made if need be. Nothing in it is ever replaced.
        day: the day on which the new file is to be deposited.
        file_number: its number on that day, 001 to 999; default: the first one that neither
            the answer nor the history has used.
        history: what a portal has seen; its numbers are refused.
        archive: the old supporting documents, a ZIP or a folder with ``<stem>.zip``; default:
            ``<stem>.zip`` beside the answer, if it is there.

    Raises:
        NothingToResubmit: all requests are accepted.
        ResubmissionError: the answer is none, a number is used already or does not exist, a
            file is in the way, or the archive cannot be read. Nothing is written then.
    """
    document = read_document(returned, ResubmissionError)
    _must_be_an_answer(document, visible(str(returned)))
    requests = document.root[REQUESTS]
    refused = [index for index, request in enumerate(requests) if not _is_accepted(request)]
    if not refused:
        raise NothingToResubmit(
            Text(
                "rien à déposer de nouveau : toutes les demandes sont acceptées",
                "nothing to resubmit: all requests are accepted",
            )
        )
    used = [request.get(NUMBER) for request in requests]
    numbers = next_numbers(next_number, len(refused), used, history)
    old = FileName.read(pathlib.Path(returned).name)
    name = next_file_name(document.root["numeroAns"], day, file_number, old, history)
    text, done = renumbered(document, refused, numbers)
    documents = archive_beside(returned, archive)
    target = pathlib.Path(directory) / str(name)
    return _write(target, encoded(text), done, documents.path if documents else None)


def _must_be_an_answer(document: Document, name: str) -> None:
    root = document.root
    if not is_returned(root):
        raise ResubmissionError(
            Text(
                f"{name} n'est pas une réponse de l'ASP : impId et codeTraitement y sont vides",
                f"{name} is no answer of ASP: impId and codeTraitement are empty in it",
            )
        )
    # The edition that knows both names of the DMP balise.
    faults = judge_structure(root, Edition.CORRECTED).without(_LET_PASS).kept
    first = min(faults, key=lambda fault: fault.code, default=None)
    if first is not None:
        place, message = f"{first.code} {visible(to_pointer(first.path))}", first.message
        raise ResubmissionError(
            Text(f"{name} : {place} {message.fr}", f"{name}: {place} {message.en}")
        )
    for position, request in enumerate(root[REQUESTS], 1):
        if request.get(CODE) is None and request.get(LABEL) is None:
            raise ResubmissionError(
                Text(
                    f"{name} : la demande {position} n'a ni codeTraitement ni libelleTraitement",
                    f"{name}: request {position} has neither codeTraitement nor libelleTraitement",
                )
            )


def _is_accepted(request: Mapping[str, Any]) -> bool:
    return is_acceptance(told(request.get(CODE)), told(request.get(LABEL)))


def _write(
    target: pathlib.Path, content: bytes, requests: Sequence[Renumbered], documents: str | None
) -> Resubmission:
    """Write the new file and its archive beside each other: both, or neither."""
    archive = target.with_suffix(".zip")
    try:
        _must_be_free(target, archive)
        with (
            folder_for(target.parent),
            tempfile.TemporaryDirectory(dir=target.parent, prefix=".segur-") as work,
        ):
            made, made_archive = pathlib.Path(work, "json"), pathlib.Path(work, "zip")
            made.write_bytes(content)
            missing = _copy(documents, made_archive, requests)
            has_archive = made_archive.exists()
            _publish([(made_archive, archive), (made, target)] if has_archive else [(made, target)])
    except OSError as problem:
        raise ResubmissionError(unwritable(target, problem)) from None
    return Resubmission(
        path=target,
        archive=archive if has_archive else None,
        requests=tuple(requests),
        missing=missing,
    )


def _must_be_free(*targets: pathlib.Path) -> None:
    for target in targets:
        if os.path.lexists(target):
            raise _in_the_way(target)


def _in_the_way(target: pathlib.Path) -> ResubmissionError:
    name = visible(str(target))
    return ResubmissionError(
        Text(
            f"{name} existe déjà : rien n'est remplacé, choisissez un autre dossier ou un autre "
            "numéro de fichier",
            f"{name} exists already: nothing is replaced, take another folder or another file "
            "number",
        )
    )


def _copy(
    documents: str | None, target: pathlib.Path, requests: Sequence[Renumbered]
) -> tuple[str, ...]:
    if documents is None:
        return ()
    names: dict[str, list[str]] = {}
    for request in requests:
        for old, new in request.documents.items():
            names.setdefault(old, []).extend(new)
    return copy_documents(documents, target, names)


def _publish(files: Sequence[tuple[pathlib.Path, pathlib.Path]]) -> None:
    """Give finished files their names, or none of them."""
    done: list[pathlib.Path] = []
    try:
        for made, target in files:
            try:
                publish(made, target)
            except FileExistsError:
                raise _in_the_way(target) from None
            done.append(target)
    except BaseException:
        for target in done:
            target.unlink()
        raise
