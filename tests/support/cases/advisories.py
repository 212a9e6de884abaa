"""What is merely implausible, and needs no library to be seen: A906 to A913, A916, A917."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur import Number
from support.cases.case import PUBLISHED, Case
from support.submissions import DELETE, doctor, finess, piece

if TYPE_CHECKING:
    from collections.abc import Mapping

_L: Final = "beneficiaires/liberal"
_S: Final = "beneficiaires/structure"
_P: Final = "piecesJustificatives"
_I: Final = "scenarioInstallation"
_DATE: Final = "commande/dateCommande"
_AMOUNT: Final = "commande/montantSegurHT"
_CENTRE: Final = f"{_I}/isCentreDeSante"
_OPERATOR: Final = f"{_I}/operateurMessagerie"
_TWO: Final = ("agent", "alone")
_STRUCTURES: Final = ("structure", "one_site")
_BOTH_PROFILES: Final = frozenset({"centre-de-sante", "mailiz"})

#: Those of these cases; the others are proven elsewhere.
CODES: Final = frozenset(
    {"A906", "A907", "A908", "A909", "A910", "A911", "A912", "A913", "A916", "A917"}
)


def _advised(  # noqa: PLR0913 - what a case consists of, by keyword
    code: str,
    why: str,
    changes: Mapping[str, object],
    *,
    base: str | tuple[str, ...] = "agent",
    at: str | None = None,
    codes: tuple[str, ...] = (),
    **options: Any,  # noqa: ANN401
) -> Case:
    return Case(
        code=code,
        why=why,
        bases=(base,) if isinstance(base, str) else base,
        changes=changes,
        codes=codes or (code,),
        at=next(iter(changes)) if at is None else at,
        editions=PUBLISHED,
        options=options,
    )


def _silent(
    code: str,
    why: str,
    changes: Mapping[str, object],
    *,
    base: str | tuple[str, ...] = "agent",
    **options: Any,  # noqa: ANN401
) -> Case:
    bases = (base,) if isinstance(base, str) else base
    return Case(
        code=code, why=why, bases=bases, changes=changes, editions=PUBLISHED, options=options
    )


_RPPS: Final = doctor(1)["RPPS"]
_PIECE: Final = {f"{_P}/1": piece()}

CASES: Final = [
    _advised("A906", "tomorrow", {_DATE: "02/03/2022"}),
    _advised("A906", "next year", {_DATE: "28/02/2023"}, base="structure"),
    _silent("A906", "today", {_DATE: "01/03/2022"}),
    _silent("A906", "a date of tomorrow that is refused", {_DATE: "2022-03-02"}),
    _advised("A907", "nothing", {_AMOUNT: Number("0.00")}),
    _advised("A907", "minus nothing", {_AMOUNT: Number("-0.00")}),
    _advised("A907", "negative", {_AMOUNT: Number("-1075.00")}, base="structure"),
    _silent("A907", "a cent", {_AMOUNT: Number("0.01")}),
    _silent("A907", "nothing, refused", {_AMOUNT: Number("0")}),
    _advised("A908", "a proof with TTC", {f"{_P}/1": piece("PREUVE_HT")}, at=f"{_P}/1/typeFichier"),
    _advised(
        "A908",
        "two proofs with TTC",
        {f"{_P}/1": piece("PREUVE_HT"), f"{_P}/2": piece("PREUVE_HT", file_format="PNG")},
        at=f"{_P}/1/typeFichier",
        codes=("A908", "A908"),
    ),
    _silent("A908", "a proof with HT", {}, base="ht"),
    _silent("A908", "a proof, the regime refused", {"commande/regimeTVA": "ttc"}, base="ht"),
    _advised("A909", "a doctor twice", {f"{_L}/1/RPPS": _RPPS}),
    _advised(
        "A909",
        "a doctor three times",
        {f"{_L}/1/RPPS": _RPPS, f"{_L}/2/RPPS": _RPPS},
        codes=("A909", "A909"),
    ),
    _advised("A909", "a site twice", {f"{_S}/FINESSGeo/2": finess(1, 1)}, base="structure"),
    _silent("A909", "a refused number twice", {f"{_L}/0/RPPS": "1", f"{_L}/1/RPPS": "1"}),
    _silent(
        "A909",
        "a refused site twice",
        {f"{_S}/FINESSGeo/0": "1", f"{_S}/FINESSGeo/1": "1"},
        base="structure",
    ),
    _silent("A909", "nothing twice", {f"{_L}/0/RPPS": DELETE, f"{_L}/1/RPPS": DELETE}),
    _silent(
        "A909",
        "a site that is the structure itself",
        {f"{_S}/FINESSGeo/0": finess(1, 0)},
        base="structure",
    ),
    _silent(
        "A909",
        "twice, but for whom it is ordered is refused",
        {f"{_L}/1/RPPS": _RPPS, "beneficiaires/commandePour": ""},
    ),
    _advised("A910", "a doctor of the first request", {f"2:{_L}/0/RPPS": _RPPS}, base=_TWO),
    _advised(
        "A910",
        "told with each later request",
        {f"2:{_L}/0/RPPS": _RPPS, f"3:{_L}/0/RPPS": _RPPS},
        base=("agent", "alone", "alone"),
        codes=("A910", "A910"),
    ),
    _advised(
        "A910",
        "once a number, though it stands twice",
        {f"2:{_L}/0/RPPS": _RPPS, f"2:{_L}/1/RPPS": _RPPS},
        base=("alone", "all_signed"),
        codes=("A909", "A910"),
        at=f"2:{_L}/1/RPPS",
    ),
    _advised(
        "A910",
        "a structure",
        {f"2:{_S}/FINESSJuridique": finess(1, 0)},
        base=_STRUCTURES,
    ),
    _silent(
        "A910",
        "a site is not a structure",
        {f"2:{_S}/FINESSGeo/0": finess(1, 0)},
        base=_STRUCTURES,
    ),
    _silent("A910", "the same site", {f"2:{_S}/FINESSGeo/0": finess(1, 1)}, base=_STRUCTURES),
    _silent("A910", "refused numbers", {f"{_L}/0/RPPS": "1", f"2:{_L}/0/RPPS": "1"}, base=_TWO),
    _advised("A911", "a health centre of doctors", {_CENTRE: True}, profiles=_BOTH_PROFILES),
    _silent("A911", "a structure", {_CENTRE: True}, base="structure", profiles=_BOTH_PROFILES),
    _advised(
        "A911",
        "a health centre of one doctor",
        {_CENTRE: True},
        base="alone",
        profiles=_BOTH_PROFILES,
    ),
    _silent("A911", "no health centre", {_CENTRE: False}, profiles=_BOTH_PROFILES),
    _silent("A911", "refused", {_CENTRE: "true"}, profiles=_BOTH_PROFILES),
    _silent(
        "A911",
        "for whom it is ordered is refused",
        {_CENTRE: True, "beneficiaires/commandePour": None},
        profiles=_BOTH_PROFILES,
    ),
    _advised("A912", "a health centre", {_CENTRE: True}, base="structure"),
    _advised("A912", "Mailiz", {_OPERATOR: "MAI_15"}),
    _advised(
        "A912",
        "each profile once a file",
        {f"2:{_CENTRE}": True, f"3:{_CENTRE}": True, f"3:{_OPERATOR}": "MAI_15"},
        base=("structure", "structure", "structure"),
        codes=("A912", "A912"),
    ),
    _silent(
        "A912", "profiles declared", {_CENTRE: True}, base="structure", profiles=_BOTH_PROFILES
    ),
    _silent(
        "A912",
        "none declared is declared too",
        {_CENTRE: True},
        base="structure",
        profiles=frozenset(),
    ),
    _silent("A912", "another operator", {_OPERATOR: "MAI_337"}),
    *(
        _advised(
            "A913",
            number,
            {"numeroEditeur": number, f"{_P}/0/nomFichier": f"MDV-LGC-Va1-BDC-{number}.pdf"},
        )
        for number in ("00000", "A0001", "0001 ", "\u0660\u0660\u0660\u0660\u0661")
    ),
    *(
        _silent(
            "A913",
            number,
            {"numeroEditeur": number, f"{_P}/0/nomFichier": f"MDV-LGC-Va1-BDC-{number}.pdf"},
        )
        for number in ("00001", "99999")
    ),
    _silent("A913", "refused", {"numeroEditeur": "0000A0"}),
    _advised("A916", "the same name twice", _PIECE, at=f"{_P}/1/nomFichier"),
    _advised(
        "A916",
        "the same wrong name twice",
        {
            f"{_P}/0/nomFichier": "bon.pdf",
            f"{_P}/1": {**piece("PREUVE_HT"), "nomFichier": "bon.pdf"},
        },
        base="ht",
        at=f"{_P}/1/nomFichier",
    ),
    _advised(
        "A916",
        "the same proof twice",
        {f"{_P}/2": piece("PREUVE_HT")},
        base="ht",
        at=f"{_P}/2/nomFichier",
    ),
    _advised(
        "A916",
        "the same proof three times",
        {f"{_P}/2": piece("PREUVE_HT"), f"{_P}/3": piece("PREUVE_HT")},
        base="ht",
        at=f"{_P}/2/nomFichier",
        codes=("A916", "A916"),
    ),
    _silent("A916", "two names", {}, base="ht"),
    _silent(
        "A916",
        "refused names",
        {f"{_P}/0/nomFichier": "", f"{_P}/1/nomFichier": ""},
        base="ht",
    ),
]
