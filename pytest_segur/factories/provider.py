"""A Faker provider for the values of a Ségur request, usable without the rest of the kit.

>>> from faker import Faker
>>> fake = Faker("fr_FR")
>>> fake.add_provider(SegurProvider)
>>> fake.seed_instance(0)
>>> fake.rpps(edition="corrected")
'99787425471'
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from faker import Faker, Generator
from faker.providers import BaseProvider

from pytest_segur.factories.draws import Draws
from pytest_segur.factories.words import FIRST_NAMES, PRACTICES, SURNAMES
from pytest_segur.identifiers.luhn import check_digit
from pytest_segur.number import Number
from pytest_segur.rules.installation import MAILIZ_CODE
from pytest_segur.spec.catalogue import ROWS
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import Varchar
from pytest_segur.spec.operators import LABELS

if TYPE_CHECKING:
    from random import Random

#: The day that nothing generated comes after, unless another is given: files never age.
CLOCK: Final = date(2022, 3, 1)

_LONGEST_WAIT: Final = 180
_DIGITS_OF_RPPS: Final = 11
#: All numbers known begin with 1: nobody is found under these.
_RPPS_RANGE: Final = "997"
#: Behind the department of a number that exists stands a zero; overseas, small numbers follow it.
_FINESS_RANGE: Final = "99"
#: What begins with 2 is a public body, never a person; those that exist stay below.
_SIREN_RANGE: Final = "299"

_CORSICA: Final = 20
#: What numbers of establishments begin with: the department, overseas with two digits more.
DEPARTMENTS: Final = (
    *(f"{number:02}" for number in range(1, 96) if number != _CORSICA),
    "2A",
    "2B",
    *("9701", "9702", "9703", "9704", "9805"),
)
#: For its key, a letter of Corsica counts as its rank.
_LETTERS: Final = str.maketrans("AB", "12")
_DIGITS_OF_FINESS: Final = 9

#: Beginnings of the numbers that no subscriber is given, kept for works of fiction.
FICTION_NUMBERS: Final = ("019900", "026191", "035301", "046571", "053649", "063998")

_OPERATORS: Final = tuple(code for code in LABELS if code != MAILIZ_CODE)
_NOT_A_LETTER: Final = re.compile("[^a-z0-9]+")


#: The documents are French, and so are the values.
_LOCALE: Final = "fr_FR"


class SegurProvider(BaseProvider):
    """Values that a balise takes: well formed, plausible, and nobody's."""

    def rpps(self, edition: Edition | str = Edition.PUBLISHED) -> str:
        """Give a practitioner's number with its key, with zeros in front in `published`."""
        random_part = _DIGITS_OF_RPPS - len(_RPPS_RANGE) - 1
        number = _with_key(_RPPS_RANGE + draws_of(self).digits(random_part))
        return number.zfill(length_of("D238", edition))

    def departement_finess(self) -> str:
        """Give a department as FINESS numbers begin with it, Corsica and overseas included."""
        return draws_of(self).pick(DEPARTMENTS)

    def finess_juridique(self, department: str | None = None) -> str:
        """Give the number of a legal entity.

        Args:
            department: its beginning, one of `DEPARTMENTS`; default: drawn.
        """
        return self._finess(department)

    def finess_geographique(self, department: str | None = None) -> str:
        """Give the number of a site.

        Args:
            department: its beginning, one of `DEPARTMENTS`; default: drawn.
        """
        return self._finess(department)

    def _finess(self, department: str | None) -> str:
        start = department or self.departement_finess()
        missing = _DIGITS_OF_FINESS - len(start) - len(_FINESS_RANGE) - 1
        digits = start + _FINESS_RANGE + draws_of(self).digits(missing)
        return digits + check_digit(digits.translate(_LETTERS))

    def siret_segur(self, edition: Edition | str = Edition.PUBLISHED) -> str:
        """Give a SIRET: 14 digits with both keys, or the ten characters of `published`."""
        draws = draws_of(self)
        if Edition(edition) is Edition.PUBLISHED:
            return draws.digits(length_of("S109", edition))
        return _with_key(_with_key(_SIREN_RANGE + draws.digits(5)) + "0" * 3 + draws.digits(1))

    def numero_ans(self, edition: Edition | str = Edition.PUBLISHED) -> str:
        """Give the number under which the ANS would have referenced a solution."""
        return draws_of(self).digits(length_of("S108", edition))

    def numero_editeur(self) -> str:
        """Give a request's number, 00001 to 99999."""
        return f"{draws_of(self).whole(1, 99_999):05}"

    def date_commande(self, today: date = CLOCK) -> str:
        """Give the day of an order, JJ/MM/AAAA.

        Args:
            today: the order is no later than that, and half a year earlier at most.
        """
        day = today - timedelta(days=draws_of(self).whole(0, _LONGEST_WAIT))
        return f"{day.day:02}/{day.month:02}/{day.year:04}"

    def montant_segur(self) -> Number:
        """Give an amount in euros, with its two decimals."""
        draws = draws_of(self)
        cents = "00" if draws.chance(0.7) else draws.digits(2)
        return Number(f"{draws.whole(300, 10_750)}.{cents}")

    def nom_majuscules(self) -> str:
        """Give a person's name in capitals; accents, hyphens and apostrophes occur."""
        draws = draws_of(self)
        name = draws.pick(SURNAMES)
        if draws.chance(0.15):
            return f"{name}-{draws.pick(SURNAMES)}"
        return f"{name} {draws.pick(FIRST_NAMES)}" if draws.chance(0.3) else name

    def telephone(self) -> str:
        """Give a number of ten digits that was kept for fiction."""
        draws = draws_of(self)
        return draws.pick(FICTION_NUMBERS) + draws.digits(4)

    def email(self, *, name: str | None = None, domain: str | None = None) -> str:
        """Give an address under ``.example``, where no mail ever arrives.

        Args:
            name: whose address it is; default: drawn.
            domain: what stands behind the @; default: drawn.
        """
        local = _plain(name or self.nom_majuscules())
        return f"{local}@{domain or f'{draws_of(self).pick(PRACTICES)}.example'}"

    def operateur_messagerie(self) -> str:
        """Give the code of an operator of section 4 that needs no profile: not Mailiz."""
        return draws_of(self).pick(_OPERATORS)


def seeded_provider(seed: int | str) -> SegurProvider:
    """Make a provider with a generator of its own, without the rest of Faker.

    Args:
        seed: the same seed gives the same values.
    """
    generator = Generator()
    generator.seed_instance(seed)
    return SegurProvider(generator)


def draws_of(provider: SegurProvider) -> Draws:
    """Give the choices that the values of a provider are made by."""
    random: Random = provider.generator.random
    return Draws(random)


def length_of(code: str, edition: Edition | str) -> int:
    """Give the length that the table asks for in an edition.

    Args:
        code: the rule of a balise of the format ``VARCHAR (=n)``.
        edition: the edition.
    """
    wanted: Any = ROWS[code][0].format_in(Edition(edition))
    assert isinstance(wanted, Varchar), f"{code} has no length of its own"
    assert wanted.exactly is not None, f"{code} has no exact length"
    return wanted.exactly


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.replace("Œ", "OE")).lower()
    ascii_letters = letters.encode("ascii", "ignore").decode()
    return _NOT_A_LETTER.sub("-", ascii_letters).strip("-")


def french_faker() -> Faker:
    """Make a Faker that speaks French and knows what submissions are made of."""
    faker = Faker(_LOCALE)
    faker.add_provider(SegurProvider)
    return faker


def _with_key(digits: str) -> str:
    return digits + check_digit(digits)
