"""What is merely implausible, A901 to A916: told in ``avis``, never refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur import dumps
from pytest_segur.spec.text import Text
from support.cases.advisories import CASES
from support.cases.case import build, resolved
from support.kit.planned import Planned
from support.kit.selection import slug_of, smaller
from support.kit.words import told
from support.submissions import NUMERO_ANS, doctor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from support.cases.case import Case
    from support.submissions import Edition

#: Those that depend on the calendar.
_DATED: Final = frozenset({"A906"})
#: Those about more than one doctor or site.
_SEVERAL: Final = frozenset({"A909", "A910", "A911", "A916"})
_TODAY: Final = "2022-03-01"

#: The cases that the kit takes, by what they show; French behind it.
_WORDS: Final[Mapping[str, str]] = {
    "tomorrow": "demain",
    "next year": "l'an prochain",
    "today": "aujourd'hui",
    "nothing": "rien",
    "minus nothing": "moins zéro",
    "negative": "négatif",
    "a cent": "un centime",
    "a proof with TTC": "une preuve avec TTC",
    "two proofs with TTC": "deux preuves avec TTC",
    "a proof with HT": "une preuve avec HT",
    "a doctor twice": "un médecin deux fois",
    "a site twice": "un site deux fois",
    "a site that is the structure itself": "un site qui est la structure même",
    "a doctor of the first request": "un médecin de la première demande",
    "a structure": "une structure",
    "a site is not a structure": "un site n'est pas une structure",
    "the same site": "le même site",
    "a health centre of doctors": "un centre de santé de médecins",
    "a health centre of one doctor": "un centre de santé d'un médecin",
    "no health centre": "pas un centre de santé",
    "a health centre": "un centre de santé",
    "Mailiz": "Mailiz",
    "profiles declared": "profils déclarés",
    "another operator": "un autre opérateur",
    "00000": "00000",
    "A0001": "A0001",
    "00001": "00001",
    "99999": "99999",
    "the same proof twice": "la même preuve deux fois",
    "the same proof three times": "la même preuve trois fois",
    "two names": "deux noms",
}

_B: Final = "beneficiaires"
_DOCTOR: Final = f"{_B}/liberal/0"
_STRUCTURE: Final = f"{_B}/structure"

# Code, what it shows in English and French, base, place, value: of both editions.
_VALUES: Final = (
    ("A902", "a wrong key", "une clé fausse", "structure", f"{_STRUCTURE}/FINESSJuridique", 1),
    ("A902", "a site", "un site", "structure", f"{_STRUCTURE}/FINESSGeo/1", "777777777"),
    ("A902", "Corsica", "la Corse", "structure", f"{_STRUCTURE}/FINESSJuridique", "2A0000154"),
    ("A904", "no domain", "pas de domaine", "alone", f"{_DOCTOR}/emailMedecin", "durand"),
    (
        "A904",
        "a blank in it",
        "un espace à l'intérieur",
        "structure",
        f"{_STRUCTURE}/emailResponsable",
        "la direction@acacias.example",
    ),
    (
        "A904",
        "an unusual address",
        "une adresse inhabituelle",
        "agent",
        f"{_B}/emailMandataire",
        "d'artagnan+segur@cabinet.example",
    ),
    ("A905", "two digits", "deux chiffres", "alone", f"{_DOCTOR}/telephoneMedecin", "12"),
    (
        "A905",
        "another country",
        "un autre pays",
        "agent",
        f"{_B}/telephoneMandataire",
        "+1 202 555 0100",
    ),
    (
        "A905",
        "overseas",
        "outre-mer",
        "structure",
        f"{_STRUCTURE}/telephoneResponsable",
        "+262 262 12 34 56",
    ),
)


def advised(edition: Edition) -> Iterator[Planned]:
    """Plan the cases of an edition."""
    for case in CASES:
        if case.why in _WORDS and case.code != "A917":
            yield _of_case(case, edition)
    yield from _doctors(edition)
    if edition == "corrected":
        yield from _companies()
    for code, en, fr, base, place, value in _VALUES:
        yield _planned(
            code,
            Text(fr, en),
            edition,
            (base,),
            {place: "750010002" if value == 1 else value},
            place,
            is_advised=en not in {"Corsica", "an unusual address", "overseas"},
        )


def _of_case(case: Case, edition: Edition) -> Planned:
    # A doctor stands there with the number that he has in the edition of the case.
    own, theirs = doctor()["RPPS"], doctor(edition=edition)["RPPS"]
    changes = {place: theirs if value == own else value for place, value in case.changes.items()}
    profiles = case.options.get("profiles")
    return _planned(
        case.code,
        Text(_WORDS[case.why], case.why),
        edition,
        case.bases if case.code in _SEVERAL else tuple(map(smaller, case.bases)),
        changes,
        case.at or next(iter(changes), ""),
        is_advised=bool(case.codes),
        profiles=None if profiles is None else tuple(sorted(profiles)),
        today=_TODAY if case.code in _DATED else None,
    )


def _doctors(edition: Edition) -> Iterator[Planned]:
    sound = doctor(edition=edition)["RPPS"]
    wrong = sound[:-1] + str((int(sound[-1]) + 1) % 10)
    for fr, en, number, is_advised in (
        ("une clé fausse", "a wrong key", wrong, True),
        ("une lettre", "a letter", f"{sound[:-1]}A", True),
        ("une clé juste", "a right key", sound, False),
    ):
        place = f"{_DOCTOR}/RPPS"
        yield _planned(
            "A901", Text(fr, en), edition, ("alone",), {place: number}, place, is_advised=is_advised
        )


def _companies() -> Iterator[Planned]:
    for fr, en, number, is_advised in (
        ("une clé fausse", "a wrong key", "73282932000079", True),
        ("une lettre", "a letter", "7328293200007A", True),
        ("La Poste, dont la clé est autre", "La Poste, whose key differs", "35600000009075", False),
    ):
        yield _planned(
            "A903",
            Text(fr, en),
            "corrected",
            ("alone",),
            {"/SIRET": number},
            "/SIRET",
            is_advised=is_advised,
        )


def _planned(  # noqa: PLR0913, PLR0917 - what a case consists of
    code: str,
    why: Text,
    edition: Edition,
    bases: tuple[str, ...],
    changes: Mapping[str, object],
    at: str,
    *,
    is_advised: bool,
    **more: Any,  # noqa: ANN401
) -> Planned:
    place = resolved(at)
    item = int(place.split("/")[2]) + 1 if place.startswith("/lignesImport/") else 0
    codes = {"demandes": {str(item): [code]}} if item else {"fichier": [code]}
    return Planned(
        rule=code,
        slug=slug_of(why.en),
        kind="fails" if is_advised else "passes",
        purpose=told(code, why),
        edition=edition,
        content=dumps(build(bases, changes, edition)),
        advised=codes if is_advised else {},
        place=place,
        numero_ans=NUMERO_ANS[edition],
        sound=dumps(build(bases, {}, edition)),
        **more,
    )
