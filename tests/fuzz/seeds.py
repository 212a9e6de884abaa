"""What a fuzzer starts from: the golden files, every case and every fault on demand."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from support.archives import DEFLATED, JPG, PDF, PNG, End, Entry, archive, unicode_path, zip64_field
from support.cases import CASES

from fuzz.answers import BACK, SENT
from fuzz.choice import EDITIONS
from fuzz.harness import MOST_LOOKS
from pytest_segur import dumps
from pytest_segur.asp.history_file import SCHEMA
from pytest_segur.factories.dossier import DossierFactory
from pytest_segur.factories.faults import FAULTS, variants_of
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.factories.dossier import Dossier

#: Longer seeds make a fuzzer slow; what only size shows is tested elsewhere.
LONGEST: Final = 16_384

_FIXTURES: Final = Path(__file__).parents[2] / "fixtures"
_BDC: Final = "MDV-LGC-Va1-BDC-00001.pdf"
_HT: Final = "MDV-LGC-Va1-HT-00001.png"
_HISTORY: Final = {
    "schema": SCHEMA,
    "day": "2022-03-01",
    "deposits": [
        {
            "name": "JSON-ANS00000012345-20220301-001.json",
            "numeroAns": "ANS00000012345",
            "verdict": "mixed",
            "requests": [{"numeroEditeur": "00001", "state": "rejected"}],
        }
    ],
}


@cache
def seeds() -> tuple[bytes, ...]:
    """Give every seed, with the bytes that choose what it is for."""
    made = (*_of_cases(), *_of_faults(), *_of_fixtures(), *_of_archives(), *_others())
    return tuple(one for one in dict.fromkeys(made) if len(one) <= LONGEST)


def seed(target: str, content: bytes, *, flags: int = 0, look: int = 0) -> bytes:
    """Put the choice before a content."""
    return target.encode() + bytes([look, flags, 0]) + content


def _of_cases() -> Iterator[bytes]:
    """Each case in its first edition."""
    for look, case in enumerate(CASES):
        edition = case.editions[0]
        flags = EDITIONS.index(edition)
        yield seed("s", _compact(dumps(case.build(edition))), flags=flags, look=look % 16)


def _of_faults() -> Iterator[bytes]:
    """Each fault on demand, in each edition."""
    for edition in Edition:
        factory = DossierFactory.seeded(1, edition)
        for code in FAULTS:
            for variant, fault in enumerate(variants_of(code, edition)):
                order = factory.order(requests=fault.fewest, violating=code, variant=variant)
                dossier = factory.make(order, with_archive=code.startswith("P"))
                yield from _of_dossier(dossier, look=variant, flags=EDITIONS.index(edition))


def _of_dossier(dossier: Dossier, *, look: int, flags: int) -> Iterator[bytes]:
    yield seed("s", dossier.content, flags=flags, look=look)
    if dossier.archive is not None:
        yield seed("a", dossier.archive, flags=flags)


def _of_fixtures() -> Iterator[bytes]:
    for path in sorted(_FIXTURES.rglob("*.*")):
        content = path.read_bytes()
        if path.name.endswith(".reponse.json"):
            yield seed("n", content)
        elif path.name == "attendu.json":
            yield seed("e", content)
        elif path.suffix == ".json":
            yield seed("s", content)
            yield seed("c", content)
        elif path.suffix == ".zip":
            yield seed("a", content)


def _of_archives() -> Iterator[bytes]:
    yield seed("a", archive(Entry(name=_BDC, content=PDF), Entry(name=_HT, content=PNG)))
    yield seed(
        "a",
        archive(
            Entry(name=_BDC, content=PDF, method=DEFLATED, extra=zip64_field(1, 2, 3)),
            Entry(name=b"\xff", content=PNG, extra=unicode_path(b"\xff", _HT)),
            Entry(name="x/MDV-LGC-Va1-BDC-00002.pdf", content=JPG),
            prefix=b"MZ",
            end=End(is_zip64=True, comment=b"hello"),
        ),
        look=1,
    )


def _others() -> Iterator[bytes]:
    for look in range(3):
        yield seed("r", BACK if look == 0 else SENT, look=look)
    for look in range(MOST_LOOKS):
        yield seed("c", BACK if look in {2, 3} else SENT, look=look)
    yield seed("n", BACK)
    yield seed("h", json.dumps(_HISTORY).encode())


def _compact(content: bytes) -> bytes:
    """Leave out the indentation: a fuzzer is quicker with small inputs."""
    return b"".join(line.strip() for line in content.splitlines())
