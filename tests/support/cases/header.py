"""The request header and the order: D201 to D212, and the answer's own balises D280, D281."""

from __future__ import annotations

from typing import Final

from pytest_segur import Number
from support.cases.case import Case, Remembered, accepted, refused
from support.cases.families import exactly, null
from support.cases.values import BLANKS, NO_STRINGS
from support.submissions import DELETE

_AFTER_LINE: Final = {"D202": "D201"}
_AFTER_NUMBER: Final = {"D206": "D205", "D273": "D205"}
_BDC: Final = "piecesJustificatives/0/nomFichier"
_THREE: Final = ("agent", "alone", "structure")

_NO_LINES: Final = {
    "0": Number("0"),
    "-1": Number("-1"),
    "201": Number("201"),
    "a decimal": Number("1.0"),
    "an exponent": Number("1e0"),
    "a capital exponent": Number("1E0"),
    "minus zero": Number("-0"),
    "a number of thousand digits": Number("1" * 1000),
    "in quotes": "1",
    "missing": DELETE,
    "null": None,
    "true": True,
    "an array": [Number("1")],
    "an object": {},
}
_LINES: Final = [
    *(
        refused("D201", why, {"numLigne": value}, skips=_AFTER_LINE)
        for why, value in _NO_LINES.items()
    ),
    accepted("D201", "1", {"numLigne": Number("1")}),
    refused("D202", "begins with 2", {"numLigne": Number("2")}),
    refused("D202", "200 in the first place", {"numLigne": Number("200")}),
    refused("D202", "two lines 1", {"2:numLigne": Number("1")}, base=_THREE),
    refused("D202", "counts from the one before", {"3:numLigne": Number("2")}, base=_THREE),
    refused(
        "D202",
        "only the wrong line is told",
        {"2:numLigne": Number("3")},
        base=_THREE,
    ),
    accepted("D202", "1, 2, 3", {"3:numLigne": Number("3")}, base=_THREE),
]

_ACTIONS: Final = [
    *(
        refused("D203", why, {"typeAction": value})
        for why, value in {
            "lower case": "c",
            "another letter": "M",
            "a blank behind": "C ",
            "the Cyrillic letter": "\u0421",
            **BLANKS,
            **NO_STRINGS,
        }.items()
    ),
    accepted("D203", "C", {"typeAction": "C"}),
    *null("D204", "numeroASP"),
]

_NUMBERS: Final = [
    *exactly("D205", "numeroEditeur", 5, passes=False, skips=_AFTER_NUMBER),
    *(
        accepted(
            "D205", why, {"numeroEditeur": number, _BDC: f"MDV-LGC-Va1-BDC-{number}.pdf"}, base=base
        )
        for why, number, base in (
            ("digits", "00042", "agent"),
            ("letters", "ab-É!", "alone"),
            ("beyond the basic plane", "\U0001f600" * 5, "structure"),
        )
    ),
    refused(
        "D206",
        "the number of the first request again",
        {
            "2:numeroEditeur": "00001",
            "2:piecesJustificatives/0/nomFichier": "MDV-LGC-Va1-BDC-00001.pdf",
        },
        base=_THREE,
    ),
    refused(
        "D206",
        "the number of a request that is refused",
        {
            "3:numeroEditeur": "00002",
            "3:piecesJustificatives/0/nomFichier": "MDV-LGC-Va1-BDC-00002.pdf",
        },
        base=_THREE,
    ),
    refused(
        "D206",
        "its document bears another number",
        {"3:numeroEditeur": "00001"},
        base=_THREE,
        codes=("D206", "D273"),
    ),
    accepted(
        "D206",
        "numbers in any order",
        {
            "numeroEditeur": "00009",
            _BDC: "MDV-LGC-Va1-BDC-00009.pdf",
            "2:numeroEditeur": "00001",
            "2:piecesJustificatives/0/nomFichier": "MDV-LGC-Va1-BDC-00001.pdf",
        },
        base=_THREE,
    ),
    accepted(
        "D206",
        "the same number in another case",
        {
            "numeroEditeur": "A0001",
            _BDC: "MDV-LGC-Va1-BDC-A0001.pdf",
            "2:numeroEditeur": "a0001",
            "2:piecesJustificatives/0/nomFichier": "MDV-LGC-Va1-BDC-a0001.pdf",
        },
        base=_THREE,
    ),
    refused(
        "D207",
        "a number that the portal has seen",
        {},
        at="2:numeroEditeur",
        base=_THREE,
        history=Remembered(numbers=frozenset({"00002"})),
    ),
    refused(
        "D207",
        "whatever else is wrong",
        {"commande/regimeTVA": "ttc"},
        at="numeroEditeur",
        codes=("D207", "D211"),
        skips={"D276": "D211"},
        history=Remembered(numbers=frozenset({"00001"})),
    ),
    accepted(
        "D207",
        "a number that is new",
        {},
        history=Remembered(numbers=frozenset({"00002"})),
    ),
    accepted("D207", "a portal without memory", {}, history=Remembered()),
]

