"""The supporting documents that a request declares: D270 to D276."""

from __future__ import annotations

from typing import Final

from support.cases.case import Case, accepted, refused
from support.cases.values import BLANKS, NO_STRINGS
from support.submissions import DELETE, piece

_P: Final = "piecesJustificatives"
_NAME: Final = f"{_P}/0/nomFichier"
_FORMAT: Final = f"{_P}/0/formatFichier"
_KIND: Final = f"{_P}/0/typeFichier"

_FORMATS: Final = [
    *(
        refused("D270", why, {_NAME: value}, skips={"D273": "D270"})
        for why, value in {"50 characters": "A" * 50, **BLANKS, **NO_STRINGS}.items()
    ),
    *(
        refused("D271", why, {_FORMAT: value}, skips={"D273": "D271"})
        for why, value in {
            "lower case": "pdf",
            "four letters": "JPEG",
            "a dot": ".PDF",
            "another format": "TIFF",
            **BLANKS,
            **NO_STRINGS,
        }.items()
    ),
    *(
        refused("D272", why, {_KIND: value}, skips=dict.fromkeys(("D273", "D275", "D276"), "D272"))
        for why, value in {
            "its code": "BDC",
            "lower case": "bon_commande",
            "a blank": "BON COMMANDE",
            **BLANKS,
            **NO_STRINGS,
        }.items()
    ),
    *(
        accepted("D271", file_format, {f"{_P}/0": piece(file_format=file_format)}, base="alone")
        for file_format in ("PDF", "PNG", "JPG")
    ),
    *(
        accepted(
            "D271",
            f"{file_format} of the proof",
            {f"{_P}/1": piece("PREUVE_HT", file_format=file_format)},
            base="ht",
        )
        for file_format in ("PDF", "PNG", "JPG")
    ),
    accepted("D272", "both types", {}, base="ht"),
]

_NAMES: Final = [
    *(
        refused("D273", why, {_NAME: name})
        for why, name in {
            "49 characters": "A" * 49,
            "any name": "bon.pdf",
            "lower case": "mdv-lgc-va1-bdc-00001.pdf",
            "Va1 in capitals": "MDV-LGC-VA1-BDC-00001.pdf",
            "its ending in capitals": "MDV-LGC-Va1-BDC-00001.PDF",
            "the ending of another format": "MDV-LGC-Va1-BDC-00001.png",
            "no ending": "MDV-LGC-Va1-BDC-00001",
            "the code of the other type": "MDV-LGC-Va1-HT-00001.pdf",
            "the type in full": "MDV-LGC-Va1-BON_COMMANDE-00001.pdf",
            "another number": "MDV-LGC-Va1-BDC-00002.pdf",
            "zeros left out": "MDV-LGC-Va1-BDC-1.pdf",
            "another track": "HOP-LGC-Va1-BDC-00001.pdf",
            "underscores": "MDV_LGC_Va1_BDC_00001.pdf",
            "a blank behind": "MDV-LGC-Va1-BDC-00001.pdf ",
            "a folder before": "pj/MDV-LGC-Va1-BDC-00001.pdf",
        }.items()
    ),
    refused("D273", "another format is declared", {_FORMAT: "PNG"}, at=_NAME),
    refused("D273", "another number in the header", {"numeroEditeur": "00002"}, at=_NAME),
    refused(
        "D273",
        "the proof is named as an order form",
        {f"{_P}/1/nomFichier": "MDV-LGC-Va1-BDC-00001.pdf"},
        base="ht",
    ),
    refused(
        "D273",
        "each wrong one is told",
        {_NAME: "bon.pdf", f"{_P}/1/nomFichier": "preuve.pdf"},
        base="ht",
        codes=("D273", "D273"),
    ),
    refused(
        "D270",
        "the other document is judged all the same",
        {_NAME: "", f"{_P}/1/nomFichier": "preuve.pdf"},
        base="ht",
        codes=("D270", "D273"),
        skips={"D273": "D270"},
    ),
]

_COUNTS: Final = [
    refused("D275", "no documents", {_P: []}),
    refused("D275", "no order form", {f"{_P}/0": piece("PREUVE_HT")}, at=_P),
    refused("D275", "two order forms, one PNG", {f"{_P}/1": piece(file_format="PNG")}, at=_P),
    refused("D275", "the same order form twice", {f"{_P}/1": piece()}, at=_P, base="structure"),
    refused(
        "D275",
        "two order forms and a proof",
        {f"{_P}/2": piece(file_format="JPG")},
        at=_P,
        base="ht",
    ),
    accepted("D275", "one order form", {f"{_P}/0": piece()}),
    refused("D276", "HT without a proof", {"commande/regimeTVA": "HT"}, at=_P),
    refused("D276", "HT, the proof taken away", {f"{_P}/1": DELETE}, at=_P, base="ht"),
    accepted("D273", "the naming", {_NAME: "MDV-LGC-Va1-BDC-00001.pdf"}),
    accepted(
        "D273",
        "the naming of a proof",
        {f"{_P}/1/nomFichier": "MDV-LGC-Va1-HT-00001.pdf"},
        base="ht",
    ),
    refused(
        "D275",
        "HT without any document",
        {"commande/regimeTVA": "HT", _P: []},
        at=_P,
        codes=("D275", "D276"),
    ),
    accepted("D276", "HT with its proof", {}, base="ht"),
    accepted(
        "D276", "HT with two proofs", {f"{_P}/2": piece("PREUVE_HT", file_format="PNG")}, base="ht"
    ),
    accepted("D276", "the proof first", {_P: [piece("PREUVE_HT"), piece()]}, base="ht"),
    accepted("D276", "TTC with a proof", {f"{_P}/1": piece("PREUVE_HT")}),
    accepted("D276", "TTC without a proof", {}),
]

CASES: Final[list[Case]] = [*_FORMATS, *_NAMES, *_COUNTS]
