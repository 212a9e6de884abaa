"""A Faker provider for the values of a Ségur request, usable without the rest of the kit.

>>> from faker import Faker
>>> fake = Faker("fr_FR")
>>> fake.add_provider(SegurProvider)
>>> fake.seed_instance(0)
>>> fake.rpps(edition="corrected")
'99787425471'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from faker import Faker
from faker.providers import BaseProvider

from pytest_segur.factories.draws import RandomDraws
from pytest_segur.factories.values import Values

if TYPE_CHECKING:
    from random import Random

#: The documents are French, and so are the values.
_LOCALE: Final = "fr_FR"


class SegurProvider(Values, BaseProvider):
    """Values that a balise takes, drawn as those of any other provider are."""

    @property
    def draws(self) -> RandomDraws:
        """The choices of the generator, as it is seeded now."""
        random: Random = self.generator.random
        return RandomDraws(random)


def french_faker() -> Faker:
    """Make a Faker that speaks French and knows what submissions are made of."""
    faker = Faker(_LOCALE)
    faker.add_provider(SegurProvider)
    return faker