_NO_DATES: Final = {
    "year first": "2022-03-01",
    "dashes": "01-03-2022",
    "a year of two digits": "01/03/22",
    "a day of one digit": "1/03/2022",
    "a month of one digit": "01/3/2022",
    "a blank before": " 01/03/2022",
    "a line break behind": "01/03/2022\n",
    "Arabic digits": "\u0660\u0661/\u0660\u0663/\u0662\u0660\u0662\u0662",
    "full-width digits": "\uff10\uff11/03/2022",
    "day 0": "00/01/2022",
    "day 32": "32/01/2022",
    "31 April": "31/04/2022",
    "month 0": "01/00/2022",
    "month 13": "01/13/2022",
    "month first": "03/31/2022",
    "year 0": "01/01/0000",
    "29 February of a common year": "29/02/2021",
    "29 February 1900": "29/02/1900",
    "30 February": "30/02/2020",
    "a time": "01/03/2022 10:00",
    **BLANKS,
    **NO_STRINGS,
}
_DATES: Final = {
    "29 February of a leap year": "29/02/2020",
    "29 February 2000": "29/02/2000",
    "28 February 1900": "28/02/1900",
    "the first day": "01/01/0001",
    "the last day": "31/12/9999",
    "30 April": "30/04/2022",
}

_NO_AMOUNTS: Final = {
    "no decimals": Number("1075"),
    "one decimal": Number("1075.0"),
    "three decimals": Number("1075.000"),
    "an exponent": Number("1.07500E3"),
    "an exponent behind two decimals": Number("1075.00e0"),
    "a capital exponent behind two decimals": Number("1075.00E+0"),
    "negative without decimals": Number("-1075"),
    "in quotes": "1075.00",
    "with a comma": "1075,00",
    "missing": DELETE,
    "null": None,
    "true": True,
    "an array": [Number("1075.00")],
    "an object": {},
    "empty": "",
}
_AMOUNTS: Final = {
    "two decimals": Number("1075.00"),
    "cents": Number("0.01"),
    "nothing": Number("0.00"),
    "negative": Number("-1.50"),
    "minus nothing": Number("-0.00"),
    "more digits than a float": Number("9" * 400 + ".99"),
}

_ORDER: Final = [
    *(refused("D210", why, {"commande/dateCommande": value}) for why, value in _NO_DATES.items()),
    *(
        accepted("D210", why, {"commande/dateCommande": value}, base="structure")
        for why, value in _DATES.items()
    ),
    *(
        refused("D211", why, {"commande/regimeTVA": value}, base="alone", skips={"D276": "D211"})
        for why, value in {
            "lower case": "ttc",
            "mixed case": "Ht",
            "another word": "TVA",
            "a blank behind": "TTC ",
            **BLANKS,
            **NO_STRINGS,
        }.items()
    ),
    accepted("D211", "TTC", {"commande/regimeTVA": "TTC"}),
    accepted("D211", "HT", {"commande/regimeTVA": "HT"}, base="ht"),
    *(
        refused("D212", why, {"commande/montantSegurHT": value})
        for why, value in _NO_AMOUNTS.items()
    ),
    *(
        accepted("D212", why, {"commande/montantSegurHT": value}, base="all_signed")
        for why, value in _AMOUNTS.items()
    ),
]

_TREATMENT: Final = [
    *null("D280", "codeTraitement"),
    *null("D281", "libelleTraitement", base="structure"),
]

CASES: Final[list[Case]] = [*_LINES, *_ACTIONS, *_NUMBERS, *_ORDER, *_TREATMENT]
