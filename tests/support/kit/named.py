"""The name of the file, F401 to F406, and a day to come in it, A917."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur import dumps
from pytest_segur.spec.text import Text
from support.kit.planned import Planned
from support.kit.words import told
from support.submissions import NUMERO_ANS, amended, liberal_request, submission

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from support.submissions import Edition

#: Where the header's number stands in a name, whatever the edition.
_A: Final = "{ans}"

# Code, slug, what it shows in French and English, the name. None differs from another one of
# its folder in capitals alone, and any system can have a file of each.
_FAILING: Final = (
    ("F401", "another-name", "un autre nom", "another name", "demandes.json"),
    ("F401", "lower-case", "en minuscules", "lower case", f"json-{_A}-20220301-011.json"),
    ("F401", "underscores", "des tirets bas", "underscores", f"JSON_{_A}_20220301_001.json"),
    ("F401", "no-ans-number", "pas de numéro ANS", "no ANS number", "JSON--20220301-001.json"),
    (
        "F401",
        "six-digits-of-date",
        "une date de six chiffres",
        "a date of six digits",
        f"JSON-{_A}-220301-001.json",
    ),
    (
        "F401",
        "dashes-in-the-date",
        "des tirets dans la date",
        "dashes in the date",
        f"JSON-{_A}-2022-03-01-001.json",
    ),
    (
        "F401",
        "two-digits",
        "un numéro de deux chiffres",
        "a number of two digits",
        f"JSON-{_A}-20220301-01.json",
    ),
    (
        "F401",
        "four-digits",
        "un numéro de quatre chiffres",
        "a number of four digits",
        f"JSON-{_A}-20220301-0001.json",
    ),
    (
        "F401",
        "a-letter",
        "une lettre dans le numéro",
        "a letter in the number",
        f"JSON-{_A}-20220301-00A.json",
    ),
    (
        "F401",
        "something-behind",
        "un mot ajouté à la fin",
        "a word behind",
        f"JSON-{_A}-20220301-001-v2.json",
    ),
    (
        "F401",
        "a-copy",
        "une copie de l'explorateur de fichiers",
        "a file manager's copy",
        f"JSON-{_A}-20220301-001 (1).json",
    ),
    (
        "F402",
        "another-number",
        "un autre numéro",
        "another number",
        "JSON-ANS99999999999-20220301-001.json",
    ),
    ("F402", "lower-case", "en minuscules", "lower case", "JSON-{lower}-20220301-002.json"),
    ("F402", "a-blank", "un espace à la fin", "a blank behind", f"JSON-{_A} -20220301-003.json"),
    ("F403", "day-first", "le jour d'abord", "day first", f"JSON-{_A}-01132022-001.json"),
    ("F403", "30-february", "30 février", "30 February", f"JSON-{_A}-20220230-001.json"),
    (
        "F403",
        "29-february-of-a-common-year",
        "29 février d'une année ordinaire",
        "29 February of a common year",
        f"JSON-{_A}-20210229-001.json",
    ),
    (
        "F403",
        "29-february-1900",
        "29 février 1900",
        "29 February 1900",
        f"JSON-{_A}-19000229-001.json",
    ),
    ("F403", "month-13", "mois 13", "month 13", f"JSON-{_A}-20221301-001.json"),
    ("F403", "month-0", "mois 0", "month 0", f"JSON-{_A}-20220001-001.json"),
    ("F403", "day-0", "jour 0", "day 0", f"JSON-{_A}-20220100-001.json"),
    ("F403", "year-0", "an 0", "year 0", f"JSON-{_A}-00000101-001.json"),
    ("F404", "number-000", "numéro 000", "number 000", f"JSON-{_A}-20220301-000.json"),
    (
        "F404",
        "number-000-of-another-day",
        "numéro 000 d'un autre jour",
        "number 000 of another day",
        f"JSON-{_A}-20220228-000.json",
    ),
)
_PASSING: Final = (
    ("F401", "number-007", "numéro 007", "number 007", f"JSON-{_A}-20220301-007.json"),
    (
        "F403",
        "29-february-of-a-leap-year",
        "29 février d'une année bissextile",
        "29 February of a leap year",
        f"JSON-{_A}-20200229-001.json",
    ),
    (
        "F403",
        "29-february-2000",
        "29 février 2000",
        "29 February 2000",
        f"JSON-{_A}-20000229-001.json",
    ),
    (
        "F403",
        "the-first-year",
        "la première année",
        "the first year",
        f"JSON-{_A}-00010101-001.json",
    ),
    ("F404", "number-999", "numéro 999", "number 999", f"JSON-{_A}-20220301-999.json"),
)
# The same with the codes and the history.
_ON_1_MARCH: Final = {"day": "2022-03-01"}
_DEPOSITED: Final = (
    ("F405", "the-day-before", "la veille", "the day before", "20220228-001", _ON_1_MARCH),
    ("F405", "the-day-after", "le lendemain", "the day after", "20220302-001", _ON_1_MARCH),
    ("F405", "that-day", "le jour du dépôt", "the day of deposit", "20220301-001", None),
    ("F405", "no-day", "jour de dépôt inconnu", "no day of deposit", "20200101-001", {}),
    ("F406", "again", "déposé une seconde fois", "deposited again", "20220301-001", None),
    ("F406", "an-earlier-day", "un jour passé", "an earlier day", "20220228-001", {}),
    ("F406", "the-next-number", "le numéro suivant", "the next number", "20220301-002", None),
    ("F406", "another-day", "le même numéro, un autre jour", "another day", "20220302-001", {}),
)
_REFUSED: Final = {
    "F405": ("the-day-before", "the-day-after"),
    "F406": ("again", "an-earlier-day"),
}


def named(edition: Edition) -> Iterator[Planned]:
    """Plan the cases of an edition."""
    for code, slug, fr, en, name in _FAILING:
        yield _planned(code, slug, Text(fr, en), name, edition, {"fichier": [code]})
    for code, slug, fr, en, name in _PASSING:
        yield _planned(code, slug, Text(fr, en), name, edition, {})
    for code, slug, fr, en, rest, given in _DEPOSITED:
        errors = {"fichier": [code]} if slug in _REFUSED[code] else {}
        memory = _ON_1_MARCH if given is None else given
        history = {
            "schema": "segur-portal/1",
            **memory,
            "deposits": [
                {"name": f"JSON-{NUMERO_ANS[edition]}-{earlier}.json", "requests": []}
                for earlier in (("20220301-001", "20220228-001") if code == "F406" else ())
            ],
        }
        name = f"JSON-{_A}-{rest}.json"
        yield _planned(code, slug, Text(fr, en), name, edition, errors, history=history)
    yield from _dashed(edition)
    yield from _days_to_come(edition)


def _dashed(edition: Edition) -> Iterator[Planned]:
    """A number that looks like a date and a number of its own."""
    number = {"published": "A-20220301-001", "corrected": "A-20220301"}[edition]
    yield _planned(
        "F402",
        "a-number-with-dashes",
        Text("un numéro ANS avec des tirets", "an ANS number with dashes"),
        f"JSON-{number}-20220302-002.json",
        edition,
        {},
        header={"/numeroAns": number},
    )


def _days_to_come(edition: Edition) -> Iterator[Planned]:
    for slug, fr, en, day, is_advised in (
        ("tomorrow", "demain", "tomorrow", "20220302", True),
        ("next-year", "l'an prochain", "next year", "20230228", True),
        ("today", "aujourd'hui", "today", "20220301", False),
    ):
        yield _planned(
            "A917",
            slug,
            Text(fr, en),
            f"JSON-{_A}-{day}-001.json",
            edition,
            {},
            advised={"fichier": ["A917"]} if is_advised else {},
            today="2022-03-01",
        )


def _planned(  # noqa: PLR0913, PLR0917 - what a case consists of
    code: str,
    slug: str,
    why: Text,
    name: str,
    edition: Edition,
    errors: Mapping[str, Any],
    *,
    header: Mapping[str, object] | None = None,
    **more: Any,  # noqa: ANN401 - what a case has besides
) -> Planned:
    ans = NUMERO_ANS[edition]
    source = submission([liberal_request(case="alone", edition=edition)], edition=edition)
    is_refused = bool(errors or more.get("advised"))
    return Planned(
        rule=code,
        slug=slug,
        kind="fails" if is_refused else "passes",
        purpose=told(code, why),
        edition=edition,
        content=dumps(amended(source, header or {})),
        errors=errors,
        name=name.format(ans=ans, lower=ans.lower()),
        numero_ans=ans,
        sound=dumps(source),
        **more,
    )
