"""Bytes that cannot be judged further, S101 to S104: sound files with one slip of the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur import dumps
from pytest_segur.spec.text import Text
from support.kit.planned import Planned
from support.kit.words import told
from support.submissions import NUMERO_ANS, amended, liberal_request, submission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.submissions import Edition

_NAME: Final = "/lignesImport/0/beneficiaires/liberal/0/nomMedecin"
_DEEP: Final = 201


def texts(edition: Edition) -> Iterator[Planned]:
    """Plan the cases of an edition."""
    sound = dumps(submission([liberal_request(case="alone", edition=edition)], edition=edition))
    accented = dumps(
        amended(
            submission([liberal_request(case="alone", edition=edition)], edition=edition),
            {_NAME: "LEMAÎTRE-ÉLOÏSE"},
        )
    )
    for code, slug, fr, en, content, place in _failing(sound, accented):
        yield _planned(code, slug, Text(fr, en), content, edition, place, sound)
    for code, slug, fr, en, content in _passing(sound, accented):
        yield _planned(code, slug, Text(fr, en), content, edition, None, sound)


def _failing(sound: bytes, accented: bytes) -> Iterator[tuple[str, str, str, str, bytes, str]]:
    def put(old: bytes, new: bytes) -> bytes:
        assert sound.count(old) == 1, old
        return sound.replace(old, new)

    text = sound.decode()
    utf_16 = text.encode("utf-16-le")
    name = b'"DURAND"'
    yield (
        "S101",
        "byte-order-mark",
        "une marque d'ordre des octets",
        "a byte-order mark",
        (b"\xef\xbb\xbf" + sound),
        "",
    )
    yield "S101", "utf-16", "UTF-16", "UTF-16", b"\xff\xfe" + utf_16, ""
    yield (
        "S101",
        "utf-16-without-mark",
        "UTF-16 sans marque",
        "UTF-16 without a mark",
        (
            # An accent whose two bytes are no UTF-8.
            accented.decode().encode("utf-16-be")
        ),
        "",
    )
    yield "S101", "latin-1", "ISO 8859-1", "ISO 8859-1", accented.decode().encode("latin-1"), ""
    yield (
        "S101",
        "surrogate",
        "une moitié de paire en UTF-8",
        "half a pair in UTF-8",
        put(name, b'"\xed\xa0\x80"'),
        "",
    )
    yield (
        "S101",
        "overlong",
        "une forme trop longue",
        "an overlong form",
        put(name, b'"\xc1\x81"'),
        "",
    )
    yield "S102", "nothing", "un fichier vide", "an empty file", b"", ""
    yield "S102", "only-white-space", "rien que des espaces", "only white space", b" \n", ""
    yield (
        "S102",
        "trailing-comma",
        "une virgule en trop",
        "a trailing comma",
        put(b'"libelleTraitement": null', b'"libelleTraitement": null,'),
        "",
    )
    yield "S102", "comment", "un commentaire", "a comment", b"// avance\n" + sound, ""
    yield "S102", "nan", "NaN comme montant", "NaN for an amount", put(b"1075.00", b"NaN"), ""
    yield (
        "S102",
        "infinity",
        "Infinity comme montant",
        "Infinity for an amount",
        put(b"1075.00", b"-Infinity"),
        "",
    )
    yield "S102", "cut-off", "un fichier coupé", "a file cut off", sound[: len(sound) // 2], ""
    yield "S102", "two-values", "deux valeurs à la suite", "two values", sound + sound, ""
    yield (
        "S102",
        "leading-zero",
        "un zéro devant un nombre",
        "a leading zero",
        put(b'"numLigne": 1', b'"numLigne": 01'),
        "",
    )
    yield (
        "S102",
        "single-quotes",
        "des apostrophes au lieu de guillemets",
        "single quotes",
        put(b'"TTC"', b"'TTC'"),
        "",
    )
    yield (
        "S102",
        "no-quotes",
        "une clé sans guillemets",
        "a key without quotes",
        put(b'"regimeTVA"', b"regimeTVA"),
        "",
    )
    yield (
        "S102",
        "line-break-in-string",
        "un saut de ligne dans une chaîne",
        ("a line break in a string"),
        put(name, b'"DU\nRAND"'),
        "",
    )
    yield (
        "S102",
        "201-levels",
        "201 niveaux d'imbrication",
        "201 levels of nesting",
        (b"[" * _DEEP + b"]" * _DEEP),
        "",
    )
    yield (
        "S103",
        "in-the-root",
        "une clé deux fois à la racine",
        "a key twice in the root",
        put(b'"impId": null,', b'"impId": null,\n  "impId": null,'),
        "/impId",
    )
    order = "/lignesImport/0/commande/regimeTVA"
    yield (
        "S103",
        "in-a-block",
        "une clé deux fois dans un bloc",
        "a key twice in a block",
        put(b'"regimeTVA": "TTC"', b'"regimeTVA": "TTC", "regimeTVA": "HT"'),
        order,
    )
    yield (
        "S103",
        "by-an-escape",
        "une clé deux fois, dont une par un échappement",
        ("a key twice, once by an escape"),
        put(b'"regimeTVA": "TTC"', b'"regimeTVA": "TTC", "regime\\u0054VA": "TTC"'),
        order,
    )
    yield "S104", "an-array", "un tableau", "an array", b"[" + sound + b"]", ""
    yield "S104", "a-string", "une chaîne", "a string", b'"{}"', ""
    yield "S104", "null", "null", "null", b"null", ""
    yield (
        "S104",
        "200-levels",
        "200 niveaux d'imbrication",
        "200 levels of nesting",
        (b"[" * (_DEEP - 1) + b"]" * (_DEEP - 1)),
        "",
    )


def _passing(sound: bytes, accented: bytes) -> Iterator[tuple[str, str, str, str, bytes]]:
    escaped = accented.replace("Î".encode(), b"\\u00ce").replace("É".encode(), b"\\u00c9")
    yield "S101", "accents", "des accents en UTF-8", "accents in UTF-8", accented
    yield "S101", "escapes", "des accents par échappement", "accents by escapes", escaped
    lines = b" \t\r\n" + sound.replace(b"\n", b"\r\n").replace(b"  ", b"\t") + b"\r\n\t "
    yield "S102", "white-space", "des espaces de toute sorte", "white space of every kind", lines
    yield "S102", "one-line", "tout sur une ligne", "all on one line", on_one_line(sound)


def on_one_line(content: bytes) -> bytes:
    """Write a submission without line breaks and indentation."""
    return b"".join(line.strip() for line in content.splitlines())


def _planned(  # noqa: PLR0913, PLR0917 - what a case consists of
    code: str,
    slug: str,
    why: Text,
    content: bytes,
    edition: Edition,
    place: str | None,
    sound: bytes,
) -> Planned:
    return Planned(
        rule=code,
        slug=slug,
        kind="passes" if place is None else "fails",
        purpose=told(code, why),
        edition=edition,
        content=content,
        errors={} if place is None else {"fichier": [code]},
        place=place or "",
        numero_ans=NUMERO_ANS[edition],
        sound=sound,
    )
