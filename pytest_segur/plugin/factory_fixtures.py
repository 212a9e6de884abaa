"""The fixtures that make submissions: seeded anew for each test, the way Faker's own are.

So a test has the same values whatever runs before it, in whatever process. Within one test
everything comes from one generator, and the numbers of requests and files go on from call to
call: two submissions can be deposited on one portal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import pytest

from pytest_segur.factories.dossier import DossierFactory
from pytest_segur.factories.factory import SubmissionFactory
from pytest_segur.factories.provider import SegurProvider, french_faker
from pytest_segur.factories.shapes import variety
from pytest_segur.plugin.configuration import configuration_of

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator, Mapping

    from faker import Faker

    from pytest_segur.factories.order import Order
    from pytest_segur.spec.edition import Edition

#: As Faker's own plugin seeds where no fixture `faker_seed` says otherwise.
_SEED: Final = 0
_FAKER_SEED: Final = "faker_seed"

#: To make one takes a while; as Faker's own plugin, a session keeps the one.
_FAKER = pytest.StashKey["Faker"]()


def faker_for(request: pytest.FixtureRequest) -> Faker:
    """Give the Faker of the session, seeded for a test."""
    stash = request.config.stash
    if _FAKER not in stash:
        stash[_FAKER] = french_faker()
    faker = stash[_FAKER]
    is_given = _FAKER_SEED in request.fixturenames
    faker.seed_instance(request.getfixturevalue(_FAKER_SEED) if is_given else _SEED)
    faker.unique.clear()
    return faker


@dataclass(slots=True)
class Bench:
    """What the factories of one test share.

    Attributes:
        provider: where values come from.
        edition: of the session.
        next_number: the numeroEditeur of the next request.
        dossiers: the ranks of dossiers.
    """

    provider: SegurProvider
    edition: Edition
    next_number: int = 1
    dossiers: Iterator[int] = field(default_factory=count)

    @classmethod
    def of(cls, request: pytest.FixtureRequest, faker: Faker) -> Bench:
        """Make the bench of a test."""
        # A Faker of one locale stands for one generator.
        provider = SegurProvider(faker.factories[0])
        return cls(provider, configuration_of(request.config).edition)

    def factory(self, edition: Edition | str | None) -> SubmissionFactory:
        """Give the factory of an edition; None stands for the session's."""
        return SubmissionFactory(self.provider, self.edition if edition is None else edition)

    def number(self, first_number: int | None, requests: int) -> int:
        """Give the first numeroEditeur of a submission, and count on behind its last."""
        first = self.next_number if first_number is None else first_number
        self.next_number = max(self.next_number, first + requests)
        return first


@dataclass(frozen=True, slots=True)
class RequestMaker:
    """Makes single requests."""

    bench: Bench = field(repr=False)

    def __call__(  # noqa: PLR0913 - each is a wish of its own, by keyword
        self,
        *,
        beneficiary: str | None = None,
        situation: str | None = None,
        doctors: int | None = None,
        sites: int | None = None,
        edition: Edition | str | None = None,
        position: int = 1,
        pointers: Mapping[str, object] | None = None,
        **overrides: object,
    ) -> dict[str, Any]:
        """Make a request, sound unless asked otherwise.

        Args:
            beneficiary: ``LIBERAL`` or ``STRUCTURE``; default: drawn.
            situation: ``ALONE``, ``AGENT``, ``ALL_SIGNED`` or ``STRUCTURE``; default: drawn.
            doctors: how many.
            sites: how many FINESSGeo.
            edition: ``published`` or ``corrected``; default: the session's.
            position: its rank in the file; its numeroEditeur says the same unless given.
            pointers: JSON pointer, from the request, → value there.
            overrides: balise → value wherever it stands in the request.

        Raises:
            ValueError: no request is like that; the message says what is possible.
        """
        return self.bench.factory(edition).request(
            beneficiary=beneficiary,
            situation=situation,
            doctors=doctors,
            sites=sites,
            position=position,
            pointers=pointers,
            **overrides,
        )


