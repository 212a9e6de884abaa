"""Archives that lie in a place or two: about sizes, names, methods, offsets, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.archives import JPG, PDF, PNG, End, Entry, archive, deflated, extra_field, zip64_field

if TYPE_CHECKING:
    import random


def lying_archive(rng: random.Random) -> bytes:
    """Make an archive that lies in a place or two."""
    entries = []
    for _ in range(rng.randint(0, 4)):
        content = rng.choice([PDF, PNG, JPG, b"", b"x" * 5_000])
        method = rng.choice([0, 0, 8, 8, 12, 14, 9, 99, 65_535])
        entries.append(
            Entry(
                name=rng.choice(
                    [
                        *(
                            "MDV-LGC-Va1-BDC-00001.pdf",
                            "MDV-LGC-Va1-HT-00001.pdf",
                            "a.pdf",
                            "d/",
                            "",
                        ),
                        *("MDV-LGC-Va1-BDC-00002.pdf", "x/MDV-LGC-Va1-BDC-00001.pdf", "../x", "/x"),
                        *(
                            "C:\\x",
                            "é.pdf",
                            b"\xff\xfe",
                            "a" * 300,
                            "\u202e",
                            "mdv-lgc-va1-bdc-00001.PDF",
                        ),
                    ]
                ),
                content=content,
                method=method,
                packed=rng.choice([None, None, deflated(content), rng.randbytes(30), b""])
                if method not in {0, 8}
                else rng.choice([None, None, None, None, rng.randbytes(30)]),
                flags=_perhaps(rng, 0, [1, 8, 0x40, 0x800, 0x2000, 0xFFFF]),
                checksum=_perhaps(rng, None, [0, 1]),
                size=_perhaps(rng, None, [0, 1, 0xFFFF_FFFF]),
                packed_size=_perhaps(rng, None, [0, 1, 100_000, 0xFFFF_FFFF]),
                attributes=_perhaps(rng, 0, [0o120777 << 16, 0o040755 << 16, 0x10]),
                extra=_perhaps(
                    rng,
                    b"",
                    [
                        zip64_field(1),
                        zip64_field(1 << 63, 1 << 62, 1 << 40),
                        extra_field(0x7075, rng.randbytes(9)),
                        extra_field(1, b"")[:3],
                        rng.randbytes(7),
                    ],
                ),
                local_name=_perhaps(rng, None, [b"", b"other"]),
                local_extra=_perhaps(rng, b"", [b"x" * 9]),
                offset=_perhaps(rng, None, [0, 1, 50, 0xFFFF_FFFF]),
            )
        )
    end = End(
        count=_perhaps(rng, None, [0, 1, 5, 0xFFFF]),
        size=_perhaps(rng, None, [0, 1, 0xFFFF_FFFF]),
        offset=_perhaps(rng, None, [0, 1, 0xFFFF_FFFF]),
        disk=_perhaps(rng, 0, [1, 0xFFFF]),
        comment=_perhaps(rng, b"", [b"x" * 9, b"PK\5\6" * 9]),
        is_zip64=rng.random() < 0.2,
        is_shifted=rng.random() < 0.5,
        more=_perhaps(rng, b"", [b"PK\1\2", b"PK\5\5" + bytes(9)]),
    )
    return archive(*entries, prefix=_perhaps(rng, b"", [b"MZ" * 9]), end=end)


def _perhaps(rng: random.Random, usual: Any, others: list[Any]) -> Any:  # noqa: ANN401 - a field of any kind
    """Mostly what is usual."""
    return rng.choice(others) if rng.random() < 0.07 else usual
