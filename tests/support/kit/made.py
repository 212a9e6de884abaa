"""Cases that are too big to be stored, or no files at all: S100 and P302."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.spec.text import Text
from support.kit.documents import sound_documents
from support.kit.planned import Planned
from support.kit.words import told
from support.submissions import NUMERO_ANS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from support.submissions import Edition

#: Code, slug, what it shows in French and English, how it is made, and what is found.
_CASES: Final[tuple[tuple[str, str, str, str, Mapping[str, Any], Mapping[str, Any]], ...]] = (
    (
        "S100",
        "20000001-bytes",
        "20 000 001 octets",
        "20,000,001 bytes",
        {"as": "file", "to": 20_000_001},
        {"fichier": ["S100"]},
    ),
    ("S100", "a-folder", "un dossier", "a folder", {"as": "folder"}, {"fichier": ["S100"]}),
    (
        "S100",
        "not-there",
        "un fichier qui n'existe pas",
        "a file that is not there",
        {"as": "nothing"},
        {"fichier": ["S100"]},
    ),
    (
        "S100",
        "20000000-bytes",
        "20 000 000 octets",
        "20,000,000 bytes",
        {"as": "file", "to": 20_000_000},
        {},
    ),
    (
        "P302",
        "200000001-bytes",
        "200 000 001 octets",
        "200,000,001 bytes",
        {"as": "archive", "to": 200_000_001},
        {"archive": ["P302"]},
    ),
    (
        "P302",
        "209715201-bytes",
        "209 715 201 octets, plus de 200 Mio",
        "209,715,201 bytes, more than 200 MiB",
        {"as": "archive", "to": 209_715_201},
        {"archive": ["P302"]},
    ),
    (
        "P302",
        "200000000-bytes",
        "200 000 000 octets",
        "200,000,000 bytes",
        {"as": "archive", "to": 200_000_000},
        {},
    ),
)


def made(edition: Edition) -> Iterator[Planned]:
    """Plan the cases of an edition."""
    sound, archive = sound_documents(edition)
    for code, slug, fr, en, recipe, errors in _CASES:
        yield Planned(
            rule=code,
            slug=slug,
            kind="fails" if errors else "passes",
            purpose=told(code, Text(fr, en)),
            edition=edition,
            content=b"",
            errors=errors,
            numero_ans=NUMERO_ANS[edition],
            made=recipe,
            sound=sound,
            sound_archive=archive if code == "P302" else None,
        )
