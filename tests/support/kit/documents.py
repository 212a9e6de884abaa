"""The supporting documents, P301 to P306 and A914: archives made byte by byte."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pytest_segur import dumps
from pytest_segur.spec.text import Text
from support.archives import DEFLATED, JPG, LINK, PDF, PNG, Entry, archive, deflated_run
from support.cases.case import build
from support.deposits import PIECES
from support.kit.planned import Planned
from support.kit.words import told
from support.submissions import NUMERO_ANS, piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.submissions import Edition

_FIRST: Final = PIECES[0]
_SOUND: Final = tuple(Entry(name=name, content=PDF) for name in PIECES)
_OTHERS: Final = _SOUND[1:]
_LIMIT: Final = 3_000_000
_WHERE: Final = "/lignesImport/0/piecesJustificatives/0/nomFichier"

#: Code, slug, what it shows in French and English, the bytes of the archive.
_Archive = tuple[str, str, str, str, bytes]


def _of(entry: Entry, *more: Entry) -> bytes:
    """Put another member in the place of the first piece, and some behind."""
    return archive(entry, *_OTHERS, *more)


def _and(*more: Entry) -> bytes:
    return archive(*_SOUND, *more)


def _weighing(size: int, *, told: int | None = None) -> Entry:
    content = PDF.ljust(size, b"\0")
    packed = deflated_run(PDF, size)
    return Entry(name=_FIRST, content=content, method=DEFLATED, packed=packed, size=told)


def _failing() -> Iterator[_Archive]:
    first = _SOUND[0]
    whole = _and()
    yield "P301", "no-zip", "un autre fichier, nommé .zip", "another file, called .zip", PDF
    yield "P301", "empty", "un fichier vide", "an empty file", b""
    yield "P301", "cut-off", "une archive coupée", "an archive cut off", whole[: len(whole) // 2]
    yield (
        "P301",
        "encrypted",
        "une pièce chiffrée",
        "an encrypted document",
        _of(replace(first, flags=1)),
    )
    yield (
        "P301",
        "wrong-checksum",
        "une pièce abîmée",
        "a damaged document",
        _of(replace(first, checksum=1)),
    )
    yield "P303", "absent", "une pièce absente", "a document missing", archive(*_OTHERS)
    yield (
        "P303",
        "other-capitals",
        "le nom en minuscules",
        "the name in lower case",
        _of(replace(first, name=_FIRST.lower())),
    )
    yield (
        "P303",
        "other-ending",
        "une autre extension",
        "another ending",
        _of(replace(first, name=_FIRST.replace(".pdf", ".png"))),
    )
    yield (
        "P303",
        "only-a-folder",
        "un dossier de ce nom",
        "a folder of that name",
        _of(Entry(name=f"{_FIRST}/")),
    )
    yield "P304", "3000001-bytes", "3 000 001 octets", "3,000,001 bytes", _of(_weighing(_LIMIT + 1))
    yield (
        "P304",
        "told-smaller",
        "3 000 001 octets, annoncés comme 10",
        "3,000,001 bytes, told as 10",
        _of(_weighing(_LIMIT + 1, told=10)),
    )
    yield (
        "P305",
        "a-picture",
        "une image PNG pour un PDF",
        "a PNG picture for a PDF",
        _of(replace(first, content=PNG)),
    )
    yield "P305", "a-text", "un texte", "a text", _of(replace(first, content=b"Bon de commande"))
    yield "P305", "empty", "une pièce vide", "an empty document", _of(replace(first, content=b""))
    yield (
        "P305",
        "begins-at-1021",
        "« %PDF- » trop loin",
        "“%PDF-” too far behind",
        _of(replace(first, content=b"\r" * 1020 + PDF)),
    )
    for slug, fr, en, name in (
        ("upwards", "un chemin qui remonte", "a path upwards", "../notes.pdf"),
        ("absolute", "un chemin absolu", "an absolute path", "/notes.pdf"),
        ("backslash", "une barre inverse", "a backslash", "a\\notes.pdf"),
        ("drive", "un lecteur", "a drive", "C:notes.pdf"),
    ):
        yield "P306", slug, fr, en, _and(Entry(name=name, content=PDF))
    yield (
        "P306",
        "link",
        "un lien",
        "a link",
        _and(Entry(name="notes.pdf", content=b"/etc/hosts", attributes=LINK)),
    )
    yield "P306", "name-twice", "deux fois le même nom", "the same name twice", _and(first)


def _passing() -> Iterator[_Archive]:
    first = _SOUND[0]
    yield (
        "P301",
        "something-before",
        "des octets devant l'archive",
        "bytes before the archive",
        (archive(*_SOUND, prefix=b"#!/bin/sh\n")),
    )
    yield (
        "P301",
        "others-encrypted",
        "un autre membre chiffré",
        "another member encrypted",
        _and(Entry(name="notes.txt", content=b"?", flags=1)),
    )
    yield (
        "P303",
        "in-a-folder",
        "une pièce dans un dossier",
        "a document in a folder",
        _of(replace(first, name=f"pieces/{_FIRST}")),
    )
    yield "P304", "3000000-bytes", "3 000 000 octets", "3,000,000 bytes", _of(_weighing(_LIMIT))
    yield (
        "P305",
        "begins-at-1020",
        "« %PDF- » juste assez tôt",
        "“%PDF-” just early enough",
        _of(replace(first, content=b"\r" * 1019 + PDF)),
    )
    yield (
        "P306",
        "dots-in-a-name",
        "des points dans un nom",
        "dots in a name",
        _and(Entry(name="notes..pdf", content=PDF)),
    )
    yield (
        "A914",
        "directories",
        "des dossiers vides",
        "empty directories",
        _and(Entry(name="pieces/"), Entry(name="autres/")),
    )


def sound_documents(edition: Edition) -> tuple[bytes, bytes]:
    """Give a sound submission with its archive."""
    return dumps(build(("alone", "ht"), {}, edition)), _and()


def documents(edition: Edition) -> Iterator[Planned]:
    """Plan the cases of an edition."""
    for code, slug, fr, en, content in _failing():
        yield _planned(code, slug, Text(fr, en), content, edition, is_refused=True)
    for code, slug, fr, en, content in _passing():
        yield _planned(code, slug, Text(fr, en), content, edition, is_refused=False)
    for slug, fr, en, content in (
        (
            "not-declared",
            "un membre que rien ne déclare",
            "a member that nothing declares",
            _and(Entry(name="notes.txt", content=b"?")),
        ),
        (
            "in-a-folder",
            "une pièce dans un dossier",
            "a document in a folder",
            _of(Entry(name=f"pieces/{_FIRST}", content=PDF)),
        ),
    ):
        yield _planned("A914", slug, Text(fr, en), content, edition, is_refused=True)
    yield from _formats(edition)


def _formats(edition: Edition) -> Iterator[Planned]:
    """A document of each other format."""
    for kind, content in (("PNG", PNG), ("JPG", JPG)):
        one = piece(file_format=kind)
        source = build(("alone",), {"piecesJustificatives/0": one}, edition)
        planned = _planned(
            "P305",
            kind.lower(),
            Text(f"une pièce {kind}", f"a {kind} document"),
            archive(Entry(name=one["nomFichier"], content=content)),
            edition,
            is_refused=False,
        )
        yield replace(planned, content=dumps(source))


def _planned(  # noqa: PLR0913 - what a case consists of
    code: str, slug: str, why: Text, content: bytes, edition: Edition, *, is_refused: bool
) -> Planned:
    is_advisory = code.startswith("A")
    codes = {"archive": [code]} if is_refused else {}
    advised = None
    if is_advisory:
        advised = codes
    elif slug in {"in-a-folder", "others-encrypted", "dots-in-a-name"} | _UNDECLARED:
        advised = {"archive": ["A914"]}
    in_piece = code in {"P303", "P304", "P305"}
    return Planned(
        rule=code,
        slug=slug,
        kind="fails" if is_refused else "passes",
        purpose=told(code, why),
        edition=edition,
        content=dumps(build(("alone", "ht"), {}, edition)),
        errors={} if is_advisory else codes,
        advised=advised if advised is not None else {},
        place=_WHERE if in_piece else "",
        numero_ans=NUMERO_ANS[edition],
        archive=content,
        sound=dumps(build(("alone", "ht"), {}, edition)),
        sound_archive=_and(),
    )


#: Archives that hold something which no request declares, besides what they are about.
_UNDECLARED: Final = frozenset(
    {
        "upwards",
        "absolute",
        "backslash",
        "drive",
        "link",
        "other-capitals",
        "other-ending",
    }
)
