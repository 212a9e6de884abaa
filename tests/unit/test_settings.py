"""Settings are read, or refused with the values that are allowed, in both languages."""

from __future__ import annotations

import pickle
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from pytest_segur.house import HouseRule
from pytest_segur.settings import (
    PROFILES,
    Settings,
    SettingsError,
    split_list,
    to_day,
    to_edition,
    to_ignored,
    to_profiles,
)
from pytest_segur.spec.catalogue import CATALOGUE, NEVER_IGNORED
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Callable


def refusal(read: Callable[[], object]) -> tuple[str, str]:
    """Give the French and the English sentence of a setting that is refused."""
    with pytest.raises(SettingsError) as caught:
        read()
    assert isinstance(caught.value, ValueError)
    assert str(caught.value) == caught.value.text.to("fr")
    return caught.value.text.fr, caught.value.text.en


def test_editions_are_known_by_their_names() -> None:
    """Case matters."""
    assert to_edition("published") is Edition.PUBLISHED
    assert to_edition("corrected") is Edition.CORRECTED
    assert refusal(lambda: to_edition("Published")) == (
        'édition inconnue : "Published" ; valeurs admises : published, corrected',
        'unknown edition: "Published"; allowed: published, corrected',
    )


def test_profiles_are_known_by_their_names() -> None:
    """None, one or both; a name that is none is told."""
    assert to_profiles([]) == frozenset()
    assert to_profiles(["mailiz , centre-de-sante", ""]) == frozenset(PROFILES)
    assert to_profiles("mailiz") == {"mailiz"}
    assert refusal(lambda: to_profiles(["mailiz", "ehpad", "zzz"])) == (
        'profil inconnu : "ehpad" ; valeurs admises : centre-de-sante, mailiz',
        'unknown profile: "ehpad"; allowed: centre-de-sante, mailiz',
    )


def test_rules_are_ignored_by_code_or_by_prefix() -> None:
    """A prefix stands for all codes that begin so."""
    assert to_ignored([]) == frozenset()
    assert to_ignored(["D210,F", "A90"]) == {"D210"} | {
        code for code in CATALOGUE if code.startswith(("F", "A90"))
    }


def test_rules_that_cannot_be_ignored_stay_under_a_prefix() -> None:
    """By their own code they are an error."""
    ignored = to_ignored(["S"])
    assert ignored == {code for code in CATALOGUE if code[0] == "S"} - NEVER_IGNORED
    assert "S106" in ignored
    for code in sorted(NEVER_IGNORED):
        fr, en = refusal(partial(to_ignored, [code]))
        never = "S100, S101, S102, S103, S104, S105, S110, S112, S113, S114"
        assert fr == (
            f"règle qui ne peut pas être ignorée : {code} ; valeurs admises : toutes sauf {never}"
        )
        assert en == f"rule that cannot be ignored: {code}; allowed: all but {never}"


def test_codes_of_house_rules_are_kept_as_they_are() -> None:
    """Which rules there are is known only later."""
    assert to_ignored(["X00", "X"]) == {"X00", "X"}


@pytest.mark.parametrize("code", ["d210", "D2100", "Z", "D999", "S10X", "x1", "*"])
def test_a_rule_that_does_not_exist_is_told(code: str) -> None:
    """With what a code looks like."""
    assert refusal(lambda: to_ignored([code])) == (
        (
            f'règle inconnue : "{code}" ; valeurs admises : un code comme D210, ou le début de '
            "plusieurs comme F ou A90"
        ),
        (
            f'unknown rule: "{code}"; allowed: a code such as D210, or the beginning of several '
            "such as F or A90"
        ),
    )


def test_days_are_written_the_iso_way() -> None:
    """Leap days included."""
    assert to_day("2022-03-01") == date(2022, 3, 1)
    assert to_day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "2022-02-29",
        "20220301",
        "2022-W09-2",
        "01/03/2022",
        "today",
        "",
        "2022-03-01 ",
        "0000-01-01",
    ],
)
def test_a_day_written_otherwise_is_told(text: str) -> None:
    """Also where Python itself would read it."""
    assert refusal(lambda: to_day(text)) == (
        (
            f'jour inconnu : "{text}" ; valeurs admises : un jour qui existe, écrit AAAA-MM-JJ, '
            "par exemple 2022-03-01"
        ),
        (
            f'unknown day: "{text}"; allowed: a day that exists, written YYYY-MM-DD, '
            "for example 2022-03-01"
        ),
    )


def test_what_was_given_cannot_harm_a_terminal() -> None:
    """Long, invisible, or no string at all."""
    assert refusal(lambda: to_edition("\x1b[31m\u202e" + "x" * 99))[0].startswith(
        'édition inconnue : "\\u001b[31m\\u202e' + "x" * 54 + '…" ; valeurs'
    )
    assert refusal(lambda: to_edition(None))[0].startswith(  # type: ignore[arg-type]
        'édition inconnue : "None" ; valeurs'
    )


def test_a_refusal_crosses_processes() -> None:
    """A worker of xdist pickles what it raises."""
    with pytest.raises(SettingsError) as caught:
        to_edition("x")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - made a line above
    assert (type(again), str(again)) == (SettingsError, str(caught.value))


@pytest.mark.parametrize(
    ("values", "parts"),
    [([], []), ([""], []), (["a,b", " c ,,"], ["a", "b", "c"]), ("a b,c", ["a b", "c"])],
)
def test_lists_are_split_at_commas(values: list[str], parts: list[str]) -> None:
    """Blanks around are dropped, empty parts too; a lone string is one value."""
    assert split_list(values) == parts


def test_defaults_judge_by_the_published_table_today() -> None:
    """Nothing is ignored, profiles are unknown."""
    before = date.today()  # noqa: DTZ011 - the day of the user's own calendar
    settings = Settings()
    assert before <= settings.today <= date.today()  # noqa: DTZ011
    assert settings == Settings(
        edition=Edition.PUBLISHED,
        profiles=None,
        ignored=frozenset(),
        today=settings.today,
        advisories=True,
        rules=(),
        operators=frozenset(),
        history=None,
    )


def test_a_prefix_stands_for_house_rules_that_are_made_known_later() -> None:
    """As it does for those of the catalogue."""
    rule = HouseRule(code="X01", label_fr="x", label_en="x", check=lambda _: [])
    assert Settings(ignored=frozenset({"X"}), rules=(rule,)).ignored == {"X", "X01"}
    assert Settings(ignored=frozenset({"X1"}), rules=(rule,)).ignored == {"X1"}
