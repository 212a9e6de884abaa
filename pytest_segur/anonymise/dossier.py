"""Makes the anonymous copy of one submission, with its archive, in a folder of its own."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pytest_segur.anonymise.alike import counted, summary
from pytest_segur.anonymise.errors import AnonymiseError
from pytest_segur.anonymise.kinds import ANS
from pytest_segur.anonymise.members import Documents, write_copy
from pytest_segur.anonymise.names import Names
from pytest_segur.anonymise.pseudonyms import Pseudonyms
from pytest_segur.anonymise.text import Replacement
from pytest_segur.asp.reading import read_document
from pytest_segur.checking import Source, diagnose
from pytest_segur.controls import first_control
from pytest_segur.discovery import ANSWER_SUFFIX
from pytest_segur.document import Unreadable, parse, read_file
from pytest_segur.rules.archive.declared import Declared
from pytest_segur.rules.file_name import FileName
from pytest_segur.settings import Settings
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    import os
    from collections import Counter
    from collections.abc import Mapping

    from pytest_segur.anonymise.key import Key
    from pytest_segur.anonymise.text import Replaced

_MARK: Final = b"\xef\xbb\xbf"
#: Faults of files whose text can still be gone through.
_READABLE: Final = frozenset({"S103", "S104"})
_DIGITS_OF_NAME: Final = 8
_SUBMISSION: Final = ".json"
#: What the names of submissions and of simulated answers end with.
_SUFFIXES: Final = (ANSWER_SUFFIX, _SUBMISSION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The anonymous copy of a submission.

    Attributes:
        path: where it was written, for the time being.
        archive: its documents; None where there are none.
        found: how many errors and advisories of each rule the original has, and the copy, in
            each edition.
    """

    path: pathlib.Path
    archive: pathlib.Path | None
    found: Mapping[Edition, Counter[str]]

    @property
    def name(self) -> str:
        """The name that keeps what there is to say of the original's."""
        return self.path.name


class Anonymiser:
    """Makes copies of submissions; what several of them share becomes the same in each.

    Args:
        key: what decides the replacements.
    """

    def __init__(self, key: Key) -> None:
        self._key = key
        self._names = Names(key)
        self._pseudonyms = Pseudonyms(key)
        self._replacement = Replacement(self._pseudonyms, self._names)
        # All of them made at once: a day is not to end between two diagnoses.
        self._settings = {edition: Settings(edition=edition) for edition in Edition}

    def copy(
        self,
        source: str | os.PathLike[str],
        folder: pathlib.Path,
        *,
        archive: str | os.PathLike[str] | None = None,
    ) -> Copy:
        """Write the copy of a submission, and of its archive, and make sure of its diagnosis.

        Args:
            source: the submission, or ASP's answer to one; it is only read.
            folder: where to write; nothing else is in it.
            archive: its documents, a ZIP or a folder with ``<stem>.zip``; default:
                ``<stem>.zip`` beside the submission, if it is there.

        Raises:
            AnonymiseError: it cannot be read, or not be replaced without a rule noticing.
            OSError: the copy cannot be written.
        """
        data = _read(source)
        replaced = self._replaced(source, data)
        target = folder / self.new_name(pathlib.Path(source).name)
        mark = _MARK if data.startswith(_MARK) else b""
        target.write_bytes(mark + replaced.text.encode())
        before = Source.of_file(source, archive=archive)
        if before.archive is not None:
            documents = _documents(data, replaced)
            write_copy(before.archive.path, _zip_of(target), documents, self._pseudonyms)
        after = Source.of_file(target)
        return Copy(
            path=target,
            archive=None if after.archive is None else _zip_of(target),
            found=self._found(before, after),
        )

    def new_name(self, name: str) -> str:
        """Give the name of a copy: with the new numeroAns, or neutral where it follows no rule.

        Raises:
            AnonymiseError: the numeroAns in it cannot be replaced.
        """
        suffix = next((each for each in _SUFFIXES if name.endswith(each)), "")
        parts = FileName.read(f"{name.removesuffix(suffix)}{_SUBMISSION}")
        if parts is not None:
            new = replace(parts, numero_ans=self._pseudonyms.of(ANS, parts.numero_ans))
            return f"{str(new).removesuffix(_SUBMISSION)}{suffix}"
        digits = self._key.safe_values("fichier", name).draws.digits(_DIGITS_OF_NAME)
        return f"fichier-{digits}.json"

    def _found(self, before: Source, after: Source) -> Mapping[Edition, Counter[str]]:
        """Judge original and copy, and count the faults that they have in common."""
        found: dict[Edition, Counter[str]] = {}
        for edition, settings in self._settings.items():
            diagnosis = diagnose(before, settings)
            if summary(diagnosis, self._names.of_path) != summary(diagnose(after, settings)):
                raise _not_alike(before.path)
            found[edition] = counted(diagnosis)
        return found

    def _replaced(self, source: str | os.PathLike[str], data: bytes) -> Replaced:
        content = data.removeprefix(_MARK)
        try:
            parse(content)
        except Unreadable as problem:
            if problem.code not in _READABLE:
                raise _unreadable(source) from None
        return self._replacement.in_text(content.decode())


def _read(source: str | os.PathLike[str]) -> bytes:
    try:
        return read_file(source)
    except Unreadable:
        raise _unreadable(source) from None


def _documents(data: bytes, replaced: Replaced) -> Documents:
    """Tell what a submission says of its archive, if any edition lets it pass that far."""
    try:
        document = parse(data)
    except Unreadable:
        return Documents(names=replaced.documents, declared=None)
    for edition in Edition:
        if not first_control(document, Settings(edition=edition)).counts:
            declared = Declared.by(document, edition)
            return Documents(names=declared.names, declared=declared)
    return Documents(names=replaced.documents, declared=None)


def _zip_of(path: pathlib.Path) -> pathlib.Path:
    return path.with_suffix(".zip")


def _unreadable(source: str | os.PathLike[str]) -> AnonymiseError:
    """Say why a file cannot be read, and why that ends the matter."""
    try:
        read_document(source, AnonymiseError)
    except AnonymiseError as problem:
        why = problem.text
    else:
        raise AssertionError("it was not readable a moment ago")
    # Where it tells how to mend the file, it ends with a full stop already.
    french, english = (sentence.removesuffix(".") for sentence in (why.fr, why.en))
    return AnonymiseError(
        Text(
            f"{french}. D'un texte illisible, nul ne peut dire ce qui resterait dans la copie.",
            f"{english}. Of a text that cannot be read nobody can tell what is left in it.",
        )
    )


def _not_alike(path: str) -> AnonymiseError:
    name = visible(path)
    return AnonymiseError(
        Text(
            f"{name} : la copie n'aurait pas le même diagnostic",
            f"{name}: the copy would not have the same diagnosis",
        )
    )
