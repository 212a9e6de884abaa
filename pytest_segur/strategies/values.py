"""Strategies for single values, and the values that strategies for submissions are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from hypothesis import strategies as st

from pytest_segur.factories.values import DrawnValues
from pytest_segur.settings import to_edition
from pytest_segur.spec.catalogue import ROWS
from pytest_segur.spec.formats import Varchar
from pytest_segur.strategies.draws import HypothesisDraws

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

    from pytest_segur.number import Number
    from pytest_segur.spec.edition import Edition

T = TypeVar("T")

_CAPITALS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÇÉÈÊËÎÏÔÙÛÜŸŒÆ"
_MARKS: Final = "-' "


def _longest_name() -> int:
    wanted = ROWS["D235"][0].format
    assert isinstance(wanted, Varchar), "a name is a string"
    return wanted.longest


#: A capital first: no name is blank.
_NAMES: Final = st.builds(
    str.__add__,
    st.sampled_from(_CAPITALS),
    st.text(_CAPITALS + _MARKS, max_size=_longest_name() - 1),
)


class HypothesisValues(DrawnValues):
    """The values of one example.

    Args:
        draw: what a composite strategy is given to draw with.
    """

    def __init__(self, draw: DrawFn) -> None:
        super().__init__(HypothesisDraws(draw))
        self._draw = draw

    def nom_majuscules(self) -> str:
        """Give a name in capitals, of any length that the table allows."""
        return self._draw(_NAMES)


def rpps(*, edition: Edition | str = "published") -> SearchStrategy[str]:
    """Give the numbers of practitioners, with their keys; with zeros in front in `published`.

    Raises:
        ValueError: there is no such edition.
    """
    found = to_edition(edition)
    return _values(lambda values: values.rpps(found))


def finess(*, department: str | None = None) -> SearchStrategy[str]:
    """Give the numbers of establishments, with their keys.

    Args:
        department: as numbers begin with it: ``69``, ``2A``, ``9704``; default: drawn.
    """
    return _values(lambda values: values.finess_geographique(department))


def sirets(*, edition: Edition | str = "published") -> SearchStrategy[str]:
    """Give SIRETs: 14 digits with both keys, or the ten characters of `published`.

    Raises:
        ValueError: there is no such edition.
    """
    found = to_edition(edition)
    return _values(lambda values: values.siret_segur(found))


def ans_numbers(*, edition: Edition | str = "published") -> SearchStrategy[str]:
    """Give what a numeroAns may be.

    Raises:
        ValueError: there is no such edition.
    """
    found = to_edition(edition)
    return _values(lambda values: values.numero_ans(found))


def names() -> SearchStrategy[str]:
    """Give names in capitals; accents, hyphens, apostrophes and blanks occur."""
    return _values(lambda values: values.nom_majuscules())


def emails() -> SearchStrategy[str]:
    """Give addresses under ``.example``."""
    return _values(lambda values: values.email())


def telephones() -> SearchStrategy[str]:
    """Give numbers of ten digits that were kept for fiction."""
    return _values(lambda values: values.telephone())


def amounts() -> SearchStrategy[Number]:
    """Give amounts in euros, with their two decimals."""
    return _values(lambda values: values.montant_segur())


def order_dates() -> SearchStrategy[str]:
    """Give days of orders, JJ/MM/AAAA, none after 1 March 2022."""
    return _values(lambda values: values.date_commande())


def _values(make: Callable[[HypothesisValues], T]) -> SearchStrategy[T]:
    @st.composite
    def value(draw: DrawFn) -> T:
        return make(HypothesisValues(draw))

    return value()
