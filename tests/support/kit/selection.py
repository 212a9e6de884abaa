"""Which of the cases of the two controls the kit has, and how they are told."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from pytest_segur import dumps
from pytest_segur.spec.block import REPEATED
from pytest_segur.spec.catalogue import ROWS
from support.cases.case import build, resolved
from support.kit.planned import Planned
from support.kit.words import purpose
from support.submissions import NUMERO_ANS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from support.cases.case import Case
    from support.submissions import Edition, Json

#: What needs a history, or a table of its own.
_PLANNED_ELSEWHERE: Final = frozenset({"D207", "D234"})
#: What the kit does without: it needs a validator's own settings, or says what others say.
_LEFT_OUT: Final = frozenset(
    {
        ("D251", "a house's own"),
        ("D245", "a list in the list"),
        ("D253", "both, both wrong"),
        ("D212", "a capital exponent behind two decimals"),
        ("D275", "HT without any document"),
        ("D201", "a number of thousand digits"),
        ("D259", "both profiles are wanting"),
        ("D270", "the other document is judged all the same"),
        ("D206", "its document bears another number"),
        ("D273", "each wrong one is told"),
        ("S106", "a lone surrogate"),
        # Written in a shorter way elsewhere.
        ("S111", "201 requests"),
        # A file cannot be named after these on every system.
        ("S108", "empty"),
        ("S108", "blanks of the right length"),
        ("S108", "the right length in UTF-8 only"),
        ("S108", "code points beyond the basic plane"),
        ("S108", "separators that are no White_Space"),
        ("S108", "letters"),
    }
)
_SMALLER: Final[Mapping[str, str]] = {
    "agent": "alone",
    "all_signed": "alone",
    "structure": "no_site",
}
#: Kinds of value that many rules have in common, and the rules that the kit shows them with.
_ONLY_WITH: Final[Mapping[str, frozenset[str]]] = {
    "an object": frozenset({"D201", "D212", "D221", "D251", "D245", "S109", "S110"}),
    "an array": frozenset({"D203", "D204", "D211", "D226", "D236", "D252", "D270", "S108", "S112"}),
    "a number": frozenset(
        {
            "D203",
            "D205",
            "D210",
            "D211",
            "D226",
            "D235",
            "D237",
            "D238",
            "D241",
            "D251",
            "D270",
            "S108",
            "S109",
            "S110",
            "S112",
        }
    ),
    "a blank": frozenset({"D203", "D211", "D226", "D235", "D236", "D242", "D244", "D251", "D270"}),
    "the string false": frozenset({"D221", "D222", "D223", "D224", "D250", "D252", "D253", "D254"}),
    "a boolean": frozenset({"D205", "D210", "D220", "D235", "D272", "S108"}),
    "no-break and ideographic blanks": frozenset({"D203", "D226", "D235", "D242", "D270"}),
    "a next line and a tab": frozenset({"D211", "D228", "D235"}),
    "0": frozenset({"D201", "D204", "D221", "D222", "D252", "D257"}),
    "1": frozenset({"D201", "D223", "D224", "D250", "D255"}),
    "oui": frozenset({"D221", "D224", "D250", "D253", "D256"}),
    "accents": frozenset({"D226", "D235", "D242", "D236"}),
    "digits and signs": frozenset({"D226", "D235", "D242"}),
    "a capital sharp s": frozenset({"D235"}),
    "no letters at all": frozenset({"D226", "D235", "D242"}),
    "a zero-width blank, which fills": frozenset({"D235", "D243"}),
    "a separator that is no White_Space": frozenset(),
    "a lone surrogate": frozenset({"D235"}),
    "one character": frozenset({"D226", "D230", "D235", "D237", "D244"}),
    "a combining accent": frozenset({"D235"}),
    "small letters": frozenset({"D228", "D237"}),
    "blanks around": frozenset({"D230", "D236", "D243", "D251"}),
    "one small letter": frozenset({"D235"}),
    "a ligature": frozenset({"D235"}),
    "a title-case letter": frozenset({"D235"}),
    "a small Roman numeral": frozenset({"D235"}),
    "code points beyond the basic plane": frozenset({"D238"}),
    "separators that are no White_Space": frozenset(),
    "the right length in UTF-8 only": frozenset({"D205", "D238", "D241"}),
}
#: The rules that editions read differently, and one of whose bounds is among those values.
_IN_FULL: Final = frozenset({"S106", "S108", "S109", "D238", "D253", "D201"})
#: The same of values told with the situation that they stand in.
_NEVER_WITH_A_SITUATION: Final = re.compile(
    "(false|0|an array|an object), (all_signed|structure|alone)"
    "|(PDF|JPG) of the proof|(an object|a number) in the list"
    "|the string null, (all_signed|structure)|(null|empty), all_signed|empty, structure"
    "|(an array|an object|no-break and ideographic blanks|a next line and a tab), agent"
    "|(0|1|oui|an array|an object|empty|null), (short|full) spelling"
    "|(one null|filled), (alone|all_signed)"
    "|(no-break and ideographic blanks|a next line and a tab|empty) in the list"
    "|.*: (a number|false|a string)"
)


def is_wanted(case: Case, edition: Edition) -> bool:
    """Tell whether the kit has a case in an edition."""
    if edition not in case.editions:
        return False
    # What editions have in common is shown at length in one of them.
    if edition == "corrected" and case.why in _ONLY_WITH and case.code not in _IN_FULL:
        return False
    if case.code in _PLANNED_ELSEWHERE or (case.code, case.why) in _LEFT_OUT:
        return False
    if _NEVER_WITH_A_SITUATION.fullmatch(case.why):
        return False
    return case.code in _ONLY_WITH.get(case.why, {case.code})


def plan(case: Case, edition: Edition, *, slug: str = "") -> Planned:
    """Plan one case in one edition."""
    bases = _bases(case)
    source = build(bases, case.changes, edition)
    profiles = case.options.get("profiles")
    return Planned(
        rule=case.code,
        slug=slug or slug_of(case.why),
        kind="fails" if case.codes else "passes",
        purpose=purpose(case.code, case.why),
        edition=edition,
        content=dumps(source),
        errors=_errors(case),
        place=case.pointer if case.codes else _place_of_sound(case),
        numero_ans=numero_ans_of(source, edition),
        profiles=None if profiles is None else tuple(sorted(profiles)),
        sound=dumps(build(bases, {}, edition)),
    )


def _bases(case: Case) -> tuple[str, ...]:
    """Give the sound requests: a doctor alone where it does not matter who orders."""
    matters = case.code == "S106" or "D220" <= case.code <= "D245"
    return case.bases if matters else tuple(map(smaller, case.bases))


def smaller(base: str) -> str:
    """Give the sound request of one doctor or no site that stands for one of several."""
    return _SMALLER.get(base, base)


def slug_of(why: str) -> str:
    """Make a part of an id.

    >>> slug_of("its blank left out, HÔP")
    'its-blank-left-out-hop'
    """
    plain = unicodedata.normalize("NFKD", why.replace("-1", "minus 1")).encode("ascii", "ignore")
    return "-".join(re.findall("[a-z0-9]+", plain.decode().lower()))


def numero_ans_of(source: Json, edition: Edition) -> str:
    """Give the number that the name of a file bears: the header's, where it is one."""
    numero = source.get("numeroAns")
    is_one = isinstance(numero, str) and re.fullmatch("[A-Za-z0-9-]+", numero) is not None
    return numero if isinstance(numero, str) and is_one else NUMERO_ANS[edition]


def _errors(case: Case) -> dict[str, Any]:
    if not case.codes:
        return {}
    if case.codes[0].startswith("S"):
        return {"fichier": _once(case.codes)}
    position = int(case.pointer.split("/")[2]) + 1
    return {"demandes": {str(position): _once(case.codes)}}


def _once(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(codes))


def _place_of_sound(case: Case) -> str:
    """Give the first place that is changed, or else that of the rule's balise."""
    if case.changes:
        return resolved(next(iter(case.changes)))
    return place_of_balise(case.code)


def place_of_balise(code: str) -> str:
    """Give the place of a rule's balise in the first request; none where it has no row."""
    if code not in ROWS:
        return ""
    row = ROWS[code][0]
    element = ["0"] if row.block in REPEATED else []
    return "/".join(("/lignesImport/0", *row.block.path, *element, row.name))