@dataclass(frozen=True, slots=True)
class SubmissionMaker:
    """Makes submissions."""

    bench: Bench = field(repr=False)

    def __call__(  # noqa: PLR0913 - each is a wish of its own, by keyword
        self,
        *,
        requests: int = 3,
        beneficiary: str | None = None,
        situation: str | None = None,
        doctors: int | None = None,
        sites: int | None = None,
        edition: Edition | str | None = None,
        violating: str | None = None,
        variant: int = 0,
        first_number: int | None = None,
        pointers: Mapping[str, object] | None = None,
        **overrides: object,
    ) -> dict[str, Any]:
        """Make a submission, sound unless asked otherwise.

        Args:
            requests: how many.
            beneficiary: ``LIBERAL`` or ``STRUCTURE``; default: drawn for each request.
            situation: ``ALONE``, ``AGENT``, ``ALL_SIGNED`` or ``STRUCTURE``; default: drawn.
            doctors: how many in each request.
            sites: how many FINESSGeo in each request.
            edition: ``published`` or ``corrected``; default: the session's.
            violating: code of a rule to be broken, by the last request if it judges requests.
            variant: which way of breaking it, from 0.
            first_number: the first numeroEditeur; default: that behind the last one of the test.
            pointers: JSON pointer → value there.
            overrides: balise → value wherever it stands.

        Raises:
            ValueError: there is no such submission, or the rule can be broken by a file only.
        """
        return self.bench.factory(edition).submission(
            requests=requests,
            beneficiary=beneficiary,
            situation=situation,
            doctors=doctors,
            sites=sites,
            violating=violating,
            variant=variant,
            first_number=self.bench.number(first_number, requests),
            pointers=pointers,
            **overrides,
        )

    def variety(
        self, *, edition: Edition | str | None = None, first_number: int | None = None
    ) -> dict[str, Any]:
        """Make the smallest submission that walks every branch of every condition.

        Two of its requests need the profiles ``centre-de-sante`` and ``mailiz``.

        Args:
            edition: ``published`` or ``corrected``; default: the session's.
            first_number: the first numeroEditeur; default: that behind the last one of the test.

        Raises:
            ValueError: there is no such edition.
        """
        factory = self.bench.factory(edition)
        count = len(variety(factory.edition))
        return factory.variety(first_number=self.bench.number(first_number, count))


@dataclass(frozen=True, slots=True)
class DossierMaker:
    """Makes submissions as files, with their archives."""

    bench: Bench = field(repr=False)
    folder: pathlib.Path

    def __call__(  # noqa: PLR0913 - each is a wish of its own, by keyword
        self,
        *,
        requests: int = 3,
        beneficiary: str | None = None,
        situation: str | None = None,
        doctors: int | None = None,
        sites: int | None = None,
        edition: Edition | str | None = None,
        violating: str | None = None,
        variant: int = 0,
        first_number: int | None = None,
        pointers: Mapping[str, object] | None = None,
        archive: bool = True,
        **overrides: object,
    ) -> pathlib.Path:
        """Write a submission, sound and rightly named unless asked otherwise.

        Args:
            requests: how many.
            beneficiary: ``LIBERAL`` or ``STRUCTURE``; default: drawn for each request.
            situation: ``ALONE``, ``AGENT``, ``ALL_SIGNED`` or ``STRUCTURE``; default: drawn.
            doctors: how many in each request.
            sites: how many FINESSGeo in each request.
            edition: ``published`` or ``corrected``; default: the session's.
            violating: code of a rule to be broken: by the last request, the file, its name or
                its archive.
            variant: which way of breaking it, from 0.
            first_number: the first numeroEditeur; default: that behind the last one of the test.
            pointers: JSON pointer → value there.
            archive: whether the supporting documents are written, as ``<stem>.zip`` beside the
                file; those of a fault in them always are.
            overrides: balise → value wherever it stands.

        Returns:
            The path of the submission, under the `tmp_path` of the test.

        Raises:
            ValueError: there is no such submission.
        """
        factory = self.bench.factory(edition)
        order: Order = factory.order(
            requests=requests,
            beneficiary=beneficiary,
            situation=situation,
            doctors=doctors,
            sites=sites,
            violating=violating,
            variant=variant,
            first_number=self.bench.number(first_number, requests),
            pointers=pointers,
            **overrides,
        )
        index = next(self.bench.dossiers)
        # An answer beside the file would be the snapshot of one.
        dossier = DossierFactory(factory).make(
            order, index=index, with_archive=archive, with_answer=False
        )
        return dossier.write(self.folder)
