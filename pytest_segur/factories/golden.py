"""Golden files: as many random dossiers as anybody wants.

Dossiers are made one after another, each from a seed of its own, so that a thousand of them
take no more memory than one, and any of them can be made again alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pytest_segur.factories.dossier import DossierFactory
from pytest_segur.factories.factory import SubmissionFactory
from pytest_segur.factories.faults import variants_of
from pytest_segur.factories.order import NUMBERS
from pytest_segur.factories.overrides import FactoryError
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_segur.factories.dossier import Dossier
    from pytest_segur.factories.order import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """A series of random dossiers of one vendor.

    Attributes:
        files: how many.
        requests: how many requests in each.
        seed: the same seed gives the same bytes.
        edition: the edition that they are made for.
        violating: code of the rule that each one breaks; None: they are sound.
        variant: which way of breaking it; None: every way in turn.
        with_archive: whether the supporting documents come along.
    """

    files: int
    requests: int
    seed: int
    edition: Edition = Edition.PUBLISHED
    violating: str | None = None
    variant: int | None = None
    with_archive: bool = True

    def must_be_possible(self) -> None:
        """Refuse what cannot be made, before anything is.

        Raises:
            FactoryError: a number is out of bounds, or there is no such rule or variant.
        """
        if self.files < 1:
            raise FactoryError(
                Text(
                    f"nombre de fichiers : {self.files} ; il en faut au moins un",
                    f"number of files: {self.files}; at least one is needed",
                )
            )
        factory = SubmissionFactory.seeded(self.seed, self.edition)
        for variant in self._variants():
            factory.order(requests=self.requests, violating=self.violating, variant=variant)

    @property
    def has_expectations(self) -> bool:
        """Whether something has to be said of the files: their edition, or their fault."""
        return self.violating is not None or self.edition is not Edition.PUBLISHED

    def beside(self) -> Mapping[str, str]:
        """Give the texts that stand beside the files: none."""
        return {}

    def dossiers(self) -> Iterator[Dossier]:
        """Make the dossiers, one after another."""
        return map(self.dossier, range(self.files))

    def dossier(self, index: int) -> Dossier:
        """Make one of the dossiers alone.

        Args:
            index: its rank, from 0.

        Raises:
            FactoryError: it cannot be made.
        """
        factory, order = self._ordered(index)
        return factory.make(order, index=index, with_archive=self.with_archive)

    def names(self) -> list[str]:
        """Tell the names of the submissions, at the price of the smallest of each.

        Raises:
            FactoryError: two files would bear the same name.
        """
        smallest = replace(self, requests=self._fewest())
        names: dict[str, None] = {}
        for index in range(self.files):
            factory, order = smallest._ordered(index)  # noqa: SLF001 - of the same class
            name = factory.name(order, index=index)
            if name in names:
                raise FactoryError(
                    Text(
                        f"trop de fichiers : {name} serait écrit plus d'une fois",
                        f"too many files: {name} would be written more than once",
                    )
                )
            names[name] = None
        return list(names)

    def _ordered(self, index: int) -> tuple[DossierFactory, Order]:
        """Say what one of the dossiers is to be like, and who makes it."""
        factory = DossierFactory(
            SubmissionFactory.seeded(f"{self.seed}/{index}", self.edition),
            vendor_of(f"{self.seed}/vendor", self.edition),
        )
        variants = self._variants()
        order = factory.order(
            requests=self.requests,
            first_number=index * self.requests % NUMBERS + 1,
            violating=self.violating,
            variant=variants[index % len(variants)],
        )
        return factory, order

    def _fewest(self) -> int:
        if self.violating is None:
            return 1
        variants = variants_of(self.violating, self.edition)
        return max(variants[variant].fewest for variant in self._variants())

    def _variants(self) -> tuple[int, ...]:
        """Give the variants that are taken in turn: those that so many requests can have."""
        if self.violating is None:
            return (0,)
        if self.variant is not None:
            return (self.variant,)
        variants = enumerate(variants_of(self.violating, self.edition))
        possible = [rank for rank, fault in variants if fault.fewest <= self.requests]
        return tuple(possible) or (0,)


def vendor_of(seed: str, edition: Edition) -> dict[str, Any]:
    """Draw the vendor of a series of files: the numeroAns and SIRET of all of them."""
    header = SubmissionFactory.seeded(seed, edition).header()
    return {name: header[name] for name in ("numeroAns", "SIRET")}
