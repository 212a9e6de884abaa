"""An answer with two refused requests of five, and what `resubmit` makes of it."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

from pytest_segur import Portal, dumps
from pytest_segur.asp.resubmit import Resubmission, resubmit
from support.archives import PDF, PNG, Entry, archive
from support.submissions import (
    amended,
    file_name,
    liberal_request,
    structure_request,
    submission,
)

if TYPE_CHECKING:
    import pathlib

Json = dict[str, Any]
DAY = date(2022, 3, 2)
WRONG_DATE = {"/commande/dateCommande": "2022"}
SENT = submission(
    [
        amended(liberal_request(1, regime="HT"), WRONG_DATE),
        liberal_request(2),
        liberal_request(3),
        amended(structure_request(4), {"/typeAction": "M"}),
        liberal_request(5),
    ]
)
NEXT = "JSON-ANS00000012345-20220302-001.json"


def save(
    folder: pathlib.Path, source: Json, changes: dict[str, object] | None = None
) -> pathlib.Path:
    answer = Portal().deposit(source).parsed
    assert answer is not None, "the first control lets it pass"
    path = folder / file_name()
    path.write_bytes(dumps(amended(answer, changes or {})))
    return path


def next_of(returned: pathlib.Path, target: pathlib.Path, **options: Any) -> Resubmission:  # noqa: ANN401
    return resubmit(
        returned, **{"next_number": "00042", "directory": target, "day": DAY, **options}
    )


def listing(folder: pathlib.Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def names(folder: pathlib.Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def pieces(*more: Entry) -> bytes:
    return archive(
        *more,
        Entry(name="pièces/MDV-LGC-Va1-BDC-00001.pdf", content=b"not this"),
        Entry(name="MDV-LGC-Va1-BDC-00001.pdf", content=PDF),
        Entry(name="MDV-LGC-Va1-BDC-00002.pdf", content=b"of an accepted request"),
        Entry(name="pièces/", content=b""),
        Entry(name="pièces/MDV-LGC-Va1-HT-00001.pdf", content=b"%PDF-HT"),
        Entry(name="pièces/encore/MDV-LGC-Va1-HT-00001.pdf", content=b"not this"),
        Entry(name="MDV-LGC-Va1-BDC-00004.pdf", content=PNG),
        Entry(name="readme.txt", content=b"undeclared"),
    )


def members(path: pathlib.Path | None) -> dict[str, bytes]:
    assert path is not None, "an archive was written"
    with zipfile.ZipFile(path) as made:
        assert made.testzip() is None
        return {entry.filename: made.read(entry) for entry in made.infolist()}
