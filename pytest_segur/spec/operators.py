"""The secure-messaging operators of section 4: 355 codes and their labels.

Codes are kept as printed, blanks, dots and accents included.

>>> LABELS["MAI_15"]
'MAILIZ'
>>> "CH _20" in CODES
True
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


def _read() -> dict[str, str]:
    text = (files(__package__) / "operators.json").read_text(encoding="utf-8")
    return {row["code"]: row["libelle"] for row in json.loads(text)}


LABELS: Final[Mapping[str, str]] = _read()
CODES: Final = frozenset(LABELS)
