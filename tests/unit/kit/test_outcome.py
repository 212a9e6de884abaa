"""When a validator agrees with a case, and how else it may stand to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_segur.kit.answer import Answer
from pytest_segur.kit.outcome import Failure, Outcome, Result, compare
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from pytest_segur.kit.answer import Item, Said
    from pytest_segur.kit.case import KitCase

TWO = ("D210", "D251")


@pytest.mark.parametrize(
    ("expected", "given", "outcome"),
    [
        ((), (), Outcome.AGREED),
        ((), None, Outcome.WRONGLY_REFUSED),
        ((), ("D210",), Outcome.WRONGLY_REFUSED),
        (TWO, (), Outcome.WRONGLY_ACCEPTED),
        (TWO, None, Outcome.AGREED),
        (TWO, ("D210",), Outcome.AGREED),
        (TWO, ("D251",), Outcome.OTHER_CODE),
        (TWO, ("D210", "D251"), Outcome.AGREED),
        (TWO, ("D251", "D210"), Outcome.OTHER_CODE),
        (TWO, ("D210", "D251", "D260"), Outcome.OTHER_CODE),
        (("D210", "D251", "D260"), ("D210", "D260", "D251"), Outcome.AGREED),
        (("D210", "D251", "D260"), ("D210", "D260"), Outcome.OTHER_CODE),
        (("D210",), ("0210",), Outcome.OTHER_CODE),
    ],
)
def test_codes_are_compared(expected: tuple[str, ...], given: Said, outcome: Outcome) -> None:
    assert compare(expected, given) is outcome


@pytest.mark.parametrize(
    ("name", "items", "deviations"),
    [
        ("published/business/two", {}, []),
        ("published/D210/iso", {2: ("D210",), "fichier": (), 1: (), 77: ()}, []),
        ("published/D210/iso", {2: None}, []),
        (
            "published/D210/iso",
            {2: ("D210",), 1: ("D210",)},
            [(1, Outcome.WRONGLY_REFUSED)],
        ),
        # A file at fault, and then requests of it.
        (
            "published/D210/iso",
            {"archive": None, 77: None, "fichier": ("S103",)},
            [
                ("fichier", Outcome.WRONGLY_REFUSED),
                (2, Outcome.WRONGLY_ACCEPTED),
                (77, Outcome.WRONGLY_REFUSED),
                ("archive", Outcome.WRONGLY_REFUSED),
            ],
        ),
        # That a file is refused refuses its requests; what they have besides is never seen.
        ("published/S103/twice", {"fichier": None, 1: None}, []),
        ("published/S103/twice", {"fichier": ("S103",), 1: ()}, []),
        (
            "published/S103/twice",
            {"fichier": ("S103",), 1: ("D210",)},
            [(1, Outcome.WRONGLY_REFUSED)],
        ),
        ("published/P303/absent", {}, [("archive", Outcome.WRONGLY_ACCEPTED)]),
        ("published/P303/absent", {"archive": ("P301",)}, [("archive", Outcome.OTHER_CODE)]),
    ],
)
def test_an_answer_is_compared_item_by_item(
    cases: dict[str, KitCase],
    name: str,
    items: dict[Item, Said],
    deviations: list[tuple[Item, Outcome]],
) -> None:
    result = Result.of(cases[name], Answer(items))
    assert [(one.item, one.outcome) for one in result.deviations] == deviations
    assert result.outcome is (deviations[0][1] if deviations else Outcome.AGREED)
    assert result.failure is None


def test_a_failure_is_the_outcome(cases: dict[str, KitCase]) -> None:
    failure = Failure(Outcome.TIMED_OUT, Text("trop long", "too long"))
    result = Result.of(cases["published/S103/twice"], failure)
    assert (result.outcome, result.failure, result.deviations) == (Outcome.TIMED_OUT, failure, ())
