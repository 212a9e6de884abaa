"""A dossier: a submission as a rightly named file, its archive, and ASP's simulated answer.

>>> dossiers = DossierFactory.seeded(1)
>>> dossier = dossiers.make(dossiers.order(requests=1))
>>> dossier.name[-18:], dossier.answer is None
('-20220301-001.json', False)
"""

from __future__ import annotations

import pathlib
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, Self

from pytest_segur.asp.portal import Portal
from pytest_segur.factories.documents import documents_of, pack
from pytest_segur.factories.expectations import expectation
from pytest_segur.factories.factory import SubmissionFactory
from pytest_segur.factories.faults.kinds import ArchiveFault, NameFault, TextFault
from pytest_segur.factories.files import write_whole
from pytest_segur.factories.values import CLOCK
from pytest_segur.rules.file_name import FileName
from pytest_segur.writing import dumps

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping

    from pytest_segur.factories.documents import Member
    from pytest_segur.factories.order import Order
    from pytest_segur.spec.edition import Edition

#: So many files bear the same day; then the next day begins.
FILES_OF_A_DAY: Final = 999
_HARMLESS: Final = re.compile(r"[^\x00-\x1f/\\:*?\"<>|\ud800-\udfff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What a vendor deposits, and what comes back.

    Attributes:
        name: the base name of the submission.
        content: the submission.
        archive: its supporting documents; None: it comes without.
        answer: ASP's simulated answer, of a fresh portal; None where the first control
            refuses the file, or it was not asked for.
        expected: its entry in `attendu.json`; empty when it is meant to be faultless.
    """

    name: str
    content: bytes
    archive: bytes | None = None
    answer: bytes | None = None
    expected: Mapping[str, Any] = field(default_factory=dict)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Give every file by its name, the submission last: where it is, all of it is."""
        stem = pathlib.PurePath(self.name).stem
        if self.archive is not None:
            yield f"{stem}.zip", self.archive
        if self.answer is not None:
            yield f"{stem}.reponse.json", self.answer
        yield self.name, self.content

    def write(self, folder: str | os.PathLike[str], *, overwrite: bool = False) -> pathlib.Path:
        """Write every file, each whole or not at all.

        Args:
            folder: where; it must be there.
            overwrite: whether files of the same names may be replaced.

        Returns:
            The path of the submission.

        Raises:
            FileExistsError: one of the names is taken; that file is untouched.
            OSError: a file cannot be written.
        """
        place = pathlib.Path(folder)
        for name, data in self.files():
            write_whole(place / name, data, overwrite=overwrite)
        return place / self.name


class DossierFactory:
    """Makes dossiers.

    Args:
        factory: makes the submissions.
        vendor: the numeroAns and SIRET of all of them; default: drawn
            for each.
    """

    def __init__(self, factory: SubmissionFactory, vendor: Mapping[str, str] | None = None) -> None:
        self._factory = factory
        self._vendor = vendor
        self.order = factory.order

    @classmethod
    def seeded(cls, seed: int | str, edition: Edition | str = "published") -> Self:
        """Make a factory of its own; the same seed makes the same dossiers."""
        return cls(SubmissionFactory.seeded(seed, edition))

    def make(
        self,
        order: Order,
        *,
        index: int = 0,
        with_archive: bool = True,
        with_answer: bool = True,
    ) -> Dossier:
        """Make a dossier.

        Args:
            order: what it is to be like.
            index: its rank among those of the vendor, from 0: it gives day and number.
            with_archive: whether its documents come along; a fault of the archive needs them.
            with_answer: whether ASP's answer comes along: to judge takes as long as to make.

        Raises:
            FactoryError: a pointer of the order leads nowhere.
        """
        sound = self._factory.sound(order, self._vendor)
        return self.of(
            sound, order, index=index, with_archive=with_archive, with_answer=with_answer
        )

    def of(
        self,
        sound: dict[str, Any],
        order: Order,
        *,
        index: int = 0,
        with_archive: bool = True,
        with_answer: bool = True,
    ) -> Dossier:
        """Make the dossier of a sound submission, which gets the fault that is ordered.

        Args:
            sound: what `SubmissionFactory.sound` gives; it is changed.
            order: what it was made by.
            index: as of `make`.
            with_archive: as of `make`.
            with_answer: as of `make`.

        Raises:
            FactoryError: a pointer of the order leads nowhere.
        """
        fault = order.fault
        submission, documents, name = self._spoilt(sound, order, index)
        content = dumps(submission)
        if isinstance(fault, TextFault):
            content = fault.spoil(content)
        is_packed = with_archive or isinstance(fault, ArchiveFault)
        packed = fault.spoil if isinstance(fault, ArchiveFault) else pack
        return Dossier(
            name=name,
            content=content,
            archive=packed(documents) if is_packed else None,
            answer=answer_to(content, name, self._factory.edition) if with_answer else None,
            expected=expectation(fault, edition=self._factory.edition, requests=order.requests),
        )

    def name(self, order: Order, *, index: int = 0) -> str:
        """Tell the name of a dossier, at the price of its submission alone.

        The requests do not matter for it: a dossier with fewer of them has the same name.
        """
        return self._spoilt(self._factory.sound(order, self._vendor), order, index)[-1]

    def _spoilt(
        self, submission: dict[str, Any], order: Order, index: int
    ) -> tuple[dict[str, Any], list[Member], str]:
        """Give the submission, its documents and its name, with whatever fault they have."""
        fault = order.fault
        meant = submission.get("numeroAns")
        documents = documents_of(submission)
        self._factory.spoil(submission, order)
        if fault is None or not fault.code.startswith("S"):
            # A file that is refused as a whole comes with the documents that it should declare.
            documents = documents_of(submission)
        written = submission.get("numeroAns")
        if isinstance(fault, NameFault):
            # A day of its own and a number of its own: the fault may leave but one of them.
            name = fault.spoil(file_name(written, meant, days=index, rank=index))
        else:
            name = file_name(written, meant, days=index // FILES_OF_A_DAY, rank=index)
        return submission, documents, name


def answer_to(content: bytes, name: str, edition: Edition) -> bytes | None:
    """Give what a fresh portal answers; None where the first control refuses the file."""
    portal = Portal(edition=edition, today=CLOCK, advisories=False)
    return portal.deposit(content, name=name).answer


def file_name(written: object, meant: object, *, days: int, rank: int) -> str:
    """Name a file.

    Args:
        written: the numeroAns that stands in the header, wherever a file can be named so.
        meant: the numeroAns that should stand there.
        days: how many days before the clock.
        rank: its number among the files of the vendor, from 0.
    """
    numbers = [each for each in (written, meant) if isinstance(each, str)]
    number = next((each for each in numbers if _HARMLESS.fullmatch(each)), "0")
    day = (CLOCK - timedelta(days=days)).strftime("%Y%m%d")
    return str(FileName(number, day, f"{rank % FILES_OF_A_DAY + 1:03}"))
