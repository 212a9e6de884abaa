"""What a fuzzer puts in the place of names, strings and numbers: good ones and bad ones."""

from __future__ import annotations

from typing import Final

from pytest_segur.spec.block import Block
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.skeleton import names_in

#: Names of members: those of the model and of the other files that are read, and others.
NAMES: Final = tuple(
    dict.fromkeys(
        (
            *(name for block in Block for edition in Edition for name in names_in(block, edition)),
            *("edition", "profiles", "today", "history", "fichier", "demandes", "archive", "avis"),
            *("schema", "day", "deposits", "name", "requests", "state", "verdict", "refusal"),
            *("1", "2", "999999999", "isDirectToDMP", "siret", "RPPS ", "nom_medecin", "", "a/b~c"),
            *("\u202e", "\ud800", "\x00", "é", "e\u0301", "JSON-x.json"),
        )
    )
)
#: Strings, some of which are right at some place.
STRINGS: Final = (
    *NAMES,
    *(
        "LIBERAL",
        "STRUCTURE",
        "TTC",
        "HT",
        "C",
        "M",
        "PDF",
        "PNG",
        "JPG",
        "MAI_15",
        "GIP_1",
    ),
    *("BON_COMMANDE", "PREUVE_HT", "MDV-LGC-Va1-BDC-00001.pdf", "MDV-LGC-Va1-HT-00002.png"),
    *("00001", "00000", "99999", "90001", "ANS00000012345", "73282932000074", "100030000012345"),
    *("01/03/2022", "29/02/2023", "2022-03-01", "1/3/22", "31/12/9999", "00/00/0000", "٠١/٠٣/٢٠٢٢"),
    *(
        "true",
        "false",
        "null",
        "1075.00",
        "NaN",
        "{expected}",
        "{0}",
        "%s",
        "%0A::error::",
        "\\u00",
    ),
    *("DURAND", "straße", "ŉ", "DURAND\u200b", "  ", "\u3000", "\x1f", "\x1b[31m", "\r\n", "\t"),
    *("a@b.example", "durand@cabinet.example", '"a b"@x', "a@[127.0.0.1]", "a@xn--a.example"),
    *("01 99 00 12 34", "+33199001234", "0033 (0)1", "+", "+262262000000", "٣٣", "tel:+1;ext=9"),
    *(
        "2A0000001",
        "750030009",
        "𝟕𝟓𝟎𝟎𝟑𝟎𝟎𝟎𝟗",
        "²",
        "ⅷ",
        "\U0001f600",
        "\ud83d",
        "\udc00\ud800",
        "\ufeff",
    ),
    *("0000", "0210", "Demande acceptée", "DEMANDE ACCEPTEE.", "segur-portal/1", "published"),
    *("x" * 49, "x" * 50, "A" * 150, "9" * 400, "é\u0301" * 70, "../x", "/", "C:\\x", "a\x00b"),
    *("D210", "S103", "A906", "X1", "P301", "corrected", "centre-de-sante", "mailiz", "rejected"),
)
#: What stands in the place of a value as it is: numbers, and what is no JSON.
LITERALS: Final = (
    *(
        "0",
        "-0",
        "1",
        "2",
        "200",
        "201",
        "1.0",
        "1e0",
        "1075.00",
        "1075.0",
        "1075",
        "-1.00",
        "0.00",
    ),
    *("1e999999999", "-1E-999999999", "9" * 60, "9" * 5_000, "0." + "0" * 400 + "1", "1E400"),
    *("NaN", "Infinity", "-Infinity", "01", "1.", ".5", "+1", "0x1F", "1_000", "--1", "１"),
    *(
        "True",
        "None",
        "undefined",
        "'x'",
        "/* x */",
        "// x\n1",
        "[1,]",
        '{"a":1,}',
        '"\\x"',
        '"\x01"',
    ),
    *(
        '"\\ud800"',
        '"\\uD83D\\uDE00"',
        '"\\u0000"',
        '"unclosed',
        "[",
        "]",
        "}",
        ",",
        ":",
        "\x00",
        "",
    ),
)
