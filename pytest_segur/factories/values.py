"""The values of a Ségur request, wherever the choices that they take come from.

>>> seeded_values(0).rpps(edition="corrected")
'99787425471'
"""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.factories.draws import RandomDraws
from pytest_segur.factories.words import FIRST_NAMES, PRACTICES, SURNAMES
from pytest_segur.identifiers.luhn import check_digit
from pytest_segur.number import Number
from pytest_segur.rules.installation import MAILIZ_CODE
from pytest_segur.spec.catalogue import ROWS
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import Varchar
from pytest_segur.spec.operators import LABELS

if TYPE_CHECKING:
    from pytest_segur.factories.draws import Draws

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
#: RFC 5321, section 4.5.3.1.1.
_LONGEST_LOCAL_PART: Final = 64
#: Who has a name without any letter that an address can have.
_NOBODY: Final = "contact"


class Values(ABC):
    """Values that a balise takes: well formed, plausible, and nobody's."""

    @property
    @abstractmethod
    def draws(self) -> Draws:
        """The choices that values are made by."""

    def rpps(self, edition: Edition | str = Edition.PUBLISHED) -> str:
        """Give a practitioner's number with its key, with zeros in front in `published`."""
        random_part = _DIGITS_OF_RPPS - len(_RPPS_RANGE) - 1
        number = _with_key(_RPPS_RANGE + self.draws.digits(random_part))
        return number.zfill(length_of("D238", edition))

    def departement_finess(self) -> str:
        """Give a department as FINESS numbers begin with it, Corsica and overseas included."""
        return self.draws.pick(DEPARTMENTS)

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
        digits = start + _FINESS_RANGE + self.draws.digits(missing)
        return digits + check_digit(digits.translate(_LETTERS))

    def siret_segur(self, edition: Edition | str = Edition.PUBLISHED) -> str:
        """Give a SIRET: 14 digits with both keys, or the ten characters of `published`."""
        draws = self.draws
        if Edition(edition) is Edition.PUBLISHED:
            return draws.digits(length_of("S109", edition))
        return _with_key(_with_key(_SIREN_RANGE + draws.digits(5)) + "0" * 3 + draws.digits(1))

    def numero_ans(self, edition: Edition | str = Edition.PUBLISHED) -> str:
        """Give the number under which the ANS would have referenced a solution."""
        return self.draws.digits(length_of("S108", edition))

    def numero_editeur(self) -> str:
        """Give a request's number, 00001 to 99999."""
        return f"{self.draws.whole(1, 99_999):05}"

    def date_commande(self, today: date = CLOCK) -> str:
        """Give the day of an order, JJ/MM/AAAA.

        Args:
            today: the order is no later than that, and half a year earlier at most.
        """
        day = today - timedelta(days=self.draws.whole(0, _LONGEST_WAIT))
        return f"{day.day:02}/{day.month:02}/{day.year:04}"

    def montant_segur(self) -> Number:
        """Give an amount in euros, with its two decimals."""
        draws = self.draws
        cents = "00" if draws.chance(0.7) else draws.digits(2)
        return Number(f"{draws.whole(300, 10_750)}.{cents}")

    def nom_majuscules(self) -> str:
        """Give a person's name in capitals; accents, hyphens and apostrophes occur."""
        draws = self.draws
        name = draws.pick(SURNAMES)
        if draws.chance(0.15):
            return f"{name}-{draws.pick(SURNAMES)}"
        return f"{name} {draws.pick(FIRST_NAMES)}" if draws.chance(0.3) else name

    def telephone(self) -> str:
        """Give a number of ten digits that was kept for fiction."""
        draws = self.draws
        return draws.pick(FICTION_NUMBERS) + draws.digits(4)

    def email(self, *, name: str | None = None, domain: str | None = None) -> str:
        """Give an address under ``.example``, where no mail ever arrives.

        Args:
            name: whose address it is; default: drawn.
            domain: what stands behind the @; default: drawn.
        """
        local = _plain(name or self.nom_majuscules())
        return f"{local}@{domain or f'{self.draws.pick(PRACTICES)}.example'}"

    def operateur_messagerie(self) -> str:
        """Give the code of an operator of section 4 that needs no profile: not Mailiz."""
        return self.draws.pick(_OPERATORS)


class DrawnValues(Values):
    """Values made by given choices.

    Args:
        draws: the choices.
    """

    def __init__(self, draws: Draws) -> None:
        self._draws = draws

    @property
    def draws(self) -> Draws:
        """The choices that values are made by."""
        return self._draws


def seeded_values(seed: int | str) -> DrawnValues:
    """Make values with a generator of their own.

    Args:
        seed: the same seed gives the same values, and those of a Faker that is seeded so.
    """
    return DrawnValues(RandomDraws(Random(seed)))  # noqa: S311 - nothing here is a secret


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
    """Spell a name as the local part of an address, with ASCII's letters and digits only."""
    spelt = name.upper().replace("Œ", "OE").replace("Æ", "AE")
    letters = unicodedata.normalize("NFKD", spelt).lower()
    ascii_letters = letters.encode("ascii", "ignore").decode()
    plain = _NOT_A_LETTER.sub("-", ascii_letters).strip("-")
    return plain[:_LONGEST_LOCAL_PART].strip("-") or _NOBODY


def _with_key(digits: str) -> str:
    return digits + check_digit(digits)
