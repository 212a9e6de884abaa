"""Every reason why a file cannot be read is explained in both languages."""

from __future__ import annotations

import re
import string

import pytest

from pytest_segur import check, document, syntax
from pytest_segur.document import Unreadable
from pytest_segur.rules.unreadable import FOUND, HINTS, explain
from pytest_segur.spec.rule import Source
from pytest_segur.spec.text import LANGUAGES, Text

REASON = re.compile(r'"((?:file|encoding|json|object|key|root)\.[a-z]+)"')


def names_in(sentence: str) -> set[str | None]:
    """Give the names that a sentence wants filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence)} - {None}


def test_every_reason_that_the_code_gives_has_its_words() -> None:
    """And no words are there for a reason that nothing gives."""
    from pytest_segur import checking, writing  # noqa: PLC0415 - read, not used

    given: set[str] = set()
    for module in (document, syntax, writing, checking):
        assert module.__file__ is not None
        with open(module.__file__, encoding="utf-8") as source:  # noqa: PTH123
            given.update(REASON.findall(source.read()))
    assert given <= FOUND.keys()
    assert FOUND.keys() <= given
    assert HINTS.keys() <= FOUND.keys()


@pytest.mark.parametrize("reason", sorted(FOUND))
def test_both_languages_name_the_same_details(reason: str) -> None:
    """Hints name nothing that the description does not."""
    found, hint = FOUND[reason], HINTS.get(reason, Text("", ""))
    assert names_in(found.fr) == names_in(found.en)
    if names_in(found.fr):
        assert names_in(hint.fr) == names_in(hint.en)
        assert names_in(hint.fr) <= names_in(found.fr)


@pytest.mark.parametrize("reason", sorted(HINTS))
def test_hints_are_sentences(reason: str) -> None:
    """They begin with a capital and end with a full stop."""
    for language in LANGUAGES:
        sentence = HINTS[reason].to(language)
        assert sentence[0].isupper()
        assert sentence.endswith(".")


def test_a_reason_becomes_a_finding_with_its_place() -> None:
    """Code, words, hint and offset; the details are filled in."""
    problem = Unreadable("S102", "json.constant", offset=6, text='{"a": NaN}', name="NaN")
    finding = explain(problem)
    assert (finding.code, finding.offset, finding.path) == ("S102", 6, ())
    assert finding.found == Text("NaN", "NaN")
    assert finding.hint == Text(
        "JSON ne connaît pas NaN : écrivez null ou un nombre.",
        "JSON does not know NaN: write null or a number.",
    )
    assert finding.source is None


def test_details_cannot_harm_a_terminal() -> None:
    """A key may hold anything."""
    text = '{"": 1,\n "a\\u001b\\u202e\\ud800": 1, "a\\u001b\\u202e\\ud800": 2}'
    finding = explain(Unreadable("S103", "key.repeated", text=text))
    assert (finding.path, finding.offset) == (("a\x1b\u202e\ud800",), text.rindex('"a'))
    assert finding.found == Text(
        "« a\\u001b\\u202e\\ud800 » une seconde fois", "“a\\u001b\\u202e\\ud800” a second time"
    )
    assert finding.hint is None


@pytest.mark.parametrize("reason", ["json.depth", "object.depth"])
def test_the_limit_of_nesting_is_the_kit_s(reason: str) -> None:
    """RFC 8259 knows none."""
    assert explain(Unreadable("S102", reason, limit="200")).source is Source.KIT


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (
            b"{,}",
            (
                "le fichier doit contenir une valeur JSON bien formée, et une seule ; "
                "trouvé : une virgule en trop"
            ),
            "Retirez cette virgule.",
        ),
        (
            b'["C:\\Users"]',
            (
                "le fichier doit contenir une valeur JSON bien formée, et une seule ; "
                "trouvé : une barre oblique inverse qui ne forme aucun échappement"
            ),
            "Dans une chaîne, une barre oblique inverse s'écrit \\\\.",
        ),
        (
            b'["a\tb"]',
            (
                "le fichier doit contenir une valeur JSON bien formée, et une seule ; "
                "trouvé : un caractère de contrôle dans une chaîne"
            ),
            "Dans une chaîne, une tabulation s'écrit \\t et un saut de ligne \\n.",
        ),
    ],
)
def test_the_whole_message_reads_well(data: bytes, message: str, hint: str) -> None:
    """Demand, what was found, and how to mend it."""
    (fault,) = check(data).errors
    assert (fault.message, fault.hint) == (message, hint)
