"""Sentences in two languages, and errors told in them."""

from __future__ import annotations

import pickle

import pytest

from pytest_segur.spec.text import LANGUAGES, Text, TextError, same


def test_there_are_two_languages_french_first() -> None:
    """The default comes first."""
    assert LANGUAGES == ("fr", "en")


def test_names_are_filled_in_when_values_are_given() -> None:
    """Without values a sentence is literal, braces included."""
    text = Text("la demande {position}", "request {position}")
    assert text.to("fr", position="3") == "la demande 3"
    assert text.to("en", position="3") == "request 3"
    assert Text("Écrivez {}.", "Write {}.").to("fr") == "Écrivez {}."


def test_values_that_look_like_names_are_not_filled_in() -> None:
    """What somebody wrote into a file is no part of the sentence."""
    assert same("{a}").to("fr", a="{b}", b="x") == "{b}"


def test_an_error_reads_french_and_knows_english() -> None:
    """It is a `ValueError`, and crosses processes."""
    error = TextError(Text("édition inconnue", "unknown edition"))
    assert isinstance(error, ValueError)
    assert str(error) == "édition inconnue"
    assert error.text.to("en") == "unknown edition"
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - made two lines above
    assert (type(again), str(again), again.text) == (TextError, str(error), error.text)


def test_an_error_shows_its_sentence_when_it_is_raised() -> None:
    """That is what a traceback ends with."""
    with pytest.raises(TextError, match=r"^non$"):
        raise TextError(Text("non", "no"))
